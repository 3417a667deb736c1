"""Spellings of identifiers as texts have them, each with the official form; and strings that only look so."""

from __future__ import annotations

import pytest

from citecheck.extract import extract
from citecheck.model import Citation, Text


def citations(content: str) -> list[Citation]:
    return [one for one in extract(Text("a.txt", content)).citations if one.kind == "citation"]


# (text with one identifier, its official form); the families are tested apart
PARTY = [
    # --- the official form, in every surrounding
    ("Quy định số 58-QĐ/TW của Bộ Chính trị", "58-QĐ/TW"),  # the official form
    ("58-QĐ/TW", "58-QĐ/TW"),  # alone: first and last character of the text
    ("(58-QĐ/TW)", "58-QĐ/TW"),  # in brackets
    ("“58-QĐ/TW”", "58-QĐ/TW"),  # in curly quotes
    ("「58-QĐ/TW」", "58-QĐ/TW"),  # in corner brackets
    ("**58-QĐ/TW**", "58-QĐ/TW"),  # in bold Markdown
    ("Quy định 58-QĐ/TW.", "58-QĐ/TW"),  # before a full stop
    ("Quy định 58-QĐ/TW, ngày 08/02/2022", "58-QĐ/TW"),  # before a comma
    ("Quy định số 06-QĐNS/TW", "06-QĐNS/TW"),  # personnel code, leading zero stays
    ("Quyết định 6-QĐNS/TW", "6-QĐNS/TW"),  # no leading zero stays so
    ("Quy định 08-QĐi/TW", "08-QĐi/TW"),  # mixed-case code of a series of its own
    ("Chương trình 31-CTr/TW", "31-CTr/TW"),  # mixed-case code
    ("Tờ trình số 12-TTr/TU", "12-TTr/TU"),  # mixed-case code
    ("Đề án số 07-ĐA/TU, ngày 24/11/2021", "07-ĐA/TU"),  # Đ in front
    ("Kế hoạch 207-KH/TU ngày 12/8/2019 của Tỉnh ủy", "207-KH/TU"),  # without số
    ("Công văn số 8011-CV/BTCTW", "8011-CV/BTCTW"),  # four figures
    ("Biên bản 18-BB/ĐH", "18-BB/ĐH"),  # congress documents
    # --- number words
    ("số31-QĐ/TW, ngày 01-10-1997", "31-QĐ/TW"),  # glued prefix
    ("Số: 11-HD/VPTW", "11-HD/VPTW"),  # with a colon
    ("SỐ:11-HD/VPTW", "11-HD/VPTW"),  # colon and no space
    ("Số hiệu 399-QĐ/TW", "399-QĐ/TW"),  # a field of a database
    ("Resolution No 27-NQ/TW", "27-NQ/TW"),  # no full stop
    ("Resolution No.27-NQ/TW", "27-NQ/TW"),  # no space
    ("issued No. 06-HD/TU", "06-HD/TU"),  # no type word
    ("Politburo's decision 58-QĐ/TW", "58-QĐ/TW"),  # type word in small letters
    ("Guideline 36-HD/VPTW", "36-HD/VPTW"),  # an agency of the Centre
    ("Постановление № 58-QD/TW", "58-QĐ/TW"),  # numero sign
    ("Постановление №58-QD/TW", "58-QĐ/TW"),  # numero sign glued
    ("(Conclusion n°200-KL/TW)", "200-KL/TW"),  # French, glued
    ("résolution n° 18-NQ/TW", "18-NQ/TW"),  # French
    ("Resolución N° 18-NQ/TW [1]", "18-NQ/TW"),  # Spanish with a note
    ("Resolución Nº 18-NQ/TW", "18-NQ/TW"),  # ordinal sign for the degree
    ("越共中央第79-NQ/TW号决议", "79-NQ/TW"),  # between Chinese letters
    ("政治局指令第45-CT/TW", "45-CT/TW"),  # Japanese, at the end
    ("Planem nr 127-KH/BTGDVTW z dnia", "127-KH/BTGDVTW"),  # Polish
    ("Regulamentul nr. 50-QD/TU din", "50-QĐ/TU"),  # Romanian
    ("Planul nr. 52-KH/DU", "52-KH/ĐU"),  # DU is ĐU
    ("القرار رقم 57-NQ/TW", "57-NQ/TW"),  # Arabic
    ("제57-NQ/TW호 결의", "57-NQ/TW"),  # Korean
    ("Arahan 24-CT/TW tanggal 13 Juli 2023", "24-CT/TW"),  # Indonesian
    # --- case and diacritics
    ("Regulation No. 58-QD/TW", "58-QĐ/TW"),  # no diacritics
    ("Project 09-DA/TU dated August 26, 2024", "09-ĐA/TU"),  # DA after "Project" of a provincial committee
    ("HƯỚNG DẪN SỐ 36-HD/VPTW", "36-HD/VPTW"),  # capitals
    ("Hướng dẫn số 36-hd/vptw", "36-HD/VPTW"),  # small letters after a type word
    ("Quy định 58-qđ/tw", "58-QĐ/TW"),  # small đ
    ("chương trình 31-CTR/TW", "31-CTr/TW"),  # upper-cased text
    ("Chương trình số 31-Ctr/TW", "31-CTr/TW"),  # another case
    ("Quy định số 08-QDi/TW", "08-QĐi/TW"),  # QDi
    ("Quy định số 08-QĐI/TW", "08-QĐi/TW"),  # QĐI
    ("Công văn 43-CV/BCD", "43-CV/BCĐ"),  # BCD is BCĐ
    # --- TW in its disguises
    ("Chỉ thị số 54-CT/T.Ư", "54-CT/TW"),  # T.Ư
    ("Kết luận số 445-KL/TƯ", "445-KL/TW"),  # TƯ is the Centre, not a province
    ("Kết luận 445-KL/T.Ư.", "445-KL/TW"),  # T.Ư at the end of a sentence
    ("Chương trình 46-CTr/T U", "46-CTr/TU"),  # a space in the issuer
    ("Chương trình 46-CTr/TU", "46-CTr/TU"),  # TU stays the province
    ("Quyết định số 189-QĐ/Tư", "189-QĐ/TW"),  # Telex keyboards turn tw into tư
    # TWĐ, another form of TW (domain.md 3.1)
    ("Chỉ thị số 12-CT/TWĐ", "12-CT/TW"),
    # --- look-alike letters
    ("Quy định số 11-QÐi/TW", "11-QĐi/TW"),  # Icelandic Eth, U+00D0
    ("Quy định số 58-QƉ/TW", "58-QĐ/TW"),  # African D, U+0189
    ("Заключение № 201-КL/TW", "201-KL/TW"),  # Cyrillic К
    ("(Доклад № 520-ВС/ВТСТW от 27 октября 2025 года)", "520-BC/BTCTW"),  # Cyrillic В, С, Т
    ("Заключение № 48-КЛ/ТВ", "48-KL/TW"),  # transliterated
    ("Резолюция № 18-НК/ТВ", "18-NQ/TW"),  # transliterated NQ
    ("Quy định số 58-QĐ/ΤW", "58-QĐ/TW"),  # Greek Tau
    ("Chỉ thị số 24-СТ/ТW", "24-CT/TW"),  # Cyrillic С, Т in both codes
    ("Quy định số 58-QĐ/TW", "58-QĐ/TW"),  # nothing odd: the control of this group
    ("Quy định ５８-ＱĐ／ＴＷ", "58-QĐ/TW"),  # full-width letters, figures and slash
    # --- separators
    ("Quy định 58‐QĐ/TW", "58-QĐ/TW"),  # U+2010
    ("Quy định 58‑QĐ/TW", "58-QĐ/TW"),  # U+2011
    ("Quy định 58‒QĐ/TW", "58-QĐ/TW"),  # U+2012
    ("Quy định 58–QĐ/TW", "58-QĐ/TW"),  # U+2013
    ("Quy định 58—QĐ/TW", "58-QĐ/TW"),  # U+2014
    ("Quy định 58―QĐ/TW", "58-QĐ/TW"),  # U+2015
    ("Quy định 58−QĐ/TW", "58-QĐ/TW"),  # minus, U+2212
    ("Quy định 58－QĐ/TW", "58-QĐ/TW"),  # full-width hyphen
    ("Quy định 58-QĐ⁄TW", "58-QĐ/TW"),  # fraction slash, U+2044
    ("Quy định 58-QĐ∕TW", "58-QĐ/TW"),  # division slash, U+2215
    ("Quy định 58-QĐ／TW", "58-QĐ/TW"),  # full-width slash
    # backslash (domain.md 5.4)
    ("Quy định 58-QĐ\\TW", "58-QĐ/TW"),
    ("Kết luận 15-KL\u00ad/TW", "15-KL/TW"),  # soft hyphen
    ("Nghị quyết số 21 – NQ/TW (NQ21)", "21-NQ/TW"),  # spaced en dash, short form behind
    ("Nghị quyết số 26 - NQ/TW của Bộ Chính trị", "26-NQ/TW"),  # spaced hyphen
    ("Kết luận số 12- KL/TW ngày 24-10-2011", "12-KL/TW"),  # space behind the hyphen
    ("Kế hoạch số 94- KH/BTGDVTW", "94-KH/BTGDVTW"),  # the same
    ("Quy định 58-QĐ / TW", "58-QĐ/TW"),  # spaced slash
    ("Quy định 47\u00a0–\u00a0QĐ/TW", "47-QĐ/TW"),  # no-break spaces
    ("Quy định 47\u202f-\u202fQĐ/TW", "47-QĐ/TW"),  # narrow no-break spaces
    ("Số:\n216-QĐ/TW\nHà\nNội, ngày 01 tháng 4 năm 2009", "216-QĐ/TW"),  # line break before the number
    ("Quy định số 58-\nQĐ/TW", "58-QĐ/TW"),  # line break inside
    ("Quy định số 58-QĐ/\nTW", "58-QĐ/TW"),  # line break behind the slash
    ("Quy định số 58-QĐ\r\n/TW", "58-QĐ/TW"),  # Windows line break before the slash
    # --- damage
    ("quy định số 14 QĐ/TW ngày 16/11/2001", "14-QĐ/TW"),  # space for the hyphen
    ("Chỉ thị số 09 CT/TW", "09-CT/TW"),  # the same
    ("Quy định số 37QĐ/TW", "37-QĐ/TW"),  # hyphen lost
    ("Nghị quyết số 18/NQ-TW ngày 25/10/2017", "18-NQ/TW"),  # State order with a Party issuer
    ("Quy định 37-QĐ-TW", "37-QĐ/TW"),  # hyphen for slash, behind a type word
    ("Chỉ thị 09/-CT-TW", "09-CT/TW"),  # doubled separator
    ("Hướng dẫn số 31,HD/BTCTW", "31-HD/BTCTW"),  # a comma slip
    ("Công văn số 625-CV/VVPTW", "625-CV/VPTW"),  # a letter doubled in a known issuer
    ("Hướng dẫn số 05-HD/BTCTWW", "05-HD/BTCTW"),  # the same at the end
    ("Quyết định số 12-QĐSN/TW", "12-QĐNS/TW"),  # letters exchanged in a known type
    ("Quy định số 58-QĐ/TWcủa Bộ Chính trị", "58-QĐ/TW"),  # next word glued
    ("Quy định số 58-QĐ/TWngày 08/02/2022", "58-QĐ/TW"),  # the same
    ("HD38-HD/BTCTW", "38-HD/BTCTW"),  # type glued in front
    ("Kết lúận số 121-KL/TW, ngàỷ 24/01/2025", "121-KL/TW"),  # diacritics damaged around it
    ("Nghß╗ï quyß║┐t sß╗æ 18-NQ/TW ng├áy 16/6/2022", "18-NQ/TW"),  # mojibake around it
    # --- issuers
    ("Quy chế 05-QC/BTCTU-BDVTU", "05-QC/BTCTU-BDVTU"),  # joint issuers
    ("Nghị quyết số 12-NQ/HU", "12-NQ/HU"),  # district
    ("Kế hoạch số 40-KH/QU", "40-KH/QU"),  # urban district
    ("Kế hoạch số 40-KH/ThU", "40-KH/ThU"),  # town
    ("Kế hoạch số 40-KH/THU", "40-KH/ThU"),  # town in capitals
    ("Báo cáo số 33-BC/BTCHU", "33-BC/BTCHU"),  # office of a district
    ("Công văn 12-CV/BTGTU", "12-CV/BTGTU"),  # office of a province
    ("Quyết định 04-QĐ/ĐU (01/7/2025)", "04-QĐ/ĐU"),  # commune
    ("Công văn 17-CV/VPĐU", "17-CV/VPĐU"),  # office of a commune
    ("Nghị quyết 03-NQ/CB", "03-NQ/CB"),  # cell
    ("Nghị quyết 21-NQ/ĐUQS", "21-NQ/ĐUQS"),  # army of a province
    ("Nghị quyết 21-NQ/ĐUBP", "21-NQ/ĐUBP"),  # border guard
    ("Chỉ thị 590-CT/ĐUQSTW", "590-CT/ĐUQSTW"),  # the army of 2010
    ("Quyết định 2155-QĐ/QUTW", "2155-QĐ/QUTW"),  # the army
    ("Kế hoạch 19-KH/BCSĐ", "19-KH/BCSĐ"),  # a party civil affairs board
    ("Kế hoạch 73-KH/ĐUQH", "73-KH/ĐUQH"),  # Party committee inside a State body
    ("Kế hoạch 02-KH/BCĐTW", "02-KH/BCĐTW"),  # a central steering committee
    ("Quyết định 01-QĐi/UBKTTW", "01-QĐi/UBKTTW"),  # the inspection commission
    ("Hướng dẫn 151-HD/BTGTW", "151-HD/BTGTW"),  # a body that ended in 2025
    ("Quyết định 246-QĐ/BKTTW", "246-QĐ/BKTTW"),  # the economic commission
]

