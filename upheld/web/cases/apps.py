"""The app that keeps cases."""

from __future__ import annotations

from django.apps import AppConfig


class CasesApp(AppConfig):
    """Django finds the tables and the jobs by this."""

    name = "upheld.web.cases"
    label = "cases"

    def ready(self) -> None:
        """Make known the mails and the jobs of cases."""
        from upheld.web.accounts.leaving import ask_before_leaving, end_with_account
        from upheld.web.cases import deleting, invited, law_changes, never_confirmed, reminders
        from upheld.web.cases.leaving import end_access, stands_in_the_way
        from upheld.web.post.texts import register
        from upheld.web.post.tick import register_job

        register(invited.KIND, "cases/mail/invitation.txt", invited.told_by_mail)
        register(reminders.KIND, "cases/mail/reminder.txt", reminders.values)
        register(law_changes.KIND, "cases/mail/answer_changed.txt", law_changes.values)
        register_job("reckon again", law_changes.reckon_again)
        register_job("remind", reminders.remind)
        register_job("delete cases", deleting.delete_due)
        register_job("forget addresses", invited.forget_addresses)
        register_job("delete accounts never confirmed", never_confirmed.delete_accounts)
        ask_before_leaving(stands_in_the_way)
        end_with_account(end_access)
