"""The Markdown editor: plain text with the help that writing needs; the source is what is stored."""
