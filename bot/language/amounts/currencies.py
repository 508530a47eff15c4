"""What people call currencies: signs, letters and words, in the languages of the common ones.

A sign that several currencies share ("$", "kr", "¥") names the most traded of them, together with the
family that a workspace's own currency or a code beside it may choose from ("$100 CAD").
"""

from __future__ import annotations

from dataclasses import dataclass, field

from bot.domain.money import MINOR_DIGITS


@dataclass(frozen=True, slots=True)
class Unit:
    """A currency as written: its ISO 4217 `code`, and the others that it may be. `noun`: spelled out."""

    code: str
    family: frozenset[str] = field(default_factory=frozenset)
    noun: bool = False

    def at_home(self, home: str | None) -> Unit:
        """The unit as meant in a workspace whose own currency is `home`."""
        return Unit(home, noun=self.noun) if home in self.family and home else self

    def narrowed_by(self, other: Unit) -> bool:
        """Whether `other`, written on the number's other side, says the same or more precisely."""
        return other.code == self.code or other.code in self.family or self.code in other.family


def _family(codes: str, *, noun: bool = False) -> Unit:
    first, *_ = every = codes.split()
    return Unit(first, frozenset(every) if len(every) > 1 else frozenset(), noun)


DOLLARS = (
    "USD CAD AUD NZD SGD HKD TWD MXN ARS CLP COP JMD BBD BSD BZD BMD FJD GYD NAD TTD XCD LRD BND UYU DOP"
)
_CROWNS = "SEK NOK DKK ISK CZK"
_RUPEES = "INR PKR LKR NPR MUR SCR"

SIGNS = {
    sign: _family(codes)
    for sign, codes in {
        "$": DOLLARS, "€": "EUR", "£": "GBP EGP LBP GIP", "¥": "JPY CNY", "₹": "INR", "₪": "ILS", "₴": "UAH",
        "₽": "RUB", "₩": "KRW", "₫": "VND", "₱": "PHP", "₦": "NGN", "₺": "TRY", "฿": "THB", "₡": "CRC",
        "₲": "PYG", "₸": "KZT", "₵": "GHS", "₭": "LAK", "₮": "MNT", "₼": "AZN", "₾": "GEL", "៛": "KHR",
        "৳": "BDT", "₨": _RUPEES,
    }.items()
}  # fmt: skip
"""Signs of a single character, before or after the number."""

DOLLAR_LETTERS = {
    letters: code
    for code, every in {
        "USD": "us usd u.s u.s.", "CAD": "c ca cad can cdn", "AUD": "a au aud", "NZD": "nz nzd",
        "HKD": "hk hkd",
        "SGD": "s sg sgd", "BRL": "r brl", "MXN": "mex mx mxn", "TWD": "nt tw twd ntd", "JMD": "j jmd",
        "TTD": "tt ttd", "BZD": "bz", "BBD": "bds", "XCD": "ec xcd", "DOP": "rd dop", "CLP": "cl clp",
        "COP": "col cop", "ARS": "ar ars", "BND": "b bnd", "FJD": "fj fjd", "NAD": "nad", "UYU": "uyu",
    }.items()
    for letters in every.split()
}  # fmt: skip
"""What stands before a dollar sign: "US$", "C$", "R$", "Mex$"."""

ABBREVIATIONS = {
    short: _family(codes)
    for codes, every in {
        _CROWNS: "kr kr.", "CZK": "kč kčs", "HUF": "ft", "PLN": "zł zl", "RON": "lei leu", "TRY": "tl",
        _RUPEES: "rs rs. re", "IDR": "rp rp.", "MYR": "rm", "CHF": "fr fr. sfr sfr. chf", "BGN": "лв лв.",
        "RUB": "руб руб. р р. rub", "UAH": "грн грн. грн", "KZT": "тг тенге", "AED": "dhs dhs. dh",
        "VND": "đ vnd", "KES": "ksh ksh. kshs", "TZS": "tsh", "UGX": "ush", "PHP": "php",
        "CNY": "元 块 块钱 人民币 rmb",
        "JPY": "円 日元", "KRW": "원 韩元", "USD": "美元 美金", "EUR": "欧元 ユーロ", "GBP": "英镑 stg",
        "HKD": "港元 港币",
        "PEN": "s/ s/.", "ZAR": "r", "TWD": "nt", "BDT": "tk tk.", "ILS": "nis", "LAK": "kip",
    }.items()
    for short in every.split()
}  # fmt: skip
"""Letters that stand for a currency beside a number, lower-case here."""

PREFIX_ONLY = frozenset("re rm fr. fr s/ s/. r nt".split())
"""Abbreviations that never follow their number."""

ALSO_PREFIX = frozenset(
    "lei rs rs. rp rp. kr kr. kč ft zł tl sfr sfr. chf dhs dhs. dh ksh ksh. kshs tsh "
    "ush php rmb 人民币 tk tk. us".split()
)
"""Abbreviations that stand before the number as well as behind it."""

UPPER_ONLY = frozenset("r rm nt re".split())
"""Abbreviations that are ordinary letters unless written in capitals (or as "Re")."""

# Codes that are also words or companies: read in capitals only, or never.
_WORDLIKE = frozenset("BAM BOB COP CUP GEL LAK MAD MOP MUR PEN SAR SLE SOS TOP TRY WST".split())
_NEVER = frozenset(("ALL", "AMD"))

