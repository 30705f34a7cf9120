"""Furniture by its own words."""

import pytest

from tocsin.ingest.furniture import is_furniture, is_over_links
from tocsin.ingest.paragraphs import split

FURNITURE = """
4 minutes, 45 seconds Read
5 min read
Reading time: 3 minutes
Your Cart
Your cart is emptyReturn to Shop
Similar Posts
Related stories
Related articles:
You may also like
Most read in world news
Share this:
Share on Facebook
Facebook Twitter WhatsApp Email
Click to share on Twitter (Opens in new window)
This post was originally published on 3rd party site mentioned on the title ofthis site
This article first appeared in The Kandu Herald.
Originally published by the Marra Institute
The post Raid on Kandu appeared first on Marra Daily.
This story has not been edited by our staff and comes from a syndicated feed.
Republished with permission from Valley Voices.
Subscribe to our newsletter
Sign up for our daily briefing
Get the latest news in your inbox with our newsletter
We use cookies to make this site work
By continuing to browse the site you agree to our use of cookies.
© 2023 Kandu Media Ltd
(c) 2021 Kandu Post
Copyright 2019 Valley Press. All rights reserved.
This material may not be published, broadcast or rewritten.
Follow us on Facebook and X
Follow Ada Writer on Twitter
Join our WhatsApp channel for news as it happens
Advertisement
ADVERTISEMENT
Article continues below this ad
Story continues after advertisement
Read more: Ten villages under water
READ ALSO: Army denies losses
See also
Leave a Reply
Your email address will not be published. Required fields are marked *
12 Comments
Tags: Kandu, bombs, market
Filed under: World
Photo: Ada Writer/Valley Press
Image credit: Valley Press
Reporting by Ada Writer; editing by Bo Reader
(With inputs from agencies)
Bo Reader contributed to this report.
Back to top
Skip to main content
Log in to comment
* * *
____
https://example.org/a-picture
"""
BODY = """
It took the rescuers four minutes to read the letter.
The cart was empty when the police returned to the shop.
Similar posts were set up by the army along the border.
Related stories were told by three other villagers.
The villagers shared this bread with the soldiers on Friday.
The video was first published by the group on Sunday.
The group said the leaflet was originally published on its site before the raid, which killed nine.
He signed up for the militia when he was fifteen.
Support for the rebels has grown since the harvest failed.
Follow the river north and you reach the camp, the guide said.
Cookies laced with poison killed two guards.
The rebels may not be beaten yet.
More from fear than hunger, the families left.
Copyright law was used to shut the paper down.
Advertisement hoardings were torn down by the crowd.
Comments by the minister led to riots in Marra.
Watch towers were burnt down in the night.
Reporting by human rights groups shows that forty people were held there.
Sources said the bomb was made in the valley and carried across the border at night.
Photographs of the dead were passed from hand to hand.
Print shops and the post office were closed on Monday.
Read by millions, the letter named the killers.
Tags on the bags of rice showed where it came from.
"""


@pytest.mark.parametrize("line", FURNITURE.strip().split("\n"))
def test_furniture_is_known(line):
    (paragraph,) = split(line)
    assert is_furniture(paragraph)


@pytest.mark.parametrize("line", BODY.strip().split("\n"))
def test_a_report_that_speaks_of_such_things_is_not_furniture(line):
    (paragraph,) = split(line)
    assert not is_furniture(paragraph)


def test_a_long_paragraph_is_never_furniture():
    (paragraph,) = split("Follow us on Facebook, he told the crowd. " + "The speech went on for long. " * 12)
    assert not is_furniture(paragraph)


@pytest.mark.parametrize(
    "line, over", [("Similar Posts", True), ("MORE FROM KANDU", True), ("Share this:", False), ("Related stories were told.", False)]
)
def test_some_headings_have_links_under_them(line, over):
    assert is_over_links(split(line)[0]) is over
