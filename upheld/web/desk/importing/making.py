"""Making cases of the good rows: each wholly or not at all, as many as fit into the time of one answer."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from time import monotonic

from django.db import IntegrityError, transaction

from upheld.errors import UpheldError
from upheld.web.accounts.models import Membership, Organisation, Person
from upheld.web.cases.actions.opening import TooMany
from upheld.web.desk.actions.opening import open_for_service
from upheld.web.desk.importing.references import hidden, known_references
from upheld.web.desk.importing.trying import SECONDS, Row, quoted_sentence


@dataclass
class Done:
    """What came of the rows, by their lines.

    Args:
        left: how many were not come to.
        full: why no more can be made, if that is so.
    """

    made: list[int] = field(default_factory=list)
    here: list[int] = field(default_factory=list)
    failed: list[tuple[int, str]] = field(default_factory=list)
    left: int = 0
    full: str = ""


def made_of(rows: Iterable[Row], organisation: Organisation, *, by: Person, seconds: float = SECONDS) -> Done:
    """Cases of the good rows, until they are all made or the time is up. A reference that is here makes nothing."""
    done, until = Done(), monotonic() + seconds
    good = [row for row in rows if row.is_good]
    here = known_references(organisation, [row.reference for row in good])
    waiting = [row for row in good if row.reference not in here]
    done.here = [row.line for row in good if row.reference in here]
    digests = hidden(organisation, (row.reference for row in waiting))
    members = Membership.objects.holding().filter(organisation=organisation).exclude(role="reader")
    people = {str(one.person.key): one.person for one in members.select_related("person")}
    for place, row in enumerate(waiting):
        if monotonic() > until:
            done.left = len(waiting) - place
            break
        try:
            _make(row, organisation, by, people.get(row.worker), digests[row.reference])
        except TooMany as error:
            done.full, done.left = str(error), len(waiting) - place
            break
        except IntegrityError:
            done.here.append(row.line)
        except UpheldError as error:
            done.failed.append((row.line, quoted_sentence(str(error))))
        else:
            done.made.append(row.line)
    return done


def _make(row: Row, organisation: Organisation, by: Person, worker: Person | None, digest: str) -> None:
    with transaction.atomic():
        open_for_service(
            organisation, by=by, label=row.label, told=row.told(), told_reference=row.reference, reference=digest,
            worker=worker, level=row.level,
        )  # fmt: skip
