"""Search that understands Dutch: documents to an index that the browser asks."""

from regelboek.search.documents import Document, Former
from regelboek.search.index import build_index

__all__ = ["Document", "Former", "build_index"]
