"""Pictures: looked at closely enough to know that a browser shows them."""

import io
from dataclasses import dataclass

from PIL import Image, UnidentifiedImageError

from inference.data.problems import Unreadable

ENDINGS = {"PNG": "png", "JPEG": "jpg", "GIF": "gif", "WEBP": "webp"}
MOST_PIXELS = 50_000_000
STARTS = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"II*\x00", b"MM\x00*")


@dataclass(frozen=True, slots=True)
class Picture:
    ending: str
    media_type: str
    size: tuple[int, int]  # pixels


def is_picture(content: bytes) -> bool:
    # Two or four letters alone begin many a table.
    is_webp = content.startswith(b"RIFF") and content[8:12] == b"WEBP"
    is_bmp = content.startswith(b"BM") and content[6:10] == bytes(4)
    return is_webp or is_bmp or content.startswith(STARTS)


def read(content: bytes) -> Picture:
    """Raises Unreadable."""
    try:
        with Image.open(io.BytesIO(content)) as image:
            form, size = image.format or "", image.size
            if size[0] * size[1] > MOST_PIXELS:
                raise Unreadable("The picture has more than 50 million pixels. Make it smaller.")
            image.load()
    except UnidentifiedImageError as error:
        raise Unreadable("The file looks like a picture, but is none that can be read.") from error
    except (OSError, SyntaxError, ValueError, Image.DecompressionBombError) as error:
        raise Unreadable("The picture is damaged.") from error
    if form not in ENDINGS:
        raise Unreadable("Only PNG, JPEG, GIF and WebP pictures can be used.")
    return Picture(ENDINGS[form], f"image/{form.lower()}", size)
