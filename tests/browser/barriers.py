"""What a program can find of barriers on a page, with axe."""

from axe_playwright_python.sync_playwright import Axe

#: Findings in widgets of Streamlit 1.67 itself; anything else fails.
_KNOWN = {
    "empty-table-header": "the corner of data_editor",
    "presentation-role-conflict": "the hidden input of file_uploader",
}
#: The chosen segment or tab takes its colour from the one that carries white text on buttons; on a dark
#: ground both cannot be had. It is marked by its border as well.
_TOO_PALE = {"exclude": [["[data-variant=segmented_control]"], ["[role=tab]"]]}


def barriers(page, scheme):
    """Rules that the page breaks in this colour scheme, each with the element; empty as it should be."""
    results = Axe().run(page, context=_TOO_PALE if scheme == "dark" else None)
    return [
        (rule["id"], node["html"][:200])
        for rule in results.response["violations"]
        for node in rule["nodes"]
        if rule["id"] not in _KNOWN
    ]
