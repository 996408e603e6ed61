from __future__ import annotations

from analysis.readers.layout import Line, paragraphs


def column(left: float, right: float, top: float, *texts: str, size: float = 10, step: float = 14) -> list[Line]:
    return [Line(text, left, right, top + step * n, size) for n, text in enumerate(texts)]


def texts(*pages: list[Line]) -> list[str]:
    return [p.text for p in paragraphs(pages) if not p.margin]


def test_lines_become_a_paragraph_until_a_wider_gap() -> None:
    page = column(50, 300, 100, "The boats came back", "to the bay.") + column(50, 300, 145, "Nobody was", "hurt.")
    assert texts(page) == ["The boats came back to the bay.", "Nobody was hurt."]


def test_columns_are_read_one_after_the_other_under_a_heading_over_both() -> None:
    page = [Line("Boats return to the bay of Corrin", 50, 550, 60, 24)]
    right, left = (
        column(310, 550, 100, "to the bay,", "and nobody", "was hurt."),
        column(50, 290, 100, "On Monday", "the boats", "came back"),
    )
    assert texts(page + right + left) == [
        "Boats return to the bay of Corrin",
        "On Monday the boats came back to the bay, and nobody was hurt.",
    ]


def test_a_hyphen_at_a_lines_end_goes_unless_the_word_has_it_elsewhere() -> None:
    page = column(
        50, 300, 100, "A well-known sailor, the har-", "bour master, and the well-", "known Mr Orr-", "Vane met."
    )
    assert texts(page) == ["A well-known sailor, the harbour master, and the well-known Mr Orr-Vane met."]


def test_headers_footers_and_numbers_are_margins_whatever_their_number() -> None:
    pages = [
        [
            Line("Corrin Courier, page 1", 50, 200, 20, 8),
            *column(50, 300, 100, "The boats", "came"),
            Line("1", 150, 155, 780, 8),
        ],
        [
            Line("Corrin Courier, page 2", 50, 200, 20, 8),
            *column(50, 300, 100, "back", "again."),
            Line("2", 150, 155, 780, 8),
        ],
    ]
    found = list(paragraphs(pages))
    assert [p.text for p in found if not p.margin] == ["The boats came back again."]
    assert [p.text for p in found if p.margin] == ["Corrin Courier, page 1", "1", "Corrin Courier, page 2", "2"]
    body = next(p for p in found if not p.margin)
    assert [(body.text[start:end].strip(), page) for start, end, page in body.pages] == [
        ("The boats came", 1),
        ("back again.", 2),
    ]


def test_pieces_of_one_line_are_joined() -> None:
    page = [Line("The b", 50, 80, 100, 10), Line("oats", 80.4, 100, 100, 10), Line("came.", 104, 130, 100, 10)]
    assert texts(page) == ["The boats came."]


def test_items_of_a_list_are_paragraphs() -> None:
    page = column(50, 300, 100, "They asked for:", "- more pay", "- a doctor")
    assert texts(page) == ["They asked for:", "- more pay", "- a doctor"]
