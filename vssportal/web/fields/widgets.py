"""What the widgets of this package share."""

from typing import Any

from django.template.loader import render_to_string


class OwnTemplate:
    """Widgets whose template lies in the project's folder, whichever form renderer is set."""

    def _render(self, template_name: str, context: dict[str, Any], renderer: Any = None) -> str:
        return render_to_string(template_name, context)


def whole_number(text: str) -> int | None:
    """ASCII digits as a number; anything else is None."""
    return int(text) if text.isascii() and text.isdigit() else None
