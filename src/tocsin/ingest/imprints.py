"""What a page says of itself in its head: whose it is, where it stands, where the original is."""

import re
from typing import Any
from urllib.parse import urljoin

from tocsin.ingest.publishers import Imprint, host_name

ADDRESS = re.compile(r"https?://|[\w-]+(?:\.[\w-]+)+$")


def read_imprint(tree: Any, found: Any, url: str | None) -> Imprint:
    """The imprint of the page *tree* as fetched from *url* (None for a file); *found* is what trafilatura made of its metadata."""
    own = url or _content(tree, "og:url")
    canonical = next((link.get("href") for link in tree.iter("link") if (link.get("rel") or "").lower() == "canonical"), None)
    return Imprint(
        site=_content(tree, "og:site_name") or _name(found.sitename, host_name(own)),
        url=_absolute(own),
        canonical=_absolute(urljoin(own, canonical) if own and canonical else canonical),
        author=found.author,
        page_title=tree.findtext(".//head/title"),
    )


def _content(tree: Any, name: str) -> str | None:
    """What a meta element of this name says, None if it says nothing."""
    said = (meta.get("content") for meta in tree.iter("meta") if name in (meta.get("property"), meta.get("name")))
    return next((" ".join(words.split()) for words in said if words and words.strip()), None)


def _name(words: str | None, host: str | None) -> str | None:
    """*words* if they are a name: trafilatura takes addresses and accounts for one too."""
    if not words or ADDRESS.match(words) or (host and words.lower() in host.split(".")):
        return None
    return words


def _absolute(url: str | None) -> str | None:
    return url if url and url.startswith(("http://", "https://")) else None
