"""What each command does, inside one transaction."""
