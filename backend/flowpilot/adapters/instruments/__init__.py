"""What an operator's Prometheus reads of our processes: counts and seconds, never an account, a person or content."""
