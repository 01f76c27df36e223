"""The pages of the reading of a plan: each view asks, and the functions beside it answer it."""
