"""A form in a browser: filled in, copied, printed; nothing sent, nothing kept unasked."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.site.conftest import ROOT

URI = "/forms/offer-letter/"
KEPT = "JSON.stringify([localStorage.length, sessionStorage.length, document.cookie])"
NOTHING = '[0,0,""]'


@pytest.fixture
def page(browser: Browser, address: str) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 360, "height": 760})
    page = context.new_page()
    page.goto(address + URI)
    page.evaluate("window.print = function () {}")
    yield page
    context.close()


def _fill(page: Page) -> None:
    page.get_by_label("提出的一方").fill("示例服装公司工会")
    page.get_by_label("议题 1", exact=True).fill("发薪日")
    page.get_by_label("希望怎样 1").fill("每月20日")
    page.get_by_label("理由和数据").fill("一\n二")
    page.get_by_label("上一年度的工资总额").check()


def _copied(page: Page) -> str:
    page.get_by_role("button", name="复制文字").click()
    return str(page.locator("#form-tools textarea").input_value())


def test_without_script_the_blanks_stand_and_there_are_no_dead_buttons(
    browser: Browser, address: str
) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(address + URI)
    assert page.locator(".form .blank").first.inner_text() == "_" * 16
    assert page.locator("main").get_by_role("button").count() == 0
    assert page.locator("main input:visible, main textarea:visible").count() == 0
    context.close()


def test_every_blank_is_an_input_with_a_name(page: Page) -> None:
    inputs = page.locator(".form .fill").all()
    assert len(inputs) == page.locator(".form .shown").count() > 30
    for field in inputs:
        name = field.get_attribute("aria-label") or field.evaluate("e => e.labels[0].textContent")
        assert name.strip("☐ ")
    assert page.get_by_label("提出日期 年").get_attribute("inputmode") == "decimal"


def test_filling_in_sends_nothing_and_keeps_nothing(page: Page) -> None:
    requests: list[str] = []
    page.on("request", lambda request: requests.append(request.url))
    _fill(page)
    _copied(page)
    page.get_by_role("button", name="打印填好的").click()
    page.wait_for_timeout(200)
    assert requests == []
    assert page.evaluate(KEPT) == NOTHING
    page.reload()
    assert page.get_by_label("提出的一方").input_value() == ""


def test_the_copied_text_reads_in_a_chat(page: Page) -> None:
    _fill(page)
    lines = _copied(page).split("\n")
    assert lines[0] == "集体协商要约书"
    assert "提出的一方：示例服装公司工会" in lines
    assert "议题：发薪日；现在怎样：________；希望怎样：每月20日" in lines
    assert len([line for line in lines if line.startswith("议题：")]) == 1
    assert "☑ 上一年度的工资总额和职工平均工资" in lines
    assert "☐ 跟议题有关的经营和效益数据" in lines
    assert lines[lines.index("理由和数据：") + 1 :][:2] == ["一", "二"]
    assert page.get_by_role("status").last.inner_text().startswith("已经复制")


def test_when_the_browser_does_not_copy_the_text_is_shown_to_be_copied_by_hand(page: Page) -> None:
    page.evaluate("document.execCommand = function () { return false; }")
    _fill(page)
    text = _copied(page)
    assert page.locator("#form-tools textarea").is_visible()
    assert page.evaluate("getSelection().toString() || document.activeElement.value") == text
    assert "长按" in page.get_by_role("status").last.inner_text()


def test_what_was_filled_in_is_printed_and_the_rest_of_the_page_is_not(page: Page) -> None:
    _fill(page)
    page.get_by_role("button", name="打印填好的").click()
    page.emulate_media(media="print")
    sheet = page.locator(".form")
    assert "提出的一方：示例服装公司工会" in sheet.inner_text()
    assert sheet.locator(".fill:visible").count() == 0
    assert "未经法律审核" in page.locator(".sheet-foot").inner_text()
    assert "请勿在" in page.locator(".sheet-foot").inner_text()
    for part in ("h1", "header", "footer", "#before-use", ".about"):
        assert not page.locator(part).first.is_visible(), part
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    page.emulate_media(media="screen")
    assert page.locator("h1").is_visible()


def test_the_empty_sheet_is_printed_empty_and_nothing_is_lost(page: Page) -> None:
    _fill(page)
    page.get_by_role("button", name="打印空表").click()
    page.emulate_media(media="print")
    assert "示例服装公司工会" not in page.locator(".form").inner_text()
    assert "☑" not in page.locator(".form").inner_text()
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    page.emulate_media(media="screen")
    assert page.get_by_label("提出的一方").input_value() == "示例服装公司工会"
    assert "示例服装公司工会" in _copied(page)


def test_an_ordinary_print_shows_what_was_filled_in(page: Page) -> None:
    _fill(page)
    page.emulate_media(media="print")
    assert "示例服装公司工会" in page.locator(".form").inner_text()
    assert page.locator("#unreviewed").is_visible()


def test_saving_is_asked_for_kept_on_this_phone_and_deleted_again(page: Page) -> None:
    _fill(page)
    forget = page.get_by_role("button", name="删除保存的内容")
    assert not forget.is_visible()
    page.get_by_role("button", name="保存在这台手机").click()
    page.get_by_label("首席代表", exact=True).fill("没有保存的")
    page.reload()
    assert page.get_by_label("提出的一方").input_value() == "示例服装公司工会"
    assert page.get_by_label("上一年度的工资总额").is_checked()
    assert page.get_by_label("首席代表", exact=True).input_value() == ""
    forget.click()
    assert page.evaluate(KEPT) == NOTHING
    assert not forget.is_visible()
    page.reload()
    assert page.get_by_label("提出的一方").input_value() == ""


@pytest.mark.parametrize("stored", ["{", "null", "7", '"x"', '{"提出的一方#1": 7, "x": "y"}'])
def test_whatever_lies_in_the_store_the_form_still_works(page: Page, stored: str) -> None:
    page.evaluate("value => localStorage.setItem('gongyou:forms/offer-letter/', value)", stored)
    page.reload()
    _fill(page)
    assert "示例服装公司工会" in _copied(page)


def test_a_browser_that_keeps_nothing_says_so(browser: Browser, address: str) -> None:
    context = browser.new_context()
    context.add_init_script(
        "Object.defineProperty(window, 'localStorage', {get() { throw new Error('no'); }})"
    )
    page = context.new_page()
    page.goto(address + URI)
    _fill(page)
    page.get_by_role("button", name="保存在这台手机").click()
    assert "不让保存" in page.get_by_role("status").last.inner_text()
    assert "示例服装公司工会" in _copied(page)
    context.close()


def test_clearing_is_asked_about_first(page: Page) -> None:
    _fill(page)
    page.once("dialog", lambda dialog: dialog.dismiss())
    page.get_by_role("button", name="清空").click()
    assert page.get_by_label("提出的一方").input_value() == "示例服装公司工会"
    page.once("dialog", lambda dialog: dialog.accept())
    page.get_by_role("button", name="清空").click()
    assert page.get_by_label("提出的一方").input_value() == ""
    assert not page.get_by_label("上一年度的工资总额").is_checked()


def test_what_is_typed_is_text_and_never_markup(page: Page) -> None:
    page.get_by_label("提出的一方").fill("<img src=x onerror=alert(1)>")
    assert page.locator(".form img").count() == 0
    assert "<img src=x onerror=alert(1)>" in _copied(page)


def test_a_form_works_from_a_file(browser: Browser, site: Path) -> None:
    context = browser.new_context()
    page = context.new_page()
    failures: list[str] = []
    page.on("pageerror", lambda error: failures.append(str(error)))
    page.goto((site / "forms/offer-letter/index.html").as_uri())
    _fill(page)
    assert "示例服装公司工会" in _copied(page)
    assert failures == []
    context.close()


def test_the_keyboard_reaches_every_field_and_button_in_order(page: Page) -> None:
    page.locator(".form .fill").first.focus()
    for _ in range(page.locator(".form .fill").count() - 1):
        page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.getAttribute('aria-label')") == "收到日期 日"
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "复制文字"
    page.keyboard.press("Enter")
    assert page.get_by_role("status").last.inner_text().startswith("已经复制")


def test_targets_are_large_enough_for_a_thumb(page: Page) -> None:
    targets = page.locator(".form .fill:not([type=checkbox]), .form .tick, #form-tools button")
    for target in targets.all():
        if target.is_visible() and (box := target.bounding_box()):
            assert box["height"] >= 44, target.evaluate("e => e.outerHTML")
            assert box["width"] >= 44, target.evaluate("e => e.outerHTML")


@pytest.mark.parametrize(
    "name", ["offer-letter", "meeting-minutes", "collective-contract-outline", "mandate"]
)
def test_a_form_fits_a_narrow_screen_with_large_text(
    browser: Browser, address: str, name: str
) -> None:
    page = browser.new_page(viewport={"width": 320, "height": 640})
    page.goto(f"{address}/forms/{name}/")
    page.evaluate("document.documentElement.style.setProperty('font-size', '200%')")
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    page.close()


def test_answers_and_tips_of_a_course_stay_folded_on_paper_and_open_on_demand(
    browser: Browser, address: str
) -> None:
    page = browser.new_page(viewport={"width": 360, "height": 760})
    page.goto(f"{address}/courses/offer-to-contract/")
    answer = page.locator("details.answer").filter(has_text="6月23日").locator("p").nth(0)
    tip = page.locator("details.facilitator p").first
    assert not answer.is_visible()
    page.emulate_media(media="print")
    assert not answer.is_visible()
    assert not tip.is_visible()
    page.emulate_media(media="screen")
    page.locator("details.answer").filter(has_text="6月23日").locator("summary").click()
    assert answer.is_visible()
    page.close()


ODD = """
<div class="box form">
<p class="box-title">表</p>
<div class="table" tabindex="0"><table><thead><tr><th>甲</th></tr></thead></table></div>
<ul><li class="task-list-item">☐ <p>松开的一项</p></li>
<li class="task-list-item"><b>无框</b></li></ul>
<p>__proto__：<span class="blank" data-label="__proto__">____</span></p>
<p><span class="blank">____</span></p>
</div>
<p id="form-hint" hidden></p>
<section id="form-tools" hidden data-form="x" data-unnamed="要填的内容">
<button data-do="copy">复制</button><button data-do="forget" hidden>删</button><p role="status"></p>
<textarea hidden></textarea></section>
"""


def test_odd_forms_break_nothing(browser: Browser) -> None:
    page = browser.new_page()
    page.set_content(ODD)
    page.add_script_tag(path=str(ROOT / "overrides/assets/js/form.js"))
    page.get_by_label("松开的一项").check()
    page.get_by_label("__proto__").fill("一")
    page.get_by_label("要填的内容").fill("二")
    page.get_by_role("button", name="复制").click()
    text = page.locator("textarea").input_value()
    assert text == "表\n☑ 松开的一项\n无框\n__proto__：一\n二"
    page.close()
