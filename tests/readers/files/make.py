"""Makes the files of this folder, each with the program that people use: run it where those programs are.

python tests/readers/files/make.py        needs Chromium (playwright), LibreOffice (soffice) and python-docx

The files are committed; the tests read them and make none.
"""

from __future__ import annotations

import subprocess
import tempfile
from pathlib import Path

import docx
from docx.enum.text import WD_BREAK
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from playwright.sync_api import sync_playwright

HERE = Path(__file__).parent
TITLE = "Ferry crews of Corrin end their strike"
BYLINE = "By Lena Orr"
PARAGRAPHS = [
    "PORT CORRIN — The ferry crews of Corrin went back to work on Thursday after nine days on strike, the harbour "
    "master said, and the first boat left for the islands at dawn with 312 passengers on board.",
    "Tom Vane, who speaks for the crews' union, called the agreement “a start, and no more than that”. It gives the "
    "490 deckhands of the line 4.5 percent more pay from the first of May and a second engineer on every night boat.",
    "The line had offered 3 percent in February. Its owner, Corrin Shipping, lost an esti\u00admated 2.1 million euros "
    "while the boats lay at the quay, according to the chamber of com\u00admerce, which had asked both sides to talk.",
    "On the islands, shops ran out of fresh bread on the third day and of diesel on the sixth. The army flew in medi"
    "\u00adcine twice, and a trawler brought the mail. “Nobody here was against the crews,” said Mara Dahl, who keeps "
    "the store on Great Corrin. “But nobody here could eat their arguments, either.”",
    "The agreement must still be approved by a vote of the crews on Sunday. Vane said that he would recommend it, and "
    "that he did not expect a close result. The last strike of the ferry crews, in 2011, lasted seventeen days and "
    "ended when the government of the day threatened to send navy crews on board.",
    "Corrin Shipping said that it would raise fares by no more than 2 percent this year. The company carries some "
    "860,000 passengers a year on five routes and receives a subsidy of 11 million euros from the state, which owns "
    "the two largest of its boats and leases them to the line.",
    "The minister of transport, Ada Brandt, told parliament that the state would not pay for the settlement. She "
    "promised a report on the safety of the night boats by the end of June. Two deckhands were hurt last winter when "
    "a ramp gave way, and an inquiry found that the watch had been too small.",
    "Travellers with tickets for the days of the strike may use them until the end of the year.",
]
ARCHIVE = [
    "In the winter of 1911 the crews of the coal boats stayed ashore for eleven weeks. The newspapers of the capital "
    "sent two men to the coast, who wrote of children that gathered drift\u00adwood under the cliffs, and of a priest "
    "who opened the school as a kitchen.",
    "The owners brought strangers from inland to sail the boats. Four of them ran onto the Vane rocks in the first fog "
    "of January, and nine men drowned within sight of the harbour. After that nobody came from inland any more, what"
    "\u00adever he was promised.",
    "It was the harbour doctor, Jonas Reid, who brought both sides into one room. His diary, which the town archive "
    "bought in 1987, says that he locked the door, put the key into the stove and asked who was hungry.",
    "The paper that they signed before midnight is still shown in the library: one shilling more a week, a second lamp "
    "on deck, and the promise that no boat would sail with fewer than five hands. Two of the five signa\u00adtures are "
    "crosses.",
    "A street behind the chapel has been called after Reid since 1923. Few of those who live there know why, says Ada "
    "Holm of the archive, who takes school classes down to the quay every spring and asks them to count the lamps.",
    "The coal boats were sold for scrap in the year 1958, and with them went the last man who had been in the room: he "
    "had carried in the coffee, at the age of twelve, and had been told to forget what he heard.",
]
CAPTION = "The quay of Port Corrin on Wednesday. Photo: Lena Orr"
PAGE = f"""<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{TITLE} | Corrin Courier</title>
<meta property="og:title" content="{TITLE}"><meta property="og:site_name" content="Corrin Courier">
<script type="application/ld+json">{{"@context": "https://schema.org", "@type": "NewsArticle", "headline": "{TITLE}",
"datePublished": "2024-03-14T06:30:00+01:00", "author": {{"@type": "Person", "name": "Lena Orr"}}}}</script></head>
<body><nav><a href="/">Home</a> <a href="/islands">Islands</a> <a href="/sea">Sea</a></nav>
<article><h1>{TITLE}</h1><p class="byline">{BYLINE}</p>
<figure><img alt="" src="data:image/gif;base64,R0lGODlhAQABAAAAACw="><figcaption>{CAPTION}</figcaption></figure>
{"".join(f"<p>{p}</p>" for p in PARAGRAPHS).replace(chr(0xAD), "")}
<p>READ ALSO: <a href="/cannery">Old cannery to close</a></p></article>
<aside><h2>Most read</h2><ul><li><a href="/1">Cod quota cut again</a></li></ul></aside>
<script>document.querySelector("nav").append(" Log in")</script>
<footer>© 2024 Corrin Courier</footer></body></html>"""


def chromium() -> None:
    """Save the page as Chromium does: its DOM, one file with everything (MHTML), and a printed PDF."""
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
        page = browser.new_page()
        page.route("https://courier.example/**", lambda route: route.fulfill(body=PAGE, content_type="text/html"))
        page.goto("https://courier.example/strike.html")
        (HERE / "chromium.html").write_text(page.content(), encoding="utf-8")
        shot = page.context.new_cdp_session(page).send("Page.captureSnapshot", {"format": "mhtml"})
        (HERE / "chromium.mhtml").write_text(shot["data"], encoding="utf-8", newline="")
        margin = dict.fromkeys(("top", "bottom", "left", "right"), "15mm")
        page.pdf(path=HERE / "chromium.pdf", format="A5", display_header_footer=True, margin=margin)
        browser.close()


def word(path: Path, columns: int) -> None:
    """Write the article as a Word file with a header, page numbers and a table; in columns for the PDF."""
    document = docx.Document()
    document.core_properties.title = TITLE
    document.core_properties.author = "Lena Orr"
    section = document.sections[0]
    section.header.paragraphs[0].text = "Corrin Courier — Thursday, 14 March 2024"
    number = section.footer.paragraphs[0]
    number.add_run("Page ")
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), "PAGE")
    number._p.append(field)
    section._sectPr.find(qn("w:cols")).set(qn("w:num"), str(columns))
    document.add_heading(TITLE, 0)
    document.add_paragraph(BYLINE)
    for text in PARAGRAPHS:
        document.add_paragraph(text)
    if columns > 1:
        document.add_heading("From the archive", 1)
        for text in ARCHIVE:
            document.add_paragraph(text)
    if columns == 1:
        document.paragraphs[-1].add_run().add_break(WD_BREAK.LINE)
        document.paragraphs[-1].add_run("So may their dogs.")
        table = document.add_table(rows=2, cols=2)
        for row, cells in zip(table.rows, [("Route", "Boats"), ("Great Corrin", "2")], strict=True):
            for cell, words in zip(row.cells, cells, strict=True):
                cell.text = words
    document.save(str(path))


def libreoffice() -> None:
    """Print the Word file in two columns with LibreOffice."""
    with tempfile.TemporaryDirectory() as scratch:
        source = Path(scratch) / "libreoffice.docx"
        word(source, columns=2)
        command = ["soffice", "--headless", "--convert-to", "pdf", "--outdir", str(HERE), str(source)]
        subprocess.run(command, check=True, capture_output=True)


if __name__ == "__main__":
    chromium()
    word(HERE / "python_docx.docx", columns=1)
    libreoffice()
