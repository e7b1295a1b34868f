"""The pages of the window; each shows a state and tells what the user did."""
