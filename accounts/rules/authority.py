"""Thẩm quyền: what a duty, a role or being oneself allows, as a table."""

from collections.abc import Iterable

OWN = frozenset(
    {
        "claims.view_dossier",
        "claims.submit_dossier",
        "claims.answer_supplement",
        "claims.withdraw_dossier",
        "contributions.view_history",
    }
)

SYSTEM = frozenset({"system"})

_REVIEW = frozenset(
    {
        "claims.view_dossier",
        "claims.review_dossier",
        "claims.assign_dossier",
        "contributions.view_declaration",
        "contributions.review_declaration",
        "accounts.view_person",
        "accounts.view_organisation",
    }
)

DUTY: dict[str, frozenset[str]] = {
    "officer": _REVIEW,
    "approver": _REVIEW | {"claims.approve_dossier", "contributions.approve_declaration"},
    "leader": frozenset(
        {
            "claims.view_dossier",
            "claims.assign_dossier",
            "claims.view_figures",
            "contributions.view_declaration",
            "contributions.view_figures",
            "accounts.view_organisation",
        }
    ),
    "administrator": frozenset({"accounts.manage", "accounts.view_audit"}),
}

ROLE: dict[str, frozenset[str]] = {
    "viewer": frozenset({"contributions.view_declaration"}),
    "filer": frozenset({"contributions.view_declaration", "contributions.file_declaration"}),
    "admin": frozenset(
        {"contributions.view_declaration", "contributions.file_declaration", "contributions.manage_members"}
    ),
}


def powers_of(
    *, duties: Iterable[str] = (), roles: Iterable[str] = (), is_own: bool = False
) -> frozenset[str]:
    """Quyền: the permissions that duties, roles in an organisation and being the person oneself give together."""
    held = set(OWN) if is_own else set()
    for duty in duties:
        held |= DUTY.get(duty, frozenset())
    for role in roles:
        held |= ROLE.get(role, frozenset())
    return frozenset(held)
