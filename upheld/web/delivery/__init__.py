"""The ledger of a kept case: what its plan entitles to, what each side says happened, and what is missing."""
