"""The rules about a plan as a whole, one module to a question."""
