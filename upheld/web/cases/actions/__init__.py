"""What can be done in a case: each a named action, in one transaction with its row of the audit."""
