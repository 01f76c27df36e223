"""Keys of school systems: read and written by the service alone, once it has asked who manages the organisation."""

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

from upheld.web.cases.walls import wall


def build(_apps: object, editor: BaseDatabaseSchemaEditor) -> None:
    if editor.connection.vendor == "postgresql":
        editor.execute("DROP POLICY walled ON delivery_systemkey")
        editor.execute(wall("delivery_systemkey", "false"))


class Migration(migrations.Migration):
    dependencies = [("delivery", "0003_systems")]
    operations = [migrations.RunPython(build, migrations.RunPython.noop)]
