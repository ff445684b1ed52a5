"""Style sheets in one file: parts are kept apart in the source and joined when static files are collected."""

import re
from collections.abc import Iterator
from typing import Any

from django.core.files.base import ContentFile
from django.core.files.storage import InMemoryStorage
from whitenoise.storage import CompressedManifestStaticFilesStorage

BUNDLES = ("css/site.css",)

_IMPORT = re.compile(r'@import url\("([^"]+)"\);\n?')
_COMMENT = re.compile(r"/\*.*?\*/\n?", re.DOTALL)
_INDENT = re.compile(r"\n\s+")


class BundledStaticFilesStorage(CompressedManifestStaticFilesStorage):
    """Manifest storage that inlines the ``@import`` lines of the bundles, so that a page links one file."""

    # Our modules name each other without the hash, and would be fetched unhashed and uncached. The switch that
    # Django has for this reads the scripts of every app, and some of those import what is not there.
    patterns = (
        *CompressedManifestStaticFilesStorage.patterns,
        ("js/*.js", CompressedManifestStaticFilesStorage._js_module_import_aggregation_patterns[1]),
    )

    def post_process(
        self, paths: dict[str, tuple[Any, str]], dry_run: bool = False, **options: Any
    ) -> Iterator[Any]:
        joined = {} if dry_run else {name: self._joined(name, paths) for name in BUNDLES if name in paths}
        yield from super().post_process({**paths, **joined}, dry_run=dry_run, **options)

    def _joined(self, name: str, paths: dict[str, tuple[Any, str]]) -> tuple[InMemoryStorage, str]:
        folder = name.rpartition("/")[0]

        def read(part: str) -> str:
            storage, path = paths[part]
            with storage.open(path) as source:
                return str(source.read().decode())

        text = _IMPORT.sub(lambda found: read(f"{folder}/{found[1]}"), read(name))
        memory = InMemoryStorage()
        memory.save(name, ContentFile(_tight(text).encode()))
        return memory, name


def _tight(css: str) -> str:
    """The same rules without comments and indentation."""
    return _INDENT.sub("\n", _COMMENT.sub("", css))
