import pytest

from tocsin.core.text import Block, Report, digest

TEXT = "Blast in Kandu. Men fled."
REPORT = Report(id=digest(TEXT), address="a", text=TEXT, blocks=(Block(0, 5, "headline"), Block(9, 15, "caption")))


@pytest.mark.parametrize(
    "offset, role", [(0, "headline"), (4, "headline"), (5, "body"), (8, "body"), (9, "caption"), (14, "caption"), (15, "body")]
)
def test_what_no_block_holds_is_body(offset, role):
    assert REPORT.role_at(offset) == role


def test_a_report_without_blocks_is_all_body():
    assert Report(id=digest(TEXT), address="a", text=TEXT).role_at(3) == "body"
