"""Where things stand in a drawing: widths of text, and what the views place with them."""
