"""What each of the three extensions owes its author; it knows no history, no citation, no print.

It is the ground of all three and imports none of them. It is no extension of its own.
"""
