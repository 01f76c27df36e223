"""What a service does at its desk: each written down in the audit of the case."""
