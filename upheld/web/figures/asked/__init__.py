"""What no publisher shows: the price of failing, the questions nobody has answered, the promises made."""
