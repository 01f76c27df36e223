"""The plan, and what is said of it, as documents that people can use."""
