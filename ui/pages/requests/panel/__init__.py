"""The panel beside the list: everything about one request, edited in place."""
