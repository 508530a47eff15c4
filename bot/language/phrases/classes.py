"""Classes of words that patterns name in capitals; those of a verb stand in the table of verbs."""

from __future__ import annotations

from bot.language.phrases.outcomes import GONE, SIGNED
from bot.language.verbs import VERBS

_VERBS = {
    "ADD": "add",
    "MOVE": "move",
    "WON": "won",
    "LOST": "lost",
    "REOPEN": "reopen",
    "AMOUNT": "amount",
    "CLOSEN": "close",
    "ODDS": "odds",
    "GIVE": "owner",
    "NEXT": "next",
    "FOLLOW": "follow-up",
    "NOTE": "note",
}
"""The classes that are what a verb is called."""

_WORDS = {
    "TO": "to, into, in to, in, onto, on to, at, as, →, 2, towards, to be, to be in",
    "TILL": """
        to, till, until, til, for, →, into, out to, back to, is, at, now, in, by, out until, out till
    """,
    "IS": "is, are, was, were, be, has been, have been, been, now at, 's",
    "BE": """
        are both, are all, is, are, was, were, be, been, being, has, have, had, got, gets, has been, have
        been, has now
    """,
    "MOVED": """
        moved, pushed, advanced, shifted, bumped, promoted, changed, switched, transitioned, progressed,
        took, brought, flipped, dragged, reverted, returned, downgraded
    """,
    "MOVING": """
        moving, putting, pushing, advancing, marking, setting, changing, shifting, promoting, bumping,
        updating, flipping, switching, taking, bringing, upgrading
    """,
    "GOES": """
        pass, passes, moved, went, goes, gone, go, progressed, advanced, entered, reached, hit, jumped,
        shifted, dropped, fell, moves, landed, proceeded, transitioned, graduated, arrived, returned, sits,
        moved on, moved up, moved forward, moved back, stands, started, starts, entering, reverted, slid, got,
        made it, has moved, off, fell back, went back, into, back, at, slipped back, passed, now
    """,
    "MARK": """
        close out, closed out, mark, marked, flag, flagged, close, closed, log, logged, record,
        recorded, call, count, set, tag
    """,
    "PAPERS": """
        contract, the contract, our contract, prop, proposition, our proposition, offer, our offer,
        proposal, our proposal, quote, our quote, papers, paperwork, agreement, order, order form, po, msa,
        sow, deal, dotted line, our terms, renewal, io, insertion order, engagement letter,
        letter of engagement, lease, policy, mandate, sign off, signoff, docusign, listing agreement,
        service agreement, purchase agreement, framework agreement, sales agreement, rental agreement,
        lease agreement, order confirmation
    """,
    "RIVAL": """
        went with, chose, picked, signed with, bought from, going with, are going with, is going with,
        decided for, selected, chosen, picked out, preferred, gone for, opted to go with, gave it to,
        given it to, went for, lost to, decided to go with, opted for, sided with, renewed with,
        stayed with, staying with, sticking with, stuck with, gone with, have gone with, has gone with,
        stay with, stick with, decided to stay with, decided to stick with, chose to stay with,
        signed up with, placed order with, awarded it to
    """,
    "OTHERS": """
        another way, a different direction, another direction, different way, in house, elsewhere,
        someone else
    """,
    "BECAUSE": """
        because, because of, bc, cuz, cos, coz, since, due to, thanks to, owing to, reason, why, as
        they, as we, as it, reason is, reason being, on account of, cause
    """,
    "RAISE": """
        give, gave, move, moved, set, change, changed, update, updated, bump, bumped, raise, raised, increase,
        increased, decrease, decreased, lower, lowered, reduce, reduced, cut, drop, dropped, upsize, upsized,
        adjust, adjusted, correct, put, make, made, revise, revised, grow, grew, expand, expanded, shrink,
        shrank, bring, brought, take, took, push, pushed, mark, upped, up, downsize, downsized, edit,
        fix, trim, trimmed, scale, knock, knocked, bumping, raising, lowering, updating, changing, setting,
        increasing, reducing, cutting, adjusting, correcting, upping, revising, putting, double, doubled,
        triple, tripled
    """,
    "RISE": """
        increase, increased, raise, upped, grow, grew, expand, expanded, upsize, upsized, up, rose, jumped,
        bump, bumped, more
    """,
    "FALL": """
        reduce, reduced, lower, lowered, cut, drop, dropped, decrease, decreased, shrink, shrank, trim,
        trimmed, knock, downsize, downsized, fell, down, less, off
    """,
    "GREW": """
        increase, decrease, rise, going to be, is going to be, passes, passed, should read, reads,
        should say, downgraded, cut back, trimmed down, grew, went, went up, went down, up, down,
        increased, dropped, shrank, expanded, fell, rose, goes, hit, hits, reached, jumped, came in,
        comes in, moved, is up, is down, reduced, raised, bumped, cut, lowered, upsized, ballooned,
        came down, growing, doubled, downsized, landed, sits, stands, now, revised, scoped,
        is looking like, s/b, looks like, more like, upped, increased it, settled, should be, will be,
        will go, cost, costs, agreed, quoted, shrinking, expanding, rising, falling, negotiated,
        renegotiated, discounted, haggled, trimmed, scaled back, repriced, requoted, upgraded
    """,
    "CLOSES": """
        close, closes, closing, sign, signs, signing, land, lands, landing, be closed, be signed, be
        done, wrap up, wraps up, finalize, finalise, to close, to sign, be won, come in, comes in, come
        through, will close, will sign, order, book, completes, completing, exchanges
    """,
    "DELAY": """
        delay, delayed, postpone, postponed, push, pushed, move, moved, slip, slipped, slide, slid,
        defer, deferred, extend, extended, reschedule, rescheduled, pull, pulled, bring, brought, shift,
        shifted, bump, bumped, delaying, pushing, put, set, change, changed, update, kick, kicked,
        moving, pulling, prepone, preponed, shifting, bumping, sliding
    """,
    "SLIP": """
        slipped, slips, slipping, slid, slides, sliding, pushed, pushing, moved, delayed, postponed,
        deferred, moving, pulled, pulled in, pulled forward, shifted, got pushed, got delayed, got
        moved, got postponed, moved forward, moves, pushes, drags, dragged, extended, rescheduled,
        drifting, drifted, prepone, preponed, bumped, delays, going, brought
    """,
    "WAY": "again, along, out, back, up, forward, in, ahead, off, down, earlier, later, over",
    "EXPECTED": """
        expected, foreseen, due, forecast, forecasted, planned, scheduled, set, slated, supposed, on track,
        likely, looking, projected, estimated, targeted, aiming
    """,
    "OWNER": """
        owner, rep, account owner, deal owner, lead rep, account manager, ae, owner of, owned by,
        assignee, assigned, ownership
    """,
    "TAKES": """
        takes, takes over, taking, taking over, overtakes, owns, has, gets, will take, will take over,
        will own, is taking, is taking over, will handle, handles, handling, is handling, took over,
        to take over, picks up, will run, to take, take over, take, leads, runs,
        is running, is on, is now on, has got, now owns, is going to run, is going to take,
        is going to take over,
        is going to own, is going to handle, is the owner of, is owner of, is the new owner of,
        new owner of, is now the owner of, is now owner of, should take over, should own, should take,
        can take, can take over, will be running, will be handling, will be taking,
        will be on
    """,
    "REMIND": """
        remind, reminder, remember, nudge me, ping me, recall me, todo, to do, task, reminder to,
        remind me, remind us, set reminder, set a reminder, add reminder, create reminder,
        create a reminder, add task, create task, add a task, create a task, add a reminder,
        put in a reminder, put in reminder, put a reminder, wake me, tell me, schedule reminder,
        give me a shout, give me shout, gimme a shout, gimme shout, shout me, poke me, prod me, buzz me,
        give me a nudge, gimme a nudge, set follow up, set a follow up, don't let me forget, bug me
    """,
    "TOUCH": """
        relaunch, recontact, recall, call, email, mail, phone, ring, try again, retry, text, message, meet,
        visit, contact, write, dm, whatsapp, invite, ask, call back, send, chase, nudge, ping, follow up,
        followup, check in, check on, check, reach out, get back, talk, speak, touch base, catch up,
        circle back, sync, demo, prepare, review, present, draft, deliver, ship, share, prep, schedule,
        book, confirm, quote, resend, forward, reply, answer, discuss, chase up, negotiate, revise,
        arrange, onboard, drop by, reconnect, respond, submit, finalize, request, rebook, rearrange,
        revert back, push again
    """,
    "DO": """
        show, see, get, give, look, go, bring, pick, answer, finish, fix, make, do, take, start,
        run, update, present, measure, measure up, survey, inspect, install, collect, pick up, drop off,
        price, price up, cost up, draw, draw up, print, sort, sort out, view, tour, interview, brief, hand,
        swing by, pop in, pop round, go round, find, research, look into, test
    """,
    "PLAN": """
        schedule, book, set up, plan, arrange, put, add, create, make, log, set, need, booked,
        scheduled, planned, arranged, organise, organize, got, have, has, next, stick, pop, chuck, bung,
        throw, pencil in, pencil, slot in, slot, lock in, fix, whack
    """,
    "TALK": """
        rendezvous, rendez vous, rdv, call, meeting, demo, visit, viewing, interview, inspection, survey,
        showing, lunch, chat, intro, follow up, followup, follow up call, followup
        call, check in, check in call, site visit, coffee, zoom, appointment, task, reminder, session,
        callback, call back, workshop, review, kickoff, kick off, sync, catch up, touchpoint, touch
        point, conversation, follow up meeting, tasting, walkthrough, walk through, pitch, presentation,
        briefing, breakfast, dinner, training, qbr, fitting, catch up call, review call, trial visit
    """,
    "DOING": """
        calling, ringing, phoning, emailing, mailing, messaging, texting, sending, visiting, meeting, chasing,
        seeing, following up, checking in, presenting
    """,
    "KIND": """
        second, third, first, 1st, 2nd, 3rd, another, next, final, quick, intro, technical, short,
        discovery, follow on,
        sales, pricing, contract, legal, kickoff, product, team, video, phone, zoom, on site, site, exec,
        security, budget, procurement, commercial, closing, scoping, onboarding, review, status
    """,
    "BOOKED": """
        booked, set, scheduled, planned, confirmed, arranged, is, is booked, is set, is scheduled, is
        planned, is confirmed, is arranged, has been booked, booked in, pencilled in, penciled in, agreed,
        lined up, rescheduled, rebooked, fixed, is fixed
    """,
    "THEIRS": """
        guy, buyer, contact, fella, man, woman, lady, team, boss, owner, ceo, cfo, cto, cio, coo, manager,
        procurement, people, director, lawyer, lawyers, legal, it team, office manager, head of sales
    """,
    "PAPERED": """
        signed, won, done, closed, sealed, accepted, final, came in, in, arrived, received, confirmed, landed,
        completed, returned, countersigned, came through, came back, executed, fully executed, in hand,
        finalised, finalized, approved, booked
    """,
    "WANTS": """
        would like to, would like, would love to, would love, 'd like to, 'd like, wants to, want to,
        asked to, asks to, asks for, needs to, need to, is asking for, are asking for, is after, are after
    """,
    "MUST": """
        can you, could you, would you, will you, should, must, to, will, needs to, has to, can, please,
        need to, have to, shall, ought to, got to, could, is going to, is to, gets to, 'll
    """,
    "SELF": """
        need to, have to, got to, gotta, must, should, will, going to, gonna, i'll, i will, i need to, i
        have to, i must, i should, i gotta, i've got to, we need to, we should, we'll, we will, we have
        to, we must, need, i'm going to, i'm gonna, want to, i want to, don't forget to, dont forget to,
        don't forget, remember to, note to self, supposed to, i'm supposed to, i am going to, let's,
        plan to, i plan to
    """,
    "TELL": "tell, ask, have, get, let, remind, ping, assign, make sure, nudge, want",
    "NEW": "new, another, fresh, brand new, another new, got a new, got new, have new, have a new, potential",
    "THING": """
        deal, opp, opportunity, lead, prospect, customer, client, account, enquiry, inquiry, job,
        project, one, order, inbound, inbound lead, logo, request, sales lead, potential customer,
        potential client, potential deal, rfp, rfq, rfi, business, pitch, sales opportunity, deals,
        leads, prospects, referral, quote request, contract, patient, case, potential
    """,
    "FROM": "from, with, for, at, called, named, is, by, via, of",
}

_SAYS = {verb.name: verb.says for verb in VERBS}

CLASSES: dict[str, tuple[str, ...]] = (
    {
        name: tuple(dict.fromkeys(" ".join(word.split()) for word in words.split(",")))
        for name, words in _WORDS.items()
    }
    | {name: _SAYS[verb] for name, verb in _VERBS.items()}
    | {"SIGNED": SIGNED, "GONE": GONE}
)
"""Each class with its words; the words of one entry are met one after the other."""
