"""Readiness: the figures that follow from an assessment."""
