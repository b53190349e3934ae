"""Measures search: time, memory, files and bytes, and what is found among many pages."""
