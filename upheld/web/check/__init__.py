"""The private check: from what has happened to what is owed, by whom, by when, and a letter. It keeps nothing."""