STATE = [
    ("Nghị định số 30/2020/NĐ-CP", "30/2020/NĐ-CP"),  # decree
    ("Decree No. 30/2020/ND-CP", "30/2020/NĐ-CP"),  # without diacritics
    ("Указом 30/2020/ND-CP", "30/2020/NĐ-CP"),  # in a Russian text
    ("Thông tư 01/2011/TT-BNV", "01/2011/TT-BNV"),  # circular
    ("Thông tư 59/2016/TT-BQP", "59/2016/TT-BQP"),  # army ministry
    ("Luật số 45/2019/QH14", "45/2019/QH14"),  # law
    ("Nghị quyết 528/2018/UBTVQH14", "528/2018/UBTVQH14"),  # standing committee
    ("Luật 06/2022-QH15", "06/2022/QH15"),  # hyphen behind the year
    ("Nghị quyết 66.25/2026/NQ-CP", "66.25/2026/NQ-CP"),  # decimal number
    ("Quyết định số 1131/QĐ-TTg", "1131/QĐ-TTg"),  # Prime Minister
    ("Quyết định số 1131/QD-TTg", "1131/QĐ-TTg"),  # without diacritics
    ("Chỉ thị 15/CT-TTg", "15/CT-TTg"),  # Prime Minister
    ("Nghị quyết 12/NQ-HĐND", "12/NQ-HĐND"),  # people's council
    ("Kế hoạch 200/KH-UBND", "200/KH-UBND"),  # people's committee
    ("Kế hoạch 49/KH-HĐBCQG", "49/KH-HĐBCQG"),  # election council
    ("Công văn 5973/UBND-KT", "5973/UBND-KT"),  # letter
    ("Công văn 11184/BTC-TCCB", "11184/BTC-TCCB"),  # letter of a ministry
    ("Công văn 12/UBND-VX", "12/UBND-VX"),  # letter
    ("Quyết định 988/QĐ-CĐKT", "988/QĐ-CĐKT"),  # a school
    ("Tờ trình 570/TTr-NHCS", "570/TTr-NHCS"),  # a bank
    ("Nghị quyết 19/NQ-CP", "19/NQ-CP"),  # one letter from a Party number
]

