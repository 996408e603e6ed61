"""The report in a real browser: rows and words find each other, by mouse and by keyboard, and nothing is fetched."""

import re

import pytest

from analysis.charts import CHARTS
from tests.browser import find_chromium, watched
from tests.report.pages import hostile, port, report_of

WIDTHS = (1400, 900, 500)


@pytest.fixture(scope="module")
def path(tmp_path_factory):
    made = tmp_path_factory.mktemp("report") / "report.html"
    made.write_text(report_of(port()), encoding="utf-8")
    return made


@pytest.fixture
def page(browser, path):
    with watched(browser, viewport={"width": 1400, "height": 800}) as made:
        made.goto(path.as_uri())
        yield made


def chosen(page, tag="mark"):
    return page.locator(f".article {tag}.on").all_inner_texts()


def test_a_clicked_row_shows_its_words(page):
    assert not page.locator(".on").count()
    page.locator("#table-relationships tbody tr").first.click()
    assert chosen(page) == ["The dockers of ", "Bodo", "’s port", "accused", "the mayor"]
    assert page.locator("tr.on").count() == 1
    assert "Relationships r1" in page.locator("#card").inner_text()
    page.locator("#table-actors tbody tr").first.click()
    assert chosen(page) == ["Ada Berg", "she", "the mayor"]


def test_words_far_down_are_scrolled_to(page):
    mark = page.locator("mark", has_text="came")
    assert not in_sight(page, mark)
    page.locator("#table-relationships tbody tr").nth(1).click()
    assert in_sight(page, mark)
    assert chosen(page) == ["came"]
    assert chosen(page, "span") == ["The end"]


def in_sight(page, locator):
    """Tell whether words stand in the window and in the part of the article that is seen."""
    return locator.evaluate(
        """element => {
            const [box] = element.getClientRects();  // of its first line
            return document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2) === element;
        }"""
    )


def test_a_row_of_a_removed_line_opens_its_fold(page):
    assert not page.locator("details.removed").evaluate("fold => fold.open")
    page.locator("#table-removed tbody tr").first.click()
    assert page.locator("details.removed").evaluate("fold => fold.open")
    assert chosen(page, "span") == ["CLICK HERE for more"]


def test_hovered_words_mark_their_rows(page):
    page.locator("mark", has_text=re.compile("^40$")).hover()
    assert page.locator("tr.near").evaluate_all("rows => rows.map(row => row.cells[0].textContent)") == [
        "a2",
        "f1",
        "m3",
    ]
    card = page.locator("#card")
    assert card.is_visible()
    assert {"Actors a2", "Figures f1", "Mentions m3"} == {text.strip() for text in card.locator("b").all_inner_texts()}
    page.mouse.move(1, 1)
    assert not page.locator("tr.near").count()
    assert card.is_hidden()


def test_resting_elsewhere_does_not_lose_the_choice(page):
    page.locator("#table-times tbody tr").first.click()
    page.locator("mark", has_text="Ada Berg").hover()
    assert chosen(page) == ["Friday"]
    page.mouse.move(1, 1)
    assert "Times t1" in page.locator("#card").inner_text()


def test_clicked_words_lead_to_their_row(page):
    page.locator("mark", has_text="accused").click()
    row = page.locator("#table-relationships tr.on")
    assert row.count() == 1
    box = row.bounding_box()
    assert 0 <= box["y"] < 800


def test_the_keyboard_does_all_of_it(page):
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.locator("mark").first.focus()
    page.keyboard.press("ArrowRight")
    assert page.evaluate("document.activeElement.textContent") == "Ada Berg"
    assert page.locator("tr.near").count() == 2
    page.keyboard.press("Enter")
    assert page.locator("tr.on").count() == 2
    page.keyboard.press("Escape")
    assert not page.locator(".on, .near").count()
    page.locator("#table-times tbody tr").first.focus()
    page.keyboard.press("ArrowDown")
    page.keyboard.press(" ")
    assert chosen(page) == ["2023"]
    stops = page.locator(".article [tabindex='0'], tbody [tabindex='0']").count()
    assert stops == 1 + page.locator(".table tbody:has(tr[data-keys])").count(), "one stop a table, one for the text"


def test_a_kind_of_highlight_can_be_put_out(page):
    mark = page.locator("mark", has_text="Friday")
    shown = mark.evaluate("e => getComputedStyle(e).backgroundColor")
    box = page.get_by_role("checkbox", name="times")
    box.uncheck()
    assert mark.evaluate("e => getComputedStyle(e).backgroundColor") != shown
    box.check()
    assert mark.evaluate("e => getComputedStyle(e).backgroundColor") == shown


def test_overlapping_kinds_are_both_seen(page):
    def ground(words, which=-1):
        marks = page.locator("mark", has_text=re.compile(f"^{words}$"))
        return marks.nth(which).evaluate(
            "e => [getComputedStyle(e).backgroundColor, getComputedStyle(e).backgroundImage].join()"
        )

    assert "gradient" in ground("40")
    one, nested, around = (ground(words) for words in ("Friday", "Bodo", "’s port"))
    assert len({one, nested, around}) == 3


