"""Training of the engine's models, one command; never needed to run the engine."""
