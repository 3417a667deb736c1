"""The page in a browser: it opens, filters, sorts, folds, prints; complains of nothing and asks nobody for anything."""

from __future__ import annotations

import base64
import json
import os
from collections.abc import Iterator
from importlib import resources
from pathlib import Path

import pytest
from selenium.webdriver.chrome.webdriver import WebDriver
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.support.ui import WebDriverWait

from citecheck import Text, compare, extract
from citecheck.model import Unread
from tests.browser import CHROMIUM, DRIVER, browser
from tests.test_html import BACKWARD, RIGHT, WRONG, page_of, report_of

MISSING = CHROMIUM is None or DRIVER is None
WIDTHS = [1280, 390]
TEXTS = {
    "a.txt": RIGHT,
    "b.txt": WRONG + "Nghị quyết số 57-NQ/TW ngày 22/12/2024; <script>document.title = 'bad'</script>.\n",
    "c.txt": BACKWARD,
    "d.txt": "Nghị quyết số 68-NQ/TW ngày 04/5/2025 và Nghị quyết số 59-NQ/TW ngày 24/01/2025.\n",
    "e.txt": "Không có trích dẫn nào.\n",
}
UNREAD = (Unread("scan.pdf", "x", (), False, "no text layer", "run OCR"),)

pytestmark = pytest.mark.skipif(MISSING and os.environ.get("CI") != "true", reason="no Chromium")


