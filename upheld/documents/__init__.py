"""Paper: what a document is made of, and each format it can be written in. It knows nothing of any subject."""
