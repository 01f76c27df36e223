"""How all are doing: the official figures of every council, fairly compared, each with its release.

Nothing here knows of a family's case but `from_caseload`, and what comes of it is kept apart.
"""
