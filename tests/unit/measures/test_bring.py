"""Bringing releases in: all of them or none, the newer before the older, and a true report of what changed."""

import hashlib
import zipfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

import pytest

from tests.unit.measures.made_release import ALL, COUNTS, DEVON, DORSET, ENGLAND, LEADING, USUAL, release, row
from upheld.measures.errors import FiguresError
from upheld.measures.intake import bring as bringing
from upheld.measures.intake.bring import bring
from upheld.measures.intake.report import Report
from upheld.measures.store import Figures, alone

DAY = date(2026, 11, 22)


@pytest.fixture
def store(tmp_path: Path) -> Path:
    return tmp_path / "figures" / "figures.sqlite3"


@contextmanager
def figures(store: Path) -> Iterator[Figures]:
    opened = Figures(store)
    yield opened
    opened.close()


def brought(store: Path, *paths: Path, published: date | None = None, day: date = DAY) -> Report:
    return bring(paths, store, today=day, published=published, is_fresh=True)


def value(store: Path, measure: str = "refusals", area: str = "878", period: str = "2024") -> float | str | None:
    with figures(store) as opened:
        found = opened.across(measure, period).get(area)
    return None if found is None else found.value if found.value is not None else found.mark


def refused(store: Path, *paths: Path) -> str:
    before = store.read_bytes() if store.exists() else b""
    with pytest.raises(FiguresError) as error:
        brought(store, *paths)
    told = str(error.value)
    assert told.endswith("Nothing was imported.") and "\n" not in told
    if before:
        assert store.read_bytes() == before
    assert not [one for one in store.parent.iterdir() if one.name.startswith(".")]
    return told


def test_a_release_is_read_with_where_its_figures_stand(tmp_path: Path, store: Path) -> None:
    path = release(tmp_path / "my download (2).csv", *USUAL)
    report = brought(store, path)
    assert report.is_changed and not report.changes and not report.doubts
    assert (value(store), value(store, area="england"), value(store, "requests")) == (25.0, 20.0, 200.0)
    with figures(store) as opened:
        (known,) = opened.releases().values()
        assert opened.across("refusals", "2024")["878"].release == known.id
        assert opened.about()["imported"] == "2026-11-22"
    checksum = hashlib.sha256(path.read_bytes()).hexdigest()
    assert known.id == f"dfe.plans.requests.{checksum[:8]}" and known.sha256 == checksum
    assert known.file == "my download (2).csv" and known.read_on == DAY and known.published_on is None
    assert known.publisher == "Department for Education" and "edition not known" in known.title
    assert known.reaches == date(2024, 12, 31)
    assert any("Its edition is not known" in line for line in report.lines())


def test_zero_is_a_number_and_marks_are_kept_apart(tmp_path: Path, store: Path) -> None:
    city = ("Local authority", "E12000007", "London", "201", "City of London")
    rows = (row(ENGLAND, 300, "c"), row(DEVON, 200, 0), row(DORSET, 0, 0), row(city, 5, "x"))
    brought(store, release(tmp_path / "a.csv", *rows))
    assert [value(store, area=area) for area in ("england", "878", "838", "201", "202")] == ["c", 0.0, "z", "x", None]
    assert value(store, "requests", "838") == 0.0


def test_the_same_file_again_changes_nothing(tmp_path: Path, store: Path) -> None:
    path = release(tmp_path / "a.csv", *USUAL)
    brought(store, path)
    before, at = store.read_bytes(), store.stat().st_mtime_ns
    report = brought(store, path, day=date(2027, 1, 1))
    assert not report.is_changed and report.merged[0].same and not report.merged[0].new
    assert store.read_bytes() == before and store.stat().st_mtime_ns == at
    assert "Nothing is other than it was: the figures were left as they are." in report.lines()


def test_a_newer_release_replaces_an_older_one_and_never_the_other_way_round(tmp_path: Path, store: Path) -> None:
    old = release(tmp_path / "old.csv", *USUAL)
    new = release(tmp_path / "new.csv", row(ENGLAND, 300, 60), row(DEVON, 200, 40), row(DORSET, 100, 20))
    brought(store, old, published=date(2025, 6, 26))
    report = brought(store, new, published=date(2025, 9, 1))
    assert value(store) == 20.0
    change = next(one for one in report.changes if (one.measure, one.area) == ("refusals", "838"))
    assert (change.before, change.after, change.period) == (10.0, 20.0, "2024")
    assert [one.area for one in report.changes if one.measure == "refusals"] == ["838", "878"]
    assert any(line.endswith("Dorset, 2024: 10.0% before, 20.0% now.") for line in report.lines())
    again = brought(store, old, published=date(2025, 6, 26))
    assert not again.is_changed and again.merged[0].kept and not again.changes
    assert value(store) == 20.0
    with figures(store) as opened:
        assert set(opened.changes()) == set(report.changes)


