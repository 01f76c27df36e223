"""Which files `make check` leaves to `make test`: those that cost seconds together, though each test is quick."""

from pathlib import Path

import pytest

HERE = Path(__file__).parent
LEFT_TO_MAKE_TEST = {
    "cases/test_letters.py",
    "letters/test_every_letter.py",
    "properties/test_always.py",
    "unit/case/test_case_properties.py",
    "unit/cli/test_process.py",
    "unit/documents/test_bundle.py",
    "unit/documents/test_stamp.py",
    "web/api/test_case.py",
    "web/api/test_description.py",
    "web/check/test_answer.py",
    "web/check/test_editing.py",
    "web/check/test_guide.py",
    "web/check/test_letters.py",
    "web/check/test_pack.py",
    "web/check/test_paper_page.py",
    "web/check/test_questions.py",
    "web/check/test_quick.py",
    "web/check/test_timeline.py",
    "web/library/test_duty_page.py",
    "web/library/test_search.py",
    "web/test_safety_deploy.py",
    "web/test_safety_headers.py",
    "web/test_safety_requests.py",
}


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark every test of these files as slow."""
    for item in items:
        if item.path.relative_to(HERE).as_posix() in LEFT_TO_MAKE_TEST:
            item.add_marker(pytest.mark.slow)
