"""What the project knows: `data/` as values."""
