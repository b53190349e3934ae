"""Cells as people fill them in, to the values of the directory."""

from __future__ import annotations

import re
import unicodedata
from datetime import date, timedelta
from typing import Final

from kb.registry.coordinates import to_gcj_from_baidu
from kb.registry.stations import GCJ_02, WGS_84

BAIDU: Final = "BD-09"
SYSTEMS: Final = (GCJ_02, WGS_84, BAIDU)


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_YES = _words("有 是 √ ✓ ✔ ☑ 对 y yes t true 具备 已配 已配备 已有 齐全 可用 能 可以 可")
_NO = _words("无 否 × ✗ ✘ x n no f false 没有 未配 未配备 未设 暂无 不具备 缺")
_UNKNOWN = _words("- -- — —— / \\ ? 不详 未知 不清楚 待核实 未核实 待定 待查 n/a na null")
_COUNT = re.compile(r"(\d{1,4})(?:个|台|套|张|把|组|间|部|只|件|处|份|箱|具|盏|册|本)?")
_SLUG = re.compile(r"(?=.*[a-z])[a-z0-9]+(?:-[a-z0-9]+)*")
_STANDARD = re.compile(r"[a-z0-9-]+@\S+")
_KINDS: Final = {
    "self-built": _words("自建 自建站 自建站点 自建驿站 工会自建 self-built"),
    "co-built": _words("共建 共建站 共建站点 共建驿站 合建 联建 联合共建 co-built"),
}
_SYSTEM_NAMES: Final = {
    GCJ_02: _words("gcj-02 gcj02 gcj 国测局 国测局坐标 火星坐标 火星 高德 高德坐标 腾讯 腾讯坐标"),
    WGS_84: _words("wgs-84 wgs84 wgs gps gps坐标"),
    BAIDU: _words("bd-09 bd09 百度 百度坐标 bd"),
}
_DAY = re.compile(r"(\d{4})\s*[年./-]\s*(\d{1,2})\s*[月./-]\s*(\d{1,2})\s*日?(?: 00:00.*)?")
_PLAIN_DAY = re.compile(r"(\d{4})(\d{2})(\d{2})")
_SERIAL = re.compile(r"[2-6]\d{4}")
_EPOCH = date(1899, 12, 30)
"""Day 0 of Excel, counted with its 29 February 1900."""
_NUMBER = re.compile(r"-?\d{1,3}(?:\.\d+)?")
_DEGREES = re.compile(r"[°度EeNn东经北纬:\s]+")
_WEST, _EAST, _SOUTH, _NORTH = 73.0, 136.0, 3.0, 54.0
_DIGITS: Final = 6
"""Decimals of a degree that are kept: a tenth of a metre."""

_FORMULA = re.compile(r"[=+@\t]|-(?!\d*\.?\d*$)|#(?:N/A|REF!|NAME\?|VALUE!|DIV/0!|NULL!|NUM!)")
_PERSONAL = re.compile(
    r"(?<!\d)1[3-9]\d(?:[ -]?\d){8}(?!\d)|(?<!\d)\d{17}[\dXx](?!\w)"
    r"|(?<!\d)0\d{2,3}[- ]?\d{7,8}(?!\d)|[\w.+-]{1,64}@[\w-]+\.\w"
    r"|(?:联系人|负责人|站长|管理员|电话|手机)[:\s]+\w{2,4}"
)


MAX_LENGTH: Final = 500
"""Characters; a longer cell is a text from somewhere else."""


class UnclearError(ValueError):
    """A cell whose meaning is not certain; the message, in Chinese, says why."""


def narrow(text: str) -> str:
    """A text in half width."""
    return unicodedata.normalize("NFKC", text).strip()


def is_unknown(text: str) -> bool:
    """Whether a cell says, in whatever way, that something is not known."""
    plain = narrow(text).lower()
    return not plain or plain in _UNKNOWN


def refuse_long(text: str) -> None:
    """Refuse what nobody writes into a cell of a list."""
    if len(text) > MAX_LENGTH:
        raise UnclearError(f"超过 {MAX_LENGTH} 个字，没有收")


