"""People, the organisations they work in, and how they sign in."""
