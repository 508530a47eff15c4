"""Reads a plain message: sentences one by one, in each what its clauses ask for, and what they carry on."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from bot.language.context import Context
from bot.language.dates import When
from bot.language.phrases.additions import Added, addition_at, additions, is_won
from bot.language.phrases.again import another, goes_on
from bot.language.phrases.asked import Asked
from bot.language.phrases.clauses import Sentence, sentences
from bot.language.phrases.corrections import corrected, put_anew, taken_back, value_anew
from bot.language.phrases.drafting import another_new_deal, draft_of
from bot.language.phrases.drafts import Draft
from bot.language.phrases.fits import Head
from bot.language.phrases.follow_ups import meeting_at
from bot.language.phrases.heads import heads_at
from bot.language.phrases.in_order import is_one_sum_of_several, past_sums, speaks_of_both, sums_in_order
from bot.language.phrases.intents import Intent
from bot.language.phrases.markup import opened
from bot.language.phrases.masking import pieces_of
from bot.language.phrases.misleading import OTHER_SUMS
from bot.language.phrases.nothing import is_conditional, is_question
from bot.language.phrases.openings import titled
from bot.language.phrases.own_words import take_text
from bot.language.phrases.pieces import Kind, Piece, Pieces, SpokenDeal
from bot.language.phrases.pointing import is_for_then, is_reply, is_theirs, last_day, point_back
from bot.language.phrases.questions import asks_to_see, questions_of
from bot.language.phrases.remarks import is_harmless, passed_over
from bot.language.phrases.slots import Scene
from bot.language.phrases.values import Conversation, Heard, Reading
from bot.language.phrases.verdicts import is_loss, leads_to_a_sum, said_instead, told_before, verdict_of
from bot.language.text import from_slack


def read(text: str, context: Context, conversation: Conversation) -> Reading:
    """What a plain message asks for. Never raises, whatever is typed.

    text: as Slack sends it, so `&`, `<` and `>` are escaped and picked members are tokens.
    """
    message = opened(from_slack(text))
    pieces = _without_address(pieces_of(message, context), conversation)
    scene = Scene(context, message.said)
    asked = Asked(scene, conversation)
    run = _Run(scene, conversation, asked)
    for sentence in sentences(pieces, context.workspace.pipelines):
        run.sentence(sentence)
    return asked.reading(pieces)


def _without_address(pieces: list[Piece], conversation: Conversation) -> list[Piece]:
    """Without the mention of Rainmaker itself: by its id, else the first of a mention."""
    if conversation.bot:
        return [piece for piece in pieces if piece.person != conversation.bot]
    first = next((piece for piece in pieces if piece.kind is Kind.PERSON), None)
    return [p for p in pieces if p is not first] if first and conversation.heard is Heard.MENTION else pieces


@dataclass(slots=True)
class _Run:
    """One message, read from its beginning to its end."""

    scene: Scene
    conversation: Conversation
    asked: Asked
    read_to: int = 0
    of_another_sum: bool = False
    day: When | None = None
    """The day that was named last in the sentences before: "that day"."""
    told: str | None = None
    """What the sentence before told of its deal without asking for anything: perhaps why it is lost."""

    def sentence(self, sentence: Sentence) -> None:
        before = len(self.asked.drafts)
        self._sentence(sentence)
        nothing = len(self.asked.drafts) == before and not sentence.asks
        self.told = told_before(sentence, len(sentence.pieces), self.scene) if nothing else None
        self.day = last_day(sentence.pieces) or self.day

    def _sentence(self, sentence: Sentence) -> None:
        pieces = sentence.pieces
        if pieces[0].start < self.read_to:
            return
        if is_question(sentence) or (sentence.asks and self._only_listens):
            self._ask(pieces)
        elif not self._depends(sentence):
            at = 0
            while at < len(pieces):
                at = self._clause(sentence, at)

    @property
    def _only_listens(self) -> bool:
        return self.conversation.heard is Heard.CHANNEL

    def _depends(self, sentence: Sentence) -> bool:
        """Whether it hangs on a condition that is not merely within words of the writer's own."""
        if not is_conditional(sentence.pieces):
            return False
        return is_conditional(_unquoted(sentence.pieces, self.scene, sentence, self.conversation.heard))

    def _ask(self, pieces: Pieces) -> None:
        self.asked.focus = _deals(pieces) or self.asked.focus
        if not self._only_listens:
            self.asked.questions += questions_of(pieces, self.scene, self.conversation)

    def _clause(self, sentence: Sentence, at: int) -> int:
        """Reads the clause at `at`; where the next one begins."""
        pieces, asked = sentence.pieces, self.asked
        if pieces[at].kind is Kind.BREAK or pieces[at].start < self.read_to:
            return at + 1
        stop = sentence.stop(at)
        anew = value_anew(sentence, at, self.scene) if asked.drafts else None
        if anew and put_anew(asked.drafts, pieces, anew[0], self.scene):
            return anew[1]
        undone = asked.last is not None and asked.last.intent is Intent.UNDO  # "undo, I meant Acme" stays one
        if asked.drafts and not undone and (end := taken_back(pieces, at, stop)):
            asked.drafts, end = corrected(asked.drafts, sentence, end, self.scene)
            return end
        if end := self._adds_in_order(sentence, at):
            return end
        if self._adds(sentence, at, stop) or self._lists_another(sentence, at):
            return stop
        if asked.last and (again := another(asked.last, sentence, at, self.scene)):
            asked.keep(again)
            return stop
        for head in self._heads(sentence, at):
            draft, end = draft_of(head, sentence, self.scene, asked.about(), self._is_head)
            if draft is not None and speaks_of_both(pieces[at : head.match.end], draft):
                self.of_another_sum = True
                return past_sums(sentence, stop)
            if draft is not None:
                asked.carry_win(draft, head, pieces)
                return self._act(draft, sentence, head, end)
        if (end := titled(pieces, at, stop)) and not is_question(sentence):
            asked.focus = _deals(pieces[at:end])
            self.of_another_sum = any(piece.says(*OTHER_SUMS) for piece in pieces[at:end])
            return end
        if not self._closes(sentence, at, stop):
            self._without_head(pieces[at:stop])
            asked.explain(pieces[at:stop])
        return stop

    def _act(self, draft: Draft, sentence: Sentence, head: Head, end: int) -> int:
        pieces, asked = sentence.pieces, self.asked
        again = asked.says_again(draft)
        if is_for_then(draft, asked.last, self.scene):
            return sentence.stop(end)
        if draft.intent is Intent.FOLLOW_UP:
            point_back(draft, sentence, head.start, self.scene, self.day)
        if not again:
            asked.keep(draft)
        if meeting := meeting_at(draft, head, pieces):
            asked.drafts.append(meeting)
        if draft.intent is Intent.CLOSE_DATE and draft.amount:
            asked.drafts.append(Draft(Intent.AMOUNT, draft.deals, amount=draft.amount, starts=draft.starts))
        added = head.added
        if draft.intent is Intent.ADD:
            added, end = additions(pieces, end, sentence.stop(end), self.scene, draft)
        for each in added:
            asked.add(draft, each)
        end = max(end, head.end)
        self.read_to = max(self.read_to, take_text(draft, head, sentence, end, self.scene, self._is_head))
        if draft.intent is Intent.FOLLOW_UP and draft.person is None and is_theirs(head, pieces):
            draft.person = next((d.person for d in reversed(asked.drafts[:-1]) if d.person), None)
        if is_loss(draft) and not (draft.text or again or _names_a_deal(head)):
            draft.text = told_before(sentence, head.start, self.scene) or self.told
        if again:
            asked.drafts[-1].amount = asked.drafts[-1].amount or draft.amount
            asked.drafts[-1].text = (
                asked.drafts[-1].text or draft.text or said_instead(draft, head, sentence, self.scene)
            )
        asked.why(pieces[head.start : head.match.end], f"{draft.intent}")
        if is_one_sum_of_several(draft, sentence, head.start, sentence.stop(end)):
            draft.amount = None
            asked.drafts += [] if self._only_listens else [Draft(Intent.AMOUNT, draft.deals)]
        return sentence.stop(end)

    def _heads(self, sentence: Sentence, at: int) -> Iterator[Head]:
        heard, proposing = self.conversation.heard, bool(self.asked.drafts)
        for head in heads_at(sentence, at, self.scene, heard, proposing=proposing):
            if not (proposing and is_reply(head, sentence.pieces)):
                yield head

    def _is_head(self, sentence: Sentence, at: int) -> bool:
        pieces = sentence.pieces
        if at >= len(pieces):
            return False
        if next(self._heads(sentence, at), None):
            return True
        if value_anew(sentence, at, self.scene) or goes_on(sentence, at, self.scene):
            return True
        found = addition_at(pieces, at, self.scene, self.asked.last)
        return found is not None and is_harmless(pieces, sentence.stop(at), found.match.end)

    def _adds(self, sentence: Sentence, at: int, stop: int) -> bool:
        """Whether the clause only adds to what was asked before it, and then does so."""
        last = self.asked.last
        if last is None or last.intent in (Intent.UNDO, Intent.AWAY, Intent.FOLLOW_UP, Intent.NOTE):
            known = self.asked.focus or self.conversation.deal
            of_another = self.of_another_sum and not leads_to_a_sum(sentence.pieces[at].start, self.scene)
            if self._only_listens or not known or of_another:
                return False
            last = Draft(Intent.SHOW, self.asked.about())
        found, place = True, at
        added: list[Added] = []
        while found and place < stop:
            addition = addition_at(sentence.pieces, place, self.scene, last)
            found = addition is not None and addition.match.end <= stop
            again = addition is not None and any(each.intent is addition.intent for each in added)
            if again and (end := passed_over(sentence.pieces, place, stop, self.scene)):
                found, place = True, end  # "350k instead of 310k"
            elif addition and found:
                added.append(addition)
                place = addition.match.end
            elif added and (end := passed_over(sentence.pieces, place, stop, self.scene, won=is_won(last))):
                found, place = True, end
        if not added or not is_harmless(sentence.pieces, stop, place):
            return False
        apart = any(piece.says("each", "apiece") for piece in sentence.pieces[at:stop])
        unclear = (Intent.AMOUNT, Intent.ODDS) if last.intent is Intent.SHOW else (Intent.AMOUNT,)
        if len(last.deals) > 1 and not apart and any(each.intent in unclear for each in added):
            return False
        for addition in added:
            self.asked.add(last, addition)
            self.asked.why(sentence.pieces[at:stop], f"{addition.intent}")
        return True

    def _adds_in_order(self, sentence: Sentence, at: int) -> int | None:
        """Where sums end that are told of several deals at once, each given to its own; None for no such."""
        last = self.asked.last
        found = sums_in_order(last, sentence, at) if last else None
        if found is None:
            return None
        drafts, end = found
        if not (self._only_listens and drafts[-1].amount is None):  # a proposal asks for nothing
            self.asked.drafts[-1:] = drafts
            self.asked.why(sentence.pieces[at:end], f"{Intent.AMOUNT}")
        return end

    def _lists_another(self, sentence: Sentence, at: int) -> bool:
        """Whether the clause is the next of a list of new deals, and then adds that one too."""
        asked = self.asked
        last = next((draft for draft in reversed(asked.drafts) if draft.intent is Intent.ADD), None)
        found = another_new_deal(last, sentence, at, self.scene) if last and asked.last is last else None
        if found is None:
            return False
        draft, end = found
        asked.keep(draft)
        for each in additions(sentence.pieces, end, sentence.stop(at), self.scene, draft)[0]:
            asked.add(draft, each)
        asked.why(sentence.pieces[at:end], f"{draft.intent}")
        return True

    def _closes(self, sentence: Sentence, at: int, stop: int) -> bool:
        """Whether the clause ends in a verdict on the deal that was spoken of, and then takes it."""
        asked = self.asked
        whole = asked.answers(sentence.pieces[at:stop])
        focus = asked.about() if whole else asked.focus
        draft = verdict_of(sentence, at, self.scene, focus, listens=self._only_listens, whole=whole)
        if draft is None:
            return False
        if is_loss(draft):
            draft.text = draft.text or self.told
        if not (asked.is_settled(draft.deals) or asked.says_again(draft)):
            asked.keep(draft)
        asked.why(sentence.pieces[at:stop], f"{draft.intent}")
        return True

    def _without_head(self, pieces: Pieces) -> None:
        deals = _deals(pieces)
        figures = all(piece.kind in (Kind.SUM, Kind.MARK) for piece in pieces)
        still = self.of_another_sum and figures
        self.of_another_sum = still or any(piece.says(*OTHER_SUMS) for piece in pieces)
        if deals:
            self.asked.focus = deals
        if not self._only_listens and asks_to_see(pieces):
            self.asked.questions += questions_of(pieces, self.scene, self.conversation)


def _names_a_deal(head: Head) -> bool:
    return any(filling.deals for filling in head.match.slots.get("deals", ()))


def _deals(pieces: Pieces) -> tuple[SpokenDeal, ...]:
    return tuple(deal for piece in pieces for deal in piece.deals)


def _unquoted(pieces: Pieces, scene: Scene, sentence: Sentence, heard: Heard) -> Pieces:
    """The pieces before words of the writer's own: a note may well hold an "if"."""
    at = 0
    while at < len(pieces):
        head = next(heads_at(sentence, at, scene, heard), None)
        if head and head.row.intent in (Intent.NOTE, Intent.FOLLOW_UP, Intent.NEXT_STEP):
            return pieces[: head.match.end]
        at = sentence.stop(at) + 1
    return pieces