NONE = [
    # --- terms, years, ratios, numbers
    ("nhiệm kỳ 2025-2030"),  # a term
    ("the 2020–2025 term"),  # a term with a dash
    ("830/820 party members"),  # a ratio
    ("11/11 party committees"),  # a ratio
    ("1050 дел / 450"),  # a spaced ratio
    ("63 Provincial Party Committees"),  # a count
    ("01 Resolution and 02 Conclusions"),  # counts
    ("Tel. 024-3804/3456"),  # a telephone number
    ("024.3733-2266"),  # a telephone number
    ("tỷ lệ 58/100"),  # a ratio
    ("05/01/2025"),  # a date
    ("30-5-2019"),  # a date
    ("Quý I/2025"),  # a quarter
    ("24/7"),  # a phrase
    ("192.168.1.1/24"),  # an address
    ("Điều 5, khoản 2, điểm a"),  # a section
    ("Mục 3.2/TW"),  # a section
    # --- short forms and plenum forms without code
    ("Quy định 58"),  # short form without a full one
    ("Chỉ thị 35 của Ban Bí thư"),  # short form
    ("Nghị quyết Trung ương 4 khóa XII"),  # a plenum, no number
    ("Central Resolution No. 4, Session XI, XII"),  # a plenum
    ("Thông báo Kết luận số 159-TB"),  # issuer cut off
    ("191号结论"),  # number only
    ("Regulation No. 58"),  # short form
    # --- addresses, paths, file names
    ("https://tulieu.vn/nghi-quyet-so-57-nq-tw-ngay-22-12-2024-1"),  # a slug
    ("https://example.vn/van-ban/58-QD/TW"),  # a path in an address
    ("http://example.vn/?so=58-QD/TW"),  # a query
    ("www.example.vn/58-QD/TW"),  # without a scheme
    ("nghi-quyet-so-36-nq-tw"),  # a bare slug
    ("189-qd-tư-ngay-08-10-2024"),  # a slug in which TW became TƯ
    ("Nghi-quyet-18-NQ-TW-2022-hoan-thien-518813.aspx"),  # a file of a database
    ("quy-dinh-37-qd-tw.html"),  # a file name
    ("207-QD-TW.pdf"),  # a file name
    ("data/58-QD-TW.docx"),  # a path
    ("C:\\vanban\\58-QD-TW"),  # a Windows path
    ("264-QD-TW"),  # a list code
    ("73-KH-DUQH"),  # an id
    ("QD-TW-0001/2026"),  # a code of a register
    ("1(4).jpg"),  # a picture
    # --- products, formulas, versions
    ("CV625-TB/TW"),  # a product code
    ("-Tb/Tw"),  # a formula
    ("dung lượng 58-GB/s"),  # a unit
    ("58-kW/h"),  # a unit
    ("AK-47/M"),  # a product
    ("v2.58-rc/tw"),  # a version
    ("12-V/DC"),  # electricity
    ("COVID-19/TW"),  # a name
    # --- blanks
    ("Số      -CV/ĐU"),  # a draft without a number
    ("Số ...-QĐ/TW"),  # dots for the number
    ("Số:      /QĐ-UBND"),  # a State draft
    ("QĐ/TW"),  # no number at all
]


