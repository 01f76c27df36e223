"""The file the figures are in: what is asked of it, and that it is only ever replaced whole."""

import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from threading import Thread

import pytest

from upheld.measures.errors import FiguresError
from upheld.measures.figure import Figure
from upheld.measures.release import Release
from upheld.measures.store import FORMAT, Figures, OtherVersion, Unreadable, alone, made, put, renewed

DAY = date(2026, 11, 22)
RELEASE = Release(
    "r.1", "A publisher", "A title", date(2025, 6, 26), "A licence", "https://example.org", "a.csv", "ab", DAY,
    note="Rows were chosen.", edition="2025.2", reaches=date(2024, 12, 31),
)  # fmt: skip
UNDATED = Release("r.2", "Another", "Other", None, "A licence", "", "b.csv", "cd", DAY)


def a_figure(area: str, period: str = "2024", topic: str = "", part: str = "", value: float | None = 1.0) -> Figure:
    return Figure("refusals", area, period, topic, part, value, None, None, "" if value is not None else "x", "r.1")


FIGURES = [
    a_figure("878", "2024"),
    a_figure("878", "2023", value=None),
    a_figure("england", "2024", value=0.0),
    a_figure("878", "2024", "sex", "Male"),
    a_figure("878", "2024", "sex", "Female"),
]


@pytest.fixture
def store(tmp_path: Path) -> Path:
    path = tmp_path / "figures.sqlite3"
    with made(path) as connection:
        put(connection, RELEASE, FIGURES)
        put(connection, UNDATED, [Figure("plans", "878", "2025-01", value=5.0, numerator=5.0, release="r.2")])
    return path


@pytest.fixture
def opened(store: Path) -> Iterator[Figures]:
    figures = Figures(store)
    yield figures
    figures.close()


def test_what_was_put_in_comes_out(opened: Figures) -> None:
    assert opened.releases() == {"r.1": RELEASE, "r.2": UNDATED}
    assert opened.series("refusals", "878") == [FIGURES[1], FIGURES[0]]
    assert opened.across("refusals", "2024") == {"878": FIGURES[0], "england": FIGURES[2]}
    assert opened.parts("refusals", "878", "2024", "sex") == [FIGURES[4], FIGURES[3]]
    assert opened.of_area("878")["refusals"] == [FIGURES[1], FIGURES[0]]
    assert list(opened.of_area("878")) == ["plans", "refusals"]
    assert [one.key for one in opened.every("refusals", None)] == sorted(one.key for one in FIGURES)
    assert [one.measure for one in opened.every_of_area("878")] == ["plans"] + 4 * ["refusals"]
    assert opened.topics("refusals") == ["", "sex"] and opened.periods("refusals") == ["2023", "2024"]
    assert opened.series("nothing", "878") == [] and opened.across("refusals", "1999") == {}


def test_a_question_is_never_part_of_the_query(opened: Figures) -> None:
    assert opened.series("refusals' OR '1'='1", "878") == []


def test_any_thread_may_ask(opened: Figures) -> None:
    found: list[int] = []

    def ask() -> None:
        found.append(len(opened.series("refusals", "878")))

    threads = [Thread(target=ask) for _ in range(8)]
    for one in threads:
        one.start()
    for one in threads:
        one.join()
    assert found == [2] * 8


def test_it_is_replaced_whole_or_not_at_all(store: Path, opened: Figures) -> None:
    before = store.read_bytes()
    with pytest.raises(ZeroDivisionError), made(store) as connection:
        put(connection, RELEASE, FIGURES[:1])
        raise ZeroDivisionError
    assert store.read_bytes() == before
    with pytest.raises(ZeroDivisionError), renewed(store) as renewal:
        renewal.connection.execute("DELETE FROM figure")
        renewal.is_changed = True
        raise ZeroDivisionError
    assert store.read_bytes() == before
    with renewed(store) as renewal:
        renewal.connection.execute("DELETE FROM figure")
    assert store.read_bytes() == before
    assert [one.name for one in store.parent.iterdir()] == [store.name]
    with renewed(store) as renewal:
        renewal.connection.execute("DELETE FROM figure WHERE measure = 'plans'")
        renewal.is_changed = True
    fresh = Figures(store)
    assert fresh.series("plans", "878") == [] and list(fresh.releases()) == ["r.1"]
    fresh.close()
    assert opened.series("plans", "878")[0].value == 5.0, "who reads goes on reading the old file"


