"""Item models: what the views show, kept up to date by difference. They import Qt and the core's rows, never a page."""
