"""Đọc dữ liệu kê khai và quá trình đóng: read models for pages, other apps and workers; nothing writes here.

For pages
    months_of(organisation, year, today) -> list[MonthCard]     month, main declaration | None, supplements, is_open
    current_filing(declaration) -> Filing | None                the one in use
    other_filings(declaration) -> QuerySet[Filing]              set aside, newest first
    problems(filing, level="", limit=None, offset=0) -> list[Problem]
    suggestions(filing) -> int                                  errors that apply_suggestions can mend
    lines(filing, change="", status="", q="") -> QuerySet[FilingLine]
    missing_lines(filing) -> QuerySet[FilingLine]               to be explained, and explained ones
    duplicates(filing, number) -> list[FilingLine]              rows of one person, to compare side by side
    file_fault(filing, language) -> Sentence | None             why the whole file could not be read
    file_notices(filing, language) -> list[Sentence]
    workers(organisation, q="") -> QuerySet[Employment]
    template_rows(organisation) -> list[TemplateRow]            today's workers for the downloadable D02-LT
    receipt_letter(receipt) -> IssuedLetter | None
    dues_by_fund(organisation, month) -> dict["fund.payer", vnd]
    balance(organisation, month) -> int                         receivable booked for the month
For other apps
    wage_months(person, until_month: Month) -> list[WageMonth]  (month, wage_vnd, is_compulsory, organisation_id)
    history_of(person, until_month: Month) -> list[HistorySpan]
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from django.db.models import F, Q, QuerySet, Sum
from django.utils.translation import get_language

from accounts.models import IssuedLetter, Organisation, Person
from contributions.enums import Account, FilingState, FindingLevel, FindingOrigin, LineOrigin, LineStatus
from contributions.intake.faults import CellFault, FileFault
from contributions.intake.sentences import Sentence
from contributions.intake.template import TemplateRow
from contributions.models import (
    ContributionSpan,
    Declaration,
    EmployerBook,
    Employment,
    Filing,
    FilingFinding,
    FilingLine,
    LedgerPosting,
    Receipt,
)
from contributions.rules.declaration_checks import entry_of
from vssportal.kernel.names import name_key
from vssportal.kernel.periods import Month, MonthSpan, months_between


@dataclass(frozen=True, slots=True)
class MonthCard:
    """Một kỳ trong lưới năm: ``is_open`` when its main declaration may be opened or worked on now."""

    month: Month
    main: Declaration | None
    supplements: tuple[Declaration, ...]
    is_open: bool
    is_closed: bool


def months_of(organisation: Organisation, year: int, today: date) -> list[MonthCard]:
    """Các kỳ của một năm, in two statements."""
    first = max(Month(year, 1), Month.of(organisation.started_on))
    last = min(Month(year, 12), Month.of(today))
    book = EmployerBook.objects.filter(organisation=organisation).first()
    covered = Month.of(book.covered_through) if book and book.covered_through else None
    found: dict[Month, list[Declaration]] = {}
    for declaration in organisation.declarations.filter(month__year=year).order_by("month", "sequence"):
        declaration.organisation = organisation
        found.setdefault(declaration.period, []).append(declaration)
    return [_card(month, found.get(month, []), covered) for month in months_between(first, last)]


def _card(month: Month, declarations: Iterable[Declaration], covered: Month | None) -> MonthCard:
    main = next((one for one in declarations if one.is_main), None)
    supplements = tuple(one for one in declarations if not one.is_main)
    is_closed = covered is not None and month <= covered
    is_open = main.is_open if main else not is_closed and (covered is None or month == covered + 1)
    return MonthCard(month, main, supplements, is_open, is_closed)


def current_filing(declaration: Declaration) -> Filing | None:
    """The filing in use."""
    found = Filing.objects.in_use().select_related("file", "marked_file").filter(declaration=declaration)
    filing = found.first()
    if filing is not None:
        filing.declaration = declaration
    return filing


def other_filings(declaration: Declaration) -> QuerySet[Filing]:
    """Files set aside, newest first."""
    found = declaration.filings.filter(state=FilingState.SET_ASIDE)
    return found.select_related("file", "created_by").order_by("-created_at", "pk")


@dataclass(frozen=True, slots=True)
class Problem:
    """Điều phát hiện as a page shows it: where, whose, what is wrong, what to do.

    ``rows`` are all rows of the finding (several for a person with more than one); ``line`` is the first.
    """

    finding: FilingFinding
    line: FilingLine | None
    rows: tuple[int, ...]
    what: str
    todo: str
    basis: str

    @property
    def is_fixable(self) -> bool:
        """Whether typing another value into the cell may mend it."""
        return bool(self.finding.cell) and self.finding.code != "duplicate_person"


def problems(filing: Filing, level: str = "", limit: int | None = None, offset: int = 0) -> list[Problem]:
    """Lỗi, cảnh báo, lưu ý by row, in two statements."""
    found = FilingFinding.objects.filter(filing=filing).order_by("number", "pk")
    if level:
        found = found.filter(level=level)
    page = list(found[offset : None if limit is None else offset + limit])
    held = FilingLine.objects.filter(filing=filing, number__in={finding.number for finding in page})
    by_number = {line.number: line for line in held}
    return [problem_of(finding, by_number.get(finding.number)) for finding in page]


def problem_of(finding: FilingFinding, line: FilingLine | None) -> Problem:
    """One finding with its sentences."""
    rows = finding.params.get("rows", "")
    numbers = tuple(int(part) for part in rows.split(", ")) if rows else (finding.number,)
    basis = "" if finding.origin == FindingOrigin.CELL else entry_of(finding.code).basis
    return Problem(finding, line, numbers, sentence_of(finding), remedy_of(finding), basis)


def sentence_of(finding: FilingFinding, language: str = "") -> str:
    """What is wrong, in the reader's language."""
    return _sentence(finding, language).what


