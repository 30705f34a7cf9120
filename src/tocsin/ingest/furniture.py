"""What stands on pages and is no part of the report, told by its own words: tables of phrases, and is_furniture over them."""

import re
from collections.abc import Mapping

from tocsin.ingest.paragraphs import Paragraph

MOST_WORDS = 60  # a longer paragraph is never furniture by its first words

PIECE = r"(?:post|article|story|report|piece|page|content|news|item|column|essay|interview|analysis)"
NETWORK = (
    r"(?:facebook|twitter|x|instagram|whatsapp|telegram|linkedin|youtube|tiktok|google news|threads|bluesky|reddit|pinterest|social media)"
)
AGENCY = r"(?:the )?(?:agenc(?:y|ies)|afp|ap|ani|ians|pti|reuters|bureau)"

# The whole paragraph, in lower case and without punctuation, is one of these.
WHOLE: Mapping[str, tuple[str, ...]] = {
    "reading time": (
        r"(?:estimated )?(?:reading time )?\d+ ?(?:mins?|minutes?)(?: (?:and )?\d+ ?(?:secs?|seconds?))?(?: to)?(?: read)?(?:ing time)?",
        r"(?:(?:one|two|three|four|five|six|seven|eight|nine|ten) minutes? read)|(?:estimated )?read(?:ing)? time(?: \d+ ?\w+){0,2}",
    ),
    "shop": (
        r"(?:your )?(?:shopping )?(?:cart|basket)(?: (?:is|are) (?:currently )?empty)?(?: ?return to shop)?|empty ?return to shop",
        r"return to shop|continue shopping|no products in the (?:cart|basket)|(?:add to|view|update) (?:cart|basket)"
        r"|(?:proceed to )?checkout",
    ),
    "adverts": (
        r"(?:advertise?ments?|advertorial|ads?|sponsored(?: (?:content|links?|by .{1,40}))?|promoted(?: content)?"
        r"|paid (?:content|partnership))",
        rf"(?:advertisement )?{PIECE} continue[sd]? (?:below|after)(?: (?:this|the))?(?: (?:ad|advert|advertisement"
        rf"|(?:newsletter )?promotion|video))?",
        r"(?:advertisement )?continue reading(?: (?:below|the main story))?",
        r"(?:scroll(?: (?:down|below))?|skip|swipe) (?:to|for|past) .{1,40}|(?:after|before|end of)(?: newsletter)? promotion"
        r"|newsletter promotion",
    ),
    "buttons": (
        r"(?:show|load|view|see|read) (?:more|all|less|full (?:story|article)|comments)|expand|collapse|close|loading|please wait|retry",
        r"(?:back|return) to (?:top|home|homepage|main page|news)|(?:previous|next)(?: (?:post|article|story|page))?"
        r"|top of page|skip links",
        r"(?:hide|show|toggle) captions?(?: \d+ of \d+)?|(?:enlarge|expand) (?:this )?image(?: toggle caption)?|view photos?"
        r"|photos?|videos?|https? \S.*",
        r"just watched .{1,120}|read or share this story .{1,60}|watch (?:now|live)|listen to (?:this )?(?:article|story)"
        r"|play (?:video|audio)|(?:video|audio|image|photo) gallery|\d+ of \d+",
        r"(?:opens|open) (?:in a )?new (?:tab|window)|toggle (?:navigation|menu)|main menu|menu|search|home ?page|newsletters?",
        r"(?:get|download) (?:the|our) (?:free )?(?:mobile )?app(?:s|lications?)?(?: (?:now|here|today|for .{1,40}))?",
        r"(?:please )?(?:enable|turn on) javascript.{0,80}|your browser (?:does not|doesn t) support.{0,60}|javascript is .{1,60}",
    ),
    "accounts": (
        r"(?:log|sign) ?(?:in|up|out)(?: (?:or|and|to|here|for|now) .{0,60})?|register(?: now| here)?|(?:create an|my) account",
        r"thanks for (?:signing up|subscribing).{0,40}|there was an error processing your subscription|like this story share it.{0,20}",
        r"subscribe(?: now| today| here)?|subscribers only|donate(?: now)?|support us|become a member",
    ),
    "comments": (
        r"leave a (?:reply|comment)|(?:post|add|write)(?: (?:a|your))? comment|cancel reply|reply|no comments?(?: yet)?|\d+ comments?",
        r"comments?(?: \d+| off| are (?:closed|off))?|join the (?:conversation|discussion)|be the first to comment"
        r"|discussion about this post",
    ),
    "legal": (
        r"(?:accept|reject|manage|allow)(?: all)?(?: cookies?)(?: preferences| settings)?|cookie (?:policy|notice|settings|preferences)",
        r"privacy policy|terms (?:of (?:use|service)|and conditions)|disclaimer|contact us|about us|imprint|site ?map|advertise with us",
        r"our standards the thomson reuters trust principles.{0,20}|(?:acquire|purchase) licensing rights.{0,30}",
    ),
    "credits": (rf"(?:with )?(?:additional )?inputs? from (?:{AGENCY}(?: and )? ?)+|with (?:{AGENCY}(?: and )? ?)+ ?inputs?",),
}
# With one of these a page says that it is a copy.
NOTICES = (
    rf"(?:this|the above|the following)\s+(?:\w+\s+)?{PIECE}\s+(?:(?:was|is|has been|had been|first|originally)\s+){{1,3}}"
    r"(?:(?:published|posted|appeared|syndicated|sourced|auto-?generated)\b|(?:re-?published|re-?posted|reprinted"
    r"|reproduced)\s+(?:from|with|under|courtesy)\b)",
    rf"this\s+{PIECE}\s+has not been edited\b",
    r"(?:originally|first)\s+(?:published|posted|appeared)\s+(?:on|in|by|at)\b",
    r"(?:re-?(?:published|printed|posted)|reproduced)\s+(?:here\s+)?(?:with|from|under|courtesy)\b",
    r"the post .{3,200} (?:first appeared|appeared first) on\b",
)
# The paragraph begins with one of these, words and punctuation as they stand.
STARTS: Mapping[str, tuple[str, ...]] = {
    "notices of republication": NOTICES,
    "sharing": (
        r"click (?:here )?to (?:share|e-?mail|print|tweet|copy|follow|subscribe|enlarge|expand|read|view|watch|open)\b",
        r"share (?:this\s*(?::|$|article|story|post|page|on\b|via\b|with\b|link)|on\b|via\b)",
        r"(?:join|follow)\s+(?:us|our)\b.{0,80}\b(?:" + NETWORK + r"|channel|newsletter|community|page|group|account)\b",
        r"follow\s+[@\w.’' -]{2,40}?\s+on\s+" + NETWORK + r"\b",
        r"(?:like|find|visit|connect with)\s+us\s+on\b",
    ),
    "newsletters": (
        r"(?:please\s+)?subscribe\s+(?:to\s+(?:our|the|my|us|this|receive|get|\w+\s+newsletter)|for|now|today|here)\b",
        r"(?:please\s+)?sign up\s+(?:for|to\s+(?:our|the|my|receive|get)|here|now|with your)\b",
        r"(?:get|receive)\s+(?:the|our|all|daily|breaking|your)\b.{0,80}\b(?:newsletters?|in your (?:inbox|e-?mail)"
        r"|to your (?:inbox|e-?mail))\b",
        r"(?:support (?:our|us|independent)|become a (?:member|supporter|patron)|donate (?:to|now|today))\b.{0,100}"
        r"\b(?:journalism|donation|newsroom|patreon|reporting|today|here)\b",
        r"(?:download|install) (?:the|our)\b.{0,60}\bapp\b",
    ),
    "cookies": (
        r"(?:we|this (?:web)?site|our (?:web)?site)\s+(?:and our (?:\w+\s+)?partners\s+)?(?:use|uses)\s+cookies?\b",
        r"by (?:continuing|clicking|browsing|signing up|subscribing|submitting|providing)\b.{0,80}\b(?:you|agree|accept|consent)\b.{0,40}"
        r"\b(?:agree|accept|cookies|consent|terms|policy|privacy)\b",
    ),
    "legal": (
        r"©|\(c\)\s*(?:copyright|\d{4})|copyright\s*(?:©|ⓒ|\(c\)|:|\d{4})|copyright\b.{2,60}\b(?:19|20)\d\d\b",
        r"(?:reproduction|republication|copying)\b.{0,80}\b(?:prohibited|permitted|without (?:written )?permission)\b",
        r"the views (?:and opinions )?expressed (?:in|by|here)\b|disclaimer\s*:",
    ),
    "comments": (
        r"your e-?mail address will not be published|required fields are marked|save my name, e-?mail|notify me of (?:new|follow)",
        r"(?:you must|please|you need to)\s+(?:be\s+)?(?:log|logged|sign|signed)\s*in\b",
    ),
    "tags": (
        r"(?:tags?|tagged(?: (?:with|as))?|filed under|topics?|categor(?:y|ies)|keywords?|labels?|posted (?:in|under))\s*[:|]",
        r"(?:filed under|posted in)\s+(?:\S+\s*){1,6}$",
    ),
    "links": (
        r"(?:read|see|watch|explore|view)\s+(?:more|also|next)\s*(?:[:|»>–—-]|about\b|on\b|from\b|\.\.\.|…|$)",
        r"also on (?:[\w-]+\.)+\w+\b",
        r"also (?:read|see|watch)\s*(?:[:|»>–—-]|(?-i:[A-Z‘“\"']))",
        r"(?-i:READ|WATCH|SEE|LISTEN|RELATED|ALSO|MORE|DON[’']T MISS)(?-i: (?:MORE|ALSO|NOW|HERE|STORY|STORIES|NEWS|ARTICLE"
        r"|VIDEO))?\s*[:|»>–—]",
        r"(?:related(?: (?:story|stories|article|post|news|video|coverage))?|recommended|must[- ]read|editor[’']?s[’']? pick"
        r"|in case you missed it)\s*[:|»>]",
        r"(?:read|watch) (?:the|this) (?:full|original|whole|complete|entire) (?:story|article|report|post|interview|video)\b.{0,60}$",
    ),
    "credits": (
        r"\(?(?:(?:image|photo|picture|photograph|video|cover|featured image|illustration|graphic)s?\s*(?:credits?|source"
        r"|courtesy(?: of)?|by)?"
        r"\s*[:©]|credits?\s*:|(?:photo|photograph|image|picture)s? (?:by|courtesy(?: of)?|credit)\b)\s*(?:\S+\s*){1,8}$",
        r"\(?(?:additional )?(?:reporting|writing|edited|editing|compiled|translated)(?: and \w+)? by\b(?:(?=.{0,200}(?:;"
        r"|\bediting\b))|(?:\s+\S+){1,5}$)",
        r"(?:[–—-]+ ?)?with (?:assistance|additional reporting|contributions?) (?:by|from)\b(?:\s+\S+){1,8}$"
        r"|sources?\s*:\s*(?:\S+\s*){1,8}$",
        r"(?:send|e-?mail|contact|reach|write to) (?:us|the (?:author|editor|writer|reporter)s?)\b.{0,80}(?:@|\btwitter\b)",
        r"have a (?:news )?tip\?|[\w.+-]+@[\w-]+\.[\w.]+$|(?:if you (?:buy|click)|we may (?:earn|receive"
        r"|get))\b.{0,80}\b(?:commission|share of the sale|affiliate)\b",
    ),
}
# One of these stands anywhere in the paragraph, in lower case and without punctuation.
ANYWHERE = (
    "all rights reserved",
    *(f"may not be {done}" for done in ("published", "reproduced", "broadcast", "rewritten", "redistributed", "copied")),
    *(f"contributed {what}to this {piece}" for what in ("", "reporting ") for piece in ("report", "article", "story")),
)
# What stands under one of these headings is links to other reports, as long as it looks so.
OVER_LINKS = (
    r"(?:similar|related|recent|popular|latest|recommended|trending|top|more|other|featured|further)"
    r" (?:posts?|stor(?:y|ies)|articles?|news|reports?|topics?|coverage|content|links?|reading|headlines|videos?)(?: (?:for you"
    r"|from .{1,40}))?",
    r"related|you (?:may|might) (?:also (?:like|be interested in)|have missed)|(?:people )?also (?:read|like)"
    r"|recommended(?: (?:for you|by .{1,20}))?",
    r"trending(?: (?:now|today|on .{1,30}))?|(?:the )?most (?:read|popular|viewed|shared|watched)(?: (?:in|on|this) .{1,30})?"
    r"|editor ?s picks?|editors choice",
    r"(?:read|see|what to read) (?:more|next|also)|more (?:from|on|in) .{1,40}|more like this|don t miss|in case you missed it|up next",
    r"(?:from )?around the web|from our (?:partners|network|advertisers)|elsewhere on .{1,30}|must reads?",
)
_SHARE = "share tweet pin print email mail copy facebook twitter whatsapp telegram linkedin reddit pinterest messenger"
_FILLERS = "this on via with by the a friend options article story post page link more and or to e x like save all copied"
SHARE_WORDS = frozenset(_SHARE.split())
SHARE_FILLERS = frozenset(_FILLERS.split())
ADORNMENT = re.compile(r"^[\s*•·▪▶►»>|–—_=#.\[]+|[\s*•·|_=#]+$")

