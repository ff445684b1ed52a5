"""Các quỹ và người đóng: which fund a line belongs to and who pays it."""

from enum import StrEnum

from vssportal.kernel.errors import gettext_noop as _


class Fund(StrEnum):
    """Quỹ thành phần."""

    PENSION = "pension"
    SICKNESS = "sickness"
    ACCIDENT = "accident"
    HEALTH = "health"
    UNEMPLOYMENT = "unemployment"

    @property
    def label(self) -> str:
        return FUND_LABELS[self]


class Payer(StrEnum):
    """Người đóng: the insured person, the employer, the State budget, the social insurance fund."""

    EMPLOYEE = "employee"
    EMPLOYER = "employer"
    STATE = "state"
    SI_FUND = "si_fund"

    @property
    def label(self) -> str:
        return PAYER_LABELS[self]


FUND_LABELS = {
    Fund.PENSION: _("Hưu trí, tử tuất"),
    Fund.SICKNESS: _("Ốm đau, thai sản"),
    Fund.ACCIDENT: _("Tai nạn lao động, bệnh nghề nghiệp"),
    Fund.HEALTH: _("Bảo hiểm y tế"),
    Fund.UNEMPLOYMENT: _("Bảo hiểm thất nghiệp"),
}
PAYER_LABELS = {
    Payer.EMPLOYEE: _("người lao động đóng"),
    Payer.EMPLOYER: _("người sử dụng lao động đóng"),
    Payer.STATE: _("ngân sách nhà nước đóng"),
    Payer.SI_FUND: _("quỹ BHXH đóng"),
}

# Every pair that is collected from a unit or a person, in the order of all tuples of dues.
FUND_PAYERS: tuple[tuple[Fund, Payer], ...] = (
    (Fund.PENSION, Payer.EMPLOYEE),
    (Fund.PENSION, Payer.EMPLOYER),
    (Fund.SICKNESS, Payer.EMPLOYEE),
    (Fund.SICKNESS, Payer.EMPLOYER),
    (Fund.ACCIDENT, Payer.EMPLOYER),
    (Fund.HEALTH, Payer.EMPLOYEE),
    (Fund.HEALTH, Payer.EMPLOYER),
    (Fund.UNEMPLOYMENT, Payer.EMPLOYEE),
    (Fund.UNEMPLOYMENT, Payer.EMPLOYER),
)


LINE_LABELS = {
    (Fund.PENSION, Payer.EMPLOYEE): _("Hưu trí, tử tuất – người lao động đóng"),
    (Fund.PENSION, Payer.EMPLOYER): _("Hưu trí, tử tuất – người sử dụng lao động đóng"),
    (Fund.SICKNESS, Payer.EMPLOYEE): _("Ốm đau, thai sản – người tham gia đóng"),
    (Fund.SICKNESS, Payer.EMPLOYER): _("Ốm đau, thai sản – người sử dụng lao động đóng"),
    (Fund.ACCIDENT, Payer.EMPLOYER): _("Tai nạn lao động, bệnh nghề nghiệp – người sử dụng lao động đóng"),
    (Fund.HEALTH, Payer.EMPLOYEE): _("Bảo hiểm y tế – người lao động đóng"),
    (Fund.HEALTH, Payer.EMPLOYER): _("Bảo hiểm y tế – người sử dụng lao động đóng"),
    (Fund.HEALTH, Payer.STATE): _("Bảo hiểm y tế – ngân sách nhà nước đóng"),
    (Fund.HEALTH, Payer.SI_FUND): _("Bảo hiểm y tế – quỹ BHXH đóng"),
    (Fund.UNEMPLOYMENT, Payer.EMPLOYEE): _("Bảo hiểm thất nghiệp – người lao động đóng"),
    (Fund.UNEMPLOYMENT, Payer.EMPLOYER): _("Bảo hiểm thất nghiệp – người sử dụng lao động đóng"),
}


def key_of(fund: Fund, payer: Payer) -> str:
    """The key of a worksheet line: ``pension.employee``."""
    return f"{fund}.{payer}"


def figure_of(fund: Fund, payer: Payer) -> str:
    """The code of the rate in the book: ``pension_employee``."""
    return f"{fund}_{payer}"


DUE_KEYS = tuple(key_of(fund, payer) for fund, payer in FUND_PAYERS)
