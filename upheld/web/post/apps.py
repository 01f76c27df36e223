"""The app that holds the outbox."""

from __future__ import annotations

from django.apps import AppConfig


class Post(AppConfig):
    """Django finds the tables and the commands `post`, `tick` and `work` by this."""

    name = "upheld.web.post"
    label = "post"

    def ready(self) -> None:
        """Make known the one mail and the one job that are post's own."""
        from upheld.web.post.old import clear_old
        from upheld.web.post.texts import register
        from upheld.web.post.tick import register_job

        register_job("clear old mail", clear_old)
        register("trial", "post/trial.txt", lambda message: {})
