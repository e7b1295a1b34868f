"""The library on disk: the only part of CollabDesk that knows SQLAlchemy and SQLite."""
