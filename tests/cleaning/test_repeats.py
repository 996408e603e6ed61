from __future__ import annotations

from dataclasses import replace

from analysis.article import Removed
from analysis.cleaning import clean
from tests.samples import article_of_text

LINE = "The harbour master said that the last boats would leave before noon."


def test_a_caption_that_the_next_paragraph_repeats_is_marked_once() -> None:
    caption = "Boats lie in the bay of Corrin"
    text = f"Headline of the day\n{caption}\n{caption}, where no catch was landed for a week.\n"
    removed = clean(article_of_text(text)).removed
    assert [(r.text, r.start, r.reason) for r in removed] == [(caption, text.index(caption), "caption")]


def test_a_headline_that_the_first_paragraph_repeats_stays() -> None:
    text = (
        "Boats return to the bay of Corrin\nBoats return to the bay of Corrin after a week of storms, officials said.\n"
    )
    assert clean(article_of_text(text, title=True)).removed == ()


def test_a_paragraph_pasted_twice_is_marked_the_second_time() -> None:
    line = "The harbour master said that the last boats would leave before noon."
    text = f"{line}\nFishermen mended their nets on the quay.\n{line}\n"
    removed = clean(article_of_text(text)).removed
    assert [(r.start, r.reason) for r in removed] == [(text.rindex(line), "duplicate")]


def test_a_paragraph_that_is_nearly_the_same_is_marked_and_one_that_says_something_new_is_not() -> None:
    first = (
        "The harbour master said on Monday that the last boats of the fleet would leave the bay before noon, and that "
        "those who stayed behind would have to wait for the next tide and for better weather in the week to come."
    )
    again = first.replace("on Monday ", "")
    other = "The harbour master said on Tuesday that no boat of the fleet had come back, and that he feared for them."
    text = f"{first}\nFishermen mended their nets.\n{again}\n{other}\n"
    assert [(r.text, r.rule) for r in clean(article_of_text(text)).removed] == [(again, "duplicate:paragraph")]


def test_a_question_and_a_short_line_may_stand_twice() -> None:
    text = "What did you see on the quay that night, Mr Vane?\nNothing.\nAt the quay\nThe boats left.\n"
    assert clean(article_of_text(text + text)).removed == ()


def test_a_copy_that_the_reader_left_out_does_not_cost_the_paragraph() -> None:
    text = f"{LINE}\nFishermen mended their nets on the quay.\n{LINE}\n"
    hint = Removed("", 0, len(LINE), LINE, "other", "html:outside body")
    removed = clean(replace(article_of_text(text), hints=(hint,))).removed
    assert [(r.start, r.rule) for r in removed] == [(0, "html:outside body")]
