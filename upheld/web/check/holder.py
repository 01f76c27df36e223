"""Who holds the ball: for each body, and for the visitor, what is late and what comes next."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from upheld.compliance import Obligation
from upheld.web.check.answer_item import Item
from upheld.web.ui.format import number

_BODIES = {
    "LA": "council", "LA_OLD": "council_old", "LA_NEW": "council_new", "LA_HOME": "council", "SCHOOL": "school",
    "EY": "school", "ICB": "nhs", "HEALTH": "nhs", "FTT": "tribunal", "ADVISER": "adviser", "MEDIATOR": "mediator",
    "PARENT": "you", "YP": "you", "ALT": "you", "RIGHTS_HOLDER": "you", "LGSCO": "ombudsman", "SOS": "minister",
}  # fmt: skip


@dataclass(slots=True)
class Holder:
    """One who must act.

    Args:
        code: which body it is; `name` what to call it; `given` whether that name is the visitor's own words.
        late: what is late and not done; `coming` what is to come, the soonest first.
        has_appeal: whether an appeal lies with it.
    """

    code: str
    name: str
    given: bool = False
    late: list[Item] = field(default_factory=list)
    coming: list[Item] = field(default_factory=list)
    has_appeal: bool = False

    @property
    def next_day(self) -> date:
        """The soonest day by which it must act; a far day where none is known."""
        return min((one.due.last or date.max for one in self.coming), default=date.max)

    @property
    def late_words(self) -> str:
        """How many things are late; nothing where none is."""
        if not self.late:
            return ""
        return ngettext("%(count)s thing is late", "%(count)s things are late", len(self.late)) % {
            "count": number(len(self.late))
        }


def body_of(one: Obligation) -> str:
    """Which body must do it, as a code of this module; "asked" for one that the visitor named."""
    return "asked" if one.body else _BODIES.get(one.duty.bearer, "other")


def body_name(code: str) -> str:
    """What a body is called at the beginning of a line."""
    names = {
        "council": _("The council"),
        "council_old": _("The council you moved from"),
        "council_new": _("The council you moved to"),
        "school": _("The school or college"),
        "nhs": _("The NHS"),
        "tribunal": _("The SEND Tribunal"),
        "adviser": _("The mediation adviser"),
        "mediator": _("The mediator"),
        "ombudsman": _("The Ombudsman"),
        "minister": _("The Secretary of State"),
        "you": _("You"),
    }
    return names.get(code, _("Someone else"))


def holders(late: Iterable[Item], coming: Iterable[Item], *, appealing: bool) -> tuple[Holder, ...]:
    """Everyone who must act: those who are late first, then by the soonest day; nobody is left out.

    Args:
        appealing: whether an appeal is before the Tribunal.
    """
    found: dict[tuple[str, str], Holder] = {}
    for item in late:
        _of(found, item).late.append(item)
    for item in coming:
        _of(found, item).coming.append(item)
    if appealing:
        found.setdefault(("tribunal", ""), Holder("tribunal", body_name("tribunal"))).has_appeal = True
    return tuple(sorted(found.values(), key=lambda one: (not one.late, one.next_day)))


def _of(found: dict[tuple[str, str], Holder], item: Item) -> Holder:
    code = "you" if item.yours else body_of(item.first)
    named = item.group.who if code == "asked" else ""
    return found.setdefault((code, named), Holder(code, named or body_name(code), bool(named)))
