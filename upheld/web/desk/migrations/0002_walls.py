"""On PostgreSQL the database itself hides what a service recorded from everybody who does not work there."""

from typing import Any

from django.db import migrations

from upheld.web.cases.walls import wall

_OURS = "organisation_id IN (SELECT upheld_organisations())"


def build(apps: Any, editor: Any) -> None:
    if editor.connection.vendor == "postgresql":
        for name in ("casework", "contact", "advocacyoffer"):
            editor.execute(wall(f"desk_{name}", _OURS))


class Migration(migrations.Migration):
    dependencies = [("desk", "0001_initial"), ("cases", "0002_walls")]
    operations = [migrations.RunPython(build, migrations.RunPython.noop)]
