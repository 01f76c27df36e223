"""Figures as pictures: plain lines and words, each with the sentence and the table that say the same."""
