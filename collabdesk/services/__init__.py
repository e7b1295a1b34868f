"""The use cases: what a facilitator does, kept before it is shown."""
