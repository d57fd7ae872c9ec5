"""PDFs of our own making: a few objects written by hand, with the standard fonts."""

from __future__ import annotations

LINE = 14.0


class Sheet:
    """One page: `write` puts text at (x, y), y from the top in points."""

    def __init__(self, width=595, height=842, rotate=0):
        self.width, self.height, self.rotate = width, height, rotate
        self.content = []

    def write(self, x, y, text, *, size=11, bold=False, spacing=0):
        font = "F2" if bold else "F1"
        escaped = text.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")
        self.content.append(
            f"BT /{font} {size} Tf {spacing} Tw 1 0 0 1 {x} {self.height - y} Tm ({escaped}) Tj ET"
        )
        return self

    def lines(self, x, y, texts, *, size=11, bold=False, step=LINE):
        for index, text in enumerate(texts):
            self.write(x, y + index * step, text, size=size, bold=bold)
        return self

    def box(self, x, y, width, height):
        self.content.append(f"{x} {self.height - y - height} {width} {height} re f")
        return self


def pdf(*sheets, encrypted=False):
    """The bytes of a PDF file with these pages."""
    objects = ["<< /Type /Catalog /Pages 2 0 R >>", ""]
    objects.extend(
        f"<< /Type /Font /Subtype /Type1 /BaseFont /{name} /Encoding /WinAnsiEncoding >>"
        for name in ("Helvetica", "Helvetica-Bold")
    )
    kids = []
    for sheet in sheets:
        stream = "\n".join(sheet.content)
        objects.append(f"<< /Length {len(stream.encode('cp1252'))} >>\nstream\n{stream}\nendstream")
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {sheet.width} {sheet.height}] /Rotate {sheet.rotate} "
            f"/Resources << /Font << /F1 3 0 R /F2 4 0 R >> >> /Contents {len(objects)} 0 R >>"
        )
        kids.append(f"{len(objects)} 0 R")
    objects[1] = f"<< /Type /Pages /Kids [{' '.join(kids)}] /Count {len(kids)} >>"
    trailer = f"/Size {len(objects) + 2} /Root 1 0 R"
    if encrypted:
        nobody = "00" * 32
        objects.append(f"<< /Filter /Standard /V 1 /R 2 /O <{nobody}> /U <{nobody}> /P -4 >>")
        trailer += f" /Encrypt {len(objects)} 0 R /ID [<{'11' * 16}> <{'11' * 16}>]"
    data = b"%PDF-1.4\n"
    places = []
    for number, body in enumerate(objects, start=1):
        places.append(len(data))
        data += f"{number} 0 obj\n{body}\nendobj\n".encode("cp1252")
    start = len(data)
    data += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n".encode()
    data += b"".join(f"{place:010d} 00000 n \n".encode() for place in places)
    return data + f"trailer\n<< {trailer} >>\nstartxref\n{start}\n%%EOF\n".encode()
