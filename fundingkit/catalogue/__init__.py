"""Calls as data: what a funding call asks, with the source of every fact."""
