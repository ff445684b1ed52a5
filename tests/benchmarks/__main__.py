"""`python -m tests.benchmarks [NAME…]`: run, print, merge into var/bench.json."""

import importlib
import json
import os
import pkgutil
import shutil
import sys
from pathlib import Path

from vssportal.ground.places import VAR, Area
from vssportal.ground.servers import servers

HERE = Path(__file__).parent
TARGET = VAR / "bench.json"


def main(wanted: list[str]) -> int:
    names = [found.name for found in pkgutil.iter_modules([str(HERE)]) if not found.name.startswith("_")]
    if unknown := sorted(set(wanted) - set(names)):
        print(f"no benchmark {', '.join(unknown)}; there are {', '.join(names)}", file=sys.stderr)
        return 2
    area = Area(VAR / "bench" / str(os.getpid()))
    try:
        with servers(area, environment=os.environ, durable=True) as laid:
            os.environ.update(laid.addresses)
            os.environ["DJANGO_SETTINGS_MODULE"] = "tests.settings"
            measured = _run(wanted or names)
    finally:
        shutil.rmtree(area.root, ignore_errors=True)
        shutil.rmtree(area.sockets, ignore_errors=True)
    _merge(measured)
    return 0


def _run(names: list[str]) -> list[dict[str, object]]:
    import django
    from django.test.utils import setup_databases, teardown_databases

    django.setup()
    measured: list[dict[str, object]] = []
    for name in names:
        # Each on an empty database: one benchmark's rows are no weight for the next.
        databases = setup_databases(verbosity=0, interactive=False)
        try:
            for item in importlib.import_module(f"tests.benchmarks.{name}").measure():
                measured.append(dict(item))
                limit = "" if item["limit"] is None else f"   limit {item['limit']:,}   ratio {item['ratio']}"
                print(f"{item['name']:<52} {item['value']:>14,} {item['unit']}{limit}", flush=True)
        finally:
            teardown_databases(databases, verbosity=0)
    return measured


def _merge(measured: list[dict[str, object]]) -> None:
    """What was measured now replaces figures of the same name; the others stay."""
    kept = json.loads(TARGET.read_text(encoding="utf-8")) if TARGET.exists() else []
    new = {item["name"] for item in measured}
    everything = [item for item in kept if item["name"] not in new] + measured
    TARGET.parent.mkdir(parents=True, exist_ok=True)
    TARGET.write_text(json.dumps(everything, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    print(f"{len(measured)} figures in {TARGET.relative_to(VAR.parent)}")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