def test_nobody_else_writes_meanwhile(store: Path, opened: Figures) -> None:
    with alone(store):
        assert opened.periods("refusals") == ["2023", "2024"]
        with pytest.raises(FiguresError, match="Another import"), alone(store):
            pass
    with alone(store):
        pass


def test_what_is_no_store_is_told(tmp_path: Path, store: Path) -> None:
    with pytest.raises(FiguresError, match="There are no figures at none: run `upheld figures build` first"):
        Figures(tmp_path / "none")
    other = tmp_path / "other"
    other.write_bytes(b"This is a text of some length, and no database at all.")
    with pytest.raises(FiguresError, match="other holds no figures"):
        Figures(other)
    connection = sqlite3.connect(store)
    connection.execute("UPDATE about SET value = ?", (str(FORMAT + 1),))
    connection.commit()
    connection.close()
    with pytest.raises(OtherVersion, match="is of another version"):
        Figures(store)


def test_a_folder_that_cannot_be_written_to_is_told(tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.write_bytes(b"")
    with pytest.raises(FiguresError, match="cannot be written to"), made(file / "figures.sqlite3"):
        pass
    with pytest.raises(FiguresError, match="cannot be written to"), alone(file / "figures.sqlite3"):
        pass


def place(published: date | None = None, edition: str = "", reaches: date | None = None) -> tuple[int, int, date]:
    return Release("r", "", "", published, "", "", "", "", DAY, edition=edition, reaches=reaches).place


def test_the_newer_of_two_releases() -> None:
    first, revised, later = place(edition="2025.1"), place(edition="2025.2"), place(edition="2026.1")
    assert first < revised < place(date(2025, 9, 1)) < place(reaches=date(2025, 1, 31)) < later
    assert place(date(2025, 6, 26)) < place(date(2025, 9, 1)) < place(date(2026, 6, 1))
    assert later < place(date(2026, 6, 1)) < place(reaches=date(2026, 12, 31)) < place()
    assert place(reaches=date(2024, 12, 31))[0] == place(reaches=date(2025, 1, 31))[0] == 2025


def test_a_thread_that_comes_after_a_replacement_still_reads_what_was_opened(store: Path, opened: Figures) -> None:
    with made(store) as connection:
        put(connection, RELEASE, FIGURES[:1])
    found: list[int] = []
    one = Thread(target=lambda: found.append(len(opened.series("refusals", "878"))))
    one.start()
    one.join()
    assert found == [2], "two threads of one page must not read two files"


def test_a_damaged_file_is_told_at_the_question(store: Path) -> None:
    figures = Figures(store)
    content = bytearray(store.read_bytes())
    figures.close()
    content[4096:] = b"\xff" * (len(content) - 4096)
    store.write_bytes(content)
    with pytest.raises(Unreadable, match=r"figures\.sqlite3 holds no figures \(.+\): run `upheld figures build` anew"):
        Figures(store).series("refusals", "878")
    cut = store.with_name("cut.sqlite3")
    cut.write_bytes(content[:5000])
    with pytest.raises(Unreadable, match="cut"):
        Figures(cut).releases()


def test_what_a_killed_process_left_is_taken_away_and_nothing_else(store: Path) -> None:
    command = (
        "import sys; from pathlib import Path; from upheld.measures.store import made\n"
        "with made(Path(sys.argv[1])): print('begun', flush=True); sys.stdin.read()"
    )
    before = store.read_bytes()
    with subprocess.Popen(
        [sys.executable, "-c", command, str(store)], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as process:
        assert process.stdout is not None and process.stdout.readline().strip() == b"begun"
        process.kill()
    assert len(list(store.parent.iterdir())) == 2 and store.read_bytes() == before
    mine = store.with_name(f".{store.name}.mine")
    mine.write_text("kept")
    with alone(store):
        pass
    assert {one.name for one in store.parent.iterdir()} == {store.name, f"{store.name}.lock", mine.name}


def test_a_folder_is_no_file_of_figures(tmp_path: Path) -> None:
    with pytest.raises(FiguresError, match="is a folder: name a file in it"), alone(tmp_path):
        pass
