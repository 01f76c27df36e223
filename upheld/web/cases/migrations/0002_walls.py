"""The walls in the database itself: an audit that cannot be changed, and on PostgreSQL cases that others do not see."""

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

from upheld.web.cases.walls import FUNCTIONS, wall

_WORDS = "The audit of a case is never changed or deleted."
_OF_CASE = ("part", "told", "look", "paper", "note", "sentletter", "dueday", "answerchange", "feed")
_GRANTED = (
    "holder_id = upheld_person() OR person_id = upheld_person() OR organisation_id IN (SELECT upheld_organisations())"
)

# Nobody writes themselves in: a grant and an invitation are written by the holder, or by the service.
_HELD = "case_id IN (SELECT id FROM cases_case WHERE holder_id = upheld_person())"


def build(_apps: object, editor: BaseDatabaseSchemaEditor) -> None:
    if editor.connection.vendor == "sqlite":
        editor.execute(
            f"CREATE TRIGGER cases_told_no_update BEFORE UPDATE ON cases_told BEGIN SELECT RAISE(ABORT, '{_WORDS}'); END"
        )
        for act in ("UPDATE", "DELETE"):
            editor.execute(
                f"CREATE TRIGGER cases_action_no_{act.lower()} BEFORE {act} ON cases_action "
                f"BEGIN SELECT RAISE(ABORT, '{_WORDS}'); END"
            )
    elif editor.connection.vendor == "postgresql":
        editor.execute(
            f"CREATE FUNCTION upheld_never() RETURNS trigger LANGUAGE plpgsql AS "
            f"$$ BEGIN RAISE EXCEPTION '{_WORDS}'; END $$"
        )
        editor.execute(
            "CREATE TRIGGER cases_action_never BEFORE UPDATE OR DELETE ON cases_action "
            "FOR EACH ROW EXECUTE FUNCTION upheld_never()"
        )
        editor.execute(
            "CREATE TRIGGER cases_told_never BEFORE UPDATE ON cases_told FOR EACH ROW EXECUTE FUNCTION upheld_never()"
        )
        editor.execute(FUNCTIONS)
        editor.execute(wall("cases_grant", _GRANTED, _HELD))
        editor.execute(wall("cases_case", "holder_id = upheld_person() OR "
                            "(delete_after IS NULL AND id IN (SELECT upheld_granted()))"))  # fmt: skip
        editor.execute(wall("cases_action", '"case" IN (SELECT upheld_cases())'))
        editor.execute(wall("cases_invitation", "holder_id = upheld_person()", _HELD))
        for name in _OF_CASE:
            editor.execute(wall(f"cases_{name}"))
        editor.execute(wall("cases_changeseen", "change_id IN (SELECT id FROM cases_answerchange)"))


class Migration(migrations.Migration):
    dependencies = [("cases", "0001_initial"), ("accounts", "0001_initial")]
    operations = [migrations.RunPython(build, migrations.RunPython.noop)]
