"""The same names as the sqlite3 of Python, by another library below."""

from sqlite3 import Connection as Connection
from sqlite3 import Error as Error
from sqlite3 import connect as connect
