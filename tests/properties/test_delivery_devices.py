"""Devices that write for a week without a connection and send in any order, again and again: one ledger."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from upheld.delivery.entitlement import Amount, Entitlement
from upheld.delivery.entry import Entry, Outcome, Side, standing
from upheld.delivery.shortfall import Delivery, deliveries
from upheld.delivery.terms import Calendar, Setting

MONDAY = date(2026, 1, 12)
AS_AT = MONDAY + timedelta(days=20)
LINES = tuple(
    Entitlement(f"F.{number}", f"F.{number}", "F", "Words", "A line", Amount(30, 2), MONDAY) for number in (1, 2)
)
CALENDAR = Calendar((Setting("School A", MONDAY, None, ((MONDAY, MONDAY + timedelta(days=18)),)),))
NAMES = [f"{line.line}:w:{MONDAY}:{number}" for line in LINES for number in (1, 2)]


@dataclass
class Device:
    """One device: whose it is, how wrong its clock is, what it has seen, and what it has not been told has arrived."""

    name: str
    side: Side
    wrong_by: timedelta
    seen: dict[str, Entry] = field(default_factory=dict)
    waiting: list[Entry] = field(default_factory=list)


def ledger(entries: list[Entry]) -> Delivery:
    return deliveries(LINES, CALENDAR, entries, AS_AT)


class Devices(RuleBasedStateMachine):
    """Two devices of one side, one of the other, and the service."""

    def __init__(self) -> None:
        super().__init__()
        self.devices = [
            Device("a", "setting", timedelta(0)),
            Device("b", "setting", timedelta(hours=-3)),
            Device("c", "family", timedelta(days=1)),
        ]
        self.service: dict[str, Entry] = {}
        self.written: list[Entry] = []
        self.now = datetime(2026, 1, 12, 9, tzinfo=UTC)

    @rule(
        which=st.integers(0, 2),
        outcome=st.sampled_from(["delivered", "not_delivered", "shorter", "made_up", "not_made_up", "late"]),
        slots=st.lists(st.sampled_from(NAMES), min_size=1, max_size=3, unique=True),
        minutes=st.integers(1, 40),
        corrects=st.integers(0, 5),
        day=st.integers(0, 15),
    )
    def write(self, which: int, outcome: Outcome, slots: list[str], minutes: int, corrects: int, day: int) -> None:
        """Say something, or correct what this side said and this device knows of."""
        self.now += timedelta(minutes=50)
        device = self.devices[which]
        mine = [name for name, one in device.seen.items() if one.side == device.side]
        self._keep(device, Entry(
            f"{device.name}{len(self.written)}", outcome, device.side, self.now + device.wrong_by, tuple(slots),
            minutes=minutes if outcome in ("shorter", "made_up") else None,
            given_on=MONDAY + timedelta(days=day) if outcome in ("made_up", "late") else None,
            replaces=mine[corrects % len(mine)] if mine and corrects < 3 else "",
        ))  # fmt: skip

    @rule(which=st.integers(0, 2), corrects=st.integers(0, 5))
    def take_back(self, which: int, corrects: int) -> None:
        """Say that something was said by mistake."""
        device = self.devices[which]
        mine = [name for name, one in device.seen.items() if one.side == device.side]
        if mine:
            self.now += timedelta(minutes=50)
            self._keep(device, Entry(f"{device.name}{len(self.written)}", "withdrawn", device.side,
                                     self.now + device.wrong_by, replaces=mine[corrects % len(mine)]))  # fmt: skip

    def _keep(self, device: Device, one: Entry) -> None:
        device.seen[one.id] = one
        device.waiting.append(one)
        self.written.append(one)

    @rule(which=st.integers(0, 2), from_the_end=st.booleans(), most=st.integers(1, 4), answer_is_lost=st.booleans())
    def send(self, which: int, from_the_end: bool, most: int, answer_is_lost: bool) -> None:
        """Send some of what waits; where the answer does not come back it waits still, and is sent again."""
        device = self.devices[which]
        some = device.waiting[-most:] if from_the_end else device.waiting[:most]
        for one in some:
            assert self.service.setdefault(one.id, one) == one
        if not answer_is_lost:
            device.waiting = [one for one in device.waiting if one not in some]

    @rule(which=st.integers(0, 2))
    def fetch(self, which: int) -> None:
        """See what the others have sent."""
        self.devices[which].seen |= self.service

    @invariant()
    def the_service_holds_nothing_twice_and_nothing_nobody_wrote(self) -> None:
        assert set(self.service.values()) <= set(self.written)

    @invariant()
    def nobody_loses_sight_of_what_nobody_has_corrected(self) -> None:
        corrected = {one.replaces for one in self.written}
        for device in self.devices:
            stand = {one.id for one in standing(device.seen.values())}
            alone = {one.id for one in device.seen.values() if not one.replaces and one.outcome != "withdrawn"}
            assert alone - corrected <= stand

    def teardown(self) -> None:
        """At the end of the week all is sent, last device first, and the same ledger is everywhere."""
        for device in reversed(self.devices):
            for one in reversed(device.waiting):
                self.service.setdefault(one.id, one)
        for device in self.devices:
            device.seen |= self.service
        meant = ledger(self.written)
        assert ledger([*self.service.values()]) == meant
        for device in self.devices:
            assert ledger([*device.seen.values()]) == meant
        assert len(self.service) == len(self.written)


TestDevices = pytest.mark.slow(Devices.TestCase)
TestDevices.settings = settings(max_examples=40, stateful_step_count=30, deadline=None, derandomize=True)
