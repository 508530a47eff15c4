"""Small words of the language of messages: what may be skipped, what opens a request, what joins."""

from __future__ import annotations

import re
from functools import cache

from bot.language.names.near import NearWords
from bot.language.names.ordinary import ORDINARY

SKIPPED = frozenset(
    """
    the a an just now please pls plz plse kindly officially finally already also so well here really actually
    basically sorry btw fyi hi hey hello hiya wow yay woohoo woop
    wee boom omg great good nice awesome amazing huge super happy quick formally quickly still quite
    currently today's too though then very alright right heads headsup team guys folks everyone
    everybody peeps oh ah um uh hmm hm lol haha whoop tada umm uhh erm er hooray hurray hurra congrats bravo
    unfortunately sadly damn oops ugh argh sigh cool excellent fantastic brilliant evening verbally
    basically simply instead anyway anyways fully only alas ta sir madam maam bro buddy ji
    itself pal yall positively latest baby dude
    """.split()
)
"""Words that change nothing about what is asked; they may stand anywhere."""

OPENERS = tuple(
    tuple(opener.split())
    for opener in """
    can you, could you, would you, will you, can u, could u, can we, could we, would you mind, do you
    mind, mind, i'd like to, i would like to, i want to, i want you to, i need you to, need you to,
    i'd like you to, want you to, we want to, we'd like to, you can, you may, let's, lets, let us, go
    ahead, mate, mates, lads, gang, time to, we need to, i need to, need to, we, i, we've, i've, we have,
    i have, we had, i had, have, has, we did, i did, we are, we're, i'm, i am, my, our, us, me,
    to be clear, for the record, to all, hear hear, as of today, as of, from, on, with, about, re, up, you,
    all, is, it's, it, its, talked to, spoke to, spoke with, talked with, heard back, heard, out, there,
    thank, rainmaker, bot, big, deal, one, one more thing, one last thing, another thing, last thing,
    before i forget, by the way, that, this, and, but, because, since, after, end, day,
    todo, remember, short, summary, status, correction, change, i'd say, i would say, thanks, yes,
    yep, yeah, yup, ok, okay, cheers, update, updates, both, quick update, question, reminder,
    log that, record that, report that, had to, have had to, job at, job for, project at, project with,
    off phone with, got off phone with, off call with, got off call with, out of call with,
    out of meeting with, coming out of, i'd put, news, bad news, sad news,
    terrible news, more news, there's, there is, no wait, wait no, no, wait, oh wait,
    dear, that's, thats, here's, deal with, deal at, opp with, opp at, order from, order for
    """.split(",")
)
"""What may stand before a request or a report without changing it."""

JOINING = frozenset(("and", "then", "plus", "und"))
"""Words between two actions, or between two deals."""

CONTRASTING = frozenset(("but", "however", "though"))

COMPANY_WORDS = frozenset(
    """
        deal account opp opportunity contract business project job client customer order one guys
        lead prospect
    """.split()
)
"""What may follow a deal's name without being part of it: "the Stark deal"."""

