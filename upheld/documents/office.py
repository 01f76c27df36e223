"""LibreOffice, where it is installed: the one program that is started, to turn a Word file into PDF."""

from __future__ import annotations

import contextlib
import os
import shutil
import signal
import subprocess
import tempfile
from dataclasses import dataclass
from pathlib import Path

from upheld.documents.kind import SAVE_AS_PDF
from upheld.documents.unreadable import Unreadable

_NAMES = ("soffice", "libreoffice")
_ELSEWHERE = (
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
    r"C:\Program Files\LibreOffice\program\soffice.com",
)
# No macros, no links followed, nothing fetched, and a proxy that is not there in case something is.
_SETTINGS = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Common/Security/Scripting">
<prop oor:name="MacroSecurityLevel" oor:op="fuse"><value>3</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting">
<prop oor:name="DisableMacrosExecution" oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting">
<prop oor:name="BlockUntrustedRefererLinks" oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting">
<prop oor:name="DisableActiveContent" oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Writer/Content/Update">
<prop oor:name="Link" oor:op="fuse"><value>0</value></prop></item>
<item oor:path="/org.openoffice.Inet/Settings">
<prop oor:name="ooInetProxyType" oor:op="fuse"><value>2</value></prop></item>
<item oor:path="/org.openoffice.Inet/Settings">
<prop oor:name="ooInetHTTPProxyName" oor:op="fuse"><value>127.0.0.1</value></prop></item>
<item oor:path="/org.openoffice.Inet/Settings">
<prop oor:name="ooInetHTTPProxyPort" oor:op="fuse"><value>9</value></prop></item>
<item oor:path="/org.openoffice.Inet/Settings">
<prop oor:name="ooInetHTTPSProxyName" oor:op="fuse"><value>127.0.0.1</value></prop></item>
<item oor:path="/org.openoffice.Inet/Settings">
<prop oor:name="ooInetHTTPSProxyPort" oor:op="fuse"><value>9</value></prop></item>
</oor:items>
"""
_NOWHERE = "http://127.0.0.1:9"


@dataclass(frozen=True, slots=True)
class Office:
    """LibreOffice on this machine."""

    program: Path

    @classmethod
    def find(cls) -> Office | None:
        """LibreOffice, if it is installed."""
        for name in (*_NAMES, *_ELSEWHERE):
            if found := shutil.which(name):
                return cls(Path(found))
        return None

    def to_pdf(self, path: Path, timeout: float = 120) -> bytes:
        """The document at `path` as PDF; the file itself is only copied.

        Every call has a folder of its own for the program's settings, deleted afterwards, so that nothing of a
        family's papers stays in a list of recent files, and another LibreOffice that is open is left alone.

        Args:
            timeout: seconds after which it is given up.

        Raises:
            Unreadable: the program did not manage it.
        """
        with tempfile.TemporaryDirectory(prefix="upheld-office-", ignore_cleanup_errors=True) as private:
            home = Path(private)
            profile = home / "profile"
            (profile / "user").mkdir(parents=True)
            (profile / "user" / "registrymodifications.xcu").write_text(_SETTINGS, encoding="utf-8")
            copy = home / f"document{path.suffix.lower()}"
            try:
                shutil.copyfile(path, copy)
            except OSError as error:
                raise Unreadable(f"{path.name} cannot be read ({error.strerror}): give a copy of it.") from error
            self._run(home, profile, copy, path.name, timeout)
            made = home / "out" / "document.pdf"
            if not made.is_file():
                raise Unreadable(f"LibreOffice could not turn {path.name} into a PDF: {SAVE_AS_PDF}.")
            return made.read_bytes()

    def _run(self, home: Path, profile: Path, copy: Path, name: str, timeout: float) -> None:
        command = [
            str(self.program), f"-env:UserInstallation={profile.as_uri()}", "--headless", "--invisible", "--norestore",
            "--nologo", "--nodefault", "--nolockcheck",
            "--convert-to", 'pdf:writer_pdf_Export:{"UseTaggedPDF":{"type":"boolean","value":"true"}}',
            "--outdir", str(home / "out"), str(copy),
        ]  # fmt: skip
        kept = {key: value for key in ("PATH", "SYSTEMROOT", "LANG", "LC_ALL") if (value := os.environ.get(key))}
        proxies = dict.fromkeys(("http_proxy", "https_proxy", "ftp_proxy", "all_proxy"), _NOWHERE)
        own = {"HOME": str(home), "TMPDIR": str(home), "TEMP": str(home), "TMP": str(home), "SAL_USE_VCLPLUGIN": "svp"}
        try:
            process = subprocess.Popen(
                command, env=kept | proxies | own, cwd=home, start_new_session=True,
                stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
            )  # fmt: skip
        except OSError as error:
            raise Unreadable(
                f"{name} needs LibreOffice, which could not be started ({error.strerror}): {SAVE_AS_PDF}."
            ) from error
        try:
            process.wait(timeout)
        except subprocess.TimeoutExpired as error:
            raise Unreadable(
                f"LibreOffice took more than {timeout:g} seconds over {name}, and was stopped: {SAVE_AS_PDF}."
            ) from error
        finally:
            _end(process)


def _end(process: subprocess.Popen[bytes]) -> None:
    """Stop the program and all that it started."""
    if hasattr(os, "killpg"):
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(process.pid, signal.SIGKILL)
    else:
        process.kill()
    process.wait()
