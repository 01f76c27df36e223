"""The guide for whoever runs the service, and the files it ships, are true to the service."""

from __future__ import annotations

import configparser
import importlib.util
import json
import logging
import re
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
from django.core.management import get_commands
from pydantic import SecretStr
from pydantic_core import PydanticUndefined

from upheld.web.environment import PREFIX, Environment
from upheld.web.ui.upload import MOST_BYTES

ROOT = Path(__file__).parents[2]
DEPLOY = ROOT / "deploy"
GUIDE = (ROOT / "docs" / "guides" / "run-it.md").read_text(encoding="utf-8")
UNITS = sorted((DEPLOY / "systemd").iterdir())
SERVICES = [one for one in UNITS if one.suffix == ".service"]
NGINX = (DEPLOY / "nginx.conf").read_text(encoding="utf-8")
CONTAINER = (DEPLOY / "Containerfile").read_text(encoding="utf-8")
FILES = [ROOT / "docs" / "guides" / "run-it.md", DEPLOY / "nginx.conf", DEPLOY / "Containerfile", *UNITS]


def unit(path: Path) -> dict[str, dict[str, list[str]]]:
    """A unit file: its sections, their names, and each name's values in order, for a name may stand twice."""
    found: dict[str, dict[str, list[str]]] = {}
    section = ""
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("["):
            section = line.strip("[]")
        elif line and not line.startswith("#"):
            name, _, value = line.partition("=")
            found.setdefault(section, {}).setdefault(name, []).append(value)
    return found


