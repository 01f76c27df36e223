"""`python -m upheld.web`: start the service. With a name after it, one of its other commands (`help` lists them)."""

from __future__ import annotations

import os
import sys


def main() -> int:
    """Run one command; a setting that cannot be used is one sentence."""
    from upheld.errors import UpheldError

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "upheld.web.settings")
    given = sys.argv[1:] or ["serve"]
    try:
        if given == ["serve"]:
            from upheld.web.serve import serve

            serve()
        else:
            from django.core.management import execute_from_command_line

            execute_from_command_line(["upheld.web", given[0].replace("-", "_"), *given[1:]])
    except UpheldError as error:
        print(f"upheld: {error}", file=sys.stderr)
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main())
