"""Answers about short texts are kept, those about long ones are not."""

from tocsin.core.remembering import remembered


def test_a_short_text_is_asked_about_once_and_a_long_one_each_time() -> None:
    asked: list[str] = []

    @remembered(longest=3, entries=2)
    def answer(text: str) -> int:
        asked.append(text)
        return len(text)

    assert [answer(text) for text in ("abc", "abcd", "abc", "abcd")] == [3, 4, 3, 4]
    assert asked == ["abc", "abcd", "abcd"]
