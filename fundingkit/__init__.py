"""fundingkit: how far a city's papers cover a funding call, passage by passage.

One way through: read, split, match, grade, review, readiness, draft.
"""

__version__ = "0.1.0"
