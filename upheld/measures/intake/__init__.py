"""How releases come among the figures that are there: all or none, the newer over the older, and what changed said."""
