"""What whoever runs the service may set: every variable, its meaning and what holds without it."""

from __future__ import annotations

from datetime import date
from functools import lru_cache
from pathlib import Path

from pydantic import Field, SecretStr, ValidationError
from pydantic_settings import BaseSettings, SettingsConfigDict

from upheld.errors import UpheldError

PREFIX = "UPHELD_"


class Environment(BaseSettings):
    """The settings, read from variables called UPHELD_ and the name in capitals."""

    model_config = SettingsConfigDict(env_prefix=PREFIX, extra="ignore", use_attribute_docstrings=True)

    home: Path = Path("var")
    """The folder for the database, the secret key and the built style sheets."""
    secret_key: SecretStr | None = Field(default=None, min_length=50)
    """The secret key; made in a file if left out."""
    database: SecretStr | None = None
    """The database, such as postgresql://user:password@host/name; a file if left out."""
    keys_database: SecretStr | None = None
    """The database of the cases' keys; a file of its own if left out."""
    service_key: SecretStr | None = None
    """What the cases' keys are wrapped by: 32 bytes in base64; made in a file if left out."""
    service_key_old: SecretStr | None = None
    """The service key before, while what it wrapped is wrapped anew."""
    hosts: str = "localhost 127.0.0.1 [::1]"
    """The names the service answers to, with spaces between."""
    bind: str = "127.0.0.1"
    """The address to listen on."""
    port: int = Field(default=8765, ge=1, le=65535)
    """The port to listen on."""
    workers: int = Field(default=2, ge=1, le=64)
    """How many processes answer."""
    https: bool = False
    """True behind TLS: cookies for secure connections only, and HSTS."""
    trusted_proxies: int = Field(default=0, ge=0, le=5)
    """How many proxies stand in front and add X-Forwarded-For."""
    session_hours: float = Field(default=2, gt=0, le=24)
    """After how many hours without use answers are deleted."""
    rate_check_per_minute: int = Field(default=120, ge=1)
    """How many answers one address may send in a minute."""
    rate_api_per_minute: int = Field(default=60, ge=1)
    """How many API calls one address may make in a minute."""
    address: str = Field(default="", pattern=r"^(https?://[^\s@?#]+)?$")
    """Where the service is, for links in mails, such as https://check.example.org; made from the names if left out."""
    mail: SecretStr | None = None
    """How mail leaves: console, none, file:FOLDER, notify, smtp://user:password@host or smtps://user:password@host."""
    mail_from: str = Field(default="", max_length=320, pattern=r"^([^\r\n]*[^\s@]+@[^\s@]+)?$")
    """The address mail comes from; needed for SMTP."""
    notify_key: SecretStr | None = None
    """The API key of GOV.UK Notify, where mail leaves by it."""
    notify_template: str = Field(default="", pattern=r"^([0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12})?$")
    """The template of GOV.UK Notify with ((subject)) and ((body))."""
    notify_url: str = Field(default="https://api.notifications.service.gov.uk", pattern=r"^https?://[^\s@?#]+$")
    """Where GOV.UK Notify is."""
    delete_days: int = Field(default=14, ge=0, le=365)
    """How many days a case waits before it is deleted for good."""
    worker: bool = True
    """Whether the service starts the worker that reminds and sends; false if you run it apart."""
    operator: str = Field(default="", max_length=200)
    """Who runs this service, as the privacy notice names them."""
    contact: str = Field(default="", max_length=200)
    """An e-mail address for complaints and reports."""
    exit_url: str = Field(default="https://www.bbc.co.uk/weather", pattern=r"^https://[^\s]+$")
    """Where the quick exit leads."""
    today: date | None = None
    """A day to pretend it is, for trying out; every page says so."""

    @property
    def base_address(self) -> str:
        """Where the service is, without a slash at its end."""
        if self.address:
            return self.address.rstrip("/")
        names = [name for name in self.hosts.split() if not name.startswith((".", "*"))]
        return f"https://{names[0]}" if self.https and names else f"http://127.0.0.1:{self.port}"


@lru_cache(maxsize=1)
def environment() -> Environment:
    """The settings as they were when the service started.

    Raises:
        UpheldError: a variable cannot be used; the sentence names it and says why.
    """
    try:
        return Environment()
    except ValidationError as error:
        first = error.errors()[0]
        name = PREFIX + str(first["loc"][0]).upper()
        raise UpheldError(f"{name} cannot be used: {first['msg']}. Set it again, or leave it out.") from None
