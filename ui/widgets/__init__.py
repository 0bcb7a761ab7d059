"""Small reusable controls, one class a file. They import Qt, `ui.theme` and the core's domain and text, no pages."""
