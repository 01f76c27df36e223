"""Promises kept? What inspectors and the Ombudsman said must happen, by when, and what is known of it since."""
