"""Our templates and assets on Material's base."""

from __future__ import annotations

from regelboek.site.cache import folder_digest
from regelboek.site.dress import fitted
from regelboek.site.engine import SiteSettings
from regelboek.site.script import terse
from regelboek.site.stylesheet import needed, small

DRESS = "assets/thema.css"
"""Put the stylesheet of a theme of the NL Design System here, and the site wears it."""


class Theme:
    """The site's own theme folder, and the stylesheet it builds on."""

    def __init__(self, settings: SiteSettings) -> None:
        self.own = settings.theme_dir
        styles = settings.material_dir / "assets" / "stylesheets"
        self.material_css = next(iter(sorted(styles.glob("main.*.min.css"))))
        self.digest = folder_digest([self.own])

    def assets(self) -> dict[str, bytes]:
        """Every asset of the site, by path."""
        own = self.own / "assets"
        files = {
            f"assets/{path.relative_to(own).as_posix()}": path.read_bytes()
            for path in sorted(own.rglob("*"))
            if path.is_file()
        }
        for name, content in files.items():
            if name.endswith(".css"):
                files[name] = small(content.decode()).encode()
            elif name.endswith(".js"):
                files[name] = terse(content.decode()).encode()
        files["assets/material.css"] = in_layer(self.material_css.read_bytes())
        if DRESS in files:
            styles = [css.decode() for name, css in files.items() if name.endswith(".css") and name != DRESS]
            files[DRESS] = fitted(files[DRESS].decode(), styles).encode()
        return files

    def extra(self) -> dict[str, object]:
        """What the templates need to know of the assets."""
        dress = DRESS if (self.own / DRESS).is_file() else ""
        return {"materiaal": "assets/material.css", "thema": dress, "kenmerk": self.digest[:8]}


def in_layer(css: bytes) -> bytes:
    """What we need of Material's stylesheet, in a cascade layer, so that our own rules win whatever their weight."""
    bare = css.removeprefix(b"\xef\xbb\xbf").removeprefix(b'@charset "UTF-8";')
    whole = bare.split(b"/*# sourceMappingURL")[0].strip().decode()
    return f"@layer material{{{needed(whole)}}}\n".encode()
