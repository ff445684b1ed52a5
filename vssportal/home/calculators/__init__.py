"""Tính thử: public calculators. The address carries what was typed, nothing is stored, every đồng is explained.

One module a calculator (its form, the claim it builds, what it finds); the rules are those of the officers.
"""
