"""The door for people: pages in a browser, and the API. It reads the clock and the database, and calls the rooms."""
