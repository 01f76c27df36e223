"""From the blocks of a document to the sections of a plan: the layouts that councils use."""
