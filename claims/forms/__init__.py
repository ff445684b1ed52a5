"""Biểu mẫu of claims: questions of a draft, papers, the last check, tracking, supplements."""
