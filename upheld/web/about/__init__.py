"""What this service is, who runs it, what it keeps, and where else to turn."""
