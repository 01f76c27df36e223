"""Every page of kept cases, of the desk and of the account, looked at by axe, on the narrowest phone and at a desk."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from tests.journeys.conftest import Service
from tests.journeys.test_every_page import DESK, PHONE, VIOLATIONS, AXE
from tests.web.cases.world import pages

NOT_A_PAGE = {
    "cases:paper", "cases:letter_text", "cases:delete_stop", "check:calendar", "check:letter_as", "plan:take",
    "desk:search", "desk:deadlines_csv", "desk:import_make", "desk:import_template", "desk:statistics_csv",
    "desk:contact", "desk:offer", "desk:answer", "accounts:invite",
}  # fmt: skip
"""What is a file, or is only sent."""
LEADS_AWAY = {
    "check:file", "check:blank", "check:delete", "plan:delete", "plan:report_letter", "desk:import_tried",
    "check:paper_read", "check:paper_means",
}  # fmt: skip
"""What has nothing to show in a case as the world has it, and leads to another page."""
