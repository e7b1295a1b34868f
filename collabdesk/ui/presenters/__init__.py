"""What each page says and does, without Qt: signals in, an immutable state out."""
