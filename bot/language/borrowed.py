"""Which stretches of a message are not what its writer reports: others' words, examples, agendas, jokes.

A forwarded e-mail, a talk that was written down and a list of aims read like reports of one's own, line by
line; what stands around them tells that they are none. Every pattern is tried at a line or at a word and
looks a few words ahead, so a text costs time in proportion to its length.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

Stretch = tuple[int, int, str]
"""text[start:end] and what it is."""

_FORWARDED = re.compile(
    r"^[ \t>]*(?:-{2,}\s?(?:forwarded|original) message|begin forwarded message\b"
    r"|from:[^\n]*\n(?:to|sent|date|cc|subject):|on [^\n]{3,120} wrote:)",
    re.IGNORECASE | re.MULTILINE,
)
"""From here to its end the message is an e-mail of someone's."""

_SPOKEN_LINE = re.compile(r"^[ \t]*\[\d{1,2}[:.]\d{2}[^\]\n]{0,6}\][^\n]*", re.MULTILINE)
"""A line of a talk: "[10:15] Kim: Globex signed"."""

_LABELLED_LINE = re.compile(r"^[ \t]*(?P<who>\w[\w.'-]{0,20}(?: \w{1,20})?): ?\S[^\n]*", re.MULTILINE)
"""A line that a word or two open: who said it, or what the line is about."""
_BY_DAY = re.compile(r"^[ \t]*(?:mon|tue|wed|thu|fri)[a-z]{0,6}: ?\S[^\n]*", re.IGNORECASE | re.MULTILINE)
"""A line of a week's plan."""
_SPEAKERS = frozenset("me you us them client customer prospect buyer seller rep boss q a".split())
_FIELDS = frozenset(
    "note notes next stage amount owner close reminder todo deal lead status won lost".split()
)

_TOOLS = (
    "hubspot|salesforce|pipedrive|docusign|jira|github|gitlab|notion|trello|asana|zapier|gong|zoom|calendly"
    "|slackbot|intercom|zendesk"
)
_SUBJECT = re.compile(
    r"^[ \t]*(?:RE|FW|FWD|AW|WG): ?[^\n]*"
    rf"|^[ \t]*(?:\[(?i:external|{_TOOLS})\]|(?i:{_TOOLS}):)[^\n]*",
    re.MULTILINE,
)
"""What programs write: the subject of an e-mail (people write "re Acme"), and what happened in them."""

_UNDONE = re.compile(
    r"^[ \t]*(?:[-*•][ \t]*)?(?:\[[ \t]?\]|[⬜☐])[^\n]*|~~[^~\n]{1,300}~~"
    r"|(?<=[,:]) [^,:\n\[]{1,60}\[[ \t]?\]",
    re.MULTILINE,
)
"""A box that is not ticked, or what is struck out as other programs write it."""

_EXAMPLE = re.compile(
    r"(?<!\w)(?:e\.\s?g\.|for example|for instance|i\.\s?e\.|(?:something|anything|things|stuff|it) like:"
    r"|like (?:so|this):)[^\n]*",
    re.IGNORECASE,
)

_HEADINGS = """
    agenda, queue, items, to discuss, for discussion, talking points, aob, action item, action items,
    priorities,
    goal, goals, okr, okrs, kpi, kpis, aims, targets, topics,
    wish list, wishlist, pros, cons, parking lot, poll, quiz, riddle, haiku, joke, script, transcript,
    template, minutes, open questions, case study, standup, stand-up, standup notes, stand-up notes, blockers,
    hot take, opinion, prediction, unconfirmed, unofficial, draft, best case, worst case, scenario a,
    scenario b, scenario, exercise, roleplay, role play, drill, homework, thought experiment, for later,
    test, testing, demo data, sandbox, tbc, please confirm, word on the street, subject, title,
    headline, fake news, correction needed, wrong, false
"""
_HEADING = "|".join(words.strip() for words in _HEADINGS.split(","))
_HEADED = re.compile(
    r"^[ \t*_#>-]*(?!(?:note|add|log|remind|follow)\b)(?:[\w'&]+ ){0,3}?"
    rf"(?:{_HEADING})(?: (?:for|of|from) [^:\n]{{1,30}})?[*_ ]*(?::|$(?=\n[ \t]*(?:[-*•·–]|\d{{1,2}}[.)])))",
    re.IGNORECASE | re.MULTILINE,
)
"""What stands behind these words and a colon, or as items below them, is a list, or no more than meant."""
_ITEM = re.compile(r"[ \t]*(?:[-*•·–]|\d{1,2}[.)])[^\n]*(?:\n|$)")

