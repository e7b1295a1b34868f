"""The method as immutable data: types, characteristics, indicators, scale, prompts."""
