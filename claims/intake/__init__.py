"""Giấy tờ từ bên ngoài: what a picture or PDF is, and safe previews made by a child process."""
