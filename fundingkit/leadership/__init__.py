"""What leadership looks at: one report of a dossier against a call, and what it is compared with."""
