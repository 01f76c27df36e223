"""Which files `make check` leaves to `make test`, and which of `make test` are run without measuring coverage."""

from pathlib import Path

import pytest

HERE = Path(__file__).parent
# Those that cost seconds together, though each test is quick.
LEFT_TO_MAKE_TEST = {
    "cases/test_letters.py",
    "figures/test_import.py",
    "figures/test_independent.py",
    "figures/test_independent_others.py",
    "letters/test_every_letter.py",
    "properties/test_always.py",
    "repository/test_schema.py",
    "unit/case/test_case_properties.py",
    "unit/cli/test_process.py",
    "unit/documents/test_bundle.py",
    "unit/documents/test_docx.py",
    "unit/documents/test_picture.py",
    "unit/documents/test_stamp.py",
    "unit/documents/test_tags.py",
    "unit/letters/pack/test_build.py",
    "unit/letters/pack/test_limits.py",
    "unit/measures/test_carried.py",
    "unit/measures/test_known.py",
    "web/api/test_case.py",
    "web/api/test_description.py",
    "web/api/test_fuzz.py",
    "web/check/test_answer.py",
    "web/check/test_editing.py",
    "web/check/test_guide.py",
    "web/check/test_letters.py",
    "web/check/test_pack.py",
    "web/check/test_paper_page.py",
    "web/check/test_questions.py",
    "web/check/test_quick.py",
    "web/check/test_timeline.py",
    "web/figures/asked/test_gaps.py",
    "web/figures/shown/test_constituencies.py",
    "web/figures/shown/test_embedding.py",
    "web/figures/shown/test_files.py",
    "web/library/test_duty_page.py",
    "web/library/test_search.py",
    "web/test_safety_deploy.py",
    "web/test_safety_headers.py",
    "web/test_safety_requests.py",
}
# Each room is covered by its own tests. What walks through all of it many times over would take twice as long and
# more while it is measured, and cover nothing new.
NOT_MEASURED = ("cases/", "journeys/", "properties/", "repository/", "unit/cli/")
NOT_MEASURED_FILES = {
    "figures/test_import.py",
    "letters/test_every_letter.py",
    "unit/case/test_case_properties.py",
    "unit/letters/test_calendar_always.py",
    "unit/measures/test_carried.py",
    "unit/measures/test_known.py",
    "web/api/test_description.py",
    "web/api/test_fuzz.py",
    "web/cases/test_hidden.py",
    "web/figures/pages/test_pages.py",
    "web/library/test_other_languages.py",
    "web/post/test_killed.py",
    "web/test_safety_headers.py",
}


def pytest_ignore_collect(collection_path: Path, config: pytest.Config) -> bool | None:
    """Do not even read the files that `make check` leaves out."""
    left_out = config.option.markexpr == "not slow"
    name = collection_path.relative_to(HERE).as_posix() if collection_path.is_relative_to(HERE) else ""
    return True if left_out and (name in LEFT_TO_MAKE_TEST or name == "journeys") else None


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark the tests of these files as slow, and as not measured."""
    for item in items:
        name = item.path.relative_to(HERE).as_posix()
        if name in LEFT_TO_MAKE_TEST:
            item.add_marker(pytest.mark.slow)
        if name.startswith(NOT_MEASURED) or name in NOT_MEASURED_FILES:
            item.add_marker(pytest.mark.no_cover)
