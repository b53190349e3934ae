"""Measures how fast the site is checked and built, beside other tools."""
