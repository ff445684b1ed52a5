"""Việc của hồ sơ: every act on a draft or a dossier, the same for pages, admin, API and tasks.

All take keyword arguments, the actor first; ``at`` is an aware moment. Refusals are ``DomainError`` with a field
where there is one. What somebody may not know of is ``Missing``.

drafts      start(actor, procedure, at) -> Draft                     resumes the open draft of that procedure
            start_another(actor, procedure, at) -> Draft
            save_answers(actor, draft_id, version, answers, at) -> Draft     merges; Stale when version moved on
            discard(actor, draft_id, at)
            add_document(actor, draft_id, kind, name, content: bytes, at) -> Document
            remove_document(actor, draft_id, document_id, at)
            task_states(draft, day) -> list[Task(slug, group, title, state, missing)]     no writes, 1 statement
            prefill(person, day) -> Prefill(answers, sources)         what is held already, with its source
            purge_expired(at) -> int                                  nightly
estimates   estimate(answers, person, day, history=None) -> Estimate(claim, sheet, missing)
            sheet is None while answers are missing; sheet.findings are the eligibility findings
dossiers    submit(actor, draft_id, version, key, at) -> Submitted(dossier_id, number, tracking_code,
            promised_on, is_new)                                      ``key`` from the form, against double submits
            withdraw(actor, dossier_id, note, at) -> Dossier
            add_supplement_document(actor, dossier_id, kind, name, content, at) -> Document
            answer_supplement(actor, dossier_id, at, note="", answers=None) -> Dossier
checks      check_dossier(dossier_id, run, at)                        worker; safe to run twice
review      assign(actor, dossier_id, officer_id, at, note="") -> Dossier
            assign_many(actor, dossier_ids, officer_id, at, note="") -> Bulk(done, refused)
            take(actor, dossier_id, at) · take_next(actor, agency, at) -> Dossier | None
            override_check(actor, dossier_id, check_id, reason, at) -> CheckOverride
            request_supplement(actor, dossier_id, asked, due_on, at) -> SupplementRequest
            close_supplement(actor, dossier_id, note, at) -> Dossier  the time for answering is over
            propose(actor, dossier_id, outcome, at, note="", reasons="") -> Dossier
            return_to_officer(actor, dossier_id, note, at) -> Dossier
readings    record_reading(actor, dossier_id, document_id, field, value, at) -> PaperReading
            use_value(actor, dossier_id, reading_id, at) -> Dossier   the paper's value counts; the citizen is told
looks       view_dossier(actor, dossier, at) · open_paper(actor, document, at) -> IO[bytes]   both audited
decisions   approve(actor, dossier_id, at, note="") -> Decision
            refuse(actor, dossier_id, reasons, at) -> Decision
letters     issue_receipt · issue_decision · issue_refusal · issue_supplement · issue_apology (worker)
payouts     confirm_paid(dossier_id, paid_on, at) -> Dossier          system
promises    apologise(at) -> int                                      nightly
"""