@pytest.mark.parametrize(("content", "official"), PARTY)
def test_party_spelling(content: str, official: str) -> None:
    assert [(str(one.identifier), one.identifier.family) for one in citations(content)] == [(official, "party")]


@pytest.mark.parametrize(("content", "official"), STATE)
def test_state_spelling(content: str, official: str) -> None:
    assert [(str(one.identifier), one.identifier.family) for one in citations(content)] == [(official, "state")]


@pytest.mark.parametrize("content", NONE)
def test_no_identifier(content: str) -> None:
    assert [one.raw for one in citations(content)] == []


@pytest.mark.parametrize("content", [content for content, _ in (*PARTY, *STATE)])
def test_raw_is_the_text_at_its_offsets(content: str) -> None:
    for one in citations(content):
        assert content[one.start : one.end] == one.raw
        assert one.raw[0].isdigit()
        assert not one.raw[-1].isspace()


NEIGHBOURS = [*"-–—\"'“”‘’«»()[]{}<>.,;:!?*|、。（）「」《》第号日約я", "\t", "\n", "\u00a0", "\u3000"]


BARE = [one for one in NEIGHBOURS if one not in "-–—"]


@pytest.mark.parametrize("neighbour", BARE)
def test_beside_every_sign(neighbour: str) -> None:
    """Nothing is lost beside a quote, a bracket or a letter of another script (eyecite #334)."""
    content = f"{neighbour}58-QĐ/TW{neighbour}"
    assert [one.raw for one in citations(content)] == ["58-QĐ/TW"]


