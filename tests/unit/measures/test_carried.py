"""The table the program carries: figures through it and back, and the store that is built from it."""

import lzma
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from pathlib import Path

import pytest

from tests.unit.measures.made_release import DEVON, DORSET, ENGLAND, release, row
from upheld.measures.errors import FiguresError
from upheld.measures.figure import Figure, Mark
from upheld.measures.intake.bring import bring
from upheld.measures.intake.carried import FOLDER, build, keep, read, ready, stamp, written
from upheld.measures.intake.carry import whole_releases
from upheld.measures.intake.cell import from_cell, to_cell
from upheld.measures.measure import measure
from upheld.measures.store import Figures, alone, made, note, renewed

DAY = date(2026, 11, 22)


def a_figure(
    name: str, value: float | None, above: float | None = None, below: float | None = None, mark: Mark = ""
) -> Figure:
    return Figure(name, "878", "2024", "", "", value, above, below, mark, "r")


@pytest.mark.parametrize(
    ("figure", "cell"),
    [
        (a_figure("plans", 12.0, 12.0), "12"),
        (a_figure("plans", 0.0, 0.0), "0"),
        (a_figure("refusals", 25.0, 50.0, 200.0), "50/200"),
        (a_figure("refusals", None, 0.0, 0.0, "z"), "z0/0"),
        (a_figure("refusals", None, None, None, "x"), "x"),
        (a_figure("refusals", None, None, None, "c"), "c"),
        (a_figure("refusals", None, None, None, "missing"), "m"),
        (a_figure("refusals", None, None, 7.0, "x"), "x/7"),
        (a_figure("refusals", 5.6), "=5.6"),
        (a_figure("refusals", -1.25), "=-1.25"),
        (a_figure("refusals", 25.1, 50.0, 200.0), "=25.1:50/200"),
        (a_figure("plans", 1 / 3, 1 / 3), "0.3333333333333333"),
    ],
)  # fmt: skip
def test_a_figure_through_its_cell_and_back(figure: Figure, cell: str) -> None:
    one = measure(figure.measure)
    assert to_cell(one, figure) == cell
    assert from_cell(one, cell) == (figure.value, figure.numerator, figure.denominator, figure.mark)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A carried table of a small release."""
    rows = [row(ENGLAND, 300, 60), row(DEVON, 200, 50), row(DORSET, 100, "x"), row(DEVON, 180, 60, "2023")]
    for area in (ENGLAND, DEVON):
        rows += [row(area, 80, 20, period, of=("Sex", "Female")) for period in ("2023", "2024")]
    store = tmp_path / "made" / "figures.sqlite3"
    bring([release(tmp_path / "a.csv", *rows)], store, today=DAY, is_fresh=True)
    figures = Figures(store)
    keep(figures, tmp_path / "carried")
    figures.close()
    return tmp_path / "carried"


@pytest.fixture
def store(tmp_path: Path) -> Path:
    return tmp_path / "figures.sqlite3"


def parts(store: Path, area: str) -> list[str]:
    figures = Figures(store)
    found = [one.period for one in figures.every("refusals", "sex") if one.area == area]
    figures.close()
    return found


def test_it_has_all_that_is_whole_and_the_latest_parts_and_all_of_englands(folder: Path, store: Path) -> None:
    assert build(store, folder) > 0
    figures = Figures(store)
    whole = {(one.area, one.period): one.value for one in figures.every("refusals")}
    releases = figures.releases()
    figures.close()
    assert whole.pop(("878", "2023")) == pytest.approx(100 / 3)
    assert whole == {("england", "2024"): 20.0, ("878", "2024"): 25.0, ("838", "2024"): None}
    assert (parts(store, "878"), parts(store, "england")) == (["2024"], ["2023", "2024"])
    (told,) = releases.values()
    assert told.read_on == DAY and told.file == "a.csv" and told.reaches == date(2024, 12, 31)


def test_a_store_is_built_where_there_is_none_and_left_alone_afterwards(folder: Path, store: Path) -> None:
    assert "were built from the table" in ready(store, folder)
    before = store.stat().st_mtime_ns
    assert ready(store, folder) == ""
    assert store.stat().st_mtime_ns == before


def test_a_newer_table_is_taken_unless_something_was_imported(folder: Path, store: Path, tmp_path: Path) -> None:
    ready(store, folder)
    text = lzma.decompress((folder / "figures.csv.xz").read_bytes()).replace(b"50/200", b"51/200")
    (folder / "figures.csv.xz").write_bytes(lzma.compress(text))
    assert "built anew: the table that comes with the program has changed" in ready(store, folder)
    figures = Figures(store)
    assert figures.across("refusals", "2024")["878"].value == 25.5
    figures.close()
    with made(store) as connection:
        note(connection, "carried", "another")
        note(connection, "imported", "2026-11-22")
    before = store.read_bytes()
    assert "with what was imported on 2026-11-22, were kept" in ready(store, folder)
    assert store.read_bytes() == before


def test_two_at_once_do_no_harm(folder: Path, store: Path) -> None:
    with ThreadPoolExecutor(4) as pool:
        list(pool.map(lambda _: ready(store, folder), range(4)))
    assert ready(store, folder) == "" and parts(store, "878") == ["2024"]
    assert not [one for one in store.parent.iterdir() if one.name.startswith(".")]


def test_what_is_imported_while_a_newer_table_waits_is_kept(folder: Path, store: Path) -> None:
    ready(store, folder)
    (folder / "releases.csv").write_bytes((folder / "releases.csv").read_bytes() + b"\r\n")
    with ThreadPoolExecutor(1) as pool:
        with alone(store):
            waiting = pool.submit(ready, store, folder)
            with pytest.raises(TimeoutError):
                waiting.result(timeout=0.5)
            with renewed(store) as renewal:
                note(renewal.connection, "imported", "2026-11-22")
                renewal.is_changed = True
        assert "with what was imported on 2026-11-22, were kept" in waiting.result(timeout=20)
    figures = Figures(store)
    assert figures.about()["imported"] == "2026-11-22"
    figures.close()


def test_nothing_is_built_while_somebody_imports(folder: Path, store: Path) -> None:
    with alone(store), pytest.raises(FiguresError, match="Another import is changing"):
        build(store, folder)
    assert not store.exists()


def test_a_store_of_another_version_is_built_anew_and_says_so(folder: Path, store: Path) -> None:
    with made(store) as connection:
        note(connection, "format", "1")
    assert "import your own releases again" in ready(store, folder)
    assert parts(store, "878") == ["2024"]


def test_what_is_no_store_is_not_thrown_away(folder: Path, store: Path) -> None:
    store.write_bytes(b"Something else that a person keeps here under this name.")
    with pytest.raises(FiguresError, match="holds no figures"):
        ready(store, folder)
    assert store.read_bytes().startswith(b"Something else")


@pytest.mark.parametrize(
    "content", [b"", b"nonsense", lzma.compress(b"release,measure,topic,part,period,878\nr,refusals\n")]
)
def test_a_damaged_table_is_told_and_builds_nothing(folder: Path, store: Path, content: bytes) -> None:
    (folder / "figures.csv.xz").write_bytes(content)
    with pytest.raises(FiguresError, match="is damaged"):
        ready(store, folder)
    assert not store.exists()


def test_without_a_table_the_store_is_empty(tmp_path: Path, store: Path) -> None:
    assert stamp(tmp_path / "none") == "" and list(read(tmp_path / "none")) == []
    assert build(store, tmp_path / "none") == 0


def test_only_whole_releases_that_are_known_are_carried(tmp_path: Path) -> None:
    release(tmp_path / "a.csv", row(DEVON, 200, 50))
    with pytest.raises(FiguresError, match="holds no release that is known by its bytes"):
        whole_releases(tmp_path)
    with pytest.raises(FiguresError, match="is no folder"):
        whole_releases(tmp_path / "a.csv")


def test_the_carried_table_is_small_and_its_releases_are_told() -> None:
    assert sum(one.stat().st_size for one in FOLDER.iterdir()) < 600_000
    for told, figures in read():
        assert told.publisher and told.licence and len(told.sha256) == 64 and figures


def test_what_is_written_is_the_same_from_the_store_it_builds(store: Path) -> None:
    build(store)
    figures = Figures(store)
    table, _ = written(figures)
    figures.close()
    assert sorted(table.splitlines()) == sorted(
        lzma.decompress((FOLDER / "figures.csv.xz").read_bytes()).decode().splitlines()
    )
