"""The setup as admins see it: its pages and forms, and the answers to what they set."""
