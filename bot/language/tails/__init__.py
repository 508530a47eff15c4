"""How each verb reads the words after it: one small function a verb, built from a few shared pieces."""
