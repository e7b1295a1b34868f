"""What draws and takes down outlines."""
