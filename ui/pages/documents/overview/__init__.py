"""How far all documents can be trusted: what the middle of the page shows while none is open."""
