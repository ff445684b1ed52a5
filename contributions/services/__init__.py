"""Việc làm trên tờ khai: the acts of the employer's month, by module.

Every act takes keyword arguments, the actor first, ``at`` last; it raises a ``DomainError`` (NotAllowed,
WrongState, Stale, Missing or a plain refusal) that an edge shows with ``vssportal.web.say.refusal``.

declarations
    open_declaration(*, actor, organisation, month: Month, at) -> Declaration
        The main declaration of the month, made or found. Refuses months before the employer joined, after
        the current one, with a gap before, or closed (code ``month_closed``: open a supplement).
    open_supplement(*, actor, organisation, month: Month, reason: str, at) -> Declaration
    submit(*, actor, declaration, version: int, key: str, at) -> Receipt
        Needs a checked filing without errors, unexplained people or unconfirmed warnings (codes
        ``errors_left``, ``missing_left``, ``warnings_left``, ``nothing_filed``). Same key: same receipt.

filings
    upload_file(*, actor, declaration, content: bytes | IO, name: str, version: int | None = None, at) -> Upload
        Upload(filing, outcome): "new", "same" (these bytes are here already), or "kept_aside" (somebody else
        acted since ``version``: the file is kept, not used; offer ``use_filing``). Raises FileRefused for an
        empty file or one over 20 MB.
    start_from_registry(*, actor, declaration, version: int | None = None, at) -> Upload
        Today's workers as lines: the grid, and "nothing changed this month" in one press.
    use_filing(*, actor, filing, version: int, at) -> Filing
    read_again(*, actor, filing, at) -> Filing            (after a mapping was saved, or a failed read)
    preview(*, filing) -> intake.rows.Preview             (sheets, headers, suggestions, for the mapping page)
    save_mapping(*, actor, organisation, columns: dict, sheet: str, at) -> ColumnMapping
    request_marked_file(*, actor, filing, at) -> None      (worker; then ``filing.marked_file`` is set)
reading
    read_filing(*, filing_id, at)                          (worker)
lines
    fix_cell(*, actor, filing, number: int, cell: str, text: str, version: int, at) -> FilingLine
        ``version`` of the line; ``cell`` is a name in ``intake.rows.CELLS``. The line comes back checked
        again; a value that cannot be read stays as a finding.
    apply_suggestions(*, actor, filing, version: int, at) -> int          (declaration's version)
    choose_line(*, actor, filing, number: int, version: int, at)          keep this one of a person's rows
    drop_line(*, actor, filing, number: int, version: int, at) / restore_line(… same …)
    confirm_warnings(*, actor, filing, numbers: list[int] | None, version: int, at) -> int
    explain_missing(*, actor, filing, number: int, explanation: str, on: date | None, version: int, at)
    explain_all_missing(*, actor, filing, explanation: str, on: date | None, version: int, at) -> int
money
    price(filing) -> Price      headcount, payroll_vnd, totals {"pension.employee": vnd …}, worksheet, due_on
    person_rows(filing) -> Iterator[PersonDue]             for the CSV by person
    person_worksheet(line) -> Worksheet                    one person's month, line by line
deciding
    decide_declaration(*, declaration_id, at)              (worker)
receipts
    issue_receipt(*, receipt_id, at)                       (worker; IssuedLetter cause ``filing:{receipt_id}``)
"""
