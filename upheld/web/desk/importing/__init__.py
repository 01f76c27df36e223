"""A caseload from a table: read, tried out, then made row by row; each row wholly or not at all."""
