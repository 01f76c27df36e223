"""One line of provision with its judgement, and what it fixes."""

from __future__ import annotations

from functools import cached_property

from upheld.plan.check.provision.judgement import Judgement
from upheld.plan.compare.modals import Modal, bounds_of, modal_of
from upheld.plan.compare.roles import Role, roles_of
from upheld.plan.compare.terms import Term, terms_of


class Promise:
    """One line with its judgement, and what it fixes."""

    def __init__(self, text: str, judgement: Judgement) -> None:
        """Take them; nothing is worked out before it is asked for."""
        self.text = text
        self.judgement = judgement

    @cached_property
    def terms(self) -> tuple[Term, ...]:
        """Its amounts, groups, weeks and starts."""
        return terms_of(self.text)

    @cached_property
    def roles(self) -> tuple[Role, ...]:
        """Everybody it names."""
        return roles_of(self.text)

    @cached_property
    def modal(self) -> Modal | None:
        """How surely it is promised."""
        return modal_of(self.text)

    @cached_property
    def weak(self) -> tuple[str, ...]:
        """Its weak words in lower case, but for those that are heard in its modal, its bounds or its group."""
        heard = " ".join(
            [one.words for one in self.terms if one.what == "group"] + [one for one, _ in bounds_of(self.text)]
        )
        heard = f"{heard} {self.modal.words if self.modal else ''}".casefold()
        found = (" ".join(one.words.casefold().split()) for one in self.judgement.weak)
        said = self.text.casefold()
        return tuple(dict.fromkeys(one for one in found if one not in heard and one in said))

    def why_weak(self, words: str) -> str:
        """Why those words are weak."""
        return next((one.why for one in self.judgement.weak if " ".join(one.words.casefold().split()) == words), "")
