import io

from PIL import Image

from fundingkit.documents.pictures import Mark
from fundingkit.workbench.marked_page import is_wide, marked_page


def page():
    written = io.BytesIO()
    Image.new("RGB", (200, 100), "white").save(written, "PNG")
    return written.getvalue()


def test_the_quote_is_marked_on_its_page_and_nowhere_else():
    marks = [Mark(2, 0.25, 0.4, 0.75, 0.6), Mark(3, 0.0, 0.0, 1.0, 1.0)]
    with Image.open(io.BytesIO(marked_page(page(), marks, 2))) as image:
        assert image.size == (200, 100)
        assert image.getpixel((100, 50)) == (255, 224, 102)
        assert image.getpixel((20, 10)) == (255, 255, 255)


def test_a_slide_is_wide_and_a_letter_is_not():
    written = io.BytesIO()
    Image.new("RGB", (100, 141)).save(written, "PNG")
    assert is_wide(page())
    assert not is_wide(written.getvalue())


def test_letters_stay_readable_under_the_mark():
    written = io.BytesIO()
    Image.new("RGB", (20, 20), "black").save(written, "PNG")
    with Image.open(io.BytesIO(marked_page(written.getvalue(), [Mark(1, 0.2, 0.2, 0.8, 0.8)], 1))) as image:
        assert image.getpixel((10, 10)) == (0, 0, 0)
