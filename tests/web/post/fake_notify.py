"""A fake of GOV.UK Notify over HTTP, made from its published interface.

Read on 22 November 2026: https://docs.notifications.service.gov.uk/rest-api.html (the authorisation header, "Send an
email", "Get the status of multiple messages", "Error messages") and, in the repository
alphagov/notifications-tech-docs, `source/documentation/error_tables/_generic_errors.md` and `_send_an_email.md`.

The token is a JSON Web Token of type JWT, signed with HS256 by the second UUID of the key, with `iss`, the first UUID,
and `iat`, at most 30 seconds off. A mail needs `email_address` and `template_id`; what its template has in double
brackets must be in `personalisation`. It answers 201 with the number it gave, or
`{"status_code": ..., "errors": [{"error": ..., "message": ...}]}`. A list is filtered by `reference`. The words of an
error may change, so nothing here is meant for more than its status.
"""

import json
import threading
import time
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlsplit

import jwt

SERVICE = "26785a09-ab16-4eb0-8407-a37497a57506"
SECRET = "3d844edf-8d35-48ac-975b-e847b4f122b0"
KEY = f"trial-{SERVICE}-{SECRET}"
TEMPLATE = "f33517ff-2a88-4f6e-b855-c550268ce08a"
_REFUSALS = {
    400: ("BadRequestError", "Can't send to this recipient when service is in trial mode"),
    403: ("AuthError", "Invalid token: API key not found"),
    429: ("TooManyRequestsError", "Exceeded send limits (50) for today"),
    500: ("Exception", "Internal server error"),
}


@dataclass
class Notify:
    """What it was given, and how it is to behave.

    `refuse` answers a mail with that status; with `keep_although` it keeps the mail all the same, as a service does
    that fails after it wrote it down. `hang_up` closes without an answer, after it kept the mail.
    """

    url: str = ""
    kept: list[dict[str, Any]] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)
    refuse: int = 0
    keep_although: bool = False
    hang_up: bool = False


class _Answer(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_POST(self) -> None:
        at: Notify = self.server.at  # type: ignore[attr-defined]
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        if not self._is_allowed():
            return
        if urlsplit(self.path).path != "/v2/notifications/email" or self.headers["Content-type"] != "application/json":
            self._refuse(404, "NotFound", "There is no such page")
        elif wrong := _wrong(body):
            self._refuse(400, *wrong)
        elif at.refuse and not at.keep_although:
            self._refuse(at.refuse, *_REFUSALS[at.refuse])
        else:
            made = self._keep(at, body)
            if at.hang_up:
                self.close_connection = True
            elif at.refuse:
                self._refuse(at.refuse, *_REFUSALS[at.refuse])
            else:
                self._say(201, made)

    def do_GET(self) -> None:
        at: Notify = self.server.at  # type: ignore[attr-defined]
        if not self._is_allowed():
            return
        parts = urlsplit(self.path)
        given = {name: values[0] for name, values in parse_qs(parts.query).items()}
        if parts.path != "/v2/notifications" or given.get("template_type") not in (None, "sms", "email", "letter"):
            self._refuse(400, "ValidationError", "template_type is not one of [sms, email, letter]")
            return
        if at.refuse:
            self._refuse(at.refuse, *_REFUSALS[at.refuse])
            return
        at.asked.append(given.get("reference", ""))
        found = [one for one in at.kept if given.get("reference") in (None, one["reference"])]
        self._say(200, {"notifications": found, "links": {"current": f"{at.url}{self.path}"}})

    def _is_allowed(self) -> bool:
        scheme, _, token = self.headers["Authorization"].partition(" ")
        if scheme != "Bearer" or jwt.get_unverified_header(token) != {"typ": "JWT", "alg": "HS256"}:
            self._refuse(401, "AuthError", "Unauthorized: authentication bearer scheme must be used")
            return False
        try:
            claims = jwt.decode(token, SECRET, algorithms=["HS256"], leeway=30, options={"require": ["iss", "iat"]})
        except jwt.InvalidTokenError:
            self._refuse(403, *_REFUSALS[403])
            return False
        if claims["iss"] != SERVICE or abs(time.time() - claims["iat"]) > 30:  # noqa: TID251
            self._refuse(403, "AuthError", "Error: Your system clock must be accurate to within 30 seconds")
            return False
        return True

    def _keep(self, at: Notify, body: dict[str, Any]) -> dict[str, Any]:
        number, said = str(uuid.uuid4()), body["personalisation"]
        template = {"id": TEMPLATE, "version": 1, "uri": f"{at.url}/v2/template/{TEMPLATE}"}
        shared = {"id": number, "reference": body.get("reference"), "template": template}
        at.kept.append(shared | {"email_address": body["email_address"], "type": "email", "status": "sending",
                                 "subject": said["subject"], "body": said["body"]})  # fmt: skip
        content = {"subject": said["subject"], "body": said["body"], "from_email": "service@example.org"}
        return shared | {"content": content, "uri": f"{at.url}/v2/notifications/{number}"}

    def _refuse(self, status: int, error: str, message: str) -> None:
        self._say(status, {"status_code": status, "errors": [{"error": error, "message": message}]})

    def _say(self, status: int, told: dict[str, Any]) -> None:
        body = json.dumps(told).encode()
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        """Nothing: a test reads what was kept."""


def _wrong(body: dict[str, Any]) -> tuple[str, str] | None:
    for name in ("email_address", "template_id"):
        if name not in body:
            return "ValidationError", f"{name} is a required property"
    if "@" not in body["email_address"]:
        return "ValidationError", f"email_address {body['email_address']} is not a valid email address"
    if body["template_id"] != TEMPLATE:
        return "BadRequestError", "Template not found"
    if missing := [name for name in ("subject", "body") if name not in body.get("personalisation", {})]:
        return "BadRequestError", f"Missing personalisation: {', '.join(missing)}"
    return None


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    block_on_close = False


@contextmanager
def fake_notify() -> Iterator[Notify]:
    """One that runs for as long as the test."""
    with _Server(("127.0.0.1", 0), _Answer) as server:
        at = Notify(f"http://127.0.0.1:{server.server_address[1]}")
        server.at = at  # type: ignore[attr-defined]
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
        thread.start()
        yield at
        server.shutdown()
        thread.join()