@pytest.mark.parametrize("width", WIDTHS)
def test_nothing_runs_over_the_window(browser, path, width):
    with watched(browser, viewport={"width": width, "height": 800}) as page:
        page.goto(path.as_uri())
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        wide = page.evaluate(
            """() => [...document.querySelectorAll("body *")].filter(e => !e.closest(".scroll *, .skip")
                && e.getBoundingClientRect().right > innerWidth + 1).map(e => e.outerHTML.slice(0, 80))"""
        )
        assert wide == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_words_stand_out_from_their_ground(browser, path, scheme):
    """WCAG 2.2 asks for a contrast of 4.5 between text and ground."""
    with watched(browser, color_scheme=scheme) as page:
        page.goto(path.as_uri())
        page.locator("#table-times tbody tr").first.click()
        low = page.evaluate(
            """() => {
                const light = c => { const [r, g, b] = c.map(v => { v /= 255;
                    return v <= .03928 ? v / 12.92 : ((v + .055) / 1.055) ** 2.4; });
                    return .2126 * r + .7152 * g + .0722 * b; };
                const numbers = s => s.match(/[\\d.]+/g).map(Number);
                const grounds = e => { for (; e; e = e.parentElement) { const style = getComputedStyle(e);
                    const colours = style.backgroundImage.match(/rgb\\([^)]*\\)/g) ?? [style.backgroundColor];
                    const full = colours.map(numbers).filter(c => c.length === 3 || c[3] === 1);
                    if (full.length) return full; } return [[255, 255, 255]]; };
                const found = [];
                for (const e of document.querySelectorAll("body *")) {
                    const said = [...e.childNodes].some(n => n.nodeType === 3 && n.data.trim());
                    if (!said || !e.checkVisibility() || e.matches("script, .skip")) continue;
                    const ink = light(numbers(getComputedStyle(e).color).slice(0, 3));
                    for (const ground of grounds(e)) {
                        const paper = light(ground.slice(0, 3));
                        const ratio = (Math.max(ink, paper) + .05) / (Math.min(ink, paper) + .05);
                        if (ratio < 4.5) found.push(`${ratio.toFixed(2)} ${e.outerHTML.slice(0, 80)}`);
                    }
                }
                return found;
            }"""
        )
        assert low == []


def test_hostile_text_stays_text(browser, tmp_path):
    path = tmp_path / "hostile.html"
    path.write_text(report_of(hostile()), encoding="utf-8")
    with watched(browser) as page:
        page.goto(path.as_uri())
        assert page.title() != "pwned"
        assert page.locator("script").count() == 1
        page.locator("tr[data-keys]").first.click()
        page.locator("mark").first.hover()
        assert page.locator("#card img, #card script, #card a").count() == 0
        assert "<script>document.title='pwned'</script>" in page.locator("#card").inner_text()


def test_an_injected_script_would_not_run(browser, path):
    page = path.read_text(encoding="utf-8").replace("<main", "<script>document.title='pwned'</script><main", 1)
    spoilt = path.with_name("spoilt.html")
    spoilt.write_text(page, encoding="utf-8")
    tab = browser.new_page()
    tab.goto(spoilt.as_uri())
    assert tab.title() == "Strike in Bodo – newsbook"
    tab.close()


def test_it_prints_whole(browser, path):
    with watched(browser) as page:
        page.goto(path.as_uri())
        page.emulate_media(media="print")
        page.evaluate("dispatchEvent(new Event('beforeprint'))")
        assert page.locator("#card").is_hidden()
        assert page.get_by_text("CLICK HERE for more").first.is_visible()
        clipped = page.evaluate(
            """() => [...document.querySelectorAll("main, .table .scroll")]
                .filter(e => e.scrollHeight > e.clientHeight + 1).length"""
        )
        assert clipped == 0
        for size in ("A4", "Letter"):
            assert len(re.findall(rb"/Type\s*/Page\b", page.pdf(format=size))) >= 3


def test_a_chart_as_long_as_several_pages_prints_on_one_with_its_heading(browser, path):
    tall = "data:image/svg+xml,<svg xmlns='http://www.w3.org/2000/svg' width='500pt' height='3000pt'/>"
    with watched(browser, viewport={"width": 720, "height": 900}) as page:
        page.goto(path.as_uri())
        page.emulate_media(media="print")
        page.locator(".chart img").first.evaluate("(picture, source) => { picture.src = source; }", tall)
        page.wait_for_function("() => document.querySelector('.chart img').naturalHeight === 4000")
        letter = (279 - 2 * 15) * 96 / 25.4  # pixels between the margins
        assert 700 < page.locator(".chart").first.bounding_box()["height"] < letter


def test_without_a_browser_tests_skip_or_fail_with_a_reason(monkeypatch):
    monkeypatch.setattr("shutil.which", lambda name: None)
    monkeypatch.delenv("NEWSBOOK_REQUIRE_BROWSER", raising=False)
    with pytest.raises(pytest.skip.Exception, match="no Chromium"):
        find_chromium()
    monkeypatch.setenv("NEWSBOOK_REQUIRE_BROWSER", "1")
    with pytest.raises(pytest.fail.Exception, match="no Chromium"):
        find_chromium()


def test_a_request_or_a_complaint_of_the_page_fails_its_test(browser, tmp_path):
    path = tmp_path / "bad.html"
    path.write_text("<img src='http://127.0.0.1:9/x.png'><script>console.error('oh')</script>", encoding="utf-8")
    with pytest.raises(AssertionError, match="console oh"), watched(browser) as page:
        page.goto(path.as_uri())


def test_the_seed_s_report_is_small_and_works(browser, seed_run):
    path = seed_run / "report.html"
    assert path.stat().st_size < 2_000_000
    with watched(browser, viewport={"width": 1400, "height": 900}) as page:
        page.goto(path.as_uri())
        assert page.locator(".chart img").count() == len(CHARTS)
        rows = page.locator("#table-relationships tbody tr")
        for n in (0, rows.count() - 1):
            rows.nth(n).click()
            assert in_sight(page, page.locator(".article .on").first)
        page.locator("mark").nth(5).hover()
        assert page.locator("tr.near").count()
