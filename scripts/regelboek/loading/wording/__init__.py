"""Wording of what is wrong with the form of a rule's body; each docstring is a public page."""
