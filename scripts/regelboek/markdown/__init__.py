"""The strict subset of Markdown that rules are written in: one parser, one tree."""
