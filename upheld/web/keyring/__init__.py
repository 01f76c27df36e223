"""One key for each case, wrapped by the service's key: once it is destroyed, nobody can read what was told."""
