"""The draft: the call's form filled in with quotes and people's own texts."""
