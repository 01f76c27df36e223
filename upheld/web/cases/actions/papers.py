"""To keep a document in a case, to open it, and to take it out again."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID, uuid4

from django.db.models import Q, QuerySet, Sum
from django.utils.translation import gettext as _

from upheld.errors import UpheldError
from upheld.web import clock
from upheld.web.accounts.models import Person
from upheld.web.cases.access import Access, MayNot
from upheld.web.cases.audit import acting
from upheld.web.cases.models import Action, Paper
from upheld.web.cases.paper_types import MOST_BYTES, MOST_IN_A_CASE, TYPES, NotTaken, PaperType, type_of
from upheld.web.cases.photographs import SECONDS_OF_A_REQUEST, LeftOut, without_traces
from upheld.web.cases.walls import as_service
from upheld.web.cases.who import called
from upheld.web.keyring.sealing import seal, seal_bytes, unseal, unseal_bytes
from upheld.web.plan.legible import on_one_line

__all__ = [
    "LeftOut", "NotTaken", "Shown", "Taken", "add_paper", "content_of", "keep", "may_remove", "opened", "papers_of",
    "remove_paper", "shown", "taken", "taken_alone",
]  # fmt: skip
LONGEST_NAME = 120
MOST_OF_A_HOLDER = 1_000_000_000


@dataclass(frozen=True, slots=True)
class Taken:
    """A document of one of `paper_types.TYPES` as it is kept."""

    type: str
    data: bytes


@dataclass(frozen=True, slots=True)
class Shown:
    """A document as a list shows it; `may_remove` for whoever looks."""

    id: UUID
    name: str
    type: PaperType
    size: int
    on: date
    by: str
    entry: int | None
    may_remove: bool


def add_paper(
    access: Access, *, by: Person, name: str, data: bytes, entry: int | None = None, open_to_all: bool = False
) -> Paper:
    """Keep one document; see `taken` and `keep`.

    Raises:
        NotTaken: it cannot be kept, in one sentence.
        MayNot: they may only read.
    """
    access.must_write()
    return keep(access, [(name, taken_alone(data))], by=by, entry=entry, open_to_all=open_to_all)[0]


def taken_alone(data: bytes) -> Taken:
    """The one document that was sent; see `taken`.

    Raises:
        NotTaken: it cannot be kept, or there was no time for it, in one sentence.
    """
    try:
        return taken(data)
    except LeftOut as error:
        raise NotTaken(str(error)) from None


def taken(data: bytes, *, seconds: float = SECONDS_OF_A_REQUEST) -> Taken:
    """A document as it may be kept: its type is told, and a photograph is written anew without its traces.

    This can take seconds, and needs no transaction.

    Args:
        seconds: how many are left of those that all pictures of a request may take.

    Raises:
        NotTaken: it cannot be kept, in one sentence.
        LeftOut: it is a picture, and there was no time left for it.
    """
    type = type_of(data)
    return Taken(type, data if TYPES[type].has_words else _without_traces(data, seconds))


def keep(
    access: Access, papers: Iterable[tuple[str, Taken]], *, by: Person, entry: int | None = None,
    open_to_all: bool = False,
) -> list[Paper]:  # fmt: skip
    """Keep some documents, all of them or none.

    Args:
        papers: what each is called, which is sealed, and the document.
        entry: the number of the event they are evidence of.
        open_to_all: they hold no address and no school, so that nobody is kept from them.

    Raises:
        NotTaken: there is no room for them.
        MayNot: they may only read.
    """
    access.must_write()
    case, made = access.case.pk, []
    with acting(case, by) as act:
        held = Paper.objects.filter(case=case).aggregate(sum=Sum("size"))["sum"] or 0
        of_holder = _held_by(act.case.holder)
        for name, paper in papers:
            held, of_holder, id = held + len(paper.data), of_holder + len(paper.data), uuid4()
            if held > MOST_IN_A_CASE:
                raise NotTaken(_("The documents of one case can be 300 MB: take one out, or save this one smaller."))
            if of_holder > MOST_OF_A_HOLDER:
                raise NotTaken(_("The documents of all cases of one person can be 1 GB: take one out of any of them."))
            made.append(Paper.objects.create(
                id=id, case=act.case, by=by, type=paper.type, size=len(paper.data), entry=entry,
                is_open_to_all=open_to_all,
                about=seal(act.key, {"name": _named(name)}, case=case, place=f"paper:{id}:about"),
                body=seal_bytes(act.key, paper.data, case=case, place=f"paper:{id}:body"),
            ))  # fmt: skip
            act.write("paper_added", about=id)
    return made


def may_remove(access: Access, paper: Paper) -> bool:
    """Whether somebody may take a document out: the holder may, and whoever put it in."""
    return access.may_write and (access.is_holder or paper.by_id == access.person.pk)


def remove_paper(access: Access, paper: Paper, *, by: Person) -> None:
    """Take a document out; its bytes go.

    Raises:
        MayNot: it is not theirs to take out.
    """
    access.must_write()
    if not may_remove(access, paper):
        raise MayNot(_("Only whoever put a document in, or the person whose case this is, can take it out."))
    with acting(access.case.pk, by) as act:
        if Paper.objects.filter(case=act.case, pk=paper.pk).delete()[0]:
            act.write("paper_removed", about=paper.pk)


def opened(access: Access, paper: Paper, *, by: Person) -> None:
    """Write down that somebody opened a document: once in an hour."""
    hour = clock.real().replace(minute=0, second=0, microsecond=0)
    with acting(access.case.pk, by, needs="see") as act:
        wanted = {"case": act.case.pk, "by": str(by.key), "act": "paper_opened", "about": str(paper.pk)}
        if not Action.objects.filter(at__gte=hour, **wanted).exists():
            act.write("paper_opened", about=paper.pk)


def papers_of(access: Access) -> QuerySet[Paper]:
    """The documents somebody may see, the newest first: where something is hidden from them, those that anybody may
    see and those they put in themselves."""
    found = Paper.objects.filter(case=access.case).order_by("-made_at", "id").select_related("by")
    if not access.sees_all:
        found = found.filter(Q(is_open_to_all=True) | Q(by=access.person))
    return found


def shown(access: Access, paper: Paper, key: bytes) -> Shown:
    """A document for a list, with its name."""
    about = unseal(key, bytes(paper.about), case=access.case.pk, place=f"paper:{paper.pk}:about")
    return Shown(
        paper.pk, str(about["name"]), TYPES[paper.type], paper.size,
        paper.made_at.astimezone(clock.ENGLAND).date(), called(paper.by, access), paper.entry,
        may_remove(access, paper),
    )  # fmt: skip


def content_of(paper: Paper, key: bytes) -> bytes:
    """The document itself."""
    return unseal_bytes(key, bytes(paper.body), case=paper.case_id, place=f"paper:{paper.pk}:body")


def _held_by(person: Person) -> int:
    """How many bytes the documents of all their cases have; whoever adds one need not see those cases."""
    with as_service():
        return Paper.objects.filter(case__holder=person).aggregate(sum=Sum("size"))["sum"] or 0


def _without_traces(data: bytes, seconds: float) -> bytes:
    try:
        bare = without_traces(data, seconds)
    except LeftOut:
        raise
    except UpheldError as error:
        raise NotTaken(str(error)) from None
    if len(bare) > MOST_BYTES:
        raise NotTaken(_("The picture is over 20 MB: save a smaller copy of it."))
    return bare


def _named(name: str) -> str:
    return on_one_line(name)[-LONGEST_NAME:] or _("Document")
