"""Hand-written pages: `docs/*.md`, Markdown that the engine renders."""

from __future__ import annotations

from collections.abc import Mapping

import frontmatter
import yaml

from regelboek.errors import RegelboekError
from regelboek.pages.page import Document


class DocumentError(RegelboekError):
    """A hand-written page cannot be used."""


def read_documents(files: Mapping[str, bytes]) -> tuple[tuple[Document, ...], dict[str, bytes]]:
    """The pages and the other files of the `docs` folder.

    Raises:
        DocumentError: a page lacks its title or description, or its head cannot be read.
    """
    documents: list[Document] = []
    others: dict[str, bytes] = {}
    for path, data in sorted(files.items()):
        if path.endswith(".md"):
            documents.append(_document(path, data))
        else:
            others[path] = data
    return tuple(documents), others


def _document(path: str, data: bytes) -> Document:
    try:
        post = frontmatter.loads(data.decode("utf-8"))
        return Document(path, str(post["titel"]), str(post["beschrijving"]), post.content)
    except (UnicodeDecodeError, yaml.YAMLError, KeyError) as error:
        raise DocumentError(
            f"De pagina ‘docs/{path}’ is niet te gebruiken: {error}.",
            "Begin met `---`, dan `titel:` en `beschrijving:`, dan weer `---`.",
        ) from error
