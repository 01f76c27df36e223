"""The app of the ledger."""

from __future__ import annotations

from django.apps import AppConfig


class DeliveryApp(AppConfig):
    """Django finds the tables by this."""

    name = "upheld.web.delivery"
    label = "delivery"