def blocks(language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```$", GUIDE, re.MULTILINE | re.DOTALL)


def name(path: Path) -> str:
    return path.name


# The settings


def shown_default(value: Any) -> str:
    """A default as the table shows it."""
    if isinstance(value, SecretStr) or value is PydanticUndefined:
        raise AssertionError("a setting must have a default, and no secret may be one")
    if value is None or value == "":
        return "none"
    return f"`{str(value).lower() if isinstance(value, bool) else value}`"


def test_the_table_holds_every_setting_with_its_default_and_its_meaning() -> None:
    rows = re.findall(r"^\| `(UPHELD_\w+)` \| (.+?) \| (.+?) \|$", GUIDE, re.MULTILINE)
    fields = Environment.model_fields
    assert rows == [
        (PREFIX + one.upper(), shown_default(field.default), field.description) for one, field in fields.items()
    ]


def test_no_file_speaks_of_a_setting_that_is_not_there() -> None:
    known = {PREFIX + one.upper() for one in Environment.model_fields}
    for path in FILES:
        assert set(re.findall(r"\bUPHELD_[A-Z_]+\b", path.read_text(encoding="utf-8"))) <= known, path.name


def test_the_settings_the_guide_shows_can_be_used(monkeypatch: pytest.MonkeyPatch) -> None:
    shown = [line for text in blocks("ini") for line in text.splitlines()]
    assert shown
    for line in shown:
        variable, _, value = line.partition("=")
        # A container takes a quotation mark as part of the word, and systemd does not.
        assert "'" not in value and '"' not in value
        monkeypatch.setenv(variable, value)
    read = Environment()
    assert read.https and read.trusted_proxies == 1
    assert read.operator and read.contact


# systemd


@pytest.mark.parametrize("path", SERVICES, ids=name)
def test_a_unit_starts_what_is_there(path: Path) -> None:
    (command,) = unit(path)["Service"]["ExecStart"]
    words = command.split()
    assert words[:2] == ["/usr/local/lib/upheld/bin/python", "-m"]
    assert importlib.util.find_spec(words[2] + ".__main__")
    # `serve` is our own word; the others are Django's commands, and this one is ours among them.
    assert words[3:] == ["serve"] or get_commands().get(words[3]) == "upheld.web.sealed"
    assert len(words) == 4


@pytest.mark.parametrize("path", SERVICES, ids=name)
def test_a_unit_keeps_what_visitors_say_off_the_disk_and_holds_nothing_it_does_not_need(path: Path) -> None:
    held = {one: values[-1] for one, values in unit(path)["Service"].items()}
    wanted = {
        "User": "upheld",
        "NoNewPrivileges": "yes",
        "ProtectSystem": "strict",
        "ProtectHome": "yes",
        "StateDirectory": "upheld",
        "StateDirectoryMode": "0700",
        "UMask": "0077",
        "CapabilityBoundingSet": "",
        "LimitCORE": "0",
        "MemorySwapMax": "0",
        "EnvironmentFile": "/etc/upheld/environment",
        "Environment": "UPHELD_HOME=/var/lib/upheld",
    }
    assert {one: held.get(one) for one in wanted} == wanted
    assert "/tmp:" in held["TemporaryFileSystem"]


def test_the_service_comes_back_when_it_dies_and_leaves_nothing_running() -> None:
    held = unit(DEPLOY / "systemd" / "upheld-web.service")["Service"]
    assert (held["Restart"], held["KillMode"]) == (["always"], ["control-group"])


def test_the_timer_starts_a_unit_that_is_there_and_no_unit_is_empty() -> None:
    timers = [one for one in UNITS if one.suffix == ".timer"]
    started = [unit(one)["Timer"]["Unit"][0] for one in timers]
    assert started == ["upheld-sweep.service"]
    assert {one.name for one in UNITS} == {"upheld-web.service", "upheld-sweep.service", "upheld-sweep.timer"}
    # A service is started by a timer, or else with the machine.
    for one in SERVICES:
        assert one.name in started or "WantedBy" in unit(one)["Install"]


def test_systemd_takes_the_units() -> None:
    program = shutil.which("systemd-analyze")
    if program is None:
        # Without it, at least the form of each file.
        for path in UNITS:
            configparser.RawConfigParser(strict=False, interpolation=None).read(path, encoding="utf-8")
            assert unit(path)["Unit"]["Description"]
        return
    # Elsewhere the program that a unit starts is not installed; that is all that may be said.
    said = subprocess.run([program, "verify", *map(str, UNITS)], capture_output=True, text=True, check=False)
    lines = [one for one in said.stderr.splitlines() if any(path.name in one for path in UNITS)]
    assert [one for one in lines if "is not executable" not in one] == []


# The proxy and the container


def test_the_proxy_replaces_what_says_who_is_asking() -> None:
    told = dict(re.findall(r"proxy_set_header (\S+)\s+(\S+);", NGINX))
    assert (told["Host"], told["X-Forwarded-For"], told["X-Forwarded-Proto"]) == ("$host", "$remote_addr", "$scheme")
    assert "underscores_in_headers on" not in NGINX


def test_the_proxy_logs_no_address_and_no_path() -> None:
    (form,) = re.findall(r"log_format upheld '(.+)';", NGINX)
    assert set(re.findall(r"\$\w+", form)) == {"$time_iso8601", "$status", "$body_bytes_sent", "$request_time"}
    assert set(re.findall(r"access_log (.+);", NGINX)) == {"off", "/var/log/nginx/upheld.log upheld"}
    assert set(re.findall(r"error_log (.+);", NGINX)) == {"/dev/null crit"}


def test_the_proxy_takes_what_the_service_takes_and_puts_none_of_it_into_a_file() -> None:
    sizes = {one: int(size) for one, size in re.findall(r"client_(max_body|body_buffer)_size (\d+)m;", NGINX)}
    assert sizes["max_body"] == sizes["body_buffer"]
    assert MOST_BYTES < sizes["max_body"] * 1024 * 1024 < MOST_BYTES * 1.2
    assert "proxy_max_temp_file_size 0;" in NGINX


def test_the_braces_of_the_proxy_s_file_are_closed() -> None:
    plain = re.sub(r"#.*|'[^']*'", "", NGINX)
    assert plain.count("{") == plain.count("}")
    lines = [line.strip() for line in plain.splitlines() if line.strip()]
    assert [line for line in lines if line[-1] not in ";{}"] == []


def test_the_container_is_nobody_s_root_and_copies_what_is_there() -> None:
    last = CONTAINER.split("\nFROM ")[-1]
    assert re.search(r"^USER 10001:10001$", last, re.MULTILINE)
    assert last.index("USER ") < last.index("\nCMD ")
    for copied in re.findall(r"^COPY (?!--from)(.+) \S+$", CONTAINER, re.MULTILINE):
        assert [one for one in copied.split() if not (ROOT / one).exists()] == []
    for file in re.findall(r"--requirement (\S+)", CONTAINER + GUIDE):
        assert (ROOT / file).is_file(), file


def test_the_container_s_commands_are_programs() -> None:
    joined = CONTAINER.replace("\\\n", "")
    health, service = (json.loads(one) for one in re.findall(r"CMD (\[.+\])$", joined, re.MULTILINE))
    assert service == "/usr/local/lib/upheld/bin/python -m upheld.web serve".split()
    assert health[:2] == ["/usr/local/lib/upheld/bin/python", "-c"]
    compile(health[2], "health", "exec")
    assert "/api/health/" in health[2]


# The guide


def test_the_guide_s_commands_can_be_read_by_a_shell() -> None:
    shell = shutil.which("bash") or shutil.which("sh")
    assert shell
    shown = blocks("sh")
    assert len(shown) >= 6
    for text in shown:
        said = subprocess.run([shell, "-n"], input=text, capture_output=True, text=True, check=False)
        assert (said.returncode, said.stderr) == (0, ""), text


def test_the_address_the_guide_watches_is_one(client: Any) -> None:
    assert "/api/health/" in GUIDE
    assert client.get("/api/health/").status_code == 200


def test_the_log_line_the_guide_shows_is_what_is_written(client: Any, caplog: pytest.LogCaptureFixture) -> None:
    from django.conf import settings

    (shown,) = re.findall(r"^(\d{4}-\d\d-\d\d .+ ms)$", GUIDE, re.MULTILINE)
    with caplog.at_level("INFO", logger="upheld.web.requests"):
        client.get("/api/health/")
    written = logging.Formatter(settings.LOGGING["formatters"]["line"]["format"]).format(caplog.records[-1])
    form = r"\d{4}-\d\d-\d\d \d\d:\d\d:\d\d,\d{3} INFO upheld\.web\.requests GET [a-z]+:[a-z]+ 200 \d+ ms"
    assert re.fullmatch(form, shown)
    assert re.fullmatch(form, written)


@pytest.mark.parametrize("path", FILES, ids=name)
def test_no_file_names_a_place_that_is_not_everybody_s(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert re.findall(r"/(?:work|root|home|srv|opt|Users)\b|pypi|docker\.io|quay\.io|ghcr\.io", text) == []
