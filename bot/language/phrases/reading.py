"""Reads a plain message: sentences one by one, in each what its clauses ask for, and what they carry on."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from bot.language.commands import OneCommand
from bot.language.context import Context
from bot.language.phrases.additions import Added, absorbed, addition_at, additions, is_harmless
from bot.language.phrases.because import TOLD, because_of
from bot.language.phrases.clauses import Sentence, sentences
from bot.language.phrases.corrections import corrected, put_anew, taken_back, value_anew
from bot.language.phrases.drafting import another_new_deal, draft_of
from bot.language.phrases.drafts import IT, Draft, made
from bot.language.phrases.fits import Head
from bot.language.phrases.heads import heads_at
from bot.language.phrases.intents import Intent
from bot.language.phrases.markup import opened
from bot.language.phrases.masking import pieces_of
from bot.language.phrases.misleading import OTHER_SUMS
from bot.language.phrases.nothing import is_conditional, is_question
from bot.language.phrases.own_words import gives_reason, take_text, tidy
from bot.language.phrases.pieces import Kind, Piece, Pieces, SpokenDeal
from bot.language.phrases.questions import asks_to_see, questions_of
from bot.language.phrases.slots import Scene
from bot.language.phrases.values import Because, Conversation, Heard, Reading, Undecided
from bot.language.text import from_slack


def read(text: str, context: Context, conversation: Conversation) -> Reading:
    """What a plain message asks for. Never raises, whatever is typed.

    text: as Slack sends it, so `&`, `<` and `>` are escaped and picked members are tokens.
    """
    message = opened(from_slack(text))
    pieces = pieces_of(message, context)
    pieces = _without_address(pieces, conversation)
    run = _Run(Scene(context, message.said), conversation)
    for sentence in sentences(pieces):
        run.sentence(sentence)
    return run.reading(pieces)


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
    drafts: list[Draft] = field(default_factory=list)
    questions: list[OneCommand] = field(default_factory=list)
    focus: tuple[SpokenDeal, ...] = ()
    read_to: int = 0
    because: list[Because] = field(default_factory=list)
    of_another_sum: bool = False

    def sentence(self, sentence: Sentence) -> None:
        pieces = sentence.pieces
        if pieces[0].start < self.read_to:
            return
        if is_question(sentence) or (sentence.asks and self.conversation.heard is Heard.CHANNEL):
            self._ask(pieces)
        elif not self._depends(sentence):
            at = 0
            while at < len(pieces):
                at = self._clause(sentence, at)

    def _depends(self, sentence: Sentence) -> bool:
        """Whether it hangs on a condition that is not merely within words of the writer's own."""
        if not is_conditional(sentence.pieces):
            return False
        return is_conditional(_unquoted(sentence.pieces, self.scene, sentence, self.conversation.heard))

    def _ask(self, pieces: Pieces) -> None:
        self.focus = _deals(pieces) or self.focus
        if self.conversation.heard is not Heard.CHANNEL:
            self.questions += questions_of(pieces, self.scene, self.conversation)

    def _clause(self, sentence: Sentence, at: int) -> int:
        """Reads the clause at `at`; where the next one begins."""
        pieces = sentence.pieces
        if pieces[at].kind is Kind.BREAK:
            return at + 1
        if pieces[at].start < self.read_to:
            return at + 1
        stop = sentence.stop(at)
        anew = value_anew(sentence, at, self.scene) if self.drafts else None
        if anew and put_anew(self.drafts, pieces, anew[0], self.scene):
            return anew[1]
        if self.drafts and (end := taken_back(pieces, at, stop)):
            self.drafts, end = corrected(self.drafts, sentence, end, self.scene)
            return end
        if self._adds(sentence, at, stop):
            return stop
        if self._lists_another(sentence, at):
            return stop
        for head in heads_at(sentence, at, self.scene, self.conversation.heard):
            draft, end = draft_of(head, sentence, self.scene, self._about(), self._is_head)
            if draft is not None:
                self._carry_win(draft, head, pieces)
                return self._act(draft, sentence, head, end)
        self._without_head(pieces[at:stop])
        self._explain(pieces[at:stop])
        return stop

    def _explain(self, pieces: Pieces) -> None:
        """A reason that comes later: "won Acme, 50k, because of the pilot"."""
        last = self.drafts[-1] if self.drafts else None
        if last is None or last.text or last.intent not in (Intent.WIN, Intent.LOSE):
            return
        usual = {reason.casefold() for reason in self.scene.context.workspace.loss_reasons}
        said = self.scene.text[pieces[0].start : pieces[-1].end].casefold()
        if gives_reason(pieces[0]) or (last.intent is Intent.LOSE and said in usual):
            last.text = tidy(self.scene.text[pieces[0].start : pieces[-1].end])

    def _act(self, draft: Draft, sentence: Sentence, head: Head, end: int) -> int:
        pieces = sentence.pieces
        again = self._says_again(draft)
        if not again:
            self._keep(draft)
        added = head.added
        if draft.intent is Intent.ADD:
            added, end = additions(pieces, end, sentence.stop(end), self.scene, draft)
        for each in added:
            self._add(draft, each)
        end = max(end, head.end)
        self.read_to = max(self.read_to, take_text(draft, head, sentence, end, self.scene, self._is_head))
        if again:
            self.drafts[-1].text = self.drafts[-1].text or draft.text
        self._why(pieces[head.start : head.match.end], f"{draft.intent}")
        while end < len(pieces) and pieces[end].kind is not Kind.BREAK:
            end += 1
        return end

    def _carry_win(self, draft: Draft, head: Head, pieces: Pieces) -> None:
        """ "Won Acme 50k and Globex 120k", "they signed! Acme 50k": a deal and a sum alone are won too."""
        last = self.drafts[-1] if self.drafts else None
        kinds = [p.kind for p in pieces[head.start : head.match.end] if p.kind is not Kind.MARK]
        if kinds != [Kind.DEAL, Kind.SUM] or last is None or last.intent is not Intent.WIN:
            return
        joined = head.start > 0 and pieces[head.start - 1].says("and", "&", "+", ",")
        if last.deals == (IT,) or (joined and last.amount):
            draft.intent = Intent.WIN

    def _keep(self, draft: Draft) -> None:
        self.drafts.append(draft)
        if draft.intent is Intent.ADD and draft.text:
            self.focus = (SpokenDeal(draft.text),)
        elif draft.deals and any(deal is not IT for deal in draft.deals):
            self.focus = draft.deals

    def _says_again(self, draft: Draft) -> bool:
        """Whether the last draft says the same; "they went with Siemens" is then why that deal was lost."""
        last = self.drafts[-1] if self.drafts else None
        return (
            last is not None
            and draft.intent in (Intent.WIN, Intent.LOSE)
            and last.intent is draft.intent
            and last.deals == draft.deals
        )

    def _is_head(self, sentence: Sentence, at: int) -> bool:
        pieces = sentence.pieces
        if at >= len(pieces):
            return False
        if next(heads_at(sentence, at, self.scene, self.conversation.heard), None):
            return True
        if value_anew(sentence, at, self.scene):
            return True
        found = addition_at(pieces, at, self.scene, self.drafts[-1] if self.drafts else None)
        return found is not None and is_harmless(pieces, sentence.stop(at), found.match.end)

    def _about(self) -> tuple[SpokenDeal, ...]:
        """The deals that "it" means now."""
        if self.focus:
            return self.focus
        known = self.conversation
        if known.deal is None:
            return (IT,)
        return (SpokenDeal("it", ((known.deal, known.deal_name or ""),)),)

    def _adds(self, sentence: Sentence, at: int, stop: int) -> bool:
        """Whether the clause only adds to what was asked before it, and then does so."""
        last = self.drafts[-1] if self.drafts else None
        alone = last is None or last.intent in (Intent.UNDO, Intent.AWAY, Intent.FOLLOW_UP, Intent.NOTE)
        if alone and not (
            self.conversation.heard is not Heard.CHANNEL and (self.focus or self.conversation.deal)
        ):
            return False
        if alone and self.of_another_sum:
            return False
        if last is None or alone:
            last = Draft(Intent.SHOW, self._about())
        found, added, place = True, [], at
        while found and place < stop:
            addition = addition_at(sentence.pieces, place, self.scene, last)
            found = addition is not None and addition.match.end <= stop
            if addition and found:
                added.append(addition)
                place = addition.match.end
        if not added or not is_harmless(sentence.pieces, stop, place):
            return False
        for addition in added:
            self._add(last, addition)
            self._why(sentence.pieces[at:stop], f"{addition.intent}")
        return True

    def _lists_another(self, sentence: Sentence, at: int) -> bool:
        """Whether the clause is the next of a list of new deals, and then adds that one too."""
        last = next((draft for draft in reversed(self.drafts) if draft.intent is Intent.ADD), None)
        found = another_new_deal(last, sentence, at, self.scene) if last and self.drafts[-1] is last else None
        if found is None:
            return False
        draft, end = found
        self._keep(draft)
        for each in additions(sentence.pieces, end, sentence.stop(at), self.scene, draft)[0]:
            self._add(draft, each)
        self._why(sentence.pieces[at:end], f"{draft.intent}")
        return True

    def _add(self, draft: Draft, added: Added) -> None:
        own = absorbed(draft, added)
        if own is not None and own.deals:
            self.drafts.append(own)

    def _without_head(self, pieces: Pieces) -> None:
        deals = _deals(pieces)
        self.of_another_sum = any(piece.says(*OTHER_SUMS) for piece in pieces)
        if deals:
            self.focus = deals
        if self.conversation.heard is not Heard.CHANNEL and asks_to_see(pieces):
            self.questions += questions_of(pieces, self.scene, self.conversation)

    def _why(self, pieces: Pieces, read_as: str) -> None:
        if pieces:
            start, end = pieces[0].start, pieces[-1].end
            self.because.append(Because(start, end, self.scene.text[start:end], read_as))

    def _forget_unsaid(self) -> None:
        """ "They signed. Acme is won" is one win, told twice."""
        told = {draft.intent for draft in self.drafts if draft.deals != (IT,)}
        listens = self.conversation.heard is Heard.CHANNEL
        self.drafts = [
            draft for draft in self.drafts if draft.deals != (IT,) or not (listens or draft.intent in told)
        ]
        # What was talked about on the way is no action of its own beside one: a move is a touch as well.
        self.drafts = [d for d in self.drafts if d.intent is not Intent.TOUCH] or self.drafts[:1]

    def reading(self, pieces: Iterable[Piece]) -> Reading:
        """All of it: the commands, what they lack, and why."""
        actions: list[OneCommand] = []
        undecided: list[Undecided] = []
        names: dict[int, str] = {}
        self._forget_unsaid()
        new = {draft.text for draft in self.drafts if draft.intent is Intent.ADD}
        for draft in self.drafts:
            for each in made(draft, self.scene.context):
                if each.missing and not (each.missing == "unknown_deal" and each.words in new):
                    undecided.append(Undecided(len(actions), each.missing, each.words, each.deals))
                actions.append(each.command)
            names |= {number: name for deal in draft.deals for number, name in deal.deals}
        questions = () if actions else tuple(self.questions)
        masked = [because_of(piece, self.scene.text) for piece in pieces if piece.kind in TOLD]
        why = tuple(sorted((*masked, *self.because), key=lambda because: (because.start, because.end)))
        return Reading(
            tuple(actions), questions, why, tuple(undecided), tuple(names.items()), self.conversation.heard
        )


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
