"""A document of any kind read into paragraphs and tables that keep their place. It knows nothing of any subject."""
