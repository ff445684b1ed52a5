"""Văn bản điện tử: what the portal issued, and what the public page may confirm of it."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from accounts.enums import LetterKind
from accounts.models.agencies import Agency
from accounts.models.guards import append_only
from accounts.models.records import StoredFile
from vssportal.kernel.codes import uuid7


class IssuedLetter(models.Model):
    """Văn bản đã ban hành: a signed PDF under an unguessable code.

    ``cause`` is unique, so that a letter asked for twice is issued once. ``shown`` holds what the public
    verification page says: issuer, day, masked subject; never an amount.
    """

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    code = models.CharField(_("mã kiểm tra"), max_length=24, unique=True)
    kind = models.CharField(_("loại văn bản"), max_length=20, choices=LetterKind)
    cause = models.CharField(max_length=120, unique=True)
    number = models.CharField(_("số văn bản"), max_length=60)
    agency = models.ForeignKey(
        Agency, models.PROTECT, related_name="letters", verbose_name=_("cơ quan ban hành")
    )
    file = models.ForeignKey(StoredFile, models.PROTECT, related_name="letters")
    shown = models.JSONField(default=dict)
    issued_at = models.DateTimeField(_("ban hành lúc"))

    class Meta:
        verbose_name = _("văn bản đã ban hành")
        verbose_name_plural = _("văn bản đã ban hành")
        ordering = ("-issued_at", "pk")
        triggers = (append_only(),)

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.number}"
