"""Post: what is to be told by e-mail, and how it leaves once and never twice. It knows no case."""
