"""Reading and saying texts: dates, and later Markdown. Standard library only."""
