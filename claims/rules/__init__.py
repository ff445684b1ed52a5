"""Quy tắc của các chế độ: pure functions from facts and dated figures to findings and worksheets."""
