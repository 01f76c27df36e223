"""The ways that mail can leave, each a backend of Django's mail, so that every mail leaves the same way."""
