"""What a message has asked for so far, and the reading that it makes in the end."""

from __future__ import annotations

from dataclasses import dataclass, field

from bot.language.commands import OneCommand
from bot.language.phrases.additions import Added, absorbed
from bot.language.phrases.because import TOLD, because_of
from bot.language.phrases.drafts import IT, Draft, made
from bot.language.phrases.fits import Head
from bot.language.phrases.intents import OUTCOMES, Intent
from bot.language.phrases.misleading import OTHER_SUMS
from bot.language.phrases.own_words import gives_reason, reason_alone
from bot.language.phrases.pieces import Kind, Pieces, SpokenDeal
from bot.language.phrases.slots import Scene
from bot.language.phrases.values import Because, Conversation, Heard, Reading, Undecided


@dataclass(slots=True)
class Asked:
    """drafts: in the order of the message. focus: the deals that were spoken of last."""

    scene: Scene
    conversation: Conversation
    drafts: list[Draft] = field(default_factory=list)
    questions: list[OneCommand] = field(default_factory=list)
    focus: tuple[SpokenDeal, ...] = ()
    because: list[Because] = field(default_factory=list)

    @property
    def last(self) -> Draft | None:
        return self.drafts[-1] if self.drafts else None

    def about(self) -> tuple[SpokenDeal, ...]:
        """The deals that "it" means now."""
        if self.focus:
            return self.focus
        known = self.conversation
        if known.deal is None:
            return (IT,)
        return (SpokenDeal("it", ((known.deal, known.deal_name or ""),)),)

    def answers(self, clause: Pieces) -> bool:
        """Whether the clause is an answer to a deal's card, or about the last deal, that names no deal."""
        spoken = self.focus or self.drafts or self.conversation.deal is None
        return not spoken and all(piece.kind is Kind.WORD for piece in clause)

    def keep(self, draft: Draft) -> None:
        if self._brings_sum(draft) or self._brings_stage(draft):
            return
        if self._plans_again(draft):
            return
        self._take_sum(draft)
        self.drafts.append(draft)
        if draft.intent is Intent.ADD and draft.text:
            self.focus = (SpokenDeal(draft.text),)
        elif draft.deals and any(deal is not IT for deal in draft.deals):
            self.focus = draft.deals

    def _plans_again(self, draft: Draft) -> bool:
        """ "Meeting with Acme friday 2pm, remind me": the follow-up that was planned just before."""
        last = self.last
        if draft.intent is not Intent.FOLLOW_UP or last is None or last.intent is not Intent.FOLLOW_UP:
            return False
        if last.deals != draft.deals or draft.person != last.person or last.when is None:
            return False
        return (draft.when in (None, last.when) and draft.text is None) or (
            draft.when == last.when and draft.text == last.text
        )

    def _take_sum(self, draft: Draft) -> None:
        """ "Acme: 27k, done deal": the sum before it is what was won."""
        last = self.last
        if _outcome(draft) is not Intent.WIN or draft.amount or last is None or last.deals != draft.deals:
            return
        if last.intent is Intent.AMOUNT and last.amount:
            draft.amount = self.drafts.pop().amount

    def _brings_sum(self, draft: Draft) -> bool:
        """ "We won Acme! It is worth 60k": the sum is what was won."""
        last = self.last
        if last is None or draft.intent is not Intent.AMOUNT or not draft.amount or last.deals != draft.deals:
            return False
        if _outcome(last) is not Intent.WIN or last.amount:
            return False
        last.amount = draft.amount
        return True

    def _brings_stage(self, draft: Draft) -> bool:
        """ "Reopen Acme and put it in proposal": where it is to be opened again."""
        if draft.intent is not Intent.MOVE or _outcome(draft):
            return False
        for before in self.drafts:
            if before.intent is Intent.REOPEN and before.deals == draft.deals and not before.stage:
                before.stage = draft.stage
                return True
        return False

    def add(self, draft: Draft, added: Added) -> None:
        own = absorbed(draft, added)
        if own is not None and own.deals and not self._brings_stage(own):
            self.drafts.append(own)

    def says_again(self, draft: Draft) -> bool:
        """Whether the last draft says the same; "they went with Siemens" is then why that deal was lost."""
        last, outcome = self.last, _outcome(draft)
        return (
            last is not None
            and outcome is not None
            and _outcome(last) is outcome
            and last.deals == draft.deals
        )

    def is_settled(self, deals: tuple[SpokenDeal, ...]) -> bool:
        """Whether these deals were just won or lost."""
        last = self.last
        return last is not None and last.deals == deals and _outcome(last) is not None

    def carry_win(self, draft: Draft, head: Head, pieces: Pieces) -> None:
        """ "Won Acme 50k and Globex 120k", "they signed! Acme 50k": a deal and a sum alone are won too."""
        last = self.last
        kinds = [p.kind for p in pieces[head.start : head.match.end] if p.kind is not Kind.MARK]
        if kinds != [Kind.DEAL, Kind.SUM] or last is None or last.intent is not Intent.WIN:
            return
        joined = head.start > 0 and pieces[head.start - 1].says("and", "&", "+", ",")
        if last.deals == (IT,) or (joined and last.amount):
            draft.intent = Intent.WIN

    def explain(self, pieces: Pieces) -> None:
        """A reason that comes later: "won Acme, 50k, because of the pilot"."""
        last = self.last
        if last is None or last.text or last.intent not in OUTCOMES:
            return
        usual = {reason.casefold() for reason in self.scene.context.workspace.loss_reasons}
        if gives_reason(pieces[0]) or last.intent is Intent.LOSE:
            last.text = reason_alone(pieces, self.scene.text, usual)

    def why(self, pieces: Pieces, read_as: str) -> None:
        if pieces:
            start, end = pieces[0].start, pieces[-1].end
            self.because.append(Because(start, end, self.scene.text[start:end], read_as))

    def reading(self, pieces: Pieces) -> Reading:
        """All of it: the commands, what they lack, and why."""
        actions: list[OneCommand] = []
        undecided: list[Undecided] = []
        names: dict[int, str] = {}
        self._forget_unsaid()
        self._take_only_sum(pieces)
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

    def _take_only_sum(self, pieces: Pieces) -> None:
        """ "A 3 year deal for 24k, signed": the only sum of a message is what its only deal was won for."""
        won = [draft for draft in self.drafts if _outcome(draft) is Intent.WIN]
        sums = [piece for piece in pieces if piece.kind is Kind.SUM and not piece.bare and not piece.signed]
        named = {deal for piece in pieces for deal in piece.deals}
        if len(won) != 1 or won[0].amount or len(sums) != 1 or len(named) > 1 or len(won[0].deals) != 1:
            return
        taken = any(draft.amount or draft.change for draft in self.drafts)
        if not taken and not any(piece.says(*OTHER_SUMS, *_UNSURE) for piece in pieces):
            won[0].amount = sums[0].amount

    def _forget_unsaid(self) -> None:
        """ "They signed. Acme is won" is one win, told twice."""
        told = {draft.intent for draft in self.drafts if draft.deals != (IT,)}
        listens = self.conversation.heard is Heard.CHANNEL
        self.drafts = [
            draft for draft in self.drafts if draft.deals != (IT,) or not (listens or draft.intent in told)
        ]
        # What was talked about on the way is no action of its own beside one: a move is a touch as well.
        self.drafts = [d for d in self.drafts if d.intent is not Intent.TOUCH] or self.drafts[:1]


_UNSURE = ("not", "if", "instead", "than", "of", "saved", "each", "because", "per")
"""Beside these a sum may be any."""


def _outcome(draft: Draft) -> Intent | None:
    """A win or a loss, whether told as such or as a move to that stage; None for all else."""
    if draft.intent is Intent.MOVE and draft.stage is not None:
        return {"won": Intent.WIN, "lost": Intent.LOSE}.get(draft.stage.kind)
    return draft.intent if draft.intent in OUTCOMES else None
