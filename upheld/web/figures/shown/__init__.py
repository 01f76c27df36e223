"""The same figures to look at and take away: the map, downloads, charts for other sites, constituencies."""
