"""The app of the ledger."""

from __future__ import annotations

from django.apps import AppConfig


class DeliveryApp(AppConfig):
    """Django finds the tables by this."""

    name = "upheld.web.delivery"
    label = "delivery"

    def ready(self) -> None:
        """Make known the jobs of ledgers, and their files."""
        from upheld.web.cases.export import also_export
        from upheld.web.delivery import ahead, export
        from upheld.web.delivery.api import once
        from upheld.web.post.tick import register_job

        register_job("look ahead in ledgers", ahead.look_ahead)
        register_job("delete answers to systems", once.delete_old)
        also_export(export.texts, export.FILES)
