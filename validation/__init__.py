"""Checks the tables in `data/`; part of the source distribution, never of the wheel."""
