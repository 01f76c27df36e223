"""No line of the log can hold what a visitor told us."""

import logging

import pytest

from upheld.web.ui.log import Bare

SECRET = "the child was excluded on 3 March"


def written(record: logging.LogRecord) -> str:
    assert Bare().filter(record)
    return logging.Formatter("%(levelname)s %(name)s %(message)s").format(record)


def record(name: str, message: str, *values: object, exception: BaseException | None = None) -> logging.LogRecord:
    told = (type(exception), exception, exception.__traceback__) if exception else None
    return logging.LogRecord(name, logging.ERROR, __file__, 1, message, values, told)


@pytest.mark.parametrize(
    "name", ["django.request", "django.security.csrf", "django.security.DisallowedHost", "django.server"]
)
def test_what_the_framework_says_of_a_request_is_left_out(name: str) -> None:
    line = written(record(name, "Not Found: %s", f"/check/?q={SECRET}"))
    assert SECRET not in line
    assert line == f"ERROR {name} answered with status unknown"


def test_the_status_is_kept() -> None:
    one = record("django.request", "Not Found: /x")
    one.status_code = 404  # type: ignore[attr-defined]
    assert written(one).endswith("answered with status 404")


@pytest.mark.parametrize("name", ["django.request", "upheld.web", "another.library"])
def test_of_a_fault_its_kind_and_its_lines_are_kept_and_not_its_words(name: str) -> None:
    def broke() -> None:
        raise ValueError(SECRET)

    try:
        broke()
    except ValueError as error:
        line = written(record(name, "It failed", exception=error))
    assert SECRET not in line
    assert "ValueError in broke (test_log.py:" in line
    assert "\n" not in line