_OWN_SPELLINGS = {
    "u": "you",
    "r": "are",
    "ur": "your",
    "w/": "with",
    "w": "with",
    "tmrw": "tomorrow",
    "mv": "move",
    "thx": "thanks",
    "ty": "thanks",
    "n": "and",
    "frm": "from",
    "rmd": "remind",
    "rmnd": "remind",
    "rmndr": "reminder",
    "cust": "customer",
    "neg": "nego",
    "opty": "opp",
    "oppty": "opp",
    "f/u": "followup",
    "fu": "followup",
    "fup": "followup",
    "f'up": "followup",
    "b/c": "because",
    "w/o": "without",
    "rec'd": "received",
    "recd": "received",
    "rcvd": "received",
    "amt": "amount",
    "dt": "date",
    "mtg": "meeting",
    "mtng": "meeting",
    "nbm": "meeting",
    "appt": "appointment",
    "ko": "kickoff",
    "resched": "rescheduled",
    "resched'd": "rescheduled",
    "sched": "schedule",
    "sched'd": "scheduled",
    "disco": "discovery",
    "qual": "qualified",
    "qual'd": "qualified",
    "quali'd": "qualified",
    "demoed": "demo'd",
    "conf'd": "confirmed",
    "exec'd": "executed",
    "cxl": "cancel",
    "cxld": "cancelled",
    "cxl'd": "cancelled",
    "biz": "business",
    "abt": "about",
    "em": "them",
    "'em": "them",
    "lst": "lost",
    "mvd": "moved",
    "snd": "send",
    "gve": "give",
    "gv": "give",
    "sgnd": "signed",
    "clsd": "closed",
    "prob'ly": "probably",
    "n't": "not",
    "cannot": "can't",
    "wont": "won't",
    "dont": "don't",
    "didnt": "didn't",
    "isnt": "isn't",
    "hasnt": "hasn't",
    "havent": "haven't",
    "wasnt": "wasn't",
    "doesnt": "doesn't",
    "cant": "can't",
}
_SHORTEST_MENDED = 4
_NO_SLIPS = frozenset(
    """
    answers arrives arrive baited baked band blocked boards boiled boots border boring breach bright
    casts cause caused causes cease charge charged charges charging chased choke choose chose chosen
    clause clone cloned closers closest clothes cont contrast cores counts court cover covers crate
    dealt decoded double downside draws drift drifted duplicate elected extends extent flight flower
    forgot forks fright graduate greek hell horse hose house layer lacked latter leaks lease linked loads
    locking locks looked looking loops loose masked modes mount older opener owning packed packs padded
    paint parsed patch patent patient peers plane planted played polling praised present presents
    prevent previews preview pride prime prince prize prompted prone quirk quit react reminds ripped scope
    seated settles shade shame shape sharp shell shipped shipping ships shrinks sifted signer sized skated
    skill skipped skips slice slicing slight slower smart snipped sought spill stack stale star sticky
    stock stops stored summit supper swift switches table tables tale tasks theme thick thin thorough
    tickets totals track tracks trick truck tuned upper vague valve waiter walker warp white witch world
    writer writes
    """.split()
)
"""Words a letter away from one of a pattern: "ships" is no slip of "slips", nor "lease" of "please"."""


_DRAWN_OUT = re.compile(r"([a-z])\1{2,}")
_CHEER = "wow"
"""What a word drawn out ("wooohoo", "yesss") says when it is no word of a pattern."""


@cache
def _spoken() -> frozenset[str]:
    """Words that are no slips: those of the patterns, imported late, since they are written in these."""
    from bot.language.phrases.notation import literal_words, spoken_words
    from bot.language.phrases.table import ROWS

    return spoken_words() | literal_words(row.says for row in ROWS) | SKIPPED


def is_spoken(word: str) -> bool:
    """Whether it is a word of the patterns."""
    return word in _spoken()


@cache
def _near() -> NearWords:
    from bot.language.phrases.notation import spoken_words

    return NearWords(word for word in spoken_words() | SKIPPED if len(word) >= _SHORTEST_MENDED)


def mended(shown: str) -> str:
    """A typed word in lower case, by its usual spelling; a slip in a word of a pattern is mended."""
    word = shown.lower()
    if _DRAWN_OUT.search(word):
        word = _DRAWN_OUT.sub(r"\1", word)
        return word if word in _spoken() else _CHEER
    if word in _OWN_SPELLINGS:
        return _OWN_SPELLINGS[word]
    if word.endswith("'s") and word not in _spoken() and word[:-2] in _spoken():
        return word[:-2]  # "the order's in"
    if (
        len(word) < _SHORTEST_MENDED
        or word in ORDINARY
        or word in _NO_SLIPS
        or word in _spoken()
        or not word.isalpha()
        or shown[:1].isupper()
    ):
        return word
    near = _near().near(word)
    return near[0] if len(near) == 1 else word
