"""What nobody touched comes back byte for byte."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from ui.pages.documents.editor.source_text import BREAKS, SourceText

TEXTS = st.text("ab\n\r\u2028\u2029\xa0", max_size=40)


@given(TEXTS)
def test_an_untouched_text_is_the_same(source: str) -> None:
    assert SourceText(source).merged(BREAKS.sub("\n", source)) == source


@given(TEXTS, st.data())
def test_an_edited_text_shows_as_it_was_edited(source: str, data: st.DataObject) -> None:
    shown = BREAKS.sub("\n", source)
    begin = data.draw(st.integers(0, len(shown)))
    end = data.draw(st.integers(begin, len(shown)))
    edited = shown[:begin] + data.draw(st.text("xy\n", max_size=5)) + shown[end:]
    assert BREAKS.sub("\n", SourceText(source).merged(edited)) == edited


def test_lines_around_an_edit_keep_their_ends() -> None:
    source = SourceText("one\r\ntwo\r\nthree\nfour")
    assert source.merged("one\nTWO\nthree\nfour") == "one\r\nTWO\r\nthree\nfour"
    assert source.merged("one\ntwo\nthree\nfour\nfive").startswith("one\r\ntwo\r\nthree\nfour")
