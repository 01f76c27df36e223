"""What each address of the account does."""
