from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.report.marks import KINDS, Evidence, evidence_of, pieces
from tests.charts.frames import tables_with
from tests.report.pages import TEXT, port, span


def test_pieces_are_the_text_and_know_their_rows():
    tables = port()
    evidence = evidence_of(tables)
    lines = list(pieces(tables, evidence))
    assert "\n".join("".join(p.text for p in line) for line in lines) == TEXT
    found = {p.text: p for line in lines for p in line}
    assert found["40"].kinds == ("actor", "figure")
    assert found["40"].keys == ("m3", "f1")
    assert found["accused"].kinds == ("relationship",)
    assert found["CLICK HERE for more"].removed == "promo"
    assert found["CLICK HERE for more"].kinds == ()
    assert found["The end"].kinds == ()
    assert found["The end"].keys == ("r2",)
    second = [p for line in lines[4:5] for p in line if p.text == "Bodo"]
    assert [p.nested for p in second] == [True]
    assert "r1" in second[0].keys


def test_every_row_s_words_are_found_again():
    tables = port()
    evidence = evidence_of(tables)
    shown = [p for line in pieces(tables, evidence) for p in line]
    for one in evidence:
        words = "".join(p.text for p in shown if one.key in p.keys)
        assert tables.text[one.start : one.end].replace("\n", "") in words


@settings(deadline=None)
@given(
    st.text(alphabet="ab \n", max_size=60),
    st.lists(st.tuples(st.integers(0, 60), st.integers(0, 60), st.sampled_from([*KINDS, ""])), max_size=12),
)
def test_any_evidence_leaves_the_text_as_it_is(text, spans):
    evidence = [
        Evidence(f"k{n}", kind, min(a, b), min(max(a, b), len(text)))
        for n, (a, b, kind) in enumerate(spans)
        if min(a, b) < min(max(a, b), len(text))
    ]
    lines = list(pieces(tables_with(text), evidence))
    assert "\n".join("".join(p.text for p in line) for line in lines) == text
    at = 0
    for line in lines:
        for piece in line:
            over = {e.key for e in evidence if e.start <= at and at + len(piece.text) <= e.end}
            touched = {e.key for e in evidence if e.start < at + len(piece.text) and at < e.end}
            assert set(piece.keys) == over == touched
            at += len(piece.text)
        at += 1


def test_a_span_over_two_lines_is_cut_at_the_line_s_end():
    text = "one\ntwo"
    tables = tables_with(text, figures=[{"figure_id": "f1", "kind": "count", **span(text, "e\nt")}])
    assert [[p.text for p in line if p.kinds] for line in pieces(tables, evidence_of(tables))] == [["e"], ["t"]]