def refuse_formula(text: str) -> None:
    """Refuse what a spreadsheet would run, or what is an error of one."""
    # An apostrophe is what we, and Excel, put before a formula that shall not run.
    if _FORMULA.match(narrow(text).lstrip("'")) and not is_unknown(text):
        raise UnclearError("是公式或公式的错误，不是内容；在 Excel 里“选择性粘贴为数值”再来")


def refuse_personal(text: str) -> None:
    """Refuse a text with a telephone or identity number, an address of mail, a named contact."""
    if _PERSONAL.search(narrow(text)):
        raise UnclearError("里面有个人的电话、证件号、邮箱或姓名，没有收")


def facility(text: str) -> str:
    """`yes`, `no`, or nothing for unknown."""
    plain = narrow(text).lower().rstrip("。.")
    if is_unknown(text):
        return ""
    if plain in _YES:
        return "yes"
    if plain in _NO or text.strip() in _NO:
        return "no"
    if counted := _COUNT.fullmatch(plain):
        return "yes" if int(counted[1]) else "no"
    raise UnclearError("看不出是有还是没有")


def is_id(text: str) -> bool:
    """Whether a text is an id; a mere number is the number of a row in somebody's table."""
    return bool(_SLUG.fullmatch(text))


def standard(text: str) -> str:
    """The page and the version of a standard, as the directory names them."""
    if not _STANDARD.fullmatch(text.strip()):
        raise UnclearError("标准要写成 guangdong-station-guideline@unknown 这样，@ 后面是版本")
    return text.strip()


def kind(text: str) -> str:
    """`self-built`, `co-built`, or nothing."""
    plain = narrow(text).lower()
    found = next((kind for kind, words in _KINDS.items() if plain in words), "")
    if not found and not is_unknown(text):
        raise UnclearError("看不出是自建还是共建")
    return found


def system(text: str) -> str:
    """The name of a coordinate system, or nothing."""
    plain = re.sub(r"\s|坐标系$", "", narrow(text).lower())
    found = next((name for name, words in _SYSTEM_NAMES.items() if plain in words), "")
    if not found and not is_unknown(text):
        raise UnclearError(f"没有这个坐标系；写 {'、'.join(SYSTEMS)}")
    return found


def day(text: str, as_of: date) -> str:
    """A day in ISO's form, or nothing; Excel's serial numbers are days too."""
    if is_unknown(text):
        return ""
    found = _read_day(narrow(text))
    if found is None:
        raise UnclearError("不是年月日齐全的日期")
    if found > as_of:
        raise UnclearError("是还没有到的日子")
    return found.isoformat()


def _read_day(text: str) -> date | None:
    if _SERIAL.fullmatch(text):
        return _EPOCH + timedelta(int(text))
    match = _DAY.fullmatch(text) or _PLAIN_DAY.fullmatch(text)
    try:
        return date(*map(int, match.groups())) if match else None
    except ValueError:
        return None


def point(longitude: str, latitude: str, named: str) -> tuple[str, str, str]:
    """Longitude, latitude and system as the directory writes them; Baidu's becomes GCJ-02."""
    x, y = _degrees(longitude), _degrees(latitude)
    if x is None or y is None:
        raise UnclearError("经纬度应当是 113.324500 这样的度数，两个都要有")
    if _WEST <= y <= _EAST and _SOUTH <= x <= _NORTH:
        raise UnclearError("经度和纬度像是写反了")
    if not (_WEST <= x <= _EAST and _SOUTH <= y <= _NORTH):
        raise UnclearError("不在中国的范围里")
    if not named:
        raise UnclearError(
            f"没有说明坐标系；加一列“坐标系”，或者用 --system（{'、'.join(SYSTEMS)}）"
        )
    if named == BAIDU:
        x, y = to_gcj_from_baidu(x, y)
        named = GCJ_02
    return _text(x), _text(y), named


def _degrees(text: str) -> float | None:
    plain = _DEGREES.sub("", narrow(text))
    return float(plain) if _NUMBER.fullmatch(plain) else None


def _text(degrees: float) -> str:
    return f"{degrees:.{_DIGITS}f}".rstrip("0").rstrip(".")
