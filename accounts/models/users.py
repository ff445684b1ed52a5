"""Tài khoản đăng nhập: one per human being; who they are for the insurance stands in ``Person``."""

from typing import Any, ClassVar

from django.apps import apps
from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.auth.models import PermissionsMixin
from django.db import models
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _

from accounts.enums import AssuranceLevel


class UserManager(BaseUserManager["User"]):
    def create_user(self, email: str, password: str | None = None, **fields: Any) -> "User":
        """A sign-in; without a password (the rule) people come in by a code sent to their e-mail."""
        user = self.model(email=email.strip().lower(), **fields)
        if password is None:
            user.set_unusable_password()
        else:
            user.set_password(password)
        user.save(using=self._db)
        # The sign-in library asks for this row; a code sent to the address is what proves it each time.
        address = apps.get_model("account", "EmailAddress")
        address.objects.using(self._db).create(user=user, email=user.email, primary=True, verified=True)
        return user

    def create_superuser(self, email: str, password: str | None = None, **fields: Any) -> "User":
        return self.create_user(email, password, is_staff=True, is_superuser=True, **fields)


class User(AbstractBaseUser, PermissionsMixin):
    """Tài khoản: e-mail as sign-in name, full name as shown, the person behind it once matched."""

    email = models.EmailField(_("địa chỉ e-mail"), max_length=200)
    full_name = models.CharField(_("họ và tên"), max_length=120)
    person = models.OneToOneField(
        "accounts.Person",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="user",
        verbose_name=_("người tham gia"),
    )
    assurance_level = models.PositiveSmallIntegerField(
        _("mức xác thực"), choices=AssuranceLevel, default=AssuranceLevel.NONE
    )
    language = models.CharField(
        _("ngôn ngữ"), max_length=2, choices=[("vi", "Tiếng Việt"), ("en", "English")], default="vi"
    )
    is_staff = models.BooleanField(_("cán bộ"), default=False)
    is_active = models.BooleanField(_("đang dùng"), default=True)
    created_at = models.DateTimeField(auto_now_add=True)

    objects = UserManager()

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["full_name"]

    class Meta:
        verbose_name = _("tài khoản")
        verbose_name_plural = _("tài khoản")
        ordering = ("pk",)
        constraints = (models.UniqueConstraint(Lower("email"), name="user_email_once"),)

    def __str__(self) -> str:
        return self.full_name or self.email

    @property
    def initials(self) -> str:
        """Two letters for the picture place: first letters of the last two words of the name."""
        return "".join(word[0] for word in self.full_name.split()[-2:]).upper()