_NOUNS = {
    "dollar dollars dólar dólares dolar dolares dollari dollaro доллар доллара долларов": DOLLARS,
    "buck bucks": "USD CAD AUD",
    "euro euros eur euroa евро": "EUR",
    "pound pounds pfund sterline sterlina libra libras livre livres ponden quid": "GBP EGP LBP SDG SYP",
    "sterling": "GBP",
    "yen yens yenes": "JPY",
    "yuan yuans renminbi renminbis kuai": "CNY",
    "rupee rupees rupie rupien roupies rupias": _RUPEES,
    "franc francs franken franchi francos": "CHF XOF XAF XPF",
    "peso pesos": "MXN ARS CLP COP PHP UYU DOP CUP",
    "krona kronor": "SEK ISK",
    "krone kroner kronen": "NOK DKK",
    "crown crowns koruna koruny korun": "CZK SEK NOK DKK",
    "lira liras lire": "TRY",
    "dinar dinars": "KWD BHD JOD IQD RSD TND LYD DZD",
    "riyal riyals": "SAR QAR YER",
    "rial rials": "IRR OMR",
    "dirham dirhams": "AED MAD",
    "shilling shillings": "KES TZS UGX SOS",
    "ruble rubles rouble roubles rubel рубль рубля рублей рубли": "RUB",
    "hryvnia hryvnias гривна гривня гривень гривны гривен": "UAH",
    "real reais reales reals": "BRL",
    "rand rands": "ZAR",
    "zloty zlotys złoty złotych zlotych": "PLN",
    "forint forints": "HUF",
    "won": "KRW",
    "baht": "THB",
    "ringgit ringgits": "MYR",
    "rupiah rupiahs": "IDR",
    "dong": "VND",
    "shekel shekels": "ILS",
    "naira nairas": "NGN",
    "cedi cedis": "GHS",
    "taka": "BDT",
    "lev leva лева": "BGN",
    "soles": "PEN",
    "tenge": "KZT",
}
_PEOPLES = {
    "USD": "us american americain américains americains américain estadounidenses americanos amerikanische "
    "amerikanischer",
    "CAD": "canadian canadiens canadien canadienses kanadische kanadischer",
    "AUD": "australian australiens australianos australische aussie",
    "NZD": "new-zealand kiwi",
    "HKD": "hong-kong hongkong",
    "SGD": "singapore singaporean",
    "TWD": "taiwan taiwanese new-taiwan",
    "JMD": "jamaican", "NAD": "namibian", "FJD": "fijian fiji", "BBD": "barbadian", "BSD": "bahamian",
    "GBP": "british sterling esterlinas esterlina uk pound-sterling",
    "EGP": "egyptian", "LBP": "lebanese", "SDG": "sudanese", "SYP": "syrian",
    "CNY": "chinese", "JPY": "japanese", "KRW": "korean south-korean",
    "INR": "indian", "PKR": "pakistani", "LKR": "sri-lankan", "NPR": "nepalese nepali", "MUR": "mauritian",
    "CHF": "swiss suisses suisse schweizer svizzeri suizos", "XOF": "cfa",
    "MXN": "mexican mexicanos", "ARS": "argentine argentinian argentinos", "CLP": "chilean chilenos",
    "COP": "colombian colombianos", "PHP": "philippine filipino", "UYU": "uruguayan", "DOP": "dominican",
    "CUP": "cuban", "SEK": "swedish schwedische", "ISK": "icelandic", "NOK": "norwegian norwegische",
    "DKK": "danish dänische", "CZK": "czech tschechische", "TRY": "turkish", "KWD": "kuwaiti",
    "BHD": "bahraini",
    "JOD": "jordanian", "IQD": "iraqi", "RSD": "serbian", "TND": "tunisian", "LYD": "libyan",
    "DZD": "algerian",
    "SAR": "saudi saudi-arabian", "QAR": "qatari qatar", "YER": "yemeni", "IRR": "iranian",
    "OMR": "omani oman",
    "AED": "uae emirati", "MAD": "moroccan", "KES": "kenyan", "TZS": "tanzanian", "UGX": "ugandan",
    "SOS": "somali", "RUB": "russian", "BRL": "brazilian brasileños brasileiros", "ZAR": "south-african",
    "UAH": "ukrainian", "PLN": "polish", "THB": "thai", "ILS": "israeli new-israeli israeli-new",
    "HUF": "hungarian",
}  # fmt: skip


def _spelled_out() -> dict[str, Unit]:
    """Every way to write a currency in words, such as "hong kong dollars" and "francs suisses"."""
    spelled: dict[str, Unit] = {}
    for nouns, codes in _NOUNS.items():
        for noun in nouns.split():
            if noun not in ("won", "real"):  # "we won" and "a real deal" speak of no money by themselves
                spelled[noun] = _family(codes, noun=True)
            for code in codes.split():
                for people in _PEOPLES.get(code, "").split():
                    people = people.replace("-", " ")
                    spelled[f"{people} {noun}"] = spelled[f"{noun} {people}"] = Unit(code, noun=True)
    return spelled


SPELLED_OUT = _spelled_out()


def by_code(word: str) -> Unit | None:
    """The currency of a three-letter code in any case, unless the word is likelier something else."""
    code = word.upper()
    if code not in MINOR_DIGITS or code in _NEVER or (code in _WORDLIKE and word != code):
        return None
    return Unit(code)
