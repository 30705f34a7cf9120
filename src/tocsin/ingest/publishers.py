"""Who wrote a report, and whose page it stands on if that is somebody else."""

import re
from dataclasses import dataclass
from urllib.parse import urlsplit

from tocsin.ingest.datelines import AGENCIES, Dateline, leading_dateline
from tocsin.ingest.furniture import ADORNMENT, NOTICES
from tocsin.ingest.headlines import cut_suffix
from tocsin.ingest.paragraphs import fold

NOTICE = re.compile("|".join(f"(?:{pattern})" for pattern in NOTICES), re.IGNORECASE | re.DOTALL)
NAMED = re.compile(
    r"(?:[\s,:]+(?i:on|in|at|by|from|to|of|with|here|permission|courtesy|and|the\s+original\s+is))*[\s:“\"]+"
    r"(?P<name>(?:[Tt]he\s+)?(?:[\w-]+(?:\.[\w-]+)+|[A-Z][\w&’'/-]*(?:\s+(?:of|the|and|for|&|/|in|[A-Z][\w&’'/-]*))*))"
)
NO_NAME = re.compile(
    r"(?:january|february|march|april|may|june|july|august|september|october|november|december|(?:mon|tues|wednes|thurs|fri|satur|sun)day"
    r"|(?:3rd|third) party|this (?:site|page|blog)|\d+|i{1,3}|issue|page)\b",
    re.IGNORECASE,
)
OUTLET = re.compile(
    r"\b(?:news|radio|times|post|press|agency|herald|tribune|journal|guardian|tv|television|daily|gazette|observer|monitor|chronicle|mail"
    r"|broadcasting|bbc|cnn|al jazeera|express|telegraph"
    r"|standard|star|sun|today|magazine|review|weekly|mirror|independent|online|network|watch"
    r"|reporter|courier|dispatch|examiner|sentinel|globe|voice|wire|bulletin|media|insight|politico|dawn|afp|ap|reuters|\w+\.\w{2,4})\b",
    re.IGNORECASE,
)
AGENCY_HOSTS = {
    "apnews.com": "Associated Press",
    "ap.org": "Associated Press",
    "reuters.com": "Reuters",
    "afp.com": "Agence France-Presse",
    "xinhuanet.com": "Xinhua",
    "news.cn": "Xinhua",
    "aa.com.tr": "Anadolu Agency",
    "voanews.com": "Voice of America",
    "rferl.org": "Radio Free Europe / Radio Liberty",
}
BY_AGENCY = re.compile(
    r"\b(?:the\s+)?(?P<name>associated press|agence france-presse|press trust of india|reuters|xinhua|anadolu agency)\b", re.IGNORECASE
)
BY_SHORT = re.compile(
    r"(?:^|[;,]\s*)(?P<name>AP|AFP|PTI|IANS|ANI|UPI|DPA|EFE)(?:\s+(?:\w+\s+){0,3}(?:Writer|Correspondent|Reporter|Staff))?(?=$|[;,])"
)
UNNAMED = "unnamed"  # the republisher of a page that says it is a copy and not whose page it is
ENDS = 6  # paragraphs at either end in which a page speaks of itself
NOTICE_WORDS = 45
TOP_LETTERS = 4000
SECOND_LEVEL = frozenset(["ac", "co", "com", "edu", "gov", "net", "org"])  # of which hosts are sold one level deeper: example.co.uk


@dataclass(frozen=True, slots=True, kw_only=True)
class Imprint:
    """What a page tells of itself: its *site*'s name, the *url* it stands at, the *canonical* address, its by-line and its <title>."""

    site: str | None = None
    url: str | None = None
    canonical: str | None = None
    author: str | None = None
    page_title: str | None = None


