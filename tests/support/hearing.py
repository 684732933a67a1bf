"""What a screen reader gets of an element, from the accessibility tree of Chromium."""

from __future__ import annotations

from playwright.sync_api import CDPSession, Page


def heard(session: CDPSession, page: Page, selector: str, *, links: bool = False) -> list[tuple[str, str]]:
    """The role and the words of every text in an element, in the order in which they are heard.

    Args:
        session: a session on the page.
        page: the page.
        selector: the element; the first that fits.
        links: whether a link is heard as one, by its name, and not by the texts in it.
    """
    page.evaluate(
        """selector => {
            document.querySelectorAll("[data-heard]").forEach((other) => other.removeAttribute("data-heard"));
            document.querySelector(selector).setAttribute("data-heard", "");
        }""",
        selector,
    )
    root = session.send("DOM.getDocument")["root"]["nodeId"]
    node = session.send("DOM.querySelector", {"nodeId": root, "selector": "[data-heard]"})["nodeId"]
    backend = session.send("DOM.describeNode", {"nodeId": node})["node"]["backendNodeId"]
    nodes = session.send("Accessibility.getFullAXTree")["nodes"]
    by_id = {each["nodeId"]: each for each in nodes}
    left = [next(each["nodeId"] for each in nodes if each.get("backendDOMNodeId") == backend)]
    wanted = ("link", "StaticText") if links else ("StaticText",)
    found = []
    while left:
        each = by_id[left.pop()]
        role = each.get("role", {}).get("value")
        if role in wanted:
            found.append((role, " ".join(each["name"]["value"].split())))
        else:
            left += reversed(each.get("childIds", []))
    return [(role, words) for role, words in found if words]
