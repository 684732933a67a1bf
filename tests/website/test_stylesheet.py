"""Material's stylesheet, cut to what our pages use: nothing that a page needs is gone."""

from __future__ import annotations

import re
from pathlib import Path

import material
import pytest
from tests.support.sites import ROOT

from regelboek.site.script import terse
from regelboek.site.stylesheet import ABSENT, ABSENT_ATTRIBUTES, ATTRIBUTES, CLASSES, needed, small

SHEETS = Path(material.__file__).parent / "templates" / "assets" / "stylesheets"

RULES = {
    ".md-typeset a,.md-nav a{color:red}": ".md-typeset a{color:red}",
    ".md-nav{color:red}": "",
    "p{color:red}.md-nav p{color:blue}h1{margin:0}": "p{color:red}h1{margin:0}",
    "@media print{.md-nav{a:b}.md-grid{c:d}}": "@media print{.md-grid{c:d}}",
    "@media print{.md-nav{a:b}}": "",
    "@keyframes x{0%{a:b}to{c:d}}p{e:f}": "p{e:f}",
    ':root{--md-used:1;--md-unused:url("data:,}{;")}p{top:var(--md-used)}': ":root{--md-used:1;}p{top:var(--md-used)}",
    ":root{--md-one:var(--md-two);--md-two:2}": "",
    "[data-md-component=skip]{a:b}[data-md-toggle=drawer]:checked{a:b}": "[data-md-component=skip]{a:b}",
    ".md-typeset summary:before{a:b}.md-typeset summary{c:d}": ".md-typeset summary{c:d}",
    ".md-typeset p:not(.admonition,.x){a:b}": ".md-typeset p:not(.admonition,.x){a:b}",
    "[dir=rtl] p,p b{a:b}[dir=ltr] p{c:d}": "p b{a:b}[dir=ltr] p{c:d}",
    "p,kbd{a:b}.md-typeset kbd{a:b}": "p{a:b}",
    "[role=columnheader]{a:b}.md-typeset ol[type]{a:b}": "",
    ".md-typeset :not(kbd)>p{a:b}": ".md-typeset :not(kbd)>p{a:b}",
    'a[href$="{}"]{b:c}': 'a[href$="{}"]{b:c}',
}


@pytest.mark.parametrize("css", RULES)
def test_only_what_can_match_is_kept(css: str) -> None:
    """A rule goes when each of its selectors asks for a class that never occurs."""
    assert needed(css) == RULES[css]


def test_ours_lose_only_what_says_nothing() -> None:
    """Comments and idle spaces go; strings, sums and selectors stay as they are."""
    css = """/* why; {not} */
em/* short */b { } /* and */
a  , b > c { color : red ; content: ", { } /* kept */"; }
/* and why */
@media (min-width: 3rem) and (print) { /* here */ p :is(b) { width: calc(1px + 2px); } }
"""
    assert small(css) == (
        "em b{}"
        'a,b > c{color :red;content:", { } /* kept */"}'
        "@media (min-width:3rem) and (print){p :is(b){width:calc(1px + 2px)}}"
    )


def test_scripts_lose_only_what_explains_them() -> None:
    """Comments on lines of their own and indents go; what may be code, also in a string, stays."""
    script = """/* why
   and how */
var a = "// no comment";
  // why
  if (a) { b = /\\/\\*/; } // kept
"""
    assert terse(script) == 'var a = "// no comment";\nif (a) { b = /\\/\\*/; } // kept\n'
    assert terse("var a = `\n  // b\n`;\n") == "var a = `\n  // b\n`;\n"


def test_no_page_has_a_class_that_was_cut(own_site: Path) -> None:
    """Every class and attribute on a page that Material styles is among those that are kept."""
    sheet = next(SHEETS.glob("main.*.min.css")).read_text("utf-8")
    styled = set(re.findall(r"\.(-?[A-Za-z_][\w-]*)", sheet)) | set(re.findall(r"\[(data-md-[\w-]+)", sheet))
    met: set[str] = set()
    for path in own_site.rglob("*.html"):
        text = path.read_text("utf-8")
        met.update(name for value in re.findall(r'\sclass="([^"]*)"', text) for name in value.split())
        met.update(re.findall(r"\s(data-md-[\w-]+)", text))
    assert met & styled <= CLASSES | ATTRIBUTES


def test_no_page_has_an_element_that_was_cut(own_site: Path) -> None:
    """Nor an attribute by which Material styles it; a type or role that is none of those does no harm."""
    sheet = next(SHEETS.glob("main.*.min.css")).read_text("utf-8")
    asked = set(re.findall(r"([a-z]*)\[([\w-]+)(?:=([\w-]+))?\]", sheet))
    cut = {(tag, name, value) for tag, name, value in asked if name in ABSENT_ATTRIBUTES}
    assert {name for _, name, _ in cut} == ABSENT_ATTRIBUTES
    for path in own_site.rglob("*.html"):
        text = path.read_text("utf-8")
        assert not ABSENT & set(re.findall(r"<([a-z]+\d?)[\s>]", text)), path
        for tag, name, value in cut:
            assert not re.search(rf'<{tag or "[a-z]+"}[^>]*\s{name}="{value or "[^>]*"}"', text), (
                path,
                tag,
                name,
            )


def test_it_is_a_fraction(own_site: Path) -> None:
    """Under a fifth of the stylesheet is left."""
    whole = next(SHEETS.glob("main.*.min.css")).stat().st_size
    assert (own_site / "assets/material.css").stat().st_size < whole / 5


@pytest.mark.parametrize(
    "path", sorted((ROOT / "overrides" / "assets").glob("*.css")), ids=lambda path: path.name
)
def test_a_scheme_changes_nothing_but_colours(path: Path) -> None:
    """What a dark screen sets are tokens of colour: what is measured of size or place holds in both schemes."""
    css = re.sub(r"/\*.*?\*/", "", path.read_text("utf-8"), flags=re.DOTALL)
    blocks = re.findall(r"@media[^{]*prefers-color-scheme[^{]*\{\s*:root\s*\{([^}]*)\}\s*\}", css)
    assert len(blocks) == css.count("prefers-color-scheme")
    for name in re.findall(r"([\w-]+)\s*:", "".join(blocks)):
        assert re.match(r"--basis-[\w-]*color[\w-]*$|color-scheme$", name), name
