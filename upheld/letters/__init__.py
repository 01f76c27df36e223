"""What to say: which letters are open for a reckoned case, and each of them written out."""
