"""A pack of documents: one numbered, indexed PDF from many, what is too long or missing in it, and two tables."""
