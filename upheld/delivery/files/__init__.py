"""A ledger as a file; timetables and sessions read from other systems; reports and tables written."""
