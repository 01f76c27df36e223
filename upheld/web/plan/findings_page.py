"""What the page of findings shows: what was read, what was found in the whole, and each line."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from upheld.plan.check.check import Checked
from upheld.plan.check.finding import Finding
from upheld.plan.check.provision.judgement import Judgement
from upheld.plan.document import LETTERS, Item, Letter, Piece, Plan, Provision
from upheld.plan.write.accepted import lines as comments_of
from upheld.plan.write.words import NOT_SAID, how_much, label, missing_sections
from upheld.web.plan.authority import Law, laws
from upheld.web.plan.marked import Stretch, marked
from upheld.web.plan.record import Decision, PlanRecord

Show = Literal["all", "vague", "partly", "open"]
_VERDICTS = ("provision.vague", "provision.partly")
SHOWS: tuple[Show, ...] = ("all", "vague", "partly", "open")
State = Literal["none", "open", "accepted", "dismissed", "mixed"]


@dataclass(frozen=True, slots=True)
class FindingShown:
    """One finding, what was decided of it, and the words of the plan it is about where it is about some."""

    finding: Finding
    law: tuple[Law, ...]
    decision: Decision | None
    about: str = ""
    called: str = ""
    page: int | None = None

    @property
    def target(self) -> str:
        """What a button names to decide on it."""
        return f"finding:{self.finding.key}"


@dataclass(frozen=True, slots=True)
class LineShown:
    """One line of provision with what is said of it.

    `has` and `lacks` are names of elements; `amount` is how much a week or a year, empty where the words do not say.
    """

    provision: Provision
    called: str
    page: int | None
    stretches: tuple[Stretch, ...]
    judgement: Judgement
    findings: tuple[FindingShown, ...]
    law: tuple[Law, ...]
    amount: str
    state: State
    reason: str

    @property
    def target(self) -> str:
        """What a button names to decide on all of its findings."""
        return f"line:{self.provision.id}"

    @property
    def more(self) -> tuple[FindingShown, ...]:
        """What is said of it beside the verdict."""
        return tuple(one for one in self.findings if one.finding.code not in _VERDICTS)


@dataclass(frozen=True, slots=True)
class SectionShown:
    """One section: its lines of provision that are to be seen, how many it has in all, and its other words."""

    letter: Letter
    title: str
    lines: tuple[LineShown, ...]
    number: int
    vague: int
    rest: tuple[Item | Piece, ...]


@dataclass(frozen=True, slots=True)
class PageShown:
    """The whole page.

    `counts` are the lines by what each is, `to_decide` those of them of which not all is decided. `accepted` are the
    comments of the letter; `dismissed` and `undecided` are lines, and findings on no line, that have a button each.
    """

    plan: Plan
    counts: Counter[str]
    to_decide: Counter[str]
    missing: tuple[Letter, ...]
    whole: tuple[tuple[str, tuple[FindingShown, ...]], ...]
    sections: tuple[SectionShown, ...]
    accepted: int
    dismissed: int
    undecided: int
    not_checked: tuple[str, ...]


def findings_page(record: PlanRecord, show: Show = "all") -> PageShown:
    """The page for what was given, with the lines that are asked for."""
    checked, plan = record.checked, record.plan
    lines = {one.provision.id: one for one in _lines(record, checked)}
    whole = [_shown(record, plan, one) for one in checked.findings if one.on not in lines]
    states: list[State] = [one.state for one in lines.values()]
    states += [_state([one.decision]) for one in {one.target: one for one in whole}.values()]
    decided = Counter(states)
    return PageShown(
        plan=plan,
        counts=Counter(one.verdict for one in checked.judgements.values()),
        to_decide=Counter(one.judgement.verdict for one in lines.values() if _wanted(one, "open")),
        missing=missing_sections(plan),
        whole=tuple(
            (severity, group)
            for severity in ("serious", "important", "look")
            if (group := tuple(one for one in whole if one.finding.severity == severity))
        ),
        sections=tuple(_sections(plan, lines, show)),
        accepted=comments_in_letter(record),
        dismissed=decided["dismissed"],
        undecided=decided["open"] + decided["mixed"],
        not_checked=checked.not_checked,
    )


def comments_in_letter(record: PlanRecord) -> int:
    """How many comments the letter has: all that was taken up of one line is one of them."""
    return len(comments_of(record.plan, [finding for finding, _decision in record.accepted]))


def next_open(record: PlanRecord, place: str) -> str:
    """Where the next line stands that is not decided yet, after the line at that place of the page."""
    every = [(f"line-{one.provision.id}", one) for one in _lines(record, record.checked)]
    after = next((number for number, (name, _line) in enumerate(every) if name == place), -1)
    following = [*every[after + 1 :], *every[: max(after, 0)]]
    return next((name for name, one in following if _wanted(one, "open")), "lines")


def line_shown(record: PlanRecord, id: str) -> LineShown | None:
    """One line of provision; None where there is none of that id."""
    one = next((one for one in record.plan.provisions if one.id == id), None)
    return None if one is None else _line(record, one, [f for f in record.checked.findings if f.on == id])


def findings_on(record: PlanRecord, id: str) -> tuple[FindingShown, ...]:
    """The findings on one piece of the plan."""
    return tuple(_shown(record, record.plan, one) for one in record.checked.findings if one.on == id)


def _lines(record: PlanRecord, checked: Checked) -> Iterable[LineShown]:
    own: dict[str | None, list[Finding]] = {}
    for one in checked.findings:
        own.setdefault(one.on, []).append(one)
    return [_line(record, one, own.get(one.id, [])) for one in checked.plan.provisions]


def _line(record: PlanRecord, one: Provision, own: Sequence[Finding]) -> LineShown:
    judged = record.checked.judgements[one.id]
    shown = tuple(_shown(record, record.plan, each) for each in own)
    amount = "; ".join(dict.fromkeys(said for each in judged.amounts if (said := how_much(each)) != NOT_SAID))
    decisions = [each.decision for each in shown]
    return LineShown(
        provision=one, called=label(one), page=_page(one), stretches=marked(one.whole, judged.weak), judgement=judged,
        findings=shown, law=laws(law for each in own for law in each.law), amount=amount, state=_state(decisions),
        reason="; ".join(dict.fromkeys(each.reason for each in decisions if each is not None and each.reason)),
    )  # fmt: skip


def _state(decisions: Sequence[Decision | None]) -> State:
    if not decisions:
        return "none"
    found = {None if one is None else one.what for one in decisions}
    if len(found) > 1:
        return "mixed"
    return found.pop() or "open"


def _shown(record: PlanRecord, plan: Plan, one: Finding) -> FindingShown:
    piece = record.piece(one.on) if one.on else None
    place = one.place or (piece.place if piece is not None else None)
    called = label(piece) if piece is not None and not isinstance(piece, Piece) else ""
    return FindingShown(
        one, laws(one.law), record.decisions.get(one.key), piece.text if piece is not None else "", called,
        place.page if place is not None else None,
    )  # fmt: skip


def _page(one: Item | Piece) -> int | None:
    return one.place.page if one.place is not None else None


def _sections(plan: Plan, lines: dict[str, LineShown], show: Show) -> Iterable[SectionShown]:
    for letter in LETTERS:
        section = plan.section(letter)
        items = plan.in_section(letter)
        if section is None and not items:
            continue
        own = [lines[one.id] for one in items if one.id in lines]
        seen = tuple(one for one in own if _wanted(one, show))
        rest: list[Item | Piece] = [one for one in items if one.id not in lines]
        rest += section.pieces if section is not None else ()
        yield SectionShown(
            letter, section.title if section is not None else "", seen, len(own),
            sum(one.judgement.verdict == "vague" for one in own), tuple(rest) if show == "all" else (),
        )  # fmt: skip


def _wanted(one: LineShown, show: Show) -> bool:
    if show == "open":
        return one.state in ("open", "mixed")
    return show == "all" or one.judgement.verdict == show
