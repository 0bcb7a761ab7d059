"""The side panel: everything about the selected responsibility, edited in place. One section a file."""
