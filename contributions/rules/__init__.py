"""Luật về đóng bảo hiểm: pure functions over the dated figures of ``vssportal.legal``."""
