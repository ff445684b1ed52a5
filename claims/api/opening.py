"""Mở: the draft or dossier an address names; anybody else's is not there."""

from typing import Any

from accounts.api.doors import CitizenDoor
from claims.models import Dossier, Draft
from claims.selectors import dossier_of, draft_of


class DraftDoor(CitizenDoor):
    """For one's own open draft."""

    draft: Draft

    def admit(self, **places: Any) -> None:
        super().admit(**places)
        self.draft = draft_of(self.actor, places["draft_id"], self.day)


class DossierDoor(CitizenDoor):
    """For one's own dossier."""

    dossier: Dossier

    def admit(self, **places: Any) -> None:
        super().admit(**places)
        self.dossier = dossier_of(self.actor, places["dossier_id"])
