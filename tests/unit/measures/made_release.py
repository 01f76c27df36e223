"""Small releases in the true layout of one file, "requests", to bring in whole and broken."""

import csv
import io
from pathlib import Path

LEADING = (
    "time_period", "time_identifier", "geographic_level", "country_code", "country_name", "region_code", "region_name",
    "new_la_code", "old_la_code", "la_name", "breakdown_topic", "breakdown",
)  # fmt: skip
COUNTS = (
    "requests_received_in_year", "requests_RYA", "requests_decided_not_to_assess", "request_not_assess_pc",
    "requests_decided_to_assess", "request_assess_pc", "requests_decision_not_made", "requests_withdrawn",
    "request_outcome_six_weeks", "request_outcome_over_6_weeks", "mediation_related_request",
    "tribunal_related_request", "tribunal_after_mediation_request",
)  # fmt: skip
ENGLAND = ("National", "", "", "", "England")
DEVON = ("Local authority", "E12000009", "South West", "878", "Devon")
DORSET = ("Local authority", "E12000009", "South West", "838", "Dorset")
ALL = ("All requests", "All requests")


def row(area: tuple[str, ...], received: object, refused: object, period: str = "2024", of: tuple[str, ...] = ALL,
        **other: object) -> dict[str, str]:  # fmt: skip
    """One row: whose, how many requests and refusals; the other counts are nought."""
    level, region_code, region, code, name = area
    given: dict[str, object] = dict.fromkeys(COUNTS, 0)
    given |= {
        "time_period": period, "time_identifier": "Calendar year", "geographic_level": level,
        "country_code": "E92000001", "country_name": "England", "region_code": region_code, "region_name": region,
        "new_la_code": "", "old_la_code": code, "la_name": "" if level == "National" else name,
        "breakdown_topic": of[0], "breakdown": of[1], "requests_received_in_year": received,
        "requests_decided_not_to_assess": refused, "request_not_assess_pc": share(refused, received),
        "mediation_related_request": "x", "tribunal_related_request": "x", "tribunal_after_mediation_request": "x",
    } | other  # fmt: skip
    return {name: str(value) for name, value in given.items()}


def share(above: object, below: object) -> str:
    """As the publisher rounds it."""
    return f"{above / below * 100:.1f}" if isinstance(above, int) and isinstance(below, int) and below else "z"


def release(path: Path, *rows: dict[str, str], columns: tuple[str, ...] = LEADING + COUNTS) -> Path:
    """A CSV file of these rows."""
    held = io.StringIO(newline="")
    writer = csv.DictWriter(held, columns, extrasaction="ignore")
    writer.writeheader()
    writer.writerows(rows)
    path.write_bytes(held.getvalue().encode("utf-8-sig"))
    return path


USUAL = (row(ENGLAND, 300, 60), row(DEVON, 200, 50), row(DORSET, 100, 10))