def remedy_of(finding: FilingFinding, language: str = "") -> str:
    """What to do, in the reader's language."""
    return _sentence(finding, language).todo


def _sentence(finding: FilingFinding, language: str) -> Sentence:
    lang = _known(language)
    if finding.origin == FindingOrigin.CELL:
        detail = finding.params.get("detail", "")
        fault = CellFault(
            finding.code, finding.column, finding.text, finding.suggestion, finding.cell, detail
        )
        return Sentence(fault.sentence(lang), fault.remedy(lang))
    sentence = entry_of(finding.code).sentences[lang]
    places = {"suggestion": finding.suggestion, "text": finding.text, **finding.params}
    return Sentence(sentence.what.format(**places), sentence.todo.format(**places))


def _known(language: str) -> str:
    return "en" if (language or get_language() or "vi").startswith("en") else "vi"


def file_fault(filing: Filing, language: str = "") -> Sentence | None:
    """Why the whole file could not be read, and the way out."""
    return _of_file(filing.fault, language) if filing.fault else None


def file_notices(filing: Filing, language: str = "") -> list[Sentence]:
    """What did not stop the reading but the sender should know."""
    return [_of_file(notice, language) for notice in filing.notices]


def _of_file(stored: Mapping[str, object], language: str) -> Sentence:
    fault = FileFault(str(stored["code"]), dict(stored["values"]))  # type: ignore[call-overload]
    lang = _known(language)
    return Sentence(fault.sentence(lang), fault.remedy(lang))


def suggestions(filing: Filing) -> int:
    """Errors with a value ready to be typed in."""
    found = FilingFinding.objects.filter(filing=filing, level=FindingLevel.ERROR)
    return found.exclude(suggestion="").count()


def lines(filing: Filing, change: str = "", status: str = "", q: str = "") -> QuerySet[FilingLine]:
    """Dòng của tệp, narrowed by change, status, name or number."""
    found = FilingLine.objects.filter(filing=filing).order_by("number")
    if change:
        found = found.filter(change=change).exclude(status=LineStatus.DROPPED)
    if status:
        found = found.filter(status=status)
    if q:
        named = Q(full_name__icontains=q) | Q(employee_code__iexact=q)
        found = found.filter(named | Q(citizen_number__startswith=q) | Q(si_number__startswith=q))
    return found


def missing_lines(filing: Filing) -> QuerySet[FilingLine]:
    """Người không có trong tệp: not yet explained first, then explained ones."""
    found = FilingLine.objects.filter(filing=filing, origin=LineOrigin.REGISTRY)
    asked = Q(status=LineStatus.MISSING) | ~Q(explanation="")
    return found.filter(asked).order_by("explanation", "number")


def duplicates(filing: Filing, number: int) -> list[FilingLine]:
    """The rows of the person of row ``number``, dropped ones too, to be compared."""
    line = FilingLine.objects.filter(filing=filing, number=number).first()
    if line is None:
        return []
    same = Q(pk=line.pk)
    for field in ("person_id", "citizen_number", "si_number"):
        if value := getattr(line, field):
            same |= Q(**{field: value})
    return list(FilingLine.objects.filter(same, filing=filing, origin=LineOrigin.FILE).order_by("number"))


