"""The app that holds people and organisations."""

from __future__ import annotations

from django.apps import AppConfig


class Accounts(AppConfig):
    """Django finds the tables by this."""

    name = "upheld.web.accounts"
    label = "accounts"

    def ready(self) -> None:
        """Have second factors sealed again when the service's key changes, and addresses watched that are proved."""
        from upheld.web.accounts import first_proof
        from upheld.web.accounts.secrets_at_rest import seal_again
        from upheld.web.keyring.rotation import rotates_too

        rotates_too("second factors", seal_again)
        first_proof.watch()
