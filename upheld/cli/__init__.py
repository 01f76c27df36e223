"""The command: one file for each thing it does, library calls only."""
