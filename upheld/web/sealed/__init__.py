"""What a visitor tells us, kept so that only they can read it: sealed under a key that only their cookie holds."""
