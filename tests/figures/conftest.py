"""The releases beside the clone, and stores made from them once for all tests."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from upheld.measures.intake.bring import bring
from upheld.measures.intake.carried import build, read
from upheld.measures.intake.carry import whole_releases
from upheld.measures.intake.report import Report
from upheld.measures.store import Figures

SHARED = Path(__file__).parents[3] / "shared" / "data"


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of releases; the test is left out where it is not beside the clone."""
    if not SHARED.is_dir():
        pytest.skip("The releases are not here: this needs a folder shared/data beside the clone.")
    return SHARED


@pytest.fixture(scope="session")
def raw(shared: Path) -> Callable[[str], Path]:
    """The release of that name under the folder."""
    return lambda name: shared / name


@pytest.fixture(scope="session")
def carried_store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Figures]:
    """The figures the program carries."""
    path = tmp_path_factory.mktemp("carried") / "figures.sqlite3"
    build(path)
    figures = Figures(path)
    yield figures
    figures.close()


@pytest.fixture(scope="session")
def imported(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Report]:
    """A file with the figures of every whole release there is, read on the day of the carried table; what was said."""
    path = tmp_path_factory.mktemp("full") / "figures.sqlite3"
    return path, bring(whole_releases(shared), path, today=next(read())[0].read_on, is_fresh=True)


@pytest.fixture(scope="session")
def full_store(imported: tuple[Path, Report]) -> Iterator[Figures]:
    """The same, open."""
    figures = Figures(imported[0])
    yield figures
    figures.close()
