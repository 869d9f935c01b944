"""Directives and roles: they read, file records and leave placeholders."""
