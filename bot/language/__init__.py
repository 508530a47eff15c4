"""From what people type to commands."""
