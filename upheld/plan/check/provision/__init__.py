"""What does one line of provision promise, and what is it silent on?"""
