"""What bytes are: the media type a name or a server suggests, and what the bytes themselves look like."""

import mimetypes
import re
from pathlib import PurePath

from tocsin.ingest.encoding import sixteen_bits

HTML, PLAIN, MARKDOWN, JSON_LINES = "text/html", "text/plain", "text/markdown", "application/jsonl"
EXACT = "text/x-exact"  # a text whose offsets somebody has counted already: taken as it stands

SUFFIXES = {
    ".html": HTML,
    ".htm": HTML,
    ".xhtml": HTML,
    ".shtml": HTML,
    ".txt": PLAIN,
    ".text": PLAIN,
    ".md": MARKDOWN,
    ".markdown": MARKDOWN,
    ".jsonl": JSON_LINES,
    ".ndjson": JSON_LINES,
    ".json": JSON_LINES,
}
_TYPES = mimetypes.MimeTypes(())  # without the files of the system, which differ
UNTOLD = ("", "application/octet-stream", "text/plain", "unknown/unknown", "binary/octet-stream")  # servers say so of all they do not know
ALIASES = {
    "application/xhtml+xml": HTML,
    "text/x-markdown": MARKDOWN,
    "application/x-ndjson": JSON_LINES,
    "application/ndjson": JSON_LINES,
    "application/x-jsonlines": JSON_LINES,
    "application/json-lines": JSON_LINES,
    "text/jsonl": JSON_LINES,
}
# What browsers save beside a page; in a folder it is passed over, since nobody means it as a report.
_SAVED = (
    ".avif .bmp .css .cur .eot .gif .ico .jpeg .jpg .js .map .mjs .mp3 .mp4 .otf .png .svg .tif .tiff .ttf .wav .webm .webp .woff .woff2"
)
FURNITURE_SUFFIXES = frozenset(_SAVED.split())

SIGNATURES = (
    (b"%PDF-", "a PDF file"),
    (b"\x89PNG\r\n", "an image (PNG)"),
    (b"\xff\xd8\xff", "an image (JPEG)"),
    (b"GIF8", "an image (GIF)"),
    (b"II*\x00", "an image (TIFF)"),
    (b"MM\x00*", "an image (TIFF)"),
    (b"PK\x03\x04", "a zip archive (also .docx, .odt, .epub, .xlsx)"),
    (b"PK\x05\x06", "an empty zip archive"),
    (b"\x1f\x8b", "a gzip file; unpack it first"),
    (b"BZh", "a bzip2 file; unpack it first"),
    (b"\xfd7zXZ", "an xz file; unpack it first"),
    (b"7z\xbc\xaf", "a 7z archive"),
    (b"Rar!", "a RAR archive"),
    (b"\xd0\xcf\x11\xe0", "an old Microsoft Office file (.doc, .xls)"),
    (b"{\\rtf", "an RTF file"),
    (b"SQLite format 3\x00", "an SQLite database"),
    (b"\x7fELF", "a program"),
    (b"MZ\x90", "a program"),
    (b"OggS", "a sound or video file"),
    (b"ID3", "a sound file (MP3)"),
    (b"WARC/1.", "a web archive (WARC)"),
    (b"wOFF", "a font"),
    (b"%!PS", "a PostScript file"),
)
SIGNATURES_INSIDE = ((4, b"ftyp", "a video or image file (MP4 family)"), (8, b"WEBP", "an image (WebP)"), (8, b"WAVE", "a sound file"))
FOREIGN_TYPES = ("image/", "audio/", "video/", "font/", "application/pdf", "application/zip", "application/msword", "application/vnd.")
SHAPES = (
    (
        re.compile(rb".{0,2000}^MIME-Version:.{0,400}multipart/related", re.IGNORECASE | re.DOTALL | re.MULTILINE),
        "a page saved as MHTML; save it as HTML",
    ),
    (re.compile(rb"\s*<\?xml[^>]*>(?:\s|<!--.*?-->|<\?[^>]*>)*<(?:rss|feed|rdf)\b", re.IGNORECASE | re.DOTALL), "a feed (RSS or Atom)"),
    (re.compile(rb"\s*<\?xml[^>]*>(?!.{0,2000}<(?:!doctype\s+)?html)", re.IGNORECASE | re.DOTALL), "an XML file"),
)
PAGE_START = re.compile(rb"\s*(?:<\?xml[^>]*>|<!--.*?-->|\s)*<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE | re.DOTALL)
PAGE_TAGS = re.compile(rb"</?(?:html|head|body|div|p|article|section|h1|h2|span|meta|title)\b[^>]*>", re.IGNORECASE)
# Control bytes that texts in 8-bit encodings do not have; ESC (ISO-2022-JP) and Ctrl-Z (end of old DOS files) may stand in them.
CONTROLS = re.compile(rb"[\x00-\x08\x0e-\x19\x1c-\x1f\x7f]")
OBJECT_START = re.compile(rb"(?:\xef\xbb\xbf)?\s*\{\s*(?:\"|\}|$)")
LEAST_TAGS = 3
CHARSET = re.compile(r"charset\s*=\s*[\"']?([\w.:-]+)", re.IGNORECASE)
SNIFFED = 4096


def media_type_of(name: str) -> str:
    """The media type that the suffix of a file name suggests, ``application/octet-stream`` if none."""
    return SUFFIXES.get(PurePath(name).suffix.lower()) or _TYPES.guess_type(name)[0] or "application/octet-stream"


def canonical(media_type: str) -> str:
    """*media_type* under its one name here."""
    return ALIASES.get(media_type.lower(), media_type.lower())


def parse_content_type(header: str) -> tuple[str, str | None]:
    """Media type and charset that a Content-Type header declares; ``""`` and None for what it leaves out."""
    media_type, _, rest = header.partition(";")
    charset = CHARSET.search(rest)
    return media_type.strip().lower(), charset[1] if charset else None


def settle(media_type: str, content: bytes) -> str:
    """The media type to read *content* as: a declared one that is known, unless the bytes plainly are something else."""
    declared = canonical(media_type)
    if PAGE_START.match(content[:SNIFFED]) and declared != MARKDOWN:
        return HTML
    if declared == HTML and b"<" not in content:
        return PLAIN
    return sniff(content) if declared in UNTOLD else declared


def sniff(content: bytes) -> str:
    """The media type that *content* looks like: a page, lines of JSON, else plain text."""
    head = content[:SNIFFED]
    if PAGE_START.match(head) or len(PAGE_TAGS.findall(head)) >= LEAST_TAGS:
        return HTML
    return JSON_LINES if OBJECT_START.match(head) else PLAIN


def foreign(content: bytes) -> str | None:
    """What *content* looks like if it is no text at all, in words; None where it may be text."""
    named = [what for start, what in SIGNATURES if content.startswith(start)]
    named += [what for offset, mark, what in SIGNATURES_INSIDE if content[offset:].startswith(mark)]
    named += [what for pattern, what in SHAPES if pattern.match(content[:SNIFFED])]
    return named[0] if named else _binary(content[:SNIFFED])


def is_foreign_type(media_type: str) -> bool:
    """Whether a server that declares *media_type* is going to send something that is not read."""
    return media_type.lower().startswith(FOREIGN_TYPES)


def _binary(head: bytes) -> str | None:
    if head.startswith((b"\xff\xfe", b"\xfe\xff")) or sixteen_bits(head):
        return None
    return "binary data" if len(CONTROLS.findall(head)) * 50 > len(head) else None
