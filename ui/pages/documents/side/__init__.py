"""The panel beside a document: everything that is known about it, edited in place."""
