"""Where the service keeps its tables: two databases, so that no copy of the data holds a key to it."""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

from pydantic import SecretStr

from upheld.errors import UpheldError

DATA = "default"
KEYS = "keys"
_OPTIONS = {"sslmode", "sslrootcert", "sslcert", "sslkey", "connect_timeout"}
_KEPT_OPEN = 60  # seconds


def databases(home: Path, data: SecretStr | None, keys: SecretStr | None) -> dict[str, dict[str, Any]]:
    """The two databases, by their names in Django; what is not set is a file in the home.

    Raises:
        UpheldError: an address cannot be used, or both are the same.
    """
    made = {
        DATA: database(data.get_secret_value(), "UPHELD_DATABASE") if data else sqlite(home / "upheld.sqlite3"),
        KEYS: database(keys.get_secret_value(), "UPHELD_KEYS_DATABASE") if keys else sqlite(home / "keys.sqlite3"),
    }
    if _place(made[DATA]) == _place(made[KEYS]):
        raise UpheldError(
            "UPHELD_KEYS_DATABASE is the database of UPHELD_DATABASE: give the keys one of their own, or leave it out."
        )
    return made


def database(url: str, called: str = "UPHELD_DATABASE") -> dict[str, Any]:
    """One database, as Django wants it told; the password stands in nothing that is raised.

    Raises:
        UpheldError: the address cannot be used, or the driver is not installed.
    """
    try:
        parts = urlsplit(url)
        port = parts.port
        options = {name: values[-1] for name, values in parse_qs(parts.query, strict_parsing=bool(parts.query)).items()}
    except ValueError:
        raise _refused(called, "write what is not a letter or a digit in its password as % and two digits") from None
    file = Path(unquote(parts.path))
    if parts.scheme == "sqlite" and not parts.netloc and not options and file.is_absolute() and file.name:
        return sqlite(file)
    if parts.scheme not in ("postgresql", "postgres"):
        raise _refused(called, "it begins with postgresql:// or with sqlite:/// and a whole path")
    folder = options.pop("host", "")
    name = unquote(parts.path.removeprefix("/"))
    if not name or "/" in name:
        raise _refused(called, "the name of the database stands after the host and one /")
    if parts.fragment or not options.keys() <= _OPTIONS:
        raise _refused(called, f"after ? it knows host, {', '.join(sorted(_OPTIONS))}")
    if find_spec("psycopg") is None:
        raise UpheldError(
            f'{called} names PostgreSQL, and its driver is not installed: pip install "upheld[postgres]".'
        )
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": name,
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": folder or unquote(parts.hostname or ""),
        "PORT": str(port or ""),
        "OPTIONS": options,
        "CONN_MAX_AGE": _KEPT_OPEN,
        "CONN_HEALTH_CHECKS": True,
    }


def sqlite(file: Path) -> dict[str, Any]:
    """A file: readers do not wait for a writer, what is deleted is overwritten, and what is saved is on the disk.

    Each save waits for the disk: one that a power cut took back would send a mail twice, or lose what was told.
    """
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": file,
        "OPTIONS": {
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON; "
            "PRAGMA secure_delete=ON;",
        },
        "CONN_MAX_AGE": _KEPT_OPEN,
    }


def _place(made: dict[str, Any]) -> tuple[str, ...]:
    if isinstance(made["NAME"], Path):
        return (str(made["NAME"].resolve()),)
    return made["HOST"].rstrip("/") or "localhost", made["PORT"] or "5432", made["NAME"]


def _refused(called: str, why: str) -> UpheldError:
    return UpheldError(f"{called} cannot be used: {why}. Set it again, or leave it out.")
