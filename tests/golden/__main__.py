"""``python -m tests.golden FILE.yaml…``: one line an example, then passed, failed, unsupported."""

import sys
from collections import Counter
from pathlib import Path

from tests.golden.runner import DISPUTED, FAIL, PASS, UNSUPPORTED, run


def main(arguments: list[str]) -> int:
    if not arguments:
        sys.stderr.write("usage: python -m tests.golden FILE.yaml…\n")
        return 2
    counts: Counter[str] = Counter()
    for outcome in run(Path(name) for name in arguments):
        counts[outcome.status] += 1
        sys.stdout.write(f"{outcome}\n")
    if counts[DISPUTED]:
        sys.stdout.write(f"{counts[DISPUTED]} disputed by their own file\n")
    sys.stdout.write(f"{counts[PASS]} passed, {counts[FAIL]} failed, {counts[UNSUPPORTED]} unsupported\n")
    return 1 if counts[FAIL] or counts[UNSUPPORTED] else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
