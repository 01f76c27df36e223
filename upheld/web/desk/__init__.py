"""The desk of a service: its caseload by urgency, what it did, and what it counts."""
