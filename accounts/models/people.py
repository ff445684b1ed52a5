"""Người tham gia: one record a person, households, accounts that money goes to."""

from datetime import date

import pghistory
from django.contrib.postgres.indexes import OpClass
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from accounts.enums import BirthPrecision, Relation, Sex
from accounts.models.guards import no_delete, row_history
from vssportal.kernel.names import given_sort, name_key, name_sort, normal


class PersonQuerySet(models.QuerySet["Person"]):
    def named(self, text: str) -> "PersonQuerySet":
        """Names that begin with ``text``, whatever its marks and case."""
        return self.filter(name_key__startswith=name_key(text))


@pghistory.track(*row_history())
class Person(models.Model):
    """Người tham gia.

    ``si_number`` (mã số BHXH) has 10 digits, ``citizen_number`` (số định danh cá nhân) 12. A birth date known
    only to its month or year stands as the first day of it, ``birth_precision`` says so. The three name keys
    are made from ``full_name`` (decisions 4) and are never typed.
    """

    si_number = models.CharField(_("mã số BHXH"), max_length=10, unique=True, null=True, blank=True)
    citizen_number = models.CharField(
        _("số định danh cá nhân"), max_length=12, unique=True, null=True, blank=True
    )
    full_name = models.CharField(_("họ và tên"), max_length=120)
    name_key = models.CharField(max_length=120, editable=False)
    name_sort = models.CharField(max_length=400, editable=False)
    given_sort = models.CharField(max_length=400, editable=False)
    born_on = models.DateField(_("ngày sinh"))
    birth_precision = models.CharField(max_length=6, choices=BirthPrecision, default=BirthPrecision.DAY)
    sex = models.CharField(_("giới tính"), max_length=6, choices=Sex)
    nationality = models.CharField(_("quốc tịch"), max_length=2, default="VN")
    ethnicity = models.CharField(_("dân tộc"), max_length=40, default="Kinh")
    phone = models.CharField(_("điện thoại"), max_length=16, blank=True)
    email = models.EmailField(_("e-mail"), max_length=200, blank=True)
    street = models.CharField(_("số nhà, đường, thôn"), max_length=200, blank=True)
    commune_code = models.CharField(_("xã, phường, đặc khu"), max_length=5, blank=True)
    province_code = models.CharField(_("tỉnh, thành phố"), max_length=2, blank=True)
    died_on = models.DateField(_("ngày mất"), null=True, blank=True)
    is_demo = models.BooleanField(default=False)
    created_at = models.DateTimeField(auto_now_add=True)

    objects = PersonQuerySet.as_manager()

    class Meta:
        verbose_name = _("người tham gia")
        verbose_name_plural = _("người tham gia")
        ordering = ("name_sort", "pk")
        triggers = (no_delete(),)
        indexes = (
            models.Index(OpClass("name_key", name="varchar_pattern_ops"), name="person_name_key"),
            models.Index(fields=["province_code", "name_sort"], name="person_province_name"),
        )
        constraints = (
            models.CheckConstraint(
                name="person_has_a_number",
                condition=Q(si_number__isnull=False) | Q(citizen_number__isnull=False),
                violation_error_message=_("Một người cần ít nhất mã số BHXH hoặc số định danh."),
            ),
            models.CheckConstraint(name="person_si_number_shape", condition=Q(si_number__regex=r"^\d{10}$")),
            models.CheckConstraint(
                name="person_citizen_number_shape", condition=Q(citizen_number__regex=r"^\d{12}$")
            ),
        )

    def __str__(self) -> str:
        return self.full_name

    def save(self, *args: object, **kwargs: object) -> None:
        self.fill_name_keys()
        super().save(*args, **kwargs)  # type: ignore[arg-type]

    def fill_name_keys(self) -> None:
        """Make the keys from the name; bulk writers call it themselves."""
        self.full_name = normal(self.full_name)
        self.name_key = name_key(self.full_name)
        self.name_sort = name_sort(self.full_name)
        self.given_sort = given_sort(self.full_name)

    def is_alive_on(self, day: date) -> bool:
        return self.died_on is None or self.died_on > day


@pghistory.track(*row_history())
class BankAccount(models.Model):
    """Tài khoản nhận tiền: money goes only to an account in the person's own name."""

    person = models.ForeignKey(Person, models.PROTECT, related_name="bank_accounts")
    bank_code = models.CharField(_("ngân hàng"), max_length=12)
    number = models.CharField(_("số tài khoản"), max_length=30)
    holder_name = models.CharField(_("chủ tài khoản"), max_length=120)
    is_current = models.BooleanField(_("đang dùng"), default=True)
    confirmed_at = models.DateTimeField(_("xác nhận lúc"), null=True, blank=True)

    class Meta:
        verbose_name = _("tài khoản ngân hàng")
        verbose_name_plural = _("tài khoản ngân hàng")
        ordering = ("pk",)
        triggers = (no_delete(),)
        constraints = (
            models.UniqueConstraint(
                fields=["person"], condition=Q(is_current=True), name="bank_account_one_current"
            ),
        )

    def __str__(self) -> str:
        return f"{self.bank_code} ••• {self.number[-4:]}"


class Household(models.Model):
    """Hộ gia đình by its book or residence code."""

    code = models.CharField(_("mã hộ"), max_length=20, unique=True)
    street = models.CharField(_("địa chỉ"), max_length=200, blank=True)
    commune_code = models.CharField(max_length=5, blank=True)
    province_code = models.CharField(max_length=2, blank=True)

    class Meta:
        verbose_name = _("hộ gia đình")
        verbose_name_plural = _("hộ gia đình")
        ordering = ("code",)

    def __str__(self) -> str:
        return self.code


@pghistory.track(*row_history())
class HouseholdMember(models.Model):
    """Thành viên hộ, with the relation to the head; open end: still a member."""

    household = models.ForeignKey(Household, models.PROTECT, related_name="members")
    person = models.ForeignKey(Person, models.PROTECT, related_name="households")
    relation = models.CharField(_("quan hệ với chủ hộ"), max_length=8, choices=Relation)
    since = models.DateField(_("từ ngày"))
    until = models.DateField(_("đến hết ngày"), null=True, blank=True)

    class Meta:
        verbose_name = _("thành viên hộ")
        verbose_name_plural = _("thành viên hộ")
        ordering = ("household", "pk")
        constraints = (
            models.UniqueConstraint(
                fields=["person"], condition=Q(until__isnull=True), name="household_member_one_at_a_time"
            ),
        )

    def __str__(self) -> str:
        return f"{self.person} · {self.get_relation_display()}"