def test_the_browser_is_there() -> None:
    assert not MISSING, "install chromium and chromium-driver (apt-get install chromium chromium-driver)"


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The page in a file."""
    path = tmp_path_factory.mktemp("page") / "report.html"
    path.write_text(page_of(report_of(TEXTS, UNREAD)), encoding="utf-8")
    return path


@pytest.fixture(scope="module", params=WIDTHS)
def window(request: pytest.FixtureRequest, file: Path) -> Iterator[WebDriver]:
    """A browser as wide as a desk's or a phone's screen."""
    with browser(request.param) as driver:
        driver.get(file.as_uri())
        yield driver


@pytest.fixture
def shown(window: WebDriver, file: Path) -> WebDriver:
    """The page, freshly opened."""
    window.get("about:blank")
    window.get(file.as_uri())
    return window


def log(driver: WebDriver, kind: str) -> list[dict[str, str]]:
    """What the browser has written down since it was last asked."""
    entries: list[dict[str, str]] = driver.get_log(kind)  # type: ignore[no-untyped-call]
    return entries


def requests_of(driver: WebDriver) -> list[str]:
    """Everything that the browser asked for since it was last asked."""
    events = [json.loads(entry["message"])["message"] for entry in log(driver, "performance")]
    return [e["params"]["request"]["url"] for e in events if e["method"] == "Network.requestWillBeSent"]


def visible(driver: WebDriver, selector: str) -> list[str]:
    script = "return [...document.querySelectorAll(arguments[0])].filter((e) => e.checkVisibility()).map((e) => e.id)"
    found: list[str] = driver.execute_script(script, selector)
    return found


def click(driver: WebDriver, selector: str) -> None:
    element = driver.find_element(By.CSS_SELECTOR, selector)
    driver.execute_script("arguments[0].scrollIntoView({block: 'center', behavior: 'instant'})", element)
    element.click()


def test_it_opens_asks_for_nothing_and_complains_of_nothing(shown: WebDriver, file: Path) -> None:
    requests_of(shown)
    shown.refresh()
    assert [url for url in requests_of(shown) if not url.startswith("data:")] == [file.as_uri()]
    assert log(shown, "browser") == []
    assert shown.title.startswith("2 errors")
    assert shown.execute_script("return document.documentElement.scrollWidth <= innerWidth")


def hindrances(driver: WebDriver) -> list[tuple[str, list[str]]]:
    """What would keep a person from reading or using the page, everything unfolded."""
    driver.execute_script("for (const one of document.querySelectorAll('details')) one.open = true")
    # the policy lets no foreign script in, so this one comes in by the debugger
    script = resources.files("axe_core_python").joinpath("axe.min.js").read_text(encoding="utf-8")
    driver.execute_cdp_cmd("Runtime.evaluate", {"expression": script})
    found = driver.execute_async_script("axe.run().then(arguments[0])")
    return [(one["id"], [node["html"][:120] for node in one["nodes"][:3]]) for one in found["violations"]]


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_it_is_accessible(shown: WebDriver, dark: bool) -> None:
    if dark:
        click(shown, "#theme")
    assert hindrances(shown) == []


@pytest.fixture(scope="module", params=WIDTHS)
def comparison(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[WebDriver]:
    """The page of a comparison in a browser as wide as a desk's or a phone's screen."""
    original, translation = (extract(Text(name, content)) for name, content in (("vi.txt", RIGHT), ("en.txt", WRONG)))
    path = tmp_path_factory.mktemp("comparison") / "report.html"
    path.write_text(page_of(compare(original, translation)), encoding="utf-8")
    with browser(request.param) as driver:
        driver.get(path.as_uri())
        yield driver


def test_a_comparison_is_accessible_and_its_rows_are_filtered(comparison: WebDriver) -> None:
    assert hindrances(comparison) == []
    assert comparison.execute_script("return document.documentElement.scrollWidth <= innerWidth")
    for words, left in (("58-qd", 1), ("zzz", 0)):
        field = comparison.find_element(By.CSS_SELECTOR, "form[data-filter=sides-rows] [type=search]")
        field.clear()
        field.send_keys(words)
        script = "return [...document.querySelectorAll('#sides-rows tr[data-row]')].filter((e) => !e.hidden).length"
        assert comparison.execute_script(script) == left


def test_the_theme_follows_the_system_and_then_the_button(shown: WebDriver) -> None:
    color = "return getComputedStyle(document.body).backgroundColor"
    light = shown.execute_script(color)
    click(shown, "#theme")
    dark = shown.execute_script(color)
    assert light != dark
    assert shown.find_element(By.ID, "theme").get_attribute("aria-pressed") == "true"
    click(shown, "#theme")
    assert shown.execute_script(color) == light
    feature = {"features": [{"name": "prefers-color-scheme", "value": "dark"}]}
    shown.execute_cdp_cmd("Emulation.setEmulatedMedia", feature)
    shown.refresh()
    assert shown.execute_script(color) == dark
    shown.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": []})


FILTERS = [
    ("findings", "article", "kl/tw", 1),
    ("findings", "article", "58 cited", 1),  # every word, anywhere
    ("findings", "article", "zzz", 0),
    ("matrix-rows", "tr", "68-nq", 1),
    ("matrix-rows", "tr", "qd/tw", 1),  # without the marks over the letters
    ("text-list", ".doc", "nghi quyet", 2),
]


@pytest.mark.parametrize(("form", "rows", "words", "left"), FILTERS)
def test_filters_leave_what_holds_every_word(shown: WebDriver, form: str, rows: str, words: str, left: int) -> None:
    every = visible(shown, f"#{form} {rows}")
    field = shown.find_element(By.CSS_SELECTOR, f"form[data-filter={form}] input[type=search]")
    field.send_keys(words, Keys.ENTER)
    assert len(visible(shown, f"#{form} {rows}")) == left
    field.clear()
    field.send_keys(" ")
    assert visible(shown, f"#{form} {rows}") == every


def test_only_what_has_findings(shown: WebDriver) -> None:
    click(shown, "form[data-filter=text-list] input[type=checkbox]")
    assert visible(shown, ".doc") == ["t1", "t2", "t3"]


def test_columns_sort_up_and_down(shown: WebDriver) -> None:
    column = "return [...document.querySelectorAll('#matrix-rows tr')].map((row) => row.cells[1].textContent.trim())"
    click(shown, "th[data-sort='1'] button")
    up = shown.execute_script(column)
    assert up == sorted(up)
    click(shown, "th[data-sort='1'] button")
    assert shown.execute_script(column) == sorted(up, reverse=True)
    assert shown.find_element(By.CSS_SELECTOR, "th[data-sort='1']").get_attribute("aria-sort") == "descending"


def test_links_open_what_is_folded(shown: WebDriver) -> None:
    assert not shown.find_element(By.CSS_SELECTOR, "#t2 p").is_displayed()
    click(shown, "#f1 .where a")
    assert shown.execute_script("return location.hash") == "#c2"
    assert shown.find_element(By.ID, "c2").is_displayed()
    click(shown, "#c2")
    assert shown.execute_script("return location.hash.slice(0, 2)") == "#d"


def test_it_can_be_used_with_keys_alone(shown: WebDriver) -> None:
    body = shown.find_element(By.TAG_NAME, "body")
    body.send_keys(Keys.TAB)
    assert shown.switch_to.active_element.get_attribute("class") == "skip"
    shown.switch_to.active_element.send_keys(Keys.ENTER)
    assert shown.execute_script("return location.hash") == "#findings"
    summary = shown.find_element(By.CSS_SELECTOR, "#t1 summary")
    summary.send_keys(Keys.ENTER)
    assert shown.find_element(By.CSS_SELECTOR, "#t1 p").is_displayed()


def test_the_line_that_silences_is_copied_or_chosen(shown: WebDriver) -> None:
    click(shown, "#f1 .silence summary")
    click(shown, "#f1 .copy")
    told = "return document.getElementById('said').textContent + getSelection().toString()"
    line = "citecheck: ignore CC101 58-QĐ/TW"
    WebDriverWait(shown, 60).until(lambda driver: line in driver.execute_script(told))


def test_it_prints(shown: WebDriver) -> None:
    pdf = base64.b64decode(shown.print_page())
    assert pdf.startswith(b"%PDF")
    assert len(pdf) > 10_000
    assert log(shown, "browser") == []


def test_it_is_readable_without_scripts(file: Path) -> None:
    with browser() as driver:
        driver.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": True})
        driver.get(file.as_uri())
        assert driver.find_element(By.ID, "f1").is_displayed()
        assert driver.find_element(By.CSS_SELECTOR, "#matrix-rows tr").is_displayed()
        assert driver.find_element(By.CSS_SELECTOR, ".stairs svg").is_displayed()
        assert not driver.find_element(By.ID, "theme").is_displayed()
        assert not driver.find_element(By.CSS_SELECTOR, "form.tools").is_displayed()
        driver.find_element(By.CSS_SELECTOR, "#t1 summary").send_keys(Keys.ENTER)
        assert driver.find_element(By.CSS_SELECTOR, "#t1 p").is_displayed()
