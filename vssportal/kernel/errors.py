"""Refusals: the one family of exceptions that pages, API, admin and tasks catch.

A refusal carries its sentence as a template and its parameters apart, so that an edge can say it in
the reader's language; ``str()`` gives the Vietnamese sentence.
"""


def gettext_noop(text: str) -> str:
    """Mark a sentence for the translation files where no Django is imported."""
    return text


class DomainError(Exception):
    """Từ chối: something a person asked for cannot be done, with the reason and the way out.

    ``template`` is the Vietnamese sentence with ``{named}`` places, ``params`` fill them, ``field`` names
    the form field it belongs to (empty: the whole form), ``code`` is stable and meant for programs.
    """

    code = "refused"
    status = 400

    def __init__(self, template: str, *, field: str = "", code: str = "", **params: object) -> None:
        self.template = template
        self.params = params
        self.field = field
        if code:
            self.code = code
        super().__init__(template)

    @property
    def message(self) -> str:
        """The sentence in Vietnamese."""
        return self.template.format(**self.params) if self.params else self.template

    def __str__(self) -> str:
        return self.message


class NotAllowed(DomainError):
    """Không có quyền: the actor may see the thing but not do this to it."""

    code = "not_allowed"
    status = 403


class WrongState(DomainError):
    """Sai bước: the thing is not in a state from which this act is possible."""

    code = "wrong_state"
    status = 409


class Stale(DomainError):
    """Đã có người xử lý: somebody else moved the thing between reading and writing."""

    code = "stale"
    status = 409


class Missing(DomainError):
    """Không tìm thấy: no such thing, or nothing the actor may know of."""

    code = "missing"
    status = 404


class NoFigure(DomainError):
    """Chưa có số liệu: the law's figure is asked for a day before its first value."""

    code = "no_figure"
    status = 500
