"""Turn cards and views into standard nodes that every builder knows."""
