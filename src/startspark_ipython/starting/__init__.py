"""The running of the rendered code."""
