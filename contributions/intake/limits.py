"""Giới hạn khi đọc tệp: what a file may cost before we stop reading it."""

from dataclasses import asdict, dataclass

MEGABYTE = 1 << 20


@dataclass(frozen=True, slots=True)
class Limits:
    """What one file may cost; defaults fit 100,000 rows of 22 columns with room to spare."""

    file_bytes: int = 20 * MEGABYTE
    unpacked_bytes: int = 300 * MEGABYTE
    unpack_ratio: int = 200
    """Highest ratio of unpacked to packed size of one part over 8 MB; real sheets stay under 60."""
    parts: int = 500
    rows: int = 100_000
    columns: int = 300
    sheets: int = 60
    cpu_seconds: int = 60
    wall_seconds: int = 90
    memory_floor_bytes: int = 320 * MEGABYTE
    memory_per_file_byte: int = 70
    memory_ceiling_bytes: int = 1600 * MEGABYTE
    output_bytes: int = 400 * MEGABYTE
    written_bytes: int = 0
    """Largest file the child may write; reading writes nothing."""

    def memory_bytes(self, file_bytes: int) -> int:
        """Address space allowed for a file of this size: a small file has no right to a lot of memory."""
        return min(
            self.memory_floor_bytes + self.memory_per_file_byte * file_bytes, self.memory_ceiling_bytes
        )

    def to_dict(self) -> dict[str, int]:
        return asdict(self)


READING = Limits()
MARKING = Limits(
    wall_seconds=240,
    cpu_seconds=180,
    memory_floor_bytes=400 * MEGABYTE,
    memory_per_file_byte=200,
    memory_ceiling_bytes=2500 * MEGABYTE,
    written_bytes=400 * MEGABYTE,
)
