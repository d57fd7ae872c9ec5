"""Schedule: phases, milestones and council dates, worked back from the call's deadlines."""
