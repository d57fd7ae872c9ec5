"""Word files of our own making: raw WordprocessingML, so that the hard constructs can be written."""

from __future__ import annotations

import io
import zipfile

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
NAMES = (
    f'xmlns:w="{W}" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"'
)
KINDS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def run(text, properties=""):
    return f'<w:r>{f"<w:rPr>{properties}</w:rPr>" if properties else ""}<w:t xml:space="preserve">{text}</w:t></w:r>'


def paragraph(*runs, style=None, properties=""):
    chosen = f'<w:pStyle w:val="{style}"/>' if style else ""
    inner = "".join(r if r.startswith("<") else run(r) for r in runs)
    return f"<w:p><w:pPr>{chosen}{properties}</w:pPr>{inner}</w:p>"


def table(*rows):
    def cells(row):
        return "".join(f"<w:tc>{c if c.startswith('<w:') else paragraph(c)}</w:tc>" for c in row)

    return "<w:tbl>" + "".join(f"<w:tr>{cells(row)}</w:tr>" for row in rows) + "</w:tbl>"


def style(name, shown, *, based_on=None, outline=None):
    parent = f'<w:basedOn w:val="{based_on}"/>' if based_on else ""
    depth = f'<w:pPr><w:outlineLvl w:val="{outline}"/></w:pPr>' if outline is not None else ""
    return (
        f'<w:style w:type="paragraph" w:styleId="{name}"><w:name w:val="{shown}"/>{parent}{depth}</w:style>'
    )


def docx(*body, parts=None, styles="", extra=None):
    """The bytes of a Word file. `parts` are more parts: {"header": [xml], "footnotes": [xml]}."""
    relations, files = [], {}
    for kind, contents in {**(parts or {}), **({"styles": [styles]} if styles else {})}.items():
        for number, content in enumerate(contents, start=1):
            root = {"header": "hdr", "footer": "ftr"}.get(kind, kind)
            name = f"{kind}{number}.xml"
            files[f"word/{name}"] = f"<w:{root} {NAMES}>{content}</w:{root}>"
            relations.append(f'<Relationship Id="{kind}{number}" Type="{KINDS}/{kind}" Target="{name}"/>')
    files["word/document.xml"] = f"<w:document {NAMES}><w:body>{''.join(body)}</w:body></w:document>"
    package = "http://schemas.openxmlformats.org/package/2006/relationships"
    files["word/_rels/document.xml.rels"] = (
        f'<Relationships xmlns="{package}">{"".join(relations)}</Relationships>'
    )
    files["_rels/.rels"] = (
        f'<Relationships xmlns="{package}"><Relationship Id="rId1" Type="{KINDS}/officeDocument" '
        'Target="word/document.xml"/></Relationships>'
    )
    files.update(extra or {})
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return buffer.getvalue()