@pytest.mark.parametrize("order", [(0, 1), (1, 0)])
def test_files_of_one_import_may_come_in_any_order(tmp_path: Path, store: Path, order: tuple[int, int]) -> None:
    old = release(tmp_path / "old.csv", *USUAL)
    rows = (row(DEVON, 200, 40), row(DEVON, 220, 44, "2025"))
    new = release(tmp_path / "new.csv", *rows)
    brought(store, *[(old, new)[at] for at in order])
    assert (value(store), value(store, period="2025"), value(store, area="838")) == (20.0, 20.0, 10.0)


def test_a_figure_held_back_later_is_held_back_but_an_empty_cell_hides_nothing(tmp_path: Path, store: Path) -> None:
    brought(store, release(tmp_path / "old.csv", *USUAL))
    report = brought(store, release(tmp_path / "new.csv", row(DEVON, 200, "x"), row(DORSET, 100, ""),
                                    row(ENGLAND, 300, 60, "2025")))  # fmt: skip
    assert (value(store), value(store, area="838")) == ("x", 10.0)
    assert "  Refused to assess, Devon, 2024: 25.0% before, not available now." in report.lines()


def test_a_broken_file_leaves_everything_as_it_was(tmp_path: Path, store: Path) -> None:
    brought(store, release(tmp_path / "a.csv", *USUAL))
    better = release(tmp_path / "b.csv", row(DEVON, 200, 40))
    for name, path in broken(tmp_path).items():
        told = refused(store, better, path)
        assert name in told, told


def broken(folder: Path) -> dict[str, Path]:
    """A sentence each, and the release that is to give it."""
    without = tuple(one for one in LEADING + COUNTS if one != "requests_decided_not_to_assess")
    renamed = {**row(DEVON, 200, 50), "refused": "50"}
    unknown = ("Local authority", "E12000009", "South West", "999", "Camelot")
    whole = release(folder / "whole.csv", *USUAL * 1).read_bytes()
    packed = folder / "whole.zip"
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr("data/requests.csv", whole * 50)
    files: dict[str, Callable[[Path], Path]] = {
        '"requests_decided_not_to_assess"': lambda at: release(at, row(DEVON, 200, 50), columns=without),
        'no column "requests_decided_not_to_assess"': lambda at: release(at, renamed, columns=(*without, "refused")),
        "Camelot": lambda at: release(at, *USUAL, row(unknown, 10, 1)),
        '"many" is neither a number nor a mark': lambda at: release(at, row(DEVON, "many", 1)),
        "is no period": lambda at: release(at, row(DEVON, 10, 1, "last year")),
        "two rows for": lambda at: release(at, *USUAL, row(DEVON, 200, 51)),
        "is in UTF-16": lambda at: (at.write_bytes(whole.decode("utf-8-sig").encode("utf-16")), at)[1],
        "is cut short": lambda at: (at.write_bytes(packed.read_bytes()[:-40]), at)[1],
        "no release that is known": lambda at: (at.write_bytes(b"name,age\nA,5\n"), at)[1],
        "has a header and no rows": lambda at: release(at),
    }
    return {told: make(folder / f"broken{number}.csv") for number, (told, make) in enumerate(files.items())}


def test_a_cut_row_is_named(tmp_path: Path, store: Path) -> None:
    whole = release(tmp_path / "a.csv", *USUAL)
    whole.write_bytes(whole.read_bytes()[:-30])
    assert "Row 4 of a.csv has 13 cells where the header has 25" in refused(store, whole)
    assert not store.exists()


def test_numbers_as_text_are_read(tmp_path: Path, store: Path) -> None:
    brought(store, release(tmp_path / "a.csv", row(DEVON, " 2,000 ", "500 ")))
    assert (value(store, "requests"), value(store)) == (2000.0, 25.0)


def test_a_header_in_other_letters_is_read(tmp_path: Path, store: Path) -> None:
    columns = tuple(one.upper() for one in LEADING + COUNTS)
    rows = [{name.upper(): cell for name, cell in one.items()} for one in USUAL]
    brought(store, release(tmp_path / "a.csv", *rows, columns=columns))
    assert value(store) == 25.0


def test_rows_that_stand_twice_alike_are_told_and_counted_once(tmp_path: Path, store: Path) -> None:
    report = brought(store, release(tmp_path / "a.csv", *USUAL, row(DEVON, 200, 50)))
    assert value(store) == 25.0 and report.merged[0].doubled
    assert any("twice in it, alike" in line for line in report.lines())


