"""What a caseload of 5,000 cases costs, beside the least page of the same stack: the real service, in the same run."""

from __future__ import annotations

import json
import os
import random
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import UUID

CASES = 5_000
SHAPES = 300
"""How many different histories are reckoned; each case is one of them, some days earlier or later."""
SECONDS = 15
AIM = 6.0
AS_AT = date(2026, 6, 1)


def main() -> None:
    """Print the figures; or, asked to by itself, fill a database."""
    if sys.argv[1:2] == ["fill"]:
        print(json.dumps(fill(int(sys.argv[2]))))
        return
    for line in lines():
        print(line)


def lines(seconds: int = SECONDS, cases: int = CASES) -> list[str]:
    """The figures as a Markdown table and two sentences."""
    from bench.web import CALLERS, WORKERS, Call, asked, driven, measured, service

    with service() as port:
        made = filled(port, "bench.desk", str(cases))
        cookie = {"Cookie": made["cookie"]}
        desk = f"/desk/{made['organisation']}/"
        several = [
            Call("the least page: the layout and one sentence", "/api/health/", {}),
            Call("a page of the desk with no case on it", f"{desk}handover/", cookie),
            Call(f"the caseload, {cases:,} cases, first page", desk, cookie),
            Call("the caseload, its last page", f"{desk}?page={(cases * 9 // 10 + 49) // 50}", cookie),
            Call("the caseload of one worker", f"{desk}?worker={made['worker']}", cookie),
            Call("coming deadlines, 30 days", f"{desk}deadlines/", cookie),
        ]
        for call in several:
            page, _jar = asked(port, call)
            assert "<h1" in page and "Page not found" not in page, call.name
            driven(port, call, 2)
        found = [(call, measured(port, call, seconds)) for call in several]
        took = searched(port, made, cookie)
    base = found[0][1]
    table = [
        f"| desk, {WORKERS} workers, {CALLERS} at a time | a second | median | 99th percentile | beside the least |",
        "| --- | --- | --- | --- | --- |",
    ]
    for call, seen in found:
        ratio = seen.median / base.median
        table.append(
            f"| {call.name} | {seen.a_second:,.0f} | {seen.median:.1f} ms | {seen.last:.1f} ms | {ratio:.1f} |"
        )
    first = found[2][1].median / base.median
    return [
        *table,
        "",
        f"Aim: the caseload at no more than {AIM:.0f} times the median of the least page: {first:.1f}, "
        f"{'met' if first <= AIM else 'not met'}. A search by what cases are called opens every label: {took:.0f} ms "
        f"at the median for {cases:,}, one call at a time.",
    ]


def filled(port: int, module: str = "bench.desk", *more: str) -> dict[str, str]:
    """Fill the database of the service that answers there: in a process of its own, which has the same home.

    Args:
        module: the one that fills it when it is run with `fill`.
    """
    home = next(line for line in _environment(port) if line.startswith("UPHELD_HOME=")).partition("=")[2]
    env = {name: value for name, value in os.environ.items() if not name.startswith(("UPHELD_", "DJANGO_"))}
    env |= {"UPHELD_HOME": home, "UPHELD_TODAY": AS_AT.isoformat()}
    done = subprocess.run(
        [sys.executable, "-m", module, "fill", *more], env=env, check=True, capture_output=True, text=True
    )
    found: dict[str, str] = json.loads(done.stdout.splitlines()[-1])
    return found


def searched(port: int, made: dict[str, str], cookie: dict[str, str], times: int = 7) -> float:
    """The median milliseconds of a search by label."""
    import re

    from bench.web import Call, asked

    path = f"/desk/{made['organisation']}/"
    page, jar = asked(port, Call("", path, cookie))
    token = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', page)
    assert token
    headers = {"Content-Type": "application/x-www-form-urlencoded"}
    headers["Cookie"] = "; ".join([cookie["Cookie"], *(f"{name}={value}" for name, value in jar.items())])
    took = []
    for _turn in range(times):
        began = time.perf_counter()
        page, _ = asked(port, Call("", f"{path}search/", headers, f"csrfmiddlewaretoken={token[1]}&words=4321"))
        took.append((time.perf_counter() - began) * 1000)
        assert "Child 4321" in page
    return statistics.median(took)


def _environment(port: int) -> list[str]:
    """The environment of the service, which was made by `bench.web.service` alone: its home is asked of the system."""
    from pathlib import Path

    for folder in Path("/proc").iterdir():
        if folder.name.isdigit():
            try:
                found = (folder / "environ").read_text(encoding="utf-8", errors="replace").split("\0")
            except OSError:
                continue
            if f"UPHELD_PORT={port}" in found:
                return found
    raise RuntimeError("the service is not there")


