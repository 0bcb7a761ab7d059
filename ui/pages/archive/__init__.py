"""The archive and the trash: what is off the board, and the way back."""
