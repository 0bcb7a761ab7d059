"""The Reports page: the deck slide by slide, and the reports that were issued."""
