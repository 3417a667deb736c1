"""Texts in old encodings, made of texts whose letters are known."""

from __future__ import annotations

import unicodedata

from citecheck.legacy.tables import table
from citecheck.read.charsets import charset

SENTENCES = {
    "vi": "Quy định số 58-QĐ/TW, ngày 08 tháng 02 năm 2022 của Bộ "
    "Chính trị về một số vấn đề bảo vệ chính trị nội bộ Đảng.",
    "ru": "Постановление № 58-QD/TW от 8 февраля 2022 года Политбюро о некоторых вопросах "
    "внутренней политической защиты"
    " партии, в соответствии с уставом.",
    "zh": "政治局2022年2月8日第58-QD/TW号规定，关于党内"
    "政治保护的若干问题，中央委员会各部门要认真贯彻执行这一规定。",
    "zh-tw": "政治局2022年2月8日第58-QD/TW號規定，關於黨"
    "內政治保護的若干問題，中央委員會各部門要認真執行這一規定。",
    "ja": "政治局は2022年2月8日に党内の政治保護に関する規定第5"
    "8-QD/TW号を公布した。これは各級党委員会が実施する。",
    "ko": "정치국은 2022년 2월 8일 당내 정치 보호에 관한 규정 제58-QD/TW호를 "
    "공포하였으며 각급 당위원회가 이를 시행한다.",
    "th": "ข้อบังคับเลขที่ 58-QD/TW ลงวันที่ 8 กุมภาพันธ์ 2022 ข"
    "องกรมการเมืองและคณะกรรมการกลางพรรคคอมมิวนิสต์เวียดนาม",
    "fr": "Le Règlement n° 58-QD/TW a été publié le 8 février 2022 "
    "; la décision du Comité est entrée en vigueur après.",
    "de": "Die Vorschrift Nr. 58-QD/TW über den Schutz der Partei "
    "wurde für alle Komitees geändert; sie gilt seit März.",
    "es": "El Reglamento n.º 58-QD/TW fue promulgado también según "
    "la decisión del comité; además, la resolución política.",
    "cs": "Nařízení č. 58-QD/TW, které vydal výbor, také určuje, "
    "že při porušení je možné podle usnesení být vyloučen.",
    "ar": "أصدر المكتب السياسي اللائحة رقم 58-QD/TW في 8 فبراير 2022 "
    "بشأن حماية الحزب من قبل اللجنة المركزية على كل حال",
    "en": "The Politburo’s “Regulation” No. 58-QD/TW "
    "– dated February 8, 2022 – is in force…",
}  # fmt: skip

CODECS = {
    "vi": ["cp1258"], "ru": ["cp1251", "koi8_r"], "zh": ["gb18030"], "zh-tw": ["big5hkscs"],
    "ja": ["cp932", "euc_jp", "iso2022_jp"], "ko": ["cp949"], "th": ["cp874"], "fr": ["cp1252"], "de": ["cp1252"],
    "es": ["cp1252"], "cs": ["cp1250"], "ar": ["cp1256"], "en": ["cp1252"],
}  # fmt: skip
"""The encodings that a language was written in."""

UNTRIED = {
    "vi": ["viscii", "vps"], "ru": ["cp866", "iso8859_5", "mac_cyrillic"], "cs": ["iso8859_2", "cp852"],
    "pl": ["iso8859_2", "cp852"], "fr": ["cp850", "mac_roman"], "de": ["cp850", "mac_roman"],
    "es": ["cp850", "mac_roman"],
}  # fmt: skip
"""Encodings that no guess is made of: their texts must be refused, not read as another."""


def stored(text: str, codec: str) -> bytes:
    """The bytes of a text in an encoding; letters that it lacks are dropped, as old programs did."""
    known = charset(codec)
    if known is not None and known.own:
        codes = {letter: code for code, letter in reversed(table(known.codec).letters.items())}
        made = "".join(codes.get(letter, letter) for letter in unicodedata.normalize("NFC", text))
        return made.encode("latin-1", "ignore")
    if codec != "cp1258":
        return text.encode(codec, "ignore")
    return b"".join(_vietnamese(letter) for letter in unicodedata.normalize("NFC", text))


def _vietnamese(letter: str) -> bytes:
    """windows-1258 has the vowels â ê ô ă ơ ư, and the tones as marks behind them."""
    marks = unicodedata.normalize("NFD", letter)
    tone = "".join(mark for mark in marks[1:] if mark in "\u0300\u0301\u0303\u0309\u0323")
    vowel = unicodedata.normalize("NFC", "".join(mark for mark in marks if mark not in tone))
    return (vowel + tone).encode("cp1258", "ignore")


def misread(text: str, through: str) -> str:
    """A text whose UTF-8 was read as another encoding; gaps of windows-1252 let the byte through."""
    raw = text.encode()
    if through != "cp1252":
        return raw.decode(through)
    return "".join(bytes([byte]).decode(through, "ignore") or chr(byte) for byte in raw)
