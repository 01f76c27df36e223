"""Keys of school systems: seen by the people of their organisation; what was answered, by the service alone."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

import upheld.web.clock
from upheld.web.cases.walls import wall


def build(_apps: object, editor: BaseDatabaseSchemaEditor) -> None:
    if editor.connection.vendor == "postgresql":
        editor.execute(wall("delivery_systemkey", "organisation_id IN (SELECT upheld_organisations())"))
        editor.execute(wall("delivery_systemanswer", "false"))


class Migration(migrations.Migration):
    dependencies = [
        ("delivery", "0002_walls"),
        ("accounts", "0001_initial"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]
    operations = [
        migrations.CreateModel(
            name="SystemKey",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.CharField(max_length=60)),
                ("digest", models.CharField(max_length=64, unique=True)),
                ("made_at", models.DateTimeField(default=upheld.web.clock.real)),
                ("last_used_on", models.DateField(null=True)),
                ("ended_at", models.DateTimeField(null=True)),
                (
                    "made_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="accounts.organisation"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="SystemAnswer",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.CharField(max_length=64)),
                ("request", models.CharField(max_length=64)),
                ("answer", models.JSONField(null=True)),
                ("at", models.DateTimeField(default=upheld.web.clock.real)),
                (
                    "system",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="delivery.systemkey"
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["at"], name="answers_by_age")],
                "constraints": [models.UniqueConstraint(fields=("system", "name"), name="one_answer_to_a_request")],
            },
        ),
        migrations.RunPython(build, migrations.RunPython.noop),
    ]
