"""Đọc dữ liệu kê khai và quá trình đóng: read models for pages, other apps and workers; nothing writes here.

For pages
    months_of(organisation, year, today) -> list[MonthCard]     month, declaration | None, state, supplements, is_open
    current_filing(declaration) -> Filing | None                the one in use
    other_filings(declaration) -> QuerySet[Filing]              set aside, newest first
    report(filing) -> Report                                    counts, error/warning/notice Problems, what is missing
    problems(filing, level, limit, offset) -> list[Problem]     row, name, code, cell, text, sentence, remedy, basis…
    lines(filing, change=None, status=None, q="") -> QuerySet[FilingLine]
    missing_lines(filing) -> QuerySet[FilingLine]
    duplicates(filing, number) -> list[FilingLine]              rows of one person, to compare side by side
    workers(organisation, q="") -> QuerySet[Employment]
    receipt_letter(receipt) -> IssuedLetter | None
    returned_reasons(declaration) -> list[Problem]
    dues_by_fund(organisation, month) -> dict["fund.payer", vnd]
For other apps
    wage_months(person, until_month: Month) -> list[WageMonth]  (month, wage_vnd, is_compulsory, organisation_id)
    history_of(person, until_month: Month) -> list[HistorySpan]
    employers_of(person, month) -> list[Employment]
"""
