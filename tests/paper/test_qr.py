"""QR codes for pages, mail and letters."""

import io
from xml.etree import ElementTree as ET

from PIL import Image

from vssportal.paper import qr

URL = "https://bhxh.example.vn/tra-cuu/7K3MQ9ZP1XA4"


def test_the_svg_passes_a_strict_content_policy():
    svg = qr.svg(URL, title="Mã QR")

    root = ET.fromstring(svg)
    attributes = {name for element in root.iter() for name in element.attrib}

    assert not attributes & {"style", "class", "onload"}
    assert "<style" not in svg
    assert root.find("{http://www.w3.org/2000/svg}title").text == "Mã QR"
    assert root.get("viewBox")


def test_the_png_is_a_picture_of_the_asked_size():
    picture = Image.open(io.BytesIO(qr.png(URL, scale=4)))

    assert picture.width == picture.height
    assert picture.width % 4 == 0


def test_text_in_a_code_cannot_become_markup():
    assert "<script" not in qr.svg("<script>alert(1)</script>", title="<b>")
