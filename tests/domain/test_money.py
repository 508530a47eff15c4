"""Money is exact, or it is refused in a sentence."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.money import LIMIT, MINOR_DIGITS, Money, is_currency, minor_digits
from bot.domain.refusals import AmountRefused


@pytest.mark.parametrize(
    ("amount", "currency", "minor"),
    [
        ("50000", "USD", 5_000_000),
        ("0", "EUR", 0),
        ("-0", "EUR", 0),
        ("0.01", "EUR", 1),
        ("1.50", "GBP", 150),
        ("1.500", "GBP", 150),
        ("5000000", "JPY", 5_000_000),
        ("5E+6", "JPY", 5_000_000),
        ("1.234", "KWD", 1234),
        ("10000000000000", "USD", 10**15),
        ("0E-999999", "USD", 0),
    ],
)
def test_an_amount_becomes_minor_units(amount: str, currency: str, minor: int) -> None:
    assert Money.of(Decimal(amount), currency) == Money(minor, currency)


@pytest.mark.parametrize(
    ("amount", "currency", "says"),
    [
        ("1.234", "USD", "1.234"),
        ("0.5", "JPY", "0.5"),
        ("1E-999999", "USD", "1E-999999"),
        ("-5", "USD", "-5"),
        ("NaN", "USD", "NaN"),
        ("sNaN", "USD", "NaN"),
        ("Infinity", "USD", "Infinity"),
        ("-Infinity", "USD", "Infinity"),
        ("10000000000000.01", "USD", "10,000,000,000,000.01"),
        ("1E+999999", "USD", "1E+999999"),
        ("5", "usd", "usd"),
        ("5", "XYZ", "XYZ"),
    ],
)
def test_what_no_deal_can_be_worth_is_refused_and_quoted(amount: str, currency: str, says: str) -> None:
    with pytest.raises(AmountRefused) as refused:
        Money.of(Decimal(amount), currency)
    assert says in refused.value.sentence


@pytest.mark.parametrize(
    ("currency", "digits"),
    [("USD", 2), ("EUR", 2), ("HUF", 2), ("JPY", 0), ("KRW", 0), ("ISK", 0), ("KWD", 3), ("TND", 3)],
)
def test_each_currency_has_its_decimals(currency: str, digits: int) -> None:
    assert minor_digits(currency) == digits


@pytest.mark.parametrize("code", ["usd", "XYZ", "", "US", "EURO", "XAU", "€"])
def test_what_is_not_a_currency_code(code: str) -> None:
    assert not is_currency(code)


@given(st.integers(min_value=0, max_value=LIMIT), st.sampled_from(sorted(MINOR_DIGITS)))
def test_minor_units_and_decimals_are_the_same_amount(minor: int, currency: str) -> None:
    money = Money(minor, currency)
    assert Money.of(money.decimal, currency) == money


@given(st.decimals(), st.text(max_size=4) | st.sampled_from(sorted(MINOR_DIGITS)))
def test_any_decimal_is_exact_or_refused(amount: Decimal, currency: str) -> None:
    try:
        money = Money.of(amount, currency)
    except AmountRefused as refused:
        assert refused.sentence
    else:
        assert money.decimal == amount
