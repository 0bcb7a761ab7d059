"""The Planner's side panels: an initiative, a quarter's capacity, a quarter's gate. One section a file."""
