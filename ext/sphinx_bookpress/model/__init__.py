"""What a printed book needs, without Sphinx or docutils."""
