"""What no one publishes: what is missing, who holds it, what to ask, and what was answered."""