def workers(organisation: Organisation, q: str = "") -> QuerySet[Employment]:
    """Lao động đang có, by given name as lists of people are sorted."""
    found = Employment.objects.running().filter(organisation=organisation).select_related("person")
    if q:
        key = name_key(q)
        named = Q(person__name_key__contains=key) if key else Q()
        found = found.filter(named | Q(employee_code__iexact=q) | Q(person__citizen_number__startswith=q))
    return found.order_by("person__given_sort", "person_id")


def template_rows(organisation: Organisation) -> list[TemplateRow]:
    """Lao động đang làm việc for the downloadable template; who is on leave stays as held without a row."""
    formats = {"day": "%d/%m/%Y", "month": "%m/%Y", "year": "%Y"}
    return [
        TemplateRow(
            full_name=work.person.full_name,
            si_number=work.person.si_number or work.person.citizen_number or "",
            birth=work.person.born_on.strftime(formats[work.person.birth_precision]),
            position=work.position,
            wage_vnd=work.wage_vnd,
            contract_kind=work.contract_kind,
            contract_on=work.contract_on,
            facility_code=work.facility_code,
            employee_code=work.employee_code,
            citizen_number=work.person.citizen_number or "",
        )
        for work in workers(organisation).filter(situation="working")
    ]


def receipt_letter(receipt: Receipt) -> IssuedLetter | None:
    """The signed receipt, once a worker has drawn it."""
    return IssuedLetter.objects.select_related("file").filter(cause=f"filing:{receipt.pk}").first()


def dues_by_fund(organisation: Organisation, month: Month) -> dict[str, int]:
    """Số đã ghi sổ phải đóng of a month by ``fund.payer``: postings less their opposites."""
    found = LedgerPosting.objects.filter(organisation=organisation, effective_month=month.first)
    sums: dict[str, int] = {}
    for fund, payer, debit, amount in found.order_by().values_list("fund", "payer", "debit", "amount_vnd"):
        key = f"{fund}.{payer}"
        sums[key] = sums.get(key, 0) + (amount if debit == Account.RECEIVABLE else -amount)
    return sums


def balance(organisation: Organisation, month: Month) -> int:
    """Số còn phải thu booked for the month."""
    found = LedgerPosting.objects.filter(organisation=organisation, effective_month=month.first)
    debit = found.filter(debit=Account.RECEIVABLE).aggregate(s=Sum("amount_vnd"))["s"] or 0
    credit = found.filter(credit=Account.RECEIVABLE).aggregate(s=Sum("amount_vnd"))["s"] or 0
    return int(debit - credit)


class WageMonth(NamedTuple):
    """Một tháng đã đóng: the base it was paid on; compulsory when an employer declared it."""

    month: Month
    wage_vnd: int
    is_compulsory: bool
    organisation_id: int | None


@dataclass(frozen=True, slots=True)
class HistorySpan:
    """Một đoạn quá trình đóng, clipped to what was declared."""

    months: MonthSpan
    organisation_id: int | None
    organisation_name: str
    situation: str
    category: str
    wage_vnd: int
    base_vnd: int
    funds: str
    position: str


def history_of(person: Person, until_month: Month) -> list[HistorySpan]:
    """Quá trình đóng of a person to the end of ``until_month``, oldest first, in one statement.

    A running span reaches to the last month its employer has an accepted declaration for.
    """
    found = (
        ContributionSpan.objects.in_force()
        .filter(person=person, start_month__lte=until_month.first)
        .annotate(covered=F("organisation__contribution_book__covered_through"))
        .select_related("organisation")
        .order_by("start_month", "pk")
    )
    return [history for span in found if (history := _clipped(span, until_month)) is not None]


def _clipped(span: ContributionSpan, until: Month) -> HistorySpan | None:
    start, end = Month.of(span.start_month), until + 1
    if span.end_month is not None:
        end = min(end, Month.of(span.end_month))
    else:
        covered: date | None = span.covered  # type: ignore[attr-defined]
        if covered is None:
            return None
        end = min(end, Month.of(covered) + 1)
    if end <= start:
        return None
    return HistorySpan(
        MonthSpan(start, end),
        span.organisation_id,
        span.organisation.name if span.organisation else "",
        span.situation,
        span.category,
        span.wage_vnd,
        span.base_vnd,
        span.funds,
        span.position,
    )


def wage_months(person: Person, until_month: Month) -> list[WageMonth]:
    """Các tháng đã đóng to the end of ``until_month`` with their base, oldest first; months of leave are none."""
    return [
        WageMonth(month, span.base_vnd, span.organisation_id is not None, span.organisation_id)
        for span in history_of(person, until_month)
        if span.situation == "working"
        for month in span.months
    ]
