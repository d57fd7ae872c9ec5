"""Grading: from matched passages to grade, commitment and confidence."""
