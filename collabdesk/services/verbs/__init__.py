"""The facilitator's verbs on one workshop, a module for each step."""
