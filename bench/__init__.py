"""Measured figures, never asserted: `make bench` prints them and keeps them in bench/README.md."""
