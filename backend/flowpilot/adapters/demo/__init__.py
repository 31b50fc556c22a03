"""Two invented accounts to look around in; they exist only where somebody asks for them."""
