"""The service's own settings, in a home of its own that is thrown away."""

import atexit
import os
import shutil
import tempfile

from tests.homes import FIGURES as _figures
from upheld.measures.intake.carried import ready

_home = tempfile.mkdtemp(prefix="upheld-test-")
atexit.register(shutil.rmtree, _home, ignore_errors=True)
os.environ["UPHELD_HOME"] = _home
# One address sends every test; what limits it has tests of its own.
os.environ["UPHELD_RATE_CHECK_PER_MINUTE"] = os.environ["UPHELD_RATE_API_PER_MINUTE"] = "1000000"

from upheld.web.settings import *  # noqa: E402,F403

# No test waits for a slow hash; one of accounts looks at the real one.
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]

# The built style sheets are for the real server, which the journeys start.
STATIC_ROOT.mkdir()  # noqa: F405
STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}  # noqa: F405

FIGURES = _figures
ready(FIGURES)