_WHOLE = re.compile("|".join(f"(?:{pattern})" for patterns in WHOLE.values() for pattern in patterns))
_STARTS = re.compile("|".join(f"(?:{pattern})" for patterns in STARTS.values() for pattern in patterns), re.IGNORECASE | re.DOTALL)
_OVER_LINKS = re.compile("|".join(f"(?:{pattern})" for pattern in OVER_LINKS))


def is_furniture(paragraph: Paragraph) -> bool:
    """Whether *paragraph* is furniture wherever it stands."""
    words = paragraph.folded
    if words.count(" ") >= MOST_WORDS:
        return False
    whole = not words or _WHOLE.fullmatch(words) or is_over_links(paragraph) or _is_sharing(words)
    return bool(whole) or _starts(paragraph.text) or any(phrase in words for phrase in ANYWHERE)


def is_over_links(paragraph: Paragraph) -> bool:
    """Whether *paragraph* is a heading such as "Related stories"."""
    words = paragraph.folded
    return words.count(" ") < 8 and not paragraph.text.endswith((".", "?", "!")) and bool(_OVER_LINKS.fullmatch(words))


def _is_sharing(words: str) -> bool:
    found = set(words.split())
    return not found.isdisjoint(SHARE_WORDS) and found <= SHARE_WORDS | SHARE_FILLERS


def _starts(text: str) -> bool:
    return _STARTS.match(ADORNMENT.sub("", text)) is not None
