"""Money as people write it, exactly; and nothing where there is no money."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.language.amounts import Amount, find, read

AMOUNTS = """
$50k                              50000        USD
1.2M€                             1200000      EUR
USD 50,000                        50000        USD
50.000,00 €                       50000        EUR
¥5m                               5000000      JPY
￥５０００                         5000         JPY
2 lakh                            200000       -
₹ 12,34,567.89                    1234567.89   INR
2 crore 50 lakh                   25000000     -
50 grand                          50000        -
20 quid                           20           GBP
15 dollars 50                     15.5         USD
5 dollars and 20 cents            5.2          USD
5€50                              5.5          EUR
R$260,00                          260          BRL
R$ 5 mil                          5000         BRL
$5 mil                            5000000      USD
HK$ 10.05 billion                 10050000000  HKD
u.s $ 100,000,000                 100000000    USD
$100 CAD                          100          CAD
£94.50 GBP                        94.5         GBP
50,- Kč                           50           CZK
Fr. 1'200.-                       1200         CHF
CHF 1'049,95                      1049.95      CHF
Rs. 50,000/-                      50000        INR
17 940,00 руб                     17940        RUB
5 тыс. руб.                       5000         RUB
100元                             100          CNY
10万円                            100000       JPY
kr 500                            500          SEK
500 New Zealand dollars           500          NZD
500 francs suisses                500          CHF
2 millions de €                   2000000      EUR
deux millions d'euros             2000000      EUR
2 mil millones de dólares         2000000000   USD
1.200 millones de euros           1200000000   EUR
1,125 milliard d'euros            1125000000   EUR
1,5 Mio. €                        1500000      EUR
120 TEUR                          120000       EUR
TEUR 340                          340000       EUR
kEUR 12,5                         12500        EUR
T€ 75                             75000        EUR
MUSD 2.4                          2400000      USD
£2½m                              2500000      GBP
2 1/2 million                     2500000      -
a million and a half dollars      1500000      USD
a couple of grand                 2000         -
half a mil USD                    500000       USD
65k+ EUR                          65000        EUR
65k canadian                      65000        CAD
65.00 $ CAD                       65           CAD
65k gross                         65000        -
100 Euro und 50 Cent              100.5        EUR
1.499,-                           1499         -
3 millió Ft                       3000000      HUF
50T€                              50000        EUR
50 T CHF                          50000        CHF
$2T                               2000000000000 USD
15 tys. zł                        15000        PLN
R$ 2,5 mi                         2500000      BRL
4200 + VAT                        4200         -
£15k ex VAT                       15000        GBP
3 MEUR                            3000000      EUR
$2.5MM                            2500000      USD
two million dollars               2000000      USD
12-million-dollar                 12000000     USD
eine halbe Million Euro           500000       EUR
5 mkr                             5000000      SEK
1.5 Cr                            15000000     -
500 Rs.                           500          INR
half a million euros              500000       EUR
three quarters of a million       750000       -
1/2 million dollars               500000       USD
$1/4 million                      250000       USD
$1½ million                       1500000      USD
US dollars 50,000                 50000        USD
lei 250                           250          RON
50 cents                          0.5          USD
99¢                               0.99         USD
80 pence                          0.8          GBP
two and a half million            2500000      -
one hundred and fifty thousand    150000       -
four thousand two hundred         4200         -
25 hundred dollars                2500         USD
2 hundred grand                   200000       -
3 and a half k                    3500         -
62k5                              62500        -
two fifty k                       250000       -
three seventy five grand          375000       -
one point five mil euros          1500000      EUR
2.5 mil euros                     2500000      EUR
R150 000                          150000       ZAR
R2m                               2000000      ZAR
R 99                              99           ZAR
U$S 10,99                         10.99        USD
90kish                            90000        -
eineinhalb Millionen Euro         1500000      EUR
zwanzigtausend Euro               20000        EUR
fuenfundzwanzigtausend euro       25000        EUR
vijftienduizend euro              15000        EUR
48k                               48000        -
50000                             50000        -
-5                                -5           -
-$50k                             -50000       USD
($500)                            -500         USD
minus 5k                          -5000        -
"""

# The point groups thousands in euros, not in dollars; three decimals that end in 0 are nobody's decimals.
LONE_MARKS = """
€1.234                            1234         EUR
1.727 Ft                          1727         HUF
$1,234                            1234         USD
$1.500                            1500         USD
$1.234                            1.234        USD
KWD 1.234                         1.234        KWD
0,500 €                           0.5          EUR
$1.234 million                    1234000      USD
"""

SENTENCES = [
    ("won Acme 48k because fastest rollout", ["48000 -"]),
    ("new opp: Oscorp (€80k) closing Q3", ["80000 EUR"]),
    ("$1.2M ARR, 3 years, 10% off", ["1200000 USD"]),
    ("in 2026 $5m", ["5000000 USD"]),
    ("$40-50k", ["40000 USD", "50000 USD"]),
    ("10–12 Mio. €", ["10000000 EUR", "12000000 EUR"]),
    ("50k for 200 seats", ["50000 -"]),
    ("add Foo 5k odds 60%", ["5000 -"]),
    ("Foo $50k 31 march", ["50000 USD"]),
    ("Foo 50k march", ["50000 -"]),
    ("they pay $99/seat", ["99 USD"]),
    ("the company ' s $ 300 million", ["300000000 USD"]),
    ("a $ 5 million loan", ["5000000 USD"]),
    ("Acme 50k won", ["50000 -"]),
    ("Acme offer TEUR 340 sent", ["340000 EUR"]),
    ("65k canadian customers", ["65000 -"]),
    ("a couple of calls", []),
    ("the price is 12€99 now", ["12.99 EUR"]),
    ("a total of 10 billion won", ["10000000000 KRW"]),
    ("Acme -50k", ["-50000 -"]),
    ("a budget of about 1/4 million dollars", ["250000 USD"]),
    ("paid US dollars 50k", ["50000 USD"]),
    ("from 40k to 50k EUR", ["40000 EUR", "50000 EUR"]),
    ("call it five twenty k", ["520000 -"]),
    ("from 60 to 65k", ["60000 -", "65000 -"]),
    ("between 40 and 50k", ["40000 -", "50000 -"]),
    ("from 10 to 12k users", []),
]

NO_MONEY = """
3 seats | 24/7 | Q3 | 500 units | 60% | 60 percent | at 3pm | 15:30 | on 31.03.2026 | 2026-03-31 | March 31
31 March | the 15th | v1.2.3 | version 3.2 | call +1 555 0100 | 555-0100 | +49 170 1234567 | my 2 cents
meeting in 5m | 10k users | a 4K TV | 2 million users | a million thanks | phase 2 | we won 2 deals today
try 5 times | ALL 3 stages | H2 | room 101 | #1234 | B2B | F5 | 2.5x growth | 10.0.0.1 | 7-Eleven | GPT-4
Globex by 2027 | 10-12 weeks | one of them | half of the deals | quarter to three | 90 day trial | 10am-11am
gate R32 | R32 | thanks a million | one in a million | a few hundred k | room 2B | 12k rpm
12 miles | COVID-19 | a grand opening | Q4 2025 | 1/2 day | 1/2 of them | 3/4 done | our 50 cents
"""


def _rows(table: str) -> list[tuple[str, Amount]]:
    rows = [line.rsplit(maxsplit=2) for line in table.strip().splitlines()]
    return [(text, Amount(Decimal(value), None if code == "-" else code)) for text, value, code in rows]


@pytest.mark.parametrize(("text", "amount"), _rows(AMOUNTS) + _rows(LONE_MARKS))
def test_an_amount_is_read_exactly(text: str, amount: Amount) -> None:
    assert read(text) == amount


@pytest.mark.parametrize(
    "text", ["", "nan", "inf", "-inf", "1e9", "٣٤", "1.2.3", "Acme", "$", "50k or so", "9" * 41]
)
def test_what_is_no_amount_is_not_read(text: str) -> None:
    assert read(text) is None


@pytest.mark.parametrize(("text", "amounts"), SENTENCES)
def test_amounts_are_found_in_a_sentence(text: str, amounts: list[str]) -> None:
    told = [span.amount for span in find(text) if not span.bare]
    assert [f"{amount.value:f} {amount.currency or '-'}" for amount in told] == amounts


@pytest.mark.parametrize(
    "text", [text.strip() for row in NO_MONEY.strip().splitlines() for text in row.split("|")]
)
def test_nothing_is_found_where_there_is_no_money(text: str) -> None:
    assert find(text) == []


def test_a_mere_number_is_found_but_said_to_be_bare() -> None:
    [span] = find("set Acme to 55000")
    assert (span.bare, span.amount) == (True, Amount(Decimal(55000), None))


def test_a_mere_number_with_cents_is_no_label() -> None:
    assert [span.amount.value for span in find("closed for 128,500.00")] == [Decimal("128500")]


def test_a_span_says_where_the_amount_stands() -> None:
    text = "now € 610, not less"
    [span] = find(text)
    assert text[span.start : span.end] == "€ 610"


@pytest.mark.parametrize(
    ("text", "home", "currency"),
    [("$50k", "CAD", "CAD"), ("$50k", "EUR", "USD"), ("kr 500", "NOK", "NOK"), ("¥500", "CNY", "CNY"),
     ("US$ 5", "CAD", "USD"), ("50k", "CAD", None)],
)  # fmt: skip
def test_a_shared_sign_is_the_workspace_s_own_currency(text: str, home: str, currency: str | None) -> None:
    amount = read(text, home)
    assert amount is not None
    assert amount.currency == currency


def test_large_amounts_keep_every_digit() -> None:
    digits = "123456789012345678901234567890123456789"
    assert read(f"${digits}") == Amount(Decimal(digits), "USD")
    assert read(f"0.{digits} million") == Amount(Decimal(f"123456.{digits[6:]}"), None)


MONEY_TEXT = st.text(
    alphabet=st.sampled_from("0123456789.,'-– $€£¥kmb%/:()ausdMillion one half grand\n元٣"), max_size=60
)


@given(st.text() | MONEY_TEXT)
def test_whatever_is_typed_is_read_without_an_error(text: str) -> None:
    amount = read(text)
    assert amount is None or amount.value.is_finite()
    ends = [0]
    for span in find(text):
        assert ends[-1] <= span.start < span.end <= len(text)
        assert span.amount.value.is_finite()
        ends.append(span.end)
