"""What `flowpilot doctor` looks at. Each look changes nothing and ends by itself within some seconds."""