def fill(cases: int) -> dict[str, str]:
    """Put a service with so many cases into the database, and sign an adviser in."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "upheld.web.settings")
    import django

    django.setup()
    from django.conf import settings
    from django.test import Client

    from upheld.web.accounts.models import Membership, Organisation, Person

    organisation = Organisation.objects.create(name="Service A", kind="sendiass")
    people = [Person.objects.create_user(f"adviser{number}@example.org") for number in range(12)]
    for one in people:
        Membership.objects.create(person=one, organisation=organisation, role="adviser")
    made = made_up(cases)
    for first in range(0, cases, 500):
        _write(organisation, people, made[first : first + 500], first)
    client = Client()
    client.force_login(people[0])
    name = settings.SESSION_COOKIE_NAME
    cookie = f"{name}={client.cookies[name].value}"
    return {"organisation": str(organisation.key), "worker": str(people[1].key), "cookie": cookie}


def made_up(number: int) -> list[tuple[str, str, list[dict[str, Any]]]]:
    """The stage, the council and the due days of so many cases."""
    chance = random.Random(6)
    shapes = [*_shapes()]
    councils = ("878", "330", "825", "301", "908")
    found = []
    for _each in range(number):
        stage, days = chance.choice(shapes)
        by = timedelta(days=chance.randrange(-40, 15))
        moved = [
            one | {name: one[name] + by for name in ("due_on", "due_latest", "closed_on") if one[name]} for one in days
        ]
        found.append((stage, chance.choice(councils), moved))
    return found


def _shapes() -> Iterator[tuple[str, list[dict[str, Any]]]]:
    """Histories cut off at some event, reckoned on the day of the bench."""
    from bench.cases import history
    from upheld.case import from_data
    from upheld.compliance import reckon
    from upheld.law import law_named
    from upheld.web.cases.due_days import _stage, days_of
    from upheld.web.cases.models import Case

    chance, law = random.Random(5), law_named("england")
    names = ("key", "duty", "step", "bearer", "yours", "binding", "silent", "due_on", "due_latest", "fate", "closed_on")
    for seed in range(SHAPES):
        data = history(seed)
        data["event"] = data["event"][: chance.randrange(1, len(data["event"]) + 1)]
        # Moved so that the last thing happened in the months before the day of the bench.
        by = AS_AT - timedelta(days=chance.randrange(150)) - data["event"][-1]["on"]
        for event in data["event"]:
            event["on"] += by
        reckoning = reckon(from_data(data, name="made-up"), law, AS_AT)
        rows = days_of(Case(), reckoning, datetime.now(UTC), b"a key")  # noqa: TID251
        yield _stage(reckoning), [{name: getattr(one, name) for name in names} for one in rows]


def _write(organisation: Any, people: list[Any], made: list[tuple[str, str, list[dict[str, Any]]]], first: int) -> None:
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM
    from django.db import transaction

    from upheld.web import clock
    from upheld.web.cases.models import Case, DueDay, Grant, Part
    from upheld.web.desk.models import Casework, Contact
    from upheld.web.keyring.case_key import wrapped, wrappers
    from upheld.web.keyring.models import CaseKey
    from upheld.web.keyring.sealing import seal

    chance, now, wrapper = random.Random(first), clock.real(), wrappers()[0]
    cases, keys, parts, days, grants, work, contacts = [], [], [], [], [], [], []
    for number, (stage, council, shape) in enumerate(made, first):
        id = UUID(int=chance.getrandbits(128), version=4)
        key, holder = AESGCM.generate_key(256), people[number % len(people)]
        case = Case(id=id, holder=holder, council=council, stage=stage, law_version="1", reckoned_at=now)
        cases.append(case)
        keys.append(CaseKey(case=id, wrapped=wrapped(wrapper, id, key)))
        parts.append(Part(case=case, place="label", body=seal(key, f"Child {number}", case=id, place="label")))
        days += [DueDay(case=case, law_version="1", reckoned_at=now, **one) for one in shape]
        grants.append(
            Grant(
                case=case, holder=holder, organisation=organisation, role="adviser", right="write", given_by=holder,
                hides_addresses=number % 20 == 0,
            )
        )  # fmt: skip
        state = "closed" if number % 10 == 0 else "open"
        closed_on = AS_AT - timedelta(days=chance.randrange(90)) if state == "closed" else None
        worker = None if number % 15 == 0 else people[number % len(people)]
        opened = AS_AT - timedelta(days=100 + chance.randrange(400))
        work.append(
            Casework(
                case=case, organisation=organisation, worker=worker, level=str(1 + number % 4), state=state,
                opened_on=opened, closed_on=closed_on,
            )
        )  # fmt: skip
        contacts += [
            Contact(
                case=case, organisation=organisation, person=worker, on=AS_AT - timedelta(days=chance.randrange(200)),
                how="phone",
            )
            for _each in range(4)
        ]  # fmt: skip
    with transaction.atomic():
        CaseKey.objects.bulk_create(keys)
        for rows in (cases, parts, days, grants, work, contacts):
            type(rows[0]).objects.bulk_create(rows, batch_size=500)  # type: ignore[attr-defined]


if __name__ == "__main__":
    main()
