"""What a won and a lost deal are said to be or to have done, put together from their few parts."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import product


def _list(text: str) -> tuple[str, ...]:
    return tuple(" ".join(words.split()) for words in text.split(",") if words.strip())


def _each(first: str, second: str) -> Iterable[str]:
    """Every wording of the first part with every one of the second."""
    return (" ".join(pair) for pair in product(_list(first), _list(second)))


_GOING = """
    going ahead, moving forward, moving ahead, going forward, proceeding, going to proceed, continuing,
    happening, going to happen, interested, buying, buying from us, going with us, going for it,
    moving forward with us, moving ahead with us, proceeding with us, continuing with us, working with us,
    going any further, a fit, a good fit, right fit, a match
"""
_GO = """
    buy, proceed,
    go ahead, move forward, move ahead, go forward, continue, buy from us, go with us, go for it,
    happen, work out, be going ahead, be moving forward, be proceeding, be buying, be going with us,
    go any further, continue with us, proceed with us, move forward with us, work with us, go on with us
"""
_OFFER = """
    our offer, our proposal, our quote, our bid, our tender, our price, our terms, offer, proposal, quote, bid
"""

GONE = (
    *_list(
        """
        lost, closed / lost, dead, gone, fell through, said no, passed, passed on us, declined, backed out,
        pulled out, walked, walked away, pulled plug, pulled pin, cancelled, canceled, off, out,
        turned us down, said no to us, rejected us, a loss, a no go, no go, fallen through, closed lost,
        close lost, off table, kaput, toast, told us no, decided against us, decided against it,
        dropped out, disqualified, bailed, pulled, a dead end, a lost cause, walked out, ended talks,
        dead in water, died, went bust, went under, fizzled, fizzled out,
        fell apart, bit dust, collapsed, no fit, churned, churned out, gone elsewhere, went elsewhere,
        gone another way, gone in another direction, went another direction, went in another direction,
        went a different direction, went in a different direction, took another route, no deal,
        called it off, called off, abandoned, shelved, scrapped, axed, terminated, canned,
        pulled out of it, opted out, lost for good, a dead duck, qualified out, out of running, dropped us,
        binned us, knocked us back, gone bust, gone under, went bankrupt, gone bankrupt, fell over,
        belly up, withdrew, withdrawn, threw in towel, gave it a miss, gave us a no,
        went into administration, went into liquidation, didn't go with us, didn't choose us,
        didn't pick us, called time, called it quits, didn't work out, did not work out,
        didn't make it, did not make it, a goner, all off,
        went south, gone south, pulled out of deal, walked away from deal
        """
    ),
    *_each("not, isn't, aren't, no longer, isn't any longer", _GOING),
    *_each("not, isn't, aren't, no longer", "interested anymore, interested any more, interested any longer"),
    *_each(
        "won't, will not, decided not to, chose not to, opted not to, don't want to, doesn't want to", _GO
    ),
    *_each("passed on, declined, rejected, turned down, refused, knocked back, said no to", _OFFER),
    *_each(
        """
        cancelled, canceled, killed, dropped, stopped, shelved, scrapped, abandoned, axed, binned, ended,
        pulled
        """,
        """
        project, plan, plans, idea, programme, purchase, deal, rollout, initiative, talks, evaluation, order
        """,
    ),
)
"""Of a lost deal: "Acme passed on our offer"."""

SIGNED = (
    *_list(
        """
        won, signed, closed, a go, a goer, going with us, closed / won, closed won, close won, converted,
        said yes, said yeah, said yep, said yup, came through, came good, ours, a win, win, on board, onboard,
        in bag, signed off,
        signed up, sealed, sealed deal, bought, ordered, accepted, agreed and signed, signed today, landed,
        inked, done deal, went with us, gone with us, chose us, chosen us, picked us, signed with us,
        signed up with us, placed order, confirmed order, sent po, sent us po, sent purchase order,
        became a customer, became a client, become a customer, become a client, countersigned, in books,
        a done deal, booked, clinched, went for it, signing off, gave us a yes, said yes to us,
        is a customer, is a client, are a customer, finalized, finalised, green lit, greenlit,
        chose to go with us, placed, bound, renewed, go ahead, good to go, signed sealed and delivered,
        renewed their contract, extended their contract, came back with a yes, gave a yes,
        signed on dotted line, pulled trigger, over line, across line, done and dusted, all signed,
        signed and sealed, went ahead, went ahead with us, gone ahead, given us order, awarded us,
        awarded it to us
        """
    ),
    *_each(
        "gave us, gave, given us, awarded us, handed us",
        """
        order, green light, go ahead, nod, thumbs up, contract, job, business, deal, tender, project
        """,
    ),
    *_each(
        "decided to, agreed to, chosen to, chose to, opted to",
        """
        go ahead, go ahead with us, go with us, proceed, proceed with us, buy from us, sign with us,
        work with us, move ahead with us, move forward with us, move ahead, move forward, accept
        """,
    ),
)
"""Of a won deal: "Acme gave us the nod"."""
