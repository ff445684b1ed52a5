"""Cổng dịch vụ của BHXH Việt Nam: the composition root of the portal."""
