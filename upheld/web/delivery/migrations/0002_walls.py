"""What was said is never changed, and goes only with its case; on PostgreSQL only those who may read it do."""

import django.db.models.deletion
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

from upheld.web.cases.walls import seen_besides, wall

_CHANGED = "What was said in a ledger is never changed: say something new."
_TAKEN = "What was said in a ledger goes only with its case."
_STAYS = "EXISTS (SELECT 1 FROM cases_case WHERE id = OLD.case_id AND delete_after IS NULL)"


def build(_apps: object, editor: BaseDatabaseSchemaEditor) -> None:
    if editor.connection.vendor == "sqlite":
        editor.execute(
            "CREATE TRIGGER delivery_statement_no_update BEFORE UPDATE ON delivery_statement "
            f"BEGIN SELECT RAISE(ABORT, '{_CHANGED}'); END"
        )
        editor.execute(
            "CREATE TRIGGER delivery_statement_no_delete BEFORE DELETE ON delivery_statement "
            f"WHEN {_STAYS} BEGIN SELECT RAISE(ABORT, '{_TAKEN}'); END"
        )
    elif editor.connection.vendor == "postgresql":
        editor.execute(
            "CREATE FUNCTION upheld_said() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
            f"IF TG_OP = 'UPDATE' THEN RAISE EXCEPTION '{_CHANGED}'; END IF; "
            f"IF {_STAYS} THEN RAISE EXCEPTION '{_TAKEN}'; END IF; RETURN OLD; END $$"
        )
        editor.execute(
            "CREATE TRIGGER delivery_statement_stays BEFORE UPDATE OR DELETE ON delivery_statement "
            "FOR EACH ROW EXECUTE FUNCTION upheld_said()"
        )
        # Read by those who may; written by the service alone, once it has asked whether they may.
        for table in ("delivery_statement", "delivery_ahead"):
            editor.execute(wall(table, "false"))
            editor.execute(seen_besides(table, "ledger", "case_id IN (SELECT upheld_ledger_cases())"))


class Migration(migrations.Migration):
    dependencies = [("delivery", "0001_initial"), ("cases", "0008_ledger_walls")]
    operations = [
        migrations.CreateModel(
            name="Ahead",
            fields=[
                (
                    "case",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE, primary_key=True, related_name="ahead",
                        serialize=False, to="cases.case",
                    ),
                ),
                ("reckoned_on", models.DateField(null=True)),
                ("version", models.PositiveIntegerField(default=1)),
                ("setting_weeks", models.PositiveIntegerField(default=0)),
                ("setting_from", models.DateField(null=True)),
                ("silent_weeks", models.PositiveIntegerField(default=0)),
                ("silent_from", models.DateField(null=True)),
                ("start_on", models.DateField(null=True)),
                ("review_on", models.DateField(null=True)),
                ("gap_on", models.DateField(null=True)),
                ("missing", models.PositiveIntegerField(default=0)),
                ("next_on", models.DateField(null=True)),
                ("is_broken", models.BooleanField(default=False)),
            ],
            options={"indexes": [models.Index(fields=["reckoned_on"], name="ledgers_to_reckon")]},
        ),
        migrations.RunPython(build, migrations.RunPython.noop),
    ]  # fmt: skip
