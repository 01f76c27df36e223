"""Where else to turn: who they are, what for, and how to reach them, each as it was looked up."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext_lazy as _

LOOKED_UP = date(2026, 11, 22)
"""The day on which each number and address here was held against a stored copy of a public page."""


@dataclass(frozen=True, slots=True)
class Place:
    """One place: its name is its own, in English; `what` is translated; "" where there is no number or site."""

    name: str
    what: Any
    phone: str = ""
    site: str = ""

    @property
    def url(self) -> str:
        """The address of its site."""
        return f"https://{self.site}/" if self.site else ""

    @property
    def call(self) -> str:
        """The address that has a telephone ring it."""
        return "tel:" + self.phone.replace(" ", "")


CHILDREN = (
    Place(
        "Childline",
        _("For anyone under 19 who wants to talk. It is free and private."),
        "0800 1111",
        "childline.org.uk",
    ),
    Place("NSPCC", _("For an adult who is worried about a child."), "0808 800 5000", "nspcc.org.uk"),
    Place("Samaritans", _("For anyone who is struggling. It is free, day and night."), "116 123", "samaritans.org"),
)
ADVICE = (
    Place(
        "SENDIASS",
        _(
            "Every council area has a free information and support service for families. "
            "Search for its name and the name of your council."
        ),
    ),
    Place(
        "IPSEA",
        _("Free advice on the law of special educational needs in England, by trained volunteers."),
        site="ipsea.org.uk",
    ),
    Place("Contact", _("A charity for families with a disabled child."), site="contact.org.uk"),
    Place(
        "National Autistic Society",
        _("Help with school and education for autistic children and young people."),
        site="autism.org.uk",
    ),
)
WATCHING = Place(
    "Information Commissioner's Office", _("It watches over how personal data is used."), "0303 123 1113", "ico.org.uk"
)
EQUALITY = Place(
    "Equality Advisory and Support Service", _("It advises people who were shut out because of a disability.")
)


@dataclass(frozen=True, slots=True)
class Nation:
    """Another nation of the United Kingdom: the law there, by its name, and where to turn."""

    name: Any
    law: str
    places: tuple[Place, ...]


NATIONS = (
    Nation(
        _("Wales"),
        "Additional Learning Needs and Education Tribunal (Wales) Act 2018",
        (
            Place("Welsh Government", _("The government of Wales."), site="gov.wales"),
            Place("SNAP Cymru", _("A charity that advises families in Wales."), site="snapcymru.org"),
        ),
    ),
    Nation(
        _("Scotland"),
        "Education (Additional Support for Learning) (Scotland) Act 2004",
        (Place("Enquire", _("The advice service for additional support for learning."), site="enquire.org.uk"),),
    ),
    Nation(
        _("Northern Ireland"),
        "Education (Northern Ireland) Order 1996; "
        "Special Educational Needs and Disability (Northern Ireland) Order 2005",
        (Place("Education Authority", _("The body that decides about support in school."), site="eani.org.uk"),),
    ),
)
