"""What a new workspace is furnished with."""