def test_a_column_that_stands_twice_and_differs_is_refused_where_it_is_needed(tmp_path: Path, store: Path) -> None:
    one = row(DEVON, 200, 50)
    columns = (*LEADING, *COUNTS)
    path = release(tmp_path / "a.csv", one, columns=columns)
    head, body, *_ = path.read_bytes().split(b"\r\n")
    path.write_bytes(head + b",Requests_Received_In_Year\r\n" + body + b",201\r\n")
    assert 'the column "requests_received_in_year" twice' in refused(store, path)
    path.write_bytes(head + b",requests_RYA\r\n" + body + b",7\r\n")
    brought(store, path)
    assert value(store) == 25.0


def test_what_does_not_add_up_or_is_not_the_publishers_is_told(tmp_path: Path, store: Path) -> None:
    rows = (row(ENGLAND, 299, 60), row(DEVON, 200, 50, request_not_assess_pc="26.0"), row(DORSET, 100, 10))
    report = brought(store, release(tmp_path / "a.csv", *rows))
    told = "\n".join(report.doubts)
    assert "the councils' figures add up to 300 and England's is 299" in told
    assert "Refused to assess, Devon, 2024: 25.00 worked out, 26.0 published." in told
    assert told in "\n".join(line.strip() for line in report.lines())


def test_councils_that_add_up_raise_no_doubt_even_where_one_is_held_back(tmp_path: Path, store: Path) -> None:
    held_back = (row(ENGLAND, 300, 60), row(DEVON, 200, 50), row(DORSET, "x", "x"))
    assert not brought(store, release(tmp_path / "a.csv", *held_back)).doubts


def test_two_imports_at_once(tmp_path: Path, store: Path) -> None:
    path = release(tmp_path / "a.csv", *USUAL)
    with alone(store), pytest.raises(FiguresError, match=r"Another import is changing figures\.sqlite3: wait"):
        brought(store, path)
    assert not store.exists()
    brought(store, path)
    assert value(store) == 25.0


def test_an_import_that_is_stopped_leaves_no_lock_and_no_rest(
    tmp_path: Path, store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = release(tmp_path / "a.csv", *USUAL)
    brought(store, path)
    before = store.read_bytes()

    def stopped(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr(bringing, "sums_that_fail", stopped)
        with pytest.raises(KeyboardInterrupt):
            brought(store, release(tmp_path / "b.csv", row(DEVON, 200, 40)))
    assert store.read_bytes() == before
    assert sorted(one.name for one in store.parent.iterdir()) == ["figures.sqlite3", "figures.sqlite3.lock"]
    brought(store, release(tmp_path / "b.csv", row(DEVON, 200, 40)))
    assert value(store) == 20.0


def test_what_a_zip_holds_besides_is_left_aside_with_a_word(tmp_path: Path, store: Path) -> None:
    path = tmp_path / "release.zip"
    with zipfile.ZipFile(path, "w") as file:
        file.write(release(tmp_path / "a.csv", *USUAL), "data/requests.csv")
        file.writestr("supporting-files/other.csv", "name,age\nA,5\n")
    report = brought(store, path)
    assert report.told == ("other.csv in release.zip was left aside: no figure is taken from such a file.",)
    with figures(store) as opened:
        assert [one.file for one in opened.releases().values()] == ["requests.csv"]


def test_progress_ends_where_it_said_it_would(tmp_path: Path, store: Path) -> None:
    seen: list[tuple[int, int, str]] = []
    paths = [release(tmp_path / "a.csv", *USUAL), release(tmp_path / "b.csv", row(DEVON, 200, 40))]
    bring(paths, store, today=DAY, progress=lambda *told: seen.append(told), is_fresh=True)
    assert seen == [(0, 2, "a.csv"), (1, 2, "b.csv"), (2, 2, "")]


def test_a_day_to_come_and_no_file(tmp_path: Path, store: Path) -> None:
    path = release(tmp_path / "a.csv", *USUAL)
    with pytest.raises(FiguresError, match="2026-11-23 is yet to come"):
        brought(store, path, published=date(2026, 11, 23))
    with pytest.raises(FiguresError, match="No file was named"):
        brought(store)


def test_parts_are_brought_in_too(tmp_path: Path, store: Path) -> None:
    girls = row(DEVON, 80, 20, of=("Sex", "Female"))
    brought(store, release(tmp_path / "a.csv", row(DEVON, 200, 50, of=ALL), girls))
    with figures(store) as opened:
        (found,) = opened.parts("refusals", "878", "2024", "sex")
    assert (found.part, found.value, found.numerator, found.denominator) == ("Female", 25.0, 20.0, 80.0)
