"""The Documents page: the library, the editor with its preview, and what can be said about a document's trust."""
