"""What the API can be asked: each operation once, from which its address, its checks and its description are made.

Plain views and the schemas that are published already, not a framework: what comes in is a case file, whose rules stand
in `upheld.case` and whose schema is made from them, and what goes out are the values of the rooms. A framework's typed
models would say both a second time.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

Schema = Mapping[str, Any]


class Refused(Exception):
    """The request cannot be answered; the message is one sentence to whoever sent it."""

    def __init__(self, status: int, sentence: str, **headers: str) -> None:
        """Say why; `headers` are sent with it, `_` for `-`."""
        super().__init__(sentence)
        self.status = status
        self.sentence = sentence
        self.headers = {name.replace("_", "-"): value for name, value in headers.items()}


@dataclass(frozen=True, slots=True)
class Parameter:
    """One thing asked for in the address: after the `?`, or as a part of the path."""

    name: str
    told: Any
    schema: Schema
    place: Literal["query", "path"] = "query"


@dataclass(frozen=True, slots=True)
class Example:
    """One request that is shown, and that a test sends.

    Args:
        path: the parts of the path by name; `query` what stands after the `?`; `body` the case that is sent.
    """

    path: Mapping[str, str] = field(default_factory=dict)
    query: Mapping[str, str] = field(default_factory=dict)
    body: Mapping[str, Any] | None = None


@dataclass(frozen=True, slots=True, eq=False)
class Operation:
    """One thing the API does; two are the same only if they are one object.

    Args:
        path: its address under `/api/`, with `{name}` for a part of it.
        name: its name in the description, and in the addresses of the service.
        summary: what comes back, for a page in the reader's language.
        run: makes the answer, as plain values, from what was asked.
        answer: the schema of the answer.
        takes_case: whether it is sent a case; then it is a POST, and nothing about it is kept.
        of_figures: whether it tells official figures, which an import replaces; 503 where there are none yet.
    """

    path: str
    name: str
    summary: Any
    run: Callable[..., Any]
    answer: Schema
    parameters: tuple[Parameter, ...] = ()
    takes_case: bool = False
    example: Example = Example()
    of_figures: bool = False

    @property
    def method(self) -> str:
        """GET, or POST for what is sent a case."""
        return "POST" if self.takes_case else "GET"

    @property
    def statuses(self) -> tuple[int, ...]:
        """Every status it may answer with, besides 200."""
        known = [400, 406, 429, 500]
        if self.takes_case:
            known += [413, 415]
        if any(one.place == "path" for one in self.parameters):
            known.append(404)
        if self.of_figures:
            known.append(503)
        return tuple(sorted(known))