@pytest.mark.parametrize("neighbour", NEIGHBOURS)
def test_beside_every_sign_with_words(neighbour: str) -> None:
    content = f"Quy định {neighbour} 58-QĐ/TW {neighbour} của"
    assert [str(one.identifier) for one in citations(content)] == ["58-QĐ/TW"]


@pytest.mark.parametrize("form", ["58-QĐ/TW", "77-KH/TU", "30/2020/NĐ-CP", "05-QC/BTCTU-BDVTU", "45/2019/QH14"])
def test_every_occurrence_counts(form: str) -> None:
    content = f"{form} {form}\n{form}; {form}, {form}."
    assert [one.raw for one in citations(content)] == [form] * 5


REVIEWED = [
    # found in review: (text, official form, family)
    ("Công văn số 1234/SGDĐT-VP", "1234/SGDĐT-VP", "state"),  # the department keeps its letters
    ("Công văn số 22/SNV-CCVC", "22/SNV-CCVC", "state"),
    ("Công văn số 283/VTLTNN-NVTW", "283/VTLTNN-NVTW", "state"),  # a body that is not known
    ("Công văn số 99/ABCD-XY", "99/ABCD-XY", "state"),
    ("Tờ trình liên sở số 1960/TTrLS-STC-SNV", "1960/TTrLS-STC-SNV", "state"),
    ("Công văn số 174/CV-BCĐ", "174/CV-BCĐ", "state"),  # State order: a State steering committee
    ("Công văn số 43-CV/BCĐ", "43-CV/BCĐ", "party"),
    ("Nghị quyết 8b-NQ/HNTW", "8b-NQ/HNTW", "party"),  # a letter behind the number
    ("Số: 06b /NQ-TLĐ", "06b/NQ-TLĐ", "state"),
    ("Hướng dẫn số 15A-HD/BTCTW", "15A-HD/BTCTW", "party"),
    ("số 3 7-QĐ/TW", "37-QĐ/TW", "party"),  # a number broken in two
    ("18-NQ/TW²", "18-NQ/TW", "party"),  # a footnote's mark
    ("Kết luận số 15-KLTW ngày 30/9/2021", "15-KL/TW", "party"),  # a lost slash, and no comma behind
    ("Quy định 37-QĐTW của Trung ương", "37-QĐ/TW", "party"),
    ("Hướng dẫn số 16-HD/BTC TW ngày 15/2/2022", "16-HD/BTCTW", "party"),  # a body and its committee apart
    ("Hướng dẫn số 02-HD/UBKT T.Ư", "02-HD/UBKTTW", "party"),
    ("Thông tư số 16/TT-BTC", "16/TT-BTC", "state"),  # the ministry
    ("Quyết định 16/QĐ-BTC TWĐTN", "16/QĐ-BTC", "state"),  # ... before another word
    ("Kết luận số  l5-KL/TW", "15-KL/TW", "party"),  # the first figure read as a letter
    ("Kết luận số I5-KL/TW", "15-KL/TW", "party"),
    ("Chỉ thị số O5-CT/TW", "05-CT/TW", "party"),
]


@pytest.mark.parametrize(("content", "official", "family"), REVIEWED)
def test_spellings_found_in_review(content: str, official: str, family: str) -> None:
    assert [(str(one.identifier), one.identifier.family) for one in citations(content)] == [(official, family)]


def test_a_letter_for_a_figure_is_read_behind_a_number_word_only() -> None:
    assert [one.form for one in citations("Kết luận số l5-KL/TW")] == ["look-alike letters"]
    assert citations("gói I5-KL/TW") == []
    assert citations("150-KLTW ngày 3/4/2020") == []  # nor is a lost slash, without a word that announces a document


def test_what_the_eye_does_not_see_is_odd_too() -> None:
    forms = [citations(text)[0].form for text in ("58&#45;QĐ/TW", "58-QĐ\u200b/TW")]
    assert forms == ["marks or escapes inside", "marks or escapes inside"]
    assert [str(one.identifier) for one in citations("Quy định 58-QĐÐ/TW")] == ["58-QĐ/TW"]  # read by OCR
