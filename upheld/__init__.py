"""Every duty owed to a child with special educational needs in England, reckoned from dated facts."""

__version__ = "0.1.0"
