"""The tables of the first schema as it was, whatever the declared ones become later."""
