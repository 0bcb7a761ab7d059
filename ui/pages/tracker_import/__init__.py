"""The import of a tracker: what was read, what it means, what would be done."""
