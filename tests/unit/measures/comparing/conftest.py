"""The figures that the project carries, as a store, and figures made up for a test."""

from __future__ import annotations

from pathlib import Path

import pytest

from upheld.measures.intake import carried
from upheld.measures.store import Figures


@pytest.fixture(scope="session")
def carried_figures(tmp_path_factory: pytest.TempPathFactory) -> Figures:
    """The store that a fresh start builds."""
    path = tmp_path_factory.mktemp("figures") / "figures.sqlite3"
    carried.ready(path)
    return Figures(path)


@pytest.fixture(scope="session")
def shared() -> Path:
    """The releases as they were published; a test that needs them is skipped where they are not."""
    folder = Path(__file__).parents[5] / "shared" / "data"
    if not folder.is_dir():
        pytest.skip("the releases (../shared/data) are not here")
    return folder
