"""What verbs are called in plain messages: "landed", "bagged" and "inked" all mean won.

Words of several parts are met as such. A verb that is also a noun stands in the form of its patterns.
"""

from __future__ import annotations


def _spoken(text: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(" ".join(word.split()) for word in text.split(",")))


ADD = _spoken(
    """
    add, added, create, created, open, opened, start, started, enter, log, logged, register, track,
    make, put in, set up, adding, creating, record, book
    """
)
MOVE = _spoken(
    """
    move, moved, moves, push, pushed, advance, advanced, shift, shifted, put, bump, bumped, promote,
    promoted, change, changed, set, switch, switched, transition, transitioned, progress, progressed,
    take, took, bring, brought, drag, dragged, update, updated, flip, flipped, kick, kicked, place,
    placed, return, returned, upgrade, upgraded, downgrade, downgraded, get, got, slide, slid, revert,
    reverted, mark, marked, flag, flagged, reclassify, tag, tagged, switching, stick, chuck, chucked, pop,
    popped, bung, whack, throw, flick, shove, get over
    """
)
WON = _spoken(
    """
    won, win, closed, closed won, close won, landed, signed, bagged, nailed, sealed, secured, clinched,
    inked, scored, wrapped up, locked in, locked down, closed on, landed on, snagged, winning, wins,
    sold, converted, booked, signed up, brought home, closing won, won over, finalized, finalised
    """
)
LOST = _spoken(
    """
    lost, lose, kill, killed, drop, dropped, scrap, scrapped, bin, binned, bury, buried, abandon,
    abandoned, disqualify, disqualified, closed lost, close lost, write off, wrote off, written off,
    give up on, gave up on, giving up on, rip, losing, ditch, ditched, axe, axed, pull plug on, walked
    away from, junk
    """
)
REOPEN = _spoken(
    """
    reopen, reopened, re open, revive, revived, resurrect, unclose, un close, re opened, re activate,
    reactivate, reactivated
    """
)
AMOUNT = _spoken(
    """
    amount, value, size, price, budget, worth, acv, arr, tcv, mrr, volume, total, deal size, deal value,
    contract value, deal amount, ticket, order value, revenue, quote, sum, quote value, new amount, new
    value, estimate, deal price, order size, fee, scope, premium, final
    number, final price, final amount, new total, new price
    """
)
CLOSE_DATE = _spoken(
    """
    close date, closing date, closedate, expected close, expected close date, close, eta, exp close, due
    date, target date, decision date, signing date, closing, decision, target close, close target,
    expected closing, est close, estimated close, new close date, deadline, expected signing, planned
    close, forecast close, timeline, completion, completion date, closure, expected closure, closure date,
    signature date, signing, signature
    """
)
ODDS = _spoken(
    """
    odds, probability, prob, chance, likelihood, confidence, win probability, chances, win chance,
    likely, sure, certain, confident, there, win odds, close probability, chance of closing, chance to
    close, prob of closing, done, win prob, probable, chance of winning, likelihood of
    closing, closing probability, to close, chances of winning
    """
)
OWNER = _spoken(
    """
    give, gave, assign, assigned, hand, handed, transfer, transferred, pass, passed, reassign,
    reassigned, move, moved, put, set, change, changed, hand over, handed over, handing, giving,
    assigning, delegate, delegated, attribute, allocate, allot, hand off, handed off, handing off,
    sign over, switch, switched, reassigning, transferring, passing, make
    """
)
NEXT_STEP = _spoken(
    """
    next step, next steps, next, next action, next up, nextstep, next move, next thing
    """
)
FOLLOW_UP = _spoken(
    """
    follow up, followup, follow ups, following up, follow, chase, check in, check back, circle back,
    touch base, reconnect, revisit, catch up, check up, come back, get back, check, chase up, nudge,
    loop back, reach out, ping, poke, resume, remind, reach back out, speak, talk, sync, sync up,
    regroup
    """
)
NOTE = _spoken(
    """
    note, notes, comment, memo
    """
)