_JOKE = re.compile(
    r"\b(?:just kidding|only joking|kidding|in my dreams|please ignore|testing testing)\b"
    r"|\byeah,? right(?=[ \t]*(?:[,.!…\n]|\Z))|^[ \t]*april fools?\b|(?<!\S)(?:(?-i:jk)|/s|\(test\))(?!\S)",
    re.IGNORECASE | re.MULTILINE,
)
_TAKEN_BACK = re.compile(
    r"(?:,|\.\.\.|…| [-–—]) ?"
    r"(?:almost|nearly|not|fake news|true or false|yes or no|(?:says|said) \w{1,20}|\w{1,20} (?:says|said))"
    r"[ .!?]{0,5}$|\((?:not yet|joke|just a joke|almost)\)[ .!?]{0,5}$",
    re.IGNORECASE | re.MULTILINE,
)
"""What at the end of a sentence takes it back, or gives it to somebody else."""
_OWN_WORDS = re.compile(r"\W*(?:add|note|log|remind|follow|next|f/u)\b", re.IGNORECASE)
"""What begins so holds words of the writer's choice, whatever they sound like."""


def borrowed(text: str) -> list[Stretch]:
    """The stretches of the text that nobody reports with, in any order; they may overlap.

    text: the message, with plain apostrophes.
    """
    if _JOKE.search(text):
        return [(0, len(text), "joke")]
    found: list[Stretch] = []
    if forwarded := _FORWARDED.search(text):
        found.append((forwarded.start(), len(text), "forwarded"))
    found += [(line.start(), line.end(), "talk") for line in _SPOKEN_LINE.finditer(text)]
    found += [(line.start(), line.end(), "forwarded") for line in _SUBJECT.finditer(text)]
    found += _talk(text)
    found += [(line.start(), line.end(), "undone") for line in _UNDONE.finditer(text)]
    found += [(line.start(), line.end(), "example") for line in _EXAMPLE.finditer(text)]
    found += _taken_back(text)
    by_day = [(line.start(), line.end(), "list") for line in _BY_DAY.finditer(text)]
    found += by_day if len(by_day) > 1 else []
    found += _lists(text)
    return found


def _talk(text: str) -> Iterator[Stretch]:
    """The lines of a talk that was copied: people are named before them by turns, or "me" is."""
    lines = [line for line in _LABELLED_LINE.finditer(text) if line["who"].casefold() not in _FIELDS]
    who = [line["who"].casefold() for line in lines]
    last = {one: place for place, one in enumerate(who)}
    by_turns = any(last[one] > place + 1 and one != who[place + 1] for place, one in enumerate(who[:-1]))
    if len(lines) > 1 and (by_turns or not _SPEAKERS.isdisjoint(who)):
        yield from ((line.start(), line.end(), "talk") for line in lines)


def _taken_back(text: str) -> Iterator[Stretch]:
    for end in _TAKEN_BACK.finditer(text):
        start = max(text.rfind(mark, 0, end.start()) for mark in ("\n", ". ", "! ", "? ")) + 1
        if not _OWN_WORDS.match(text, start):
            yield start, end.end(), "taken back"


def _lists(text: str) -> Iterator[Stretch]:
    """What stands behind a heading on its line, or as items on the lines below."""
    for heading in _HEADED.finditer(text):
        end = text.find("\n", heading.end())
        end = len(text) if end < 0 else end + 1
        while item := _ITEM.match(text, end):
            if item.end() == end:
                break
            end = item.end()
        yield heading.start(), end, "list"
