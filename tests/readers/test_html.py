from __future__ import annotations

from analysis.cleaning import clean
from analysis.readers import read_bytes

PAGE = """<!doctype html><html><head><title>Boats return | Corrin Courier</title>
<meta property="og:site_name" content="Corrin Courier"><meta property="og:title" content="Boats return to the bay">
<script>alert("never text")</script><style>p { color: red }</style></head><body>
<nav><ul><li><a href="/">Home</a></li><li><a href="/sea">At sea</a></li></ul></nav>
<article><h1>Boats return to the bay</h1>
<figure><img src="http://example.invalid/a.jpg"><figcaption>The quay of Corrin at dawn</figcaption></figure>
<p>Twelve boats came back to the bay of <b>Corrin</b> on Monday after a week of storms, the harbour master said.</p>
<p>“We had given them up,” said Lena Orr, whose brother was on board one of the boats that came back.<br>
She had waited on the quay for three nights with the other families.</p>
<iframe src="http://example.invalid/frame">frame text</iframe>
</article>
<aside><h2>Most read</h2><p>Ferry runs aground</p></aside>
<footer>© 2024 Corrin Courier</footer></body></html>"""


def test_the_visible_text_is_there_a_block_a_line_and_the_rest_is_dead() -> None:
    article = read_bytes(PAGE.encode(), "page.html")
    lines = article.text.split("\n")
    assert lines[0] == "Boats return to the bay"
    assert "Home" in lines and "At sea" in lines and "Ferry runs aground" in lines
    assert lines[lines.index("The quay of Corrin at dawn") + 1].startswith(
        "Twelve boats came back to the bay of Corrin on"
    )
    for dead in ("never text", "color: red", "frame text", "example.invalid"):
        assert dead not in article.text


def test_what_is_not_the_body_is_removed_with_a_reason_and_nothing_else() -> None:
    article = clean(read_bytes(PAGE.encode(), "page.html"))
    reasons = {r.text: r.reason for r in article.removed}
    assert reasons["Home"] == "navigation"
    assert reasons["The quay of Corrin at dawn"] == "caption"
    assert "Ferry runs aground" in reasons
    kept = [article.text[s.start : s.end].strip() for s in article.kept()]
    body = " ".join(filter(None, kept))
    assert "Twelve boats" in body and "She had waited on the quay" in body and "Boats return to the bay" in body
    assert "Ferry" not in body


def test_every_line_leads_back_to_its_element() -> None:
    article = read_bytes(PAGE.encode(), "page.html")
    where = {article.text[o.start : o.end]: o.element for o in article.origins}
    assert where["The quay of Corrin at dawn"].endswith("/figure[1]/figcaption[1]")
    assert "".join(sorted(where)) == "".join(sorted(set(article.text.split("\n"))))


def test_metadata_come_from_the_page() -> None:
    metadata = read_bytes(PAGE.encode(), "page.html").metadata
    assert (metadata.title, metadata.publication, metadata.published) == (
        "Boats return to the bay",
        "Corrin Courier",
        None,
    )
