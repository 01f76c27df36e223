"""What each address of the check does: read a form, call a room, show a page."""
