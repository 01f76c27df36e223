"""What can go wrong that a person can put right: every message is one sentence to a reader."""


class UpheldError(Exception):
    """A mistake in what was given; the message says what was wrong, with which value, and what to do."""


class UnknownDay(UpheldError):
    """A day that the shipped calendar cannot answer for."""


class CaseError(UpheldError):
    """A case file, or a case, that cannot be reckoned."""


class LawError(UpheldError):
    """A law that does not hold together: a clash of versions, an unknown name, a missing citation."""
