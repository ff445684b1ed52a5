"""Ảnh xem trước: a stranger's picture is decoded in a child process under limits and comes back as fresh pixels.

What the portal shows to officers is this re-encoded picture: no metadata, no position, nothing of the sender's
bytes. The child has no environment of ours and no files; memory and time are bounded.
"""

import subprocess
import sys
from dataclasses import dataclass

MEMORY = 1 << 30
CPU_SECONDS = 10
WALL_SECONDS = 20
MOST_PIXELS = 80_000_000
EDGE = 1600

# Runs in the child, alone: reads the picture from standard input, writes size and JPEG to standard output.
_CHILD = f"""
import io, resource, sys, warnings
resource.setrlimit(resource.RLIMIT_AS, ({MEMORY}, {MEMORY}))
resource.setrlimit(resource.RLIMIT_CPU, ({CPU_SECONDS}, {CPU_SECONDS}))
resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
from PIL import Image, ImageOps
Image.MAX_IMAGE_PIXELS = {MOST_PIXELS}
warnings.simplefilter("error", Image.DecompressionBombWarning)
picture = Image.open(io.BytesIO(sys.stdin.buffer.read()), formats=("JPEG", "PNG"))
picture.draft("RGB", ({EDGE}, {EDGE}))
picture = ImageOps.exif_transpose(picture).convert("RGB")
picture.thumbnail(({EDGE}, {EDGE}))
# A new picture from the pixels alone: comments and profiles of the old one would be written again.
fresh = Image.new("RGB", picture.size)
fresh.paste(picture)
out = io.BytesIO()
fresh.save(out, "JPEG", quality=82)
sys.stdout.buffer.write(b"%d %d\\n" % picture.size + out.getvalue())
"""


class UnreadablePictureError(ValueError):
    """The picture cannot be decoded within the limits."""


@dataclass(frozen=True, slots=True)
class Preview:
    """A JPEG of at most ``EDGE`` pixels a side."""

    content: bytes
    width: int
    height: int


def preview_of(content: bytes) -> Preview:
    """Ảnh xem trước of a JPEG or PNG; UnreadablePictureError for anything that does not decode."""
    try:
        done = subprocess.run(
            [sys.executable, "-I", "-c", _CHILD],
            input=content,
            capture_output=True,
            timeout=WALL_SECONDS,
            check=True,
            env={"LANG": "C.UTF-8"},
            cwd="/",
        )
    except (subprocess.CalledProcessError, subprocess.TimeoutExpired) as error:
        raise UnreadablePictureError from error
    size, _, jpeg = done.stdout.partition(b"\n")
    width, height = (int(part) for part in size.split())
    return Preview(jpeg, width, height)
