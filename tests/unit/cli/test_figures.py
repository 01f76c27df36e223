"""`upheld figures`, as a person runs it: build, show, compare, write out, brief, record an answer."""

from __future__ import annotations

import csv
import io
import json
import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from tests.unit.cli.conftest import Said
from tests.unit.measures.made_release import DEVON, ENGLAND, release, row
from upheld.measures.area import find_area
from upheld.measures.intake.carried import build
from upheld.measures.measure import measures
from upheld.measures.period import said as said_period
from upheld.measures.saying import said_value
from upheld.measures.store import Figures

Command = Callable[..., Said]


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The figures that come with the program."""
    path = tmp_path_factory.mktemp("figures") / "figures.sqlite3"
    build(path)
    return path


@pytest.fixture(autouse=True)
def _a_day(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("upheld.cli.figures.today", lambda: date(2026, 11, 22))


def test_build_writes_the_figures_and_says_how_many(upheld: Command, tmp_path: Path) -> None:
    path = tmp_path / "made.sqlite3"
    said = upheld("figures", "build", "--store", path)
    assert (said.status, said.err) == (0, "")
    assert said.out.startswith(f"Written: {path} (")
    figures = Figures(path)
    assert figures.across("requests", "2024")["england"].value == 154_489
    figures.close()


def test_without_a_name_the_figures_of_the_web_pages_are_used_and_built_first(
    upheld: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("UPHELD_HOME", str(tmp_path / "home"))
    first = upheld("figures", "list", "requests")
    assert (first.status, first.err) == (0, "")
    assert (tmp_path / "home" / "figures.sqlite3").is_file()
    again = upheld("figures", "list", "requests")
    assert (again.status, again.err, again.out) == (0, "", first.out)


def test_a_file_that_was_named_is_not_made(upheld: Command, tmp_path: Path) -> None:
    said = upheld("figures", "council", "Hackney", "--store", tmp_path / "no.sqlite3")
    assert said.status == 2 and said.err.count("\n") == 1
    assert "There are no figures at no.sqlite3" in said.err
    assert list(tmp_path.iterdir()) == []


def test_every_measure_is_listed_with_its_years(upheld: Command, store: Path) -> None:
    said = upheld("figures", "list", "--store", store)
    plain = " ".join(said.out.split())
    assert said.status == 0
    assert all(f"{one.id}: {one.title} (" in plain for one in measures().values())
    assert "within_20_weeks: Plans issued within 20 weeks, leaving out exceptions (2015 to 2024)" in plain


def test_one_measure_is_told_whole(upheld: Command, store: Path) -> None:
    plain = " ".join(upheld("figures", "list", "within_20_weeks", "--store", store).out.split())
    one = measures()["within_20_weeks"]
    assert one.counted in plain and one.why in plain and all(each in plain for each in one.caveats)
    assert one.breaks and all(f"Break, {said_period(each.period, one.at)}: {each.why}" in plain for each in one.breaks)
    assert "Duties: plan.final" in plain


@pytest.mark.parametrize("name", ["Hackney", "878", "City of London", "Buckinghamshire", "London", "England"])
def test_an_area_is_told_with_its_story_and_its_main_measures(upheld: Command, store: Path, name: str) -> None:
    said = upheld("figures", "council", name, "--store", store)
    area = find_area(name)
    figures = Figures(store)
    plain = " ".join(said.out.split())
    assert (said.status, said.err) == (0, "")
    assert said.out.startswith(f"{area.name}: official figures.")
    assert "\n- " in said.out and "None" not in said.out and "nan" not in said.out.split()
    for one in measures().values():
        series = figures.series(one.id, area.code)
        if one.main and series:
            assert f"{one.short}, " in plain and said_value(one, series[-1]) in plain, one.id
    figures.close()


def test_councils_stand_side_by_side_with_their_intervals(upheld: Command, store: Path) -> None:
    said = upheld("figures", "compare", "Hackney", "Devon", "--measure", "refusals", "--store", store)
    assert said.status == 0
    rows = [line.split("  ", 2) for line in said.out.splitlines() if line.startswith("  ")]
    assert [row[1] for row in rows] == ["Hackney", "Devon", "England"]
    assert "25.2% (38,889 of 154,489; " in said.out
    assert "No order is a ranking" in said.out


def test_neighbours_stand_beside_a_council_too(upheld: Command, store: Path) -> None:
    told = upheld("figures", "compare", "Hackney", "--neighbours", "--measure", "plans", "--store", store)
    assert len([line for line in told.out.splitlines() if line.startswith("  ")]) == 12


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["compare", "Hackney", "Devon", "Kent", "Leeds", "York", "Bury"], "6 councils were named: 5 at the most"),
        (["compare", "England", "--neighbours"], "England has no statistical neighbours"),
        (["compare", "Hackney", "--measure", "weather"], 'no measure called "weather"'),
        (["council", "Atlantis"], 'No local authority is called "Atlantis"'),
        (["council", "Cardiff"], "Cardiff is not in England"),
        (["export"], "Nothing was chosen"),
        (["export", "--measure", "refusals", "--format", "xml"], "--format 'xml' is not known: use csv, json"),
        (["export", "--measure", "refusals", "-o", "a.xlsx"], "'xlsx' is not known"),
        (["briefing", "Atlantis"], "Nor is there a constituency of that name"),
        (["briefing", "Hackney", "-o", "page.odt"], "ends in none of .docx, .pdf"),
        (["import", "nowhere.zip"], "nowhere.zip"),
        (["import", "nowhere.zip", "--published", "soon"], "--published 'soon' is not a day"),
        (["changes", "--most", "0"], "--most 0 lists nothing"),
        (["reply", "no-gap", "Devon", "--asked", "2026-10-01"], "no-gap"),
        (["reply", "x", "Devon", "--asked", "01/10/2026"], "--asked '01/10/2026' is not a day"),
    ],
)
def test_what_cannot_be_done_is_one_sentence(
    upheld: Command, store: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, words: list[str], told: str
) -> None:
    monkeypatch.chdir(tmp_path)
    said = upheld("figures", *words, "--store", store)
    assert said.status == 2 and said.out == ""
    assert told in said.err and said.err.count("\n") == 1 and "Traceback" not in said.err
    assert list(tmp_path.iterdir()) == []


def test_figures_are_written_out_as_a_table_and_as_json(upheld: Command, store: Path, tmp_path: Path) -> None:
    table = tmp_path / "refusals.csv"
    said = upheld("figures", "export", "--measure", "refusals", "--store", store, "-o", table)
    assert said.status == 0 and said.out.startswith(f"Written: {table} (")
    rows = list(csv.DictReader(io.StringIO(table.read_text(encoding="utf-8-sig"))))
    england = next(row for row in rows if row["area"] == "England" and row["period"] == "2024" and not row["topic"])
    assert (england["numerator"], england["denominator"]) == ("38889", "154489")
    assert england["release"] and england["licence"] and len(england["sha256"]) == 64
    found = tmp_path / "hackney.json"
    assert upheld("figures", "export", "--council", "Hackney", "--store", store, "-o", found).status == 0
    data = json.loads(found.read_text(encoding="utf-8"))
    assert {one["area"] for one in data["figures"]} == {"204"}
    assert data["releases"]


def test_one_measure_of_one_council_is_on_the_screen(upheld: Command, store: Path) -> None:
    said = upheld("figures", "export", "--measure", "refusals", "--council", "Devon", "--store", store)
    rows = list(csv.DictReader(io.StringIO(said.out)))
    assert rows and {(row["measure"], row["area"]) for row in rows} == {("refusals", "Devon")}


@pytest.mark.parametrize(
    ("ending", "first"), [("pdf", b"%PDF"), ("docx", b"PK"), ("html", b"<!doctype"), ("txt", b"H")]
)
def test_a_briefing_is_written_in_each_format(
    upheld: Command, store: Path, tmp_path: Path, ending: str, first: bytes
) -> None:
    path = tmp_path / f"page.{ending}"
    said = upheld("figures", "briefing", "Hackney", "--store", store, "-o", path)
    assert (said.status, said.out) == (0, f"Written: {path}\n")
    assert path.read_bytes().lower().startswith(first.lower())


def test_a_briefing_of_a_constituency_names_its_council(upheld: Command, store: Path) -> None:
    said = upheld("figures", "briefing", "Croydon East", "--store", store)
    plain = " ".join(said.out.split())
    assert "Croydon East: special educational needs in figures" in plain
    assert "here: Croydon. The figures are of the whole council" in plain


def test_an_answer_is_recorded_once_beside_the_figures(upheld: Command, store: Path) -> None:
    from upheld.measures.gaps.gap import gaps
    from upheld.measures.gaps.replies import NAME

    words = ("figures", "reply", next(iter(gaps())), "Devon", "--asked", "2026-09-01", "--store", store)
    first = upheld(*words)
    assert first.status == 0
    assert "Devon" in first.out and "Due 29 September 2026." in first.out and "54 days late." in first.out
    assert "was recorded before" in upheld(*words).out
    assert len(store.with_name(NAME).read_text(encoding="utf-8").splitlines()) == 1


def test_a_release_is_brought_in_once_and_what_it_changed_is_told(upheld: Command, store: Path, tmp_path: Path) -> None:
    mine = tmp_path / "mine.sqlite3"
    shutil.copyfile(store, mine)
    figures = Figures(mine)
    known = figures.across("requests", "2024")
    figures.close()
    was = int(known["878"].value or 0)
    file = release(tmp_path / "requests.csv", row(ENGLAND, 154_489, 38_889), row(DEVON, was + 1, 819))
    said = upheld("figures", "import", file, "--published", "2026-10-01", "--store", mine)
    assert (said.status, said.err) == (0, "")
    assert f"Devon, 2024: {was:,} before, {was + 1:,} now." in said.out
    told = " ".join(upheld("figures", "changes", "--council", "Devon", "--store", mine).out.split())
    assert f"Devon, 2024: {was:,} before, {was + 1:,} now" in told and "Hackney" not in told
    again = upheld("figures", "import", file, "--store", mine)
    assert again.status == 0 and "the figures were left as they are" in again.out


def test_a_release_that_cannot_be_read_leaves_the_figures_as_they_are(
    upheld: Command, store: Path, tmp_path: Path
) -> None:
    mine, bad = tmp_path / "mine.sqlite3", tmp_path / "requests.zip"
    shutil.copyfile(store, mine)
    before = mine.read_bytes()
    bad.write_bytes(b"PK\x03\x04 and no more")
    said = upheld("figures", "import", bad, "--store", mine)
    assert said.status == 2 and said.err.count("\n") == 1 and "requests.zip" in said.err
    assert mine.read_bytes() == before
    # The lock file stays; whose it is stands in it.
    assert {one.name for one in tmp_path.iterdir()} <= {"mine.sqlite3", "mine.sqlite3.lock", "requests.zip"}


def test_the_table_that_comes_with_the_program_is_not_made_from_nothing(upheld: Command, tmp_path: Path) -> None:
    said = upheld("figures", "carry", tmp_path)
    assert said.status == 2 and "holds no release that is known" in said.err


def test_releases_are_named_with_their_licence(upheld: Command, store: Path) -> None:
    said = upheld("figures", "releases", "--store", store)
    assert "dfe.plans.requests: " in said.out
    assert "Education, health and care plans" in said.out and "Open Government Licence" in " ".join(said.out.split())


def test_nothing_changed_is_said(upheld: Command, store: Path) -> None:
    assert "No figure has been changed" in upheld("figures", "changes", "--store", store).out
