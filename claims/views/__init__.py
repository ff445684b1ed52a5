"""Trang of claims: procedures, tracking, and everything below /ca-nhan/."""
