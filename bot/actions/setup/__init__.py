"""What admins set up: settings, stages, pipelines, and a new workspace's first steps."""
