"""The People page: who owes what to whom, and the nudges between."""
