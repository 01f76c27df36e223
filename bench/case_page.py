"""What the page of a kept case costs, beside the least page of the same stack: the real service, in the same run."""

from __future__ import annotations

import json
import os
import sys
from datetime import date, timedelta
from typing import Any

SECONDS = 15
EVENTS = 200
AIM = 4.0
AS_AT = date(2026, 6, 1)


def main() -> None:
    """Print the figures; or, asked to by itself, make the case."""
    if sys.argv[1:2] == ["fill"]:
        print(json.dumps(fill()))
        return
    for line in lines():
        print(line)


def lines(seconds: int = SECONDS) -> list[str]:
    """The figures as a Markdown table and a sentence."""
    from bench.desk import filled
    from bench.web import CALLERS, WORKERS, Call, asked, driven, measured, service

    with service() as port:
        made = filled(port, "bench.case_page")
        cookie = {"Cookie": made["cookie"]}
        several = [
            Call("the least page: the layout and one sentence", "/api/health/", {}),
            Call("a page for somebody signed in, with no case on it", "/cases/new/", cookie),
            Call(f"the page of a case, {EVENTS} events", f"/cases/{made['case']}/", cookie),
            Call("its timeline", f"/cases/{made['case']}/timeline/", cookie),
        ]
        for call in several:
            page, _jar = asked(port, call)
            assert "<h1" in page, call.name
            driven(port, call, 2)
        found = [(call, measured(port, call, seconds)) for call in several]
    base = found[0][1]
    table = [
        f"| a case, {WORKERS} workers, {CALLERS} at a time | a second | median | 99th percentile | beside the least |",
        "| --- | --- | --- | --- | --- |",
    ]
    for call, seen in found:
        ratio = seen.median / base.median
        table.append(
            f"| {call.name} | {seen.a_second:,.0f} | {seen.median:.1f} ms | {seen.last:.1f} ms | {ratio:.1f} |"
        )
    page = found[2][1].median / base.median
    met = "met" if page <= AIM else "not met"
    aim = f"Aim: the page of a case at no more than {AIM:.0f} times the median of the least page: {page:.1f}, {met}."
    return [*table, "", aim]


def events() -> list[dict[str, Any]]:
    """One made-up case of about twenty events, and lessons of its plan that were missed, up to 200."""
    from bench.cases import history

    data = next(found for seed in range(1000) if len((found := history(seed))["event"]) == 20)
    told = [one | {"on": one["on"].isoformat()} for one in data["event"]]
    missed = [
        {"kind": "provision_missed", "item": f"F{1 + number % 5}", "on": (AS_AT - timedelta(2 + number)).isoformat()}
        for number in range(EVENTS - len(told))
    ]
    return told + missed


def fill() -> dict[str, str]:
    """Put the case into the database, and sign its holder in."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "upheld.web.settings")
    import django

    django.setup()
    from django.conf import settings
    from django.test import Client

    from upheld.web.accounts.models import Person
    from upheld.web.cases.actions.opening import open_case

    holder = Person.objects.create_user("holder@example.org")
    entries = [[number, one] for number, one in enumerate(events(), 1)]
    told = {"person": {"date_of_birth": "2014-05-02", "local_authority": "Devon"}, "entries": entries}
    case = open_case(by=holder, label="Child A", told=told | {"next": len(entries) + 1})
    client = Client()
    client.force_login(holder)
    name = settings.SESSION_COOKIE_NAME
    return {"case": str(case.pk), "cookie": f"{name}={client.cookies[name].value}"}


if __name__ == "__main__":
    main()
