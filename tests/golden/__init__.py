"""Worked examples: other people's numbers, recomputed by our rules."""
