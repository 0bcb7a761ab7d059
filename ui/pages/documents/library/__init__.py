"""The list of all documents: tree, table, filters and what a search found."""
