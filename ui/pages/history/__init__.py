"""The history: everything that was done, and the ways back."""
