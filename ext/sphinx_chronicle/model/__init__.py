"""Plain records and rules of history; neither Sphinx nor docutils."""
