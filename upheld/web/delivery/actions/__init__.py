"""What people do to a ledger: every write is a named action of the case."""
