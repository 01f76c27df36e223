"""The app that holds the outbox."""

from __future__ import annotations

from django.apps import AppConfig


class Post(AppConfig):
    """Django finds the tables and the commands `post`, `tick` and `work` by this."""

    name = "upheld.web.post"
    label = "post"

    def ready(self) -> None:
        """Make known the one mail that is post's own."""
        from upheld.web.post.texts import register

        register("trial", "post/trial.txt", lambda message: {})
