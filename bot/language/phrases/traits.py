"""What a row of the table says besides its words' order, where more has to be asked of a clause than that."""

from __future__ import annotations

from enum import StrEnum


class Trait(StrEnum):
    """Each with a message that its row must not read too readily, or reads in a way of its own."""

    FOLLOW_UP = "calls itself a follow-up: what follows it is the task"
    REMINDER = "calls itself a reminder: what follows it is the task"
    DEAL_REMINDER = "names the deal, then asks for a reminder or follow-up"
    ERRAND = "tells a colleague to do it: not “let Kim know”"
    DUTY = "the writer's own duty: “need to call Acme”"
    TASK = "a task by its verb alone: not “demo with Acme went well”"
    CHORE = "a common verb, a task only on a day: “show Acme the demo on friday”"
    DAY_THEN_TASK = "deal, day, and then the task: “acme tomorrow: send the contract”"
    UNDER_WAY = "what is being done: “calling Acme on friday”, not “calling Acme was a mistake”"
    TALK = "of a talk: not “book a demo room”"
    TALK_OR_TASK = "of a talk or a task: not “Acme call at 3”, which tells what is on"
    PLANNED_TALK = "plans a talk: not “need a coffee before the call”"
    THEIR_NEED = "what they need by a day: the task, unless a reminder of its own follows"
    NAMED_TALK = "of a talk that its words may tell of, not plan: “quick call with Acme today”"
    HOUR_AHEAD = "needs an hour of a day to come: “acme tomorrow 3pm”"
    RESCHEDULED = "of a talk that moves to another day"

    RIVAL = "names who got the deal: not “Acme picked the blue one”"
    LOST_THING = "what is lost may be a thing: “dropped Acme an email”"
    SPOKEN_OF = "only of a deal that was spoken of: “Acme: lost the tender”"
    DENIED = "tells what did not happen: not “didn't get Acme yet”"
    BY_WORK = "a win where work done is one: “all done at Acme”"
    BOUGHT = "what was bought, a win when its price follows"
    AGREED = "“Acme are in!”: not “Acme are in today”"

    STATE = "a mere state: not “Acme demo at 3”"
    DONE_STAGE = "a stage as something done: “Acme is qualified”, not “Acme is demo”"
    HEADING = "a stage as the heading of deals: not “proposal Acme”"

    CLOSING = "closing itself comes first: not “can we close Acme by friday?”"
    SHIFT = "may shift a talk, which has an hour, and not the close date"
    LONGER = "more time, not just some: “Acme needs two more weeks”, not “Acme needs a week”"
    DAY_ALONE = "a day without any word: only the end of a quarter or a month closes a deal"
    LABEL = "a label before the name: “lead: Acme” tells a stage where Acme is known"
