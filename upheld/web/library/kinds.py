"""The kinds of page in the library, in the order a reader meets them, each with its name in the interface."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

Said = str | Promise
"""Words of the interface, translated when they are shown."""


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of page: its part of the address, and what one and several are called.

    `told` says in a sentence what such a page is about.
    """

    name: str
    one: Said
    several: Said
    told: Said

    @property
    def url_name(self) -> str:
        """The name by which its address is looked up."""
        return "library:" + self.name.replace("-", "_")


KINDS: dict[str, Kind] = {
    kind.name: kind
    for kind in (
        Kind("duty", _("Duty"), _("Duties"), _("What somebody must do, by when, and what the law is.")),
        Kind("right", _("Right"), _("Rights"), _("What a family may ask for or do.")),
        Kind("deadline", _("Your time limit"), _("Your time limits"), _("What a family must do in time.")),
        Kind("route", _("Way to challenge"), _("Ways to challenge"), _("What you can do when a duty is broken.")),
        Kind("letter", _("Letter"), _("Letters"), _("The letters we can write for you, and when to use each.")),
        Kind("plan-rule", _("Rule for plans"), _("Rules for plans"), _("What each part of an EHC plan must hold.")),
        Kind(
            "notice", _("What a letter must say"), _("What letters must say"), _("What must be in a decision letter.")
        ),
        Kind("ground", _("Ground of appeal"), _("Grounds of appeal"), _("Which decisions you can appeal.")),
        Kind("test", _("Legal test"), _("Legal tests"), _("Questions the law asks that need judgement.")),
        Kind("exception", _("Exception"), _("Exceptions"), _("The reasons that can excuse a missed time limit.")),
        Kind("event", _("Event"), _("Events"), _("What can happen, and what each event starts or ends.")),
        Kind(
            "change",
            _("Change in the law"),
            _("Changes in the law"),
            _("What changed the law for a time, or for good."),
        ),
    )
}
