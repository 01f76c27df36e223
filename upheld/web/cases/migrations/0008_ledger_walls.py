"""On PostgreSQL: whoever was given the ledger of provision alone sees of a case what its pages need, and no more."""

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

from upheld.web.cases.walls import LEDGER_FUNCTIONS, LEDGER_PLACES, seen_besides

_THEIRS = "case_id IN (SELECT upheld_ledger_cases())"
_OWN = f"person_id = upheld_person() AND {_THEIRS}"


def build(_apps: object, editor: BaseDatabaseSchemaEditor) -> None:
    if editor.connection.vendor != "postgresql":
        return
    editor.execute(LEDGER_FUNCTIONS)
    places = ", ".join(f"'{one}'" for one in LEDGER_PLACES)
    editor.execute(
        seen_besides("cases_case", "ledger", "delete_after IS NULL AND id IN (SELECT upheld_ledger_granted())")
    )
    editor.execute(seen_besides("cases_part", "ledger", f"place IN ({places}) AND {_THEIRS}"))
    # That they looked is written down for them too.
    editor.execute(seen_besides("cases_look", "ledger", _OWN))
    editor.execute(f"CREATE POLICY ledger_looks ON cases_look FOR INSERT WITH CHECK ({_OWN})")


class Migration(migrations.Migration):
    dependencies = [("cases", "0007_ledger_right")]
    operations = [migrations.RunPython(build, migrations.RunPython.noop)]
