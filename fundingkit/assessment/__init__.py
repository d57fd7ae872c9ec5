"""A dossier judged against a call: the engine's proposals and people's verdicts."""
