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
    operator: str = Field(default="", max_length=200)
    """Who runs this service, as the privacy notice names them."""
    contact: str = Field(default="", max_length=200)
    """An e-mail address for complaints and reports."""
    exit_url: str = Field(default="https://www.bbc.co.uk/weather", pattern=r"^https://[^\s]+$")
    """Where the quick exit leads."""
    today: date | None = None
    """A day to pretend it is, for trying out; every page says so."""


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
