"""`upheld duties` and `upheld law`: look the law up, export it, compare two laws."""

from __future__ import annotations

import difflib
import json
from collections.abc import Iterator
from typing import Any

from upheld.errors import LawError, UpheldError
from upheld.law import Law, law_named
from upheld.law.as_data import duty_as_data
from upheld.law.duty import Duty
from upheld.law.export import export as law_data


def _law(name: str, no_unverified: bool) -> Law:
    law = law_named(name)
    return law.without_unverified() if no_unverified else law


def show_duties(duty: str | None, name: str, *, no_unverified: bool = False) -> int:
    """Print every duty of a law, or one with each of its versions.

    Raises:
        LawError: no such duty; the nearest is named.
    """
    law = _law(name, no_unverified)
    if duty is None:
        for versions in law.by_id.values():
            newest = versions[-1]
            print(f"{newest.id}\n    {newest.title}\n    {newest.shape}, {newest.force}, sure: {newest.confidence}")
        return 0
    if duty not in law.by_id:
        near = difflib.get_close_matches(duty, law.by_id, 1)
        hint = f"did you mean {near[0]!r}?" if near else "`upheld duties` lists them."
        raise LawError(f"There is no duty {duty!r} in {law.name}: {hint}")
    for version in law.of(duty):
        print("\n".join(described(version, law)))
    return 0


def described(duty: Duty, law: Law) -> list[str]:
    """One version of a duty in plain lines."""
    data = duty_as_data(duty)
    until = f" to {duty.to_on}" if duty.to_on is not None else ""
    lines = [f"{duty.id}: {duty.title}", f"  In force: from {duty.from_on}{until}"]
    if law.proposal:
        lines.append(f"  {law.proposal.upper()}")
    lines.append(f"  Who: {data['bearer_text']}. Owed to: {duty.owed_to or 'see the law'}.")
    starts = " or ".join(dict.fromkeys(one.kind for one in duty.trigger)) or duty.trigger_text
    lines.append(f"  Starts with: {starts}")
    lines += [f"  Only if: {words}" for words in data["when"].values()]
    for limb in data["limbs"]:
        part = f" [{limb['part']}]" if limb["part"] else ""
        lines.append(f"  When{part}: {limb['within'] or duty.due_text or 'no date set'}")
        done = limb["discharged_by"]
        if done is not None:
            kinds = ["|".join(one["kind"] for one in step["any_of"]) for step in done["all_of"]]
            lines.append(f"  Done by{part}: {' and '.join(kinds)}")
        lines += [
            f"  Other reading{part}: {one['name']} ({one['argued_by']}): {one['why']}" for one in limb["readings"]
        ]
    if duty.exceptions or duty.exception_words:
        lines.append(f"  Exceptions: {', '.join((*duty.exceptions, *duty.exception_words))}")
    lines += [f"  Depends on: {words}" for words in duty.depends_on]
    if duty.remedies or duty.remedy_words:
        lines.append(f"  If broken: {', '.join((*duty.remedies, *duty.remedy_words))}")
    lines += [f"  Law: {one.text} {one.url or ''}".rstrip() for one in duty.citations]
    lines.append(f"  Force: {duty.force}{'' if duty.binding else ' (not binding)'}. How sure: {duty.confidence}.")
    lines.append(f"  Read: {duty.basis}. {data['checked_by'][0].upper()}{data['checked_by'][1:]}.")
    if duty.note:
        lines.append(f"  Note: {duty.note}")
    return lines


def show_export(name: str, *, no_unverified: bool = False) -> int:
    """Print a whole law as one JSON object."""
    print(json.dumps(law_data(_law(name, no_unverified)), ensure_ascii=False, indent=1))
    return 0


def difference(one: Law, other: Law) -> dict[str, Any]:
    """What differs between two laws: duties only in one, and for the rest each field that changed."""
    changed: dict[str, Any] = {}
    for duty in one.by_id:
        if duty not in other.by_id:
            continue
        left = [duty_as_data(version) for version in one.of(duty)]
        right = [duty_as_data(version) for version in other.of(duty)]
        if left == right:
            continue
        fields = sorted({name for a in left for b in right for name in a if a[name] != b[name]})
        changed[duty] = {"fields": fields, "from": left, "to": right}
    return {
        "from": one.name,
        "to": other.name,
        "added": sorted(set(other.by_id) - set(one.by_id)),
        "removed": sorted(set(one.by_id) - set(other.by_id)),
        "changed": changed,
    }


def show_diff(one: str, other: str, format: str) -> int:
    """Print how two laws differ, as text or JSON.

    Raises:
        UpheldError: an unknown format or law.
    """
    if format not in ("text", "json"):
        raise UpheldError(f"--format {format!r} is not known: use text or json.")
    left, right = law_named(one), law_named(other)
    found = difference(left, right)
    if format == "json":
        print(json.dumps(found, ensure_ascii=False, indent=1))
        return 0
    for law in (left, right):
        if law.proposal:
            print(f"{law.name}: {law.proposal.upper()}")
    print(f"From {one} ({left.version}) to {other} ({right.version}):")
    for name in found["added"]:
        print(f"+ {name}: {right.of(name)[-1].title}")
    for name in found["removed"]:
        print(f"- {name}: {left.of(name)[-1].title}")
    for name, change in found["changed"].items():
        print(f"~ {name}: {', '.join(change['fields'])}")
        for line in dict.fromkeys(_changes(change)):
            print(line)
    if not (found["added"] or found["removed"] or found["changed"]):
        print("They are the same.")
    return 0


def _changes(change: dict[str, Any]) -> Iterator[str]:
    """What each version that is only in the second law has different from the newest of the first."""
    before = change["from"][-1]
    for after in change["to"]:
        for field in change["fields"]:
            if field not in ("limbs", "trigger", "citations", "in_force") and before[field] != after[field]:
                yield f"    {field}: {before[field]!r} -> {after[field]!r} {_days(after)}"
        for left, right in zip(before["limbs"], after["limbs"], strict=False):
            if left["within"] != right["within"]:
                yield f"    within: {left['within']} -> {right['within']} {_days(after)}"


def _days(version: dict[str, Any]) -> str:
    days = version["in_force"]
    return f"(from {days['from']}" + (f" to {days['to']})" if days["to"] else ")")
