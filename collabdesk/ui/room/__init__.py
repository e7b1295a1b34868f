"""The room view: the second window, for the projector."""
