"""What became of each line of one version of a plan in another: kept, weaker, stronger, moved, dropped, new?"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from upheld.plan.check.provision.judge import judge
from upheld.plan.check.provision.judgement import Judgement
from upheld.plan.compare.changes import Became, Change, Comparison
from upheld.plan.compare.difference import Difference
from upheld.plan.compare.likeness import tokens_of
from upheld.plan.compare.lines import Line, folded, lines_of
from upheld.plan.compare.pairing import Pair, pairs_of
from upheld.plan.compare.promise import Promise
from upheld.plan.compare.rewording import rewordings
from upheld.plan.compare.strength import differences
from upheld.plan.compare.texts import changed_spans
from upheld.plan.compare.words import said
from upheld.plan.document import LETTERS, PROVISION_SECTIONS, Letter, Plan

_OWED: dict[Letter, str] = {
    "F": "there the council must secure it, and its words can be appealed",
    "G": "there the health body must arrange it, and a tribunal can only recommend",
    "H1": "there it is social care that must be provided, and a tribunal can only recommend",
    "H2": "there it is other social care, and a tribunal can only recommend",
}


def compare(old: Plan, new: Plan) -> Comparison:
    """Two versions of a plan held against each other, line by line, in the order of the new one."""
    pairs = pairs_of(lines_of(old), lines_of(new))
    changes = [change for pair in pairs if _matters(pair) for change in (_change(pair),)]
    return Comparison(
        old.name, new.name, (*changes, *_settings(old, new), *_sections(old, new)), tuple(_remarks(old, new))
    )


def change_of(old: Sequence[Line], new: Sequence[Line]) -> Change:
    """What became of lines that answer each other."""
    return _change(Pair(tuple(old), tuple(new)))


def _matters(pair: Pair) -> bool:
    """Whether it is to be told: notes and boilerplate are only looked through for what was dropped."""
    lines = (*pair.old, *pair.new)
    return any(line.kind != "words" or line.section == "A" for line in lines)


def _change(pair: Pair) -> Change:
    old, new = pair.old, pair.new
    if not old or not new:
        line = (old or new)[0]
        kind: Became = "dropped" if old else "new"
        return _made(kind, pair, line, ())
    found = _differences(old, new)
    kind = _kind(old, new, found)
    reasons = [said(one) for one in sorted(found, key=lambda one: one.direction != "weaker")]
    if len(old) != len(new):
        reasons.append(f"{_number(len(old))} became {_number(len(new))}")
    moved = old[0].section != new[0].section
    if moved:
        reasons.insert(0, _move(old[0].section, new[0].section))
    elif old[0].kind != new[0].kind and kind != "kept":
        reasons.append(f"it stands as {_named(new[0])} now, and stood as {_named(old[0])}")
    mixed = {"weaker", "stronger"} <= {one.direction for one in found} or any(one.what == "not" for one in found)
    if moved:
        return _made("moved", pair, new[0], reasons, None if kind == "kept" else kind, mixed)
    return _made(kind, pair, new[0], reasons, None, mixed)


def _differences(old: Sequence[Line], new: Sequence[Line]) -> tuple[Difference, ...]:
    before, now = _plain(old), _plain(new)
    if folded(before) == folded(now):
        return ()
    spans = changed_spans(before, now)
    if any(line.kind == "provision" for line in (*old, *new)):
        promises = Promise(before, _judged(old)), Promise(now, _judged(new))
        told = differences(*promises, spans)
        found = (*told, *rewordings(before, now, told, spans))
        # Where nothing else differs, another verdict is a matter of reading and no change.
        return found if any(one.what != "verdict" for one in found) else ()
    return rewordings(before, now, (), spans)


def _kind(old: Sequence[Line], new: Sequence[Line], found: Sequence[Difference]) -> Became:
    directions = {one.direction for one in found}
    if "weaker" in directions:
        return "weakened"
    if "stronger" in directions:
        return "strengthened"
    before, now = _plain(old), _plain(new)
    same = folded(before) == folded(now) or (len(old) != len(new) and tokens_of(before) == tokens_of(now))
    return "kept" if same else "reworded"


def _judged(lines: Sequence[Line]) -> Judgement:
    first = lines[0]
    section = next((line.section for line in lines if line.section in PROVISION_SECTIONS), None) or "F"
    if len(lines) == 1:
        return judge(first.own, section=section, heading=first.area, cells=first.cells)
    return judge(_plain(lines), section=section, heading=first.area)


def _text(lines: Sequence[Line]) -> str:
    return "\n".join(line.text for line in lines)


def _plain(lines: Sequence[Line]) -> str:
    return "\n".join(line.plain for line in lines)


def _number(count: int) -> str:
    words = ("no line", "one line", "two lines", "three lines", "four lines")
    return words[count] if count < len(words) else f"{count} lines"


def _named(line: Line) -> str:
    return {"need": "a need", "outcome": "an outcome", "provision": "provision", "advice": "advice"}.get(
        line.kind, "a paragraph that promises nothing"
    )


def _move(before: Letter | None, now: Letter | None) -> str:
    start = f"moved from section {before or '(none)'} to section {now or '(none)'}"
    if before in PROVISION_SECTIONS and now not in PROVISION_SECTIONS:
        return f"{start}: what stands there is not promised by anybody"
    return f"{start}: {_OWED[now]}" if now in _OWED else start


def _made(
    kind: Became, pair: Pair, line: Line, reasons: Sequence[str], also: Became | None = None, mixed: bool = False
) -> Change:
    old, new = pair.old, pair.new
    return Change(
        kind, line.kind, line.section, old[0].id if old else None, new[0].id if new else None,
        _text(old) if old else None, _text(new) if new else None, tuple(dict.fromkeys(reasons)),
        old[0].section if old and kind == "moved" else None, also, mixed,
        tuple(one.id for one in old), tuple(one.id for one in new),
        old[0].place if old else None, new[0].place if new else None,
    )  # fmt: skip


def _settings(old: Plan, new: Plan) -> Iterator[Change]:
    """What section I names and what section J says."""
    yield from _said("setting", "I", old.named_setting, new.named_setting)
    yield from _said("words", "J", old.direct_payments, new.direct_payments)


def _said(of: str, letter: Letter, before: str | None, now: str | None) -> Iterator[Change]:
    if not before and not now:
        return
    kind: Became = "new" if not before else "dropped" if not now else "reworded"
    if before and now and folded(before) == folded(now):
        kind = "kept"
    reasons = (f"“{before}” became “{now}”",) if kind == "reworded" else ()
    yield Change(
        kind, "setting" if of == "setting" else "words", letter, letter if before else None, letter if now else None,
        before or None, now or None, reasons,
    )  # fmt: skip


def _sections(old: Plan, new: Plan) -> Iterator[Change]:
    for letter in LETTERS:
        before, now = old.section(letter), new.section(letter)
        if before and not now:
            yield Change(
                "dropped", "section", letter, letter, None, before.title, None, ("the section is not there now",)
            )
        elif now and not before:
            yield Change("new", "section", letter, None, letter, None, now.title, ("the section was not there before",))


def _remarks(old: Plan, new: Plan) -> Iterator[str]:
    for plan, which, became in ((old, "old", "new"), (new, "new", "dropped")):
        if plan.unplaced:
            many = len(plan.unplaced)
            yield (
                f"{many} {'paragraph' if many == 1 else 'paragraphs'} of the {which} plan could not be put in a "
                f"section: what is called {became} here may be among them."
            )
