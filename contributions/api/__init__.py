"""API của đơn vị: employers, their months, files, findings, money, receipts."""
