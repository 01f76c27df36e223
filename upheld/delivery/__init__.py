"""What was delivered: what a plan entitles a child to, what happened week by week and who says so, what is missing."""
