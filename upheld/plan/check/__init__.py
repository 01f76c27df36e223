"""Is a plan specific, complete and lawful? Each finding has its place, its words, its authority and a question."""
