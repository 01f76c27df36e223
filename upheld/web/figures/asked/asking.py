"""How a request leaves this page: as a mail in the reader's own program, or on the public request site.

No mailbox of a council is known here: the mail has no address, and the page says so. The site is Alaveteli, which takes
a title and a letter in the address of its form (`/new/<number of the body>?title=…&default_letter=…`) and adds greeting
and name itself.
"""

from __future__ import annotations

from typing import Final
from urllib.parse import quote

from upheld.letters.open_request import OpenRequest
from upheld.measures.area import Area

SITE: Final = "https://www.whatdotheyknow.com"
MAIL_ROOM: Final = 2_000
"""The longest mail link that every common program opens whole."""

SITE_ROOM: Final = 4_000


def mail_link(request: OpenRequest) -> str:
    """A link that opens the reader's mail program with subject and words, and nobody to send it to yet."""
    whole = _mail(request.title, request.words)
    return whole if len(whole) <= MAIL_ROOM else _mail(request.title, request.short)


def site_link(request: OpenRequest, council: Area) -> str:
    """The form of the public request site, filled in; its list of bodies where the council's number is not known."""
    if council.request_id is None:
        return f"{SITE}/select_authority"
    start = f"{SITE}/new/{council.request_id}?title={quote(_topic(request), safe='')}&default_letter="
    words = request.words if len(start) + len(quote(request.words, safe="")) <= SITE_ROOM else request.short
    return start + quote(words, safe="")


def _topic(request: OpenRequest) -> str:
    """The subject without saying again that it is a request: on that site everything is."""
    topic = request.title.split(": ", 1)[1]
    return topic[0].upper() + topic[1:]


def _mail(subject: str, words: str) -> str:
    lines = f"Dear Sir or Madam,\n\n{words}\n\nYours faithfully,\n".replace("\n", "\r\n")
    return f"mailto:?subject={quote(subject, safe='')}&body={quote(lines, safe='')}"
