"""Money as a deal keeps it: a whole number of minor units and a currency.

Sums are compared and added in the currency's smallest unit, so that no figure ever drifts by a cent.
Nothing here rounds: an amount that the currency cannot express is refused, never changed.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from types import MappingProxyType

from bot.domain.refusals import AmountRefused

LIMIT = 10**13
"""The largest amount of a deal, in major units (ten trillion dollars, yen, dinars)."""

# ISO 4217:2015, list one ("Current currency & funds code list", SIX Financial Information, the
# maintenance agency). Two decimals unless told otherwise below; funds codes and metals are left out.
_CODES = frozenset(
    """
    AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BGN BHD BIF BMD BND BOB BRL BSD BTN BWP BYN BZD
    CAD CDF CHF CLP CNY COP CRC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP
    GMD GNF GTQ GYD HKD HNL HTG HUF IDR ILS INR IQD IRR ISK JMD JOD JPY KES KGS KHR KMF KPW KRW KWD
    KYD KZT LAK LBP LKR LRD LSL LYD MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MYR MZN NAD NGN
    NIO NOK NPR NZD OMR PAB PEN PGK PHP PKR PLN PYG QAR RON RSD RUB RWF SAR SBD SCR SDG SEK SGD SHP
    SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TND TOP TRY TTD TWD TZS UAH UGX USD UYU UZS VED VES
    VND VUV WST XAF XCD XCG XOF XPF YER ZAR ZMW ZWG
    """.split()
)
_NO_DECIMALS = frozenset("BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX VND VUV XAF XOF XPF".split())
_THREE_DECIMALS = frozenset("BHD IQD JOD KWD LYD OMR TND".split())

MINOR_DIGITS: Mapping[str, int] = MappingProxyType(
    {code: 0 if code in _NO_DECIMALS else 3 if code in _THREE_DECIMALS else 2 for code in _CODES}
)
"""Every current ISO 4217 currency with the number of its decimals."""


def is_currency(code: str) -> bool:
    """Whether `code` is a current ISO 4217 currency, in capitals: "EUR" is, "eur" and "XYZ" are not."""
    return code in MINOR_DIGITS


def minor_digits(currency: str) -> int:
    """How many decimals the currency has: 2 for USD, 0 for JPY, 3 for KWD. Raises AmountRefused."""
    try:
        return MINOR_DIGITS[currency]
    except KeyError:
        raise AmountRefused(
            f'"{currency[:12]}" is not a currency I know. Nothing changed. '
            "Use its three letters, such as USD or EUR."
        ) from None


@dataclass(frozen=True, slots=True)
class Money:
    """`minor` minor units (cents, yen, fils) of an ISO 4217 `currency`.

    Values of different currencies have no order; compare `minor` where the currencies are known equal.
    """

    minor: int
    currency: str

    @classmethod
    def of(cls, amount: Decimal, currency: str) -> Money:
        """The same amount, exactly. `amount` is in major units.

        Raises AmountRefused when the amount is negative, not finite, over LIMIT or finer than the
        currency's smallest unit, and when the currency is unknown.
        """
        digits = minor_digits(currency)
        quoted = f'"{_written(amount)}"'
        if not amount.is_finite():
            raise AmountRefused(
                f"{quoted} is not an amount. Nothing changed. Type a number, such as 50000 or 50k."
            )
        if amount < 0:
            raise AmountRefused(
                f"{quoted} is negative, which no amount can be. Nothing changed. Type it without the minus."
            )
        if amount > LIMIT:
            raise AmountRefused(f"{quoted} is over the limit of {LIMIT:,}. Nothing changed. Check the zeros.")
        minor = _shifted(amount, digits)
        if minor is None:
            raise AmountRefused(
                f"{quoted} has more decimals than {currency}, which has {digits or 'none'}. "
                "Nothing changed. Amounts are never rounded silently: type the exact one."
            )
        return cls(minor, currency)

    @property
    def decimal(self) -> Decimal:
        """The amount in major units with all of the currency's decimals: 5000000 cents are 50000.00."""
        return Decimal(f"{self.minor}E-{minor_digits(self.currency)}")


def _shifted(amount: Decimal, digits: int) -> int | None:
    """amount × 10**digits as a whole number, or None when it is not whole.

    Worked out on the digits, since Decimal's own arithmetic rounds to the context's precision and an
    exponent of minus a million would make a ratio of a million digits.
    """
    _, figures, exponent = amount.as_tuple()
    assert isinstance(exponent, int), "finite"
    written = "".join(map(str, figures))
    places = exponent + digits
    if places >= 0:
        return int(written) * 10**places if amount else 0
    return int(written[:places] or "0") if not written[places:].strip("0") else None


def _written(amount: Decimal) -> str:
    """The amount as a person would write it, without an exponent while that stays readable."""
    exponent = amount.as_tuple().exponent
    if isinstance(exponent, int) and -20 <= exponent <= 20:
        return f"{amount:,f}"[:60]
    return str(amount)[:60]
