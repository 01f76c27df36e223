"""What binding three hundred pages costs, beside merging them and no more, in one run on one machine.

Each is run in a fresh process: its peak of memory is its own.
"""

from __future__ import annotations

import io
import json
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

REPEATS = 3
AIM_SECONDS, AIM_MEGABYTES = 10, 500


def main(arguments: list[str]) -> None:
    """Print the table; or, in a child, do one of the things that are measured."""
    if len(arguments) == 2:
        print(json.dumps(measured(arguments[0], Path(arguments[1]))))
        return
    for line in lines():
        print(line)


def lines() -> list[str]:
    """The figures as a Markdown table and a sentence."""
    with tempfile.TemporaryDirectory() as folder:
        child("make", folder)  # not here: a process is born with its parent's peak of memory
        size = sum(path.stat().st_size for path in Path(folder).glob("*.pdf"))
        whats = {"merge": "merged with pikepdf, no more", "read": "read: made harmless, text and type sizes",
                 "bind": "read and bound: numbers, bookmarks, links"}  # fmt: skip
        found = {what: best(what, folder) for what in whats}
    base = found["merge"]
    table = [
        "| 300 pages from 40 documents | best of 3 | processor | peak memory | beside merging |",
        "| --- | --- | --- | --- | --- |",
    ]
    for what, name in whats.items():
        seconds, processor, megabytes = (found[what][key] for key in ("seconds", "processor", "megabytes"))
        ratio = processor / base["processor"]
        table.append(f"| {name} | {seconds:.2f} s | {processor:.2f} s | {megabytes:.0f} MB | {ratio:.1f} |")
    last = found["bind"]
    met = "met" if last["seconds"] < AIM_SECONDS and last["megabytes"] < AIM_MEGABYTES else "not met"
    return [
        *table,
        "",
        f"The documents are {size / 1e6:.1f} MB, the bundle is {last['bytes'] / 1e6:.1f} MB. "
        f"Aim: under {AIM_SECONDS} s and {AIM_MEGABYTES} MB: {met}.",
    ]


def best(what: str, folder: str) -> dict[str, float]:
    """The quickest of several runs, each in a process of its own."""
    return min((child(what, folder) for _ in range(REPEATS)), key=lambda one: one["seconds"])


def child(what: str, folder: str) -> dict[str, float]:
    """What a process of its own found."""
    command = [sys.executable, "-m", "bench.bundle", what, folder]
    done = subprocess.run(command, capture_output=True, check=True, text=True, encoding="utf-8")
    return {key: float(value) for key, value in json.loads(done.stdout).items()}


def measured(what: str, folder: Path) -> dict[str, float]:
    """One thing done once: seconds, with the imports it needs, those of the processor, the peak of memory, and what was
    written; the processor's say more on a machine that others use."""
    paths = sorted(folder.glob("*.pdf"))
    out = folder / "out" / f"{what}.pdf"
    out.parent.mkdir(exist_ok=True)
    start = time.perf_counter()
    {"make": make, "merge": merge, "read": read, "bind": bound}[what](paths, out)
    used = resource.getrusage(resource.RUSAGE_SELF)
    return {
        "seconds": time.perf_counter() - start,
        "processor": used.ru_utime + used.ru_stime,
        "megabytes": used.ru_maxrss / (1e6 if sys.platform == "darwin" else 1024),
        "bytes": out.stat().st_size if out.exists() else 0,
    }


def make(_: list[Path], out: Path) -> None:
    """The papers."""
    from tests.unit.documents.papers import bundle_of_forty

    for number, (name, data) in enumerate(bundle_of_forty()):
        (out.parent.parent / f"{number:02} {name}.pdf").write_bytes(data)


def merge(paths: list[Path], out: Path) -> None:
    """The least there is to do."""
    import pikepdf

    with pikepdf.Pdf.new() as pdf:
        for path in paths:
            with pikepdf.Pdf.open(io.BytesIO(path.read_bytes())) as volume:
                for page in volume.pages:
                    pdf.pages.append(page)
        pdf.save(out)


def read(paths: list[Path], out: Path) -> None:
    """Every document read, and nothing written."""
    from upheld.documents.source import read_source

    for path in paths:
        read_source(path, office=None)


def bound(paths: list[Path], out: Path) -> None:
    """The whole of it, with an index of one page."""
    import typst

    from upheld.documents.bundle import Part, bind
    from upheld.documents.source import read_source

    def front(starts: tuple[int, ...]) -> bytes:
        rows = "\n\n".join(f'#link("page:{start or 1}")[Document at {start}]' for start in starts)
        return bytes(typst.compile(f'#set document(title: "Index")\n= Index\n{rows}'.encode(), format="pdf"))

    parts = [Part(read_source(path, office=None), path.stem) for path in paths]
    bind(front, parts, out, title="Bundle")


if __name__ == "__main__":
    main(sys.argv[1:])
