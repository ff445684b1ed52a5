"""Giấy tờ: papers of a draft, later of its dossier, with previews of their pages."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from accounts.models.guards import append_only
from claims.enums import PaperKind


class DocumentQuerySet(models.QuerySet["Document"]):
    def kept(self) -> "DocumentQuerySet":
        return self.filter(removed_at__isnull=True)


class Document(models.Model):
    """Một giấy tờ đã gửi.

    ``original`` are the bytes as they came, never rewritten. A paper taken back before submitting is marked
    removed. ``request`` is the supplement request it answers.
    """

    draft = models.ForeignKey("claims.Draft", models.PROTECT, null=True, related_name="documents")
    dossier = models.ForeignKey("claims.Dossier", models.PROTECT, null=True, related_name="documents")
    request = models.ForeignKey(
        "claims.SupplementRequest", models.PROTECT, null=True, related_name="documents"
    )
    kind = models.CharField(_("loại giấy tờ"), max_length=24, choices=PaperKind)
    original = models.OneToOneField("accounts.StoredFile", models.PROTECT, related_name="document")
    added_at = models.DateTimeField(_("gửi lúc"))
    removed_at = models.DateTimeField(null=True)

    objects = DocumentQuerySet.as_manager()

    class Meta:
        verbose_name = _("giấy tờ")
        verbose_name_plural = _("giấy tờ")
        ordering = ("pk",)
        constraints = (
            models.CheckConstraint(
                name="document_belongs", condition=Q(draft__isnull=False) | Q(dossier__isnull=False)
            ),
        )

    def __str__(self) -> str:
        return str(self.get_kind_display())


class DocumentPage(models.Model):
    """Trang xem trước: a re-encoded picture of one page; nothing of the sender's file but its pixels."""

    document = models.ForeignKey(Document, models.PROTECT, related_name="pages")
    number = models.PositiveSmallIntegerField()
    file = models.OneToOneField("accounts.StoredFile", models.PROTECT, related_name="document_page")
    width = models.PositiveIntegerField()
    height = models.PositiveIntegerField()

    class Meta:
        verbose_name = _("trang xem trước")
        verbose_name_plural = _("trang xem trước")
        ordering = ("document", "number")
        triggers = (append_only(),)
        constraints = (models.UniqueConstraint(fields=["document", "number"], name="document_page_number"),)

    def __str__(self) -> str:
        return f"{self.document_id}/{self.number}"
