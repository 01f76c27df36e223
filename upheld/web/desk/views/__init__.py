"""The pages of the desk: each thin, for what an action or a plain function does."""
