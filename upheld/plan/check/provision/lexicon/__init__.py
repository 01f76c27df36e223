"""Which words and phrases of a plan mean what? Data, a module for each kind."""
