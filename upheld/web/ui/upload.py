"""Uploads are taken into memory, and not into files of the framework's own.

A pack writes its papers into a private folder while it is made, and deletes it (`check.packing`).
"""

from __future__ import annotations

from io import BytesIO
from typing import Any

from django.core.exceptions import RequestDataTooBig
from django.core.files.uploadedfile import InMemoryUploadedFile
from django.core.files.uploadhandler import FileUploadHandler

MOST_BYTES = 50_500_000
"""The most bytes of files one request may send."""


class InMemory(FileUploadHandler):
    """Keeps every file of a request in memory, and refuses more than `MOST_BYTES` in all."""

    def __init__(self, request: Any = None) -> None:
        """Nothing has come yet."""
        super().__init__(request)
        self._came = 0
        self._file = BytesIO()

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        """Begin another file."""
        super().new_file(*args, **kwargs)
        self._file = BytesIO()

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        """Take in a piece.

        Raises:
            RequestDataTooBig: more has come than may.
        """
        self._came += len(raw_data)
        if self._came > MOST_BYTES:
            raise RequestDataTooBig("More files were sent than may be sent at once.")
        self._file.write(raw_data)

    def file_complete(self, file_size: int) -> InMemoryUploadedFile:
        """The file as Django hands it on."""
        self._file.seek(0)
        return InMemoryUploadedFile(
            file=self._file, field_name=self.field_name, name=self.file_name, content_type=self.content_type,
            size=file_size, charset=self.charset, content_type_extra=self.content_type_extra,
        )  # fmt: skip
