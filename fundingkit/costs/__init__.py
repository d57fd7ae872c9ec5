"""Cost and financing plan: what the measures cost, who pays, and the rules of the call."""
