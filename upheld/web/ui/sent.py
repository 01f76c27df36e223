"""A file sent to the visitor: to be saved, never shown in the page, and never kept on the way."""

from __future__ import annotations

from django.http import HttpResponse


def attachment(content: bytes, name: str, type: str) -> HttpResponse:
    """The file as an answer.

    Args:
        name: plain letters, and nothing about anybody.
    """
    response = HttpResponse(content, content_type=type)
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    response["Cache-Control"] = "no-store"
    response["X-Content-Type-Options"] = "nosniff"
    return response
