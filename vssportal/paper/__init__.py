"""Giấy tờ: letters and receipts as PDF, their seal, QR codes. No Django, no network."""
