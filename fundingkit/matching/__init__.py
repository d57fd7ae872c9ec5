"""Matching: which passages of a document speak to which requirement, and why."""
