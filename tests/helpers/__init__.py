"""What several tests need. May import csops_desktop and, in the helpers of windows, PySide6."""
