"""What the officer's workbench shows: pure views of an assessment, for any kind of surface."""
