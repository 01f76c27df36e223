"""What was promised: the EHC plan as a document, how specific it is, what changed in it."""
