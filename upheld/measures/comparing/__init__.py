"""What may fairly be said of one council beside another."""
