"""Charts drawn with pyqtgraph, which is imported only where the first of them is shown."""
