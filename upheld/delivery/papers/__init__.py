"""The record on paper: a schedule for a letter, the page for a review, a chart."""
