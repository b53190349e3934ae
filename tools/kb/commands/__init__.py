"""One file a command; `kb.cli` loads the one that is asked for."""
