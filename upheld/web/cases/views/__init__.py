"""The pages of kept cases: each thin, for what an action or a plain function does."""
