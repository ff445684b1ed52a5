"""Database guards shared by every app's models."""

import pghistory
import pgtrigger


def append_only(name: str = "append_only") -> pgtrigger.Trigger:
    """Chỉ ghi thêm: the database refuses UPDATE and DELETE on the table, whoever asks."""
    return pgtrigger.Protect(name=name, operation=pgtrigger.Update | pgtrigger.Delete)


def no_delete(name: str = "no_delete") -> pgtrigger.Trigger:
    """Không xóa: rows may change by their services but never go."""
    return pgtrigger.Protect(name=name, operation=pgtrigger.Delete)


def row_history() -> tuple[pghistory.Tracker, ...]:
    """Lịch sử dòng: what a row was before each change, written by trigger, so bulk and raw writes count too."""
    return (pghistory.UpdateEvent("before_update", row=pghistory.Old), pghistory.DeleteEvent("before_delete"))
