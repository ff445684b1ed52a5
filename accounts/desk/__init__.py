"""Bàn làm việc của cán bộ: the admin site at /quan-tri/, and the read-only pages that stand on it."""

from accounts.desk.acts import DeskAct, status_of
from accounts.desk.review import Button, ReviewAdmin, Table
from accounts.desk.site import DeskSite, Group, Seat, desk, entry, seat_of

__all__ = [
    "Button",
    "DeskAct",
    "DeskSite",
    "Group",
    "ReviewAdmin",
    "Seat",
    "Table",
    "desk",
    "entry",
    "seat_of",
    "status_of",
]
