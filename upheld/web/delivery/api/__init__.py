"""The ledger for school systems: what they ask with a key, over HTTP, with its description."""
