"""Makes the documents again: `python -m tests.plan.making`."""

from __future__ import annotations

import json

from tests.plan.making.documents import FOLDER, made
from tests.plan.making.pdf import convert, program, with_pages


def main() -> None:
    """Write every Word file and truth; the PDFs too where LibreOffice is installed."""
    plans = made()
    FOLDER.mkdir(parents=True, exist_ok=True)
    kept = {f"{one.stem}.{ending}" for one in plans for ending in ("docx", "pdf", "json")}
    for path in FOLDER.iterdir():
        if path.name not in kept:
            path.unlink()
    for one in plans:
        (FOLDER / f"{one.stem}.docx").write_bytes(one.word)
    if program():
        convert(plans, FOLDER)
    for one in plans:
        truth = with_pages(one.truth.as_json(), FOLDER / f"{one.stem}.pdf")
        text = json.dumps(truth, ensure_ascii=False, indent=1) + "\n"
        (FOLDER / f"{one.stem}.json").write_text(text, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