def find_publishers(title: str | None, text: str, page: Imprint) -> tuple[str | None, str | None]:
    """(who wrote it, whose page it is if another). None is what nothing names; whose page it is that only says it is a copy is UNNAMED."""
    notice = find_notice(text)
    owner = page.site or host_name(page.url)
    suffix = _suffix(title, owner) or _suffix(page.page_title, owner)
    filed = _dateline(text)
    writer = (notice and _named(notice)) or _credited(page.author) or _filed_by(filed) or _elsewhere(page) or (suffix if notice else None)
    if writer and _same(writer, page.site):
        return page.site, None
    if writer:
        return writer, None if _same(writer, host_name(page.url)) else owner or (UNNAMED if notice else None)
    if notice:
        return None, owner or UNNAMED
    return owner or (suffix if suffix and OUTLET.search(suffix) else None) or (filed.source if filed else None), None


def without_own_name(title: str, page: Imprint) -> str:
    """*title* without the name of the page itself behind it ("Two dead – The Daily")."""
    headline, name = cut_suffix(title)
    return headline if name and (_same(name, page.site) or _same(name, host_name(page.url))) else title


def find_notice(text: str) -> str | None:
    """The paragraph that says that the report was published elsewhere first, None if there is none at either end of *text*."""
    lines = [line for line in text.split("\n") if line.strip()]
    ends = lines if len(lines) <= 2 * ENDS else lines[:ENDS] + lines[-ENDS:]
    bare = (ADORNMENT.sub("", line) for line in ends if len(line.split()) <= NOTICE_WORDS)
    return next((line for line in bare if NOTICE.match(line)), None)


def host_name(url: str | None) -> str | None:
    """The host in *url* without ``www.``, None if there is none."""
    host = _host(url)
    return host.removeprefix("www.") if host else None


def _host(url: str | None) -> str | None:
    try:
        return urlsplit(url).hostname if url else None
    except ValueError:  # brackets that are no address
        return None


def _named(notice: str) -> str | None:
    """The outlet that a notice names behind its verb."""
    verb = NOTICE.match(notice)
    found = NAMED.match(notice, verb.end()) if verb else None
    name = found["name"].strip(" .") if found else ""
    return None if not name or NO_NAME.match(name) else name.removeprefix("the ")


def _credited(author: str | None) -> str | None:
    """The news agency in a by-line."""
    found = (BY_AGENCY.search(author) or BY_SHORT.search(author)) if author else None
    return AGENCIES[found["name"].lower()] if found else None


def _dateline(text: str) -> Dateline | None:
    """The first dateline at the top of *text* that says who filed the report."""
    lines = [line for line in text[:TOP_LETTERS].split("\n") if line.strip()][:ENDS]
    found = (leading_dateline(line.strip()) for line in lines)
    return next((dateline for dateline in found if dateline and dateline.source), None)


def _filed_by(dateline: Dateline | None) -> str | None:
    """Who filed the report: a known agency, or a name that is one of an outlet."""
    if dateline is None:
        return None
    return dateline.agency or (dateline.source if dateline.source and OUTLET.search(dateline.source) else None)


def _elsewhere(page: Imprint) -> str | None:
    """The site of the canonical address, where that is another site than the page's own."""
    ours, original = _site(page.url), _site(page.canonical)
    return host_name(page.canonical) if ours and original and ours != original else None


def _site(url: str | None) -> str | None:
    """The part of the host that somebody owns: example.org of news.example.org."""
    labels = (_host(url) or "").split(".")
    deep = len(labels) > 2 and labels[-2] in SECOND_LEVEL and len(labels[-1]) == 2
    return ".".join(labels[-3 if deep else -2 :]) or None


def _suffix(title: str | None, owner: str | None) -> str | None:
    """The outlet behind the headline, the page's own name passed over."""
    if not title:
        return None
    headline, name = cut_suffix(title)
    return _suffix(headline, None) if name and owner and _same(name, owner) else name


def _same(name: str | None, other: str | None) -> bool:
    """Whether two names, of outlets or hosts, mean the same outlet: one begins the other."""
    if not name or not other:
        return False
    known, told = (_key(AGENCY_HOSTS.get(_site(f"//{word}") or "", word)) for word in (name, other))
    return min(len(known), len(told)) >= 2 and (known.startswith(told) or told.startswith(known))


def _key(name: str) -> str:
    bare = re.sub(r"\.(?:com|org|net|info|co\.\w\w|com\.\w\w|\w\w)$", "", name.strip().lower())
    return fold(bare).removeprefix("the ").replace(" ", "")
