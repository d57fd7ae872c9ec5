"""Pictures of readiness: pure functions from figures to Plotly figures and tables."""
