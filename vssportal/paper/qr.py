"""Mã QR: as SVG without style attributes (strict CSP), as PNG for mail and print."""

import io

import segno


def svg(data: str, *, title: str = "") -> str:
    """SVG element in plain attributes; its size comes from the page's style sheet or the letter.

    `title` is what screen readers say.
    """
    buffer = io.BytesIO()
    code = segno.make_qr(data, error="m", boost_error=False)
    code.save(
        buffer,
        kind="svg",
        border=2,
        xmldecl=False,
        svgns=True,
        omitsize=True,
        svgclass=None,
        lineclass=None,
        title=title or None,
        nl=False,
        light="#fff",
    )
    return buffer.getvalue().decode()


def png(data: str, *, scale: int = 8) -> bytes:
    """PNG, `scale` pixels a module."""
    buffer = io.BytesIO()
    segno.make_qr(data, error="m", boost_error=False).save(buffer, kind="png", border=2, scale=scale)
    return buffer.getvalue()
