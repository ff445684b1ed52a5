"""Trang của đơn vị: pages under /don-vi/."""
