"""Say where the service is once it answers; a process of its own, as the workers are copies of the server."""

from __future__ import annotations

import socket
import sys
from threading import Event

_TRIES = 600
_PAUSE = 0.2  # seconds


def announce(host: str, port: int) -> bool:
    """Wait until somebody listens, for two minutes at most, and print the address; whether somebody did."""
    seen = {"0.0.0.0": "127.0.0.1", "::": "::1"}.get(host, host)
    for _ in range(_TRIES):
        try:
            socket.create_connection((seen, port), timeout=5).close()
        except OSError:
            Event().wait(_PAUSE)
            continue
        named = f"[{seen}]" if ":" in seen else seen
        print(f"Upheld is at http://{named}:{port}/ (stop it with Ctrl and C).", flush=True)
        return True
    return False


if __name__ == "__main__":
    announce(sys.argv[1], int(sys.argv[2]))
