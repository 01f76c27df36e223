"""`upheld plan`: read a plan, check it, compare two, write it out."""

from __future__ import annotations

import json
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

from upheld.cli.check import progress, say_error
from upheld.cli.given import one_of, write_whole
from upheld.cli.given_plan import about, given_bytes, given_plan, given_reading
from upheld.documents.blocks import Document
from upheld.errors import UpheldError
from upheld.plan.check.check import About, Checked, check
from upheld.plan.check.provision.judge import judge
from upheld.plan.document import Plan

FORMATS = ("text", "json", "html")
KINDS = ("plan", "easy-read", "child", "week", "findings", "working-document")


def read_plans(files: list[Path], *, format: str, output: Path | None) -> int:
    """Print each plan as it was read: its sections, its lines, and what could not be placed."""
    from upheld.plan.file import to_data
    from upheld.plan.write.plan import plan_document

    return _each(files, format, output, given_plan, to_data, plan_document)


def check_plans(
    files: list[Path], *, format: str, output: Path | None, as_at: str | None, case: Path | None, provision: bool
) -> int:
    """Print what is weak, missing or wrong in each plan, line by line and as a whole.

    Args:
        case: a case file, for the days its clock says; None where there is none.
        provision: each file holds the words of one provision, and nothing else.
    """
    from upheld.plan.write.findings import findings_document

    if provision:
        return _check_provisions(files, format=format, output=output)
    known = about(case, as_at)
    return _each(files, format, output, lambda path: check(given_plan(path), known), Checked.as_data, findings_document)


def compare_plans(old: Path, new: Path, *, format: str, output: Path | None, advice: bool) -> int:
    """Print what became of each line of the old plan in the new one.

    Args:
        advice: the old file is a professional's report: what became of each of its recommendations.
    """
    from upheld.plan.advice import recommendations, trace
    from upheld.plan.compare import compare
    from upheld.plan.write.changes import changes_document, traced_document

    one_of("--format", format, FORMATS)
    if advice:
        plan = given_plan(new)
        traced = trace(recommendations(given_reading(old)), plan)
        data: dict[str, Any] = {
            "report": old.name,
            "plan": new.name,
            "recommendations": [one.as_data() for one in traced],
        }
        _put(data, lambda: traced_document(traced, old.name, new.name), format, output)
        return 0
    comparison = compare(given_plan(old), given_plan(new))
    _put(comparison.as_data(), lambda: changes_document(comparison), format, output)
    return 0


def write_plan(file: Path, *, kind: str, output: Path | None) -> int:
    """Write a plan as Word, PDF, HTML, text or JSON, or one of the papers made from it."""
    one_of("--as", kind, KINDS)
    plan = given_plan(file)
    if output is not None and output.suffix.lower() == ".json":
        if kind != "plan":
            raise UpheldError(f"{output} is JSON, which only the plan itself is written as: leave out --as {kind}.")
        from upheld.plan.file import dumps

        write_whole(output, dumps(plan).encode())
        print(f"Written: {output}")
    else:
        _put({}, lambda: _paper(plan, kind), "text", output)
    return 0


def _check_provisions(files: list[Path], *, format: str, output: Path | None) -> int:
    from upheld.plan.write.findings import provisions_document

    one_of("--format", format, FORMATS)
    found = []
    for path in files:
        try:
            text = given_bytes(path).decode("utf-8-sig")
        except UnicodeDecodeError:
            raise UpheldError(f"{path} is not UTF-8 text: save the wording as plain text.") from None
        if not text.strip():
            raise UpheldError(f"{path} has no words in it: write the wording of one provision.")
        found.append(judge(text.strip()))
    _put(
        {"provisions": [one.as_data() for one in found]},
        lambda: provisions_document(tuple(found)),
        format,
        output,
    )
    return 0


def _each(
    files: list[Path],
    format: str,
    output: Path | None,
    made: Callable[[Path], Any],
    data: Callable[[Any], dict[str, Any]],
    document: Callable[[Any], Document],
) -> int:
    """Each file in turn, none held in memory after it; a bad one does not stop the others. The exit status."""
    one_of("--format", format, FORMATS)
    many = len(files) > 1
    if many and output is not None:
        raise UpheldError(f"-o {output} holds one plan, and {len(files)} were given: leave -o out, or give one.")
    bad = False
    for path in progress(files, "Reading", quiet=False):
        try:
            one = made(path)
            if many and format == "json":
                print(json.dumps({"file": str(path), **data(one)}, ensure_ascii=False))
            else:
                _put(data(one), partial(document, one), format, output)
        except UpheldError as error:
            bad = True
            say_error(path, error, line=many and format == "json")
    return 2 if bad else 0


def _put(data: dict[str, Any], document: Callable[[], Document], format: str, output: Path | None) -> None:
    """Print it in a format, or write it to a file in the one its name asks for."""
    if output is None:
        print(_shown(data, document, format), end="")
        return
    write_whole(output, _rendered(data, document, output))
    print(f"Written: {output}")


def _shown(data: dict[str, Any], document: Callable[[], Document], format: str) -> str:
    if format == "json":
        return json.dumps(data, ensure_ascii=False, indent=1) + "\n"
    if format == "html":
        from upheld.documents.html import as_html

        return as_html(document())
    from upheld.documents.text import as_text

    return as_text(document())


def _rendered(data: dict[str, Any], document: Callable[[], Document], output: Path) -> bytes:
    if output.suffix.lower() == ".json":
        return _shown(data, document, "json").encode()
    from upheld.cli.letters import format_of

    return format_of(output)(document())


def _paper(plan: Plan, kind: str) -> Document:
    if kind == "plan":
        from upheld.plan.write.plan import plan_document

        return plan_document(plan)
    checked = check(plan, About())
    if kind == "findings":
        from upheld.plan.write.findings import findings_document

        return findings_document(checked)
    if kind == "week":
        from upheld.plan.write.week import what_must_happen_each_week

        return what_must_happen_each_week(plan, checked.judgements)
    if kind == "working-document":
        from upheld.plan.write.working_document import working_document

        return working_document(plan, checked.findings)
    from upheld.plan.write.frame import child_frame, easy_read_frame

    return (easy_read_frame if kind == "easy-read" else child_frame)(plan, checked.judgements)
