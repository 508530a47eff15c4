"""Whole expressions: a day, a time, both in either order, a period; and the words in front of them.

`<when>` is what can stand in the middle of a sentence; `<answer>` adds what means a date only where
nothing else is expected, such as "2 weeks" or "8pm on 15".
"""

from bot.language.dates.amounts_of_time import (
    AMOUNTS,
    COUNTS,
    DISTANCES,
    days_from_today,
    from_now,
    on_after,
    working_days_from_today,
)
from bot.language.dates.clocks import CLOCKS, PARTS
from bot.language.dates.days import DAYS, day_of_month, from_today, next_weekday
from bot.language.dates.days_of_spans import DAYS_OF_SPANS
from bot.language.dates.edges import AROUND, EDGES, PIECES
from bot.language.dates.grammar import Grammar, Rule
from bot.language.dates.holidays import HOLIDAY_RULES
from bot.language.dates.moments import (
    DOTTED_TIMES,
    before_tail,
    clock_alone,
    clock_day,
    clock_day_part,
    clock_in_hours,
    clock_on_number,
    clock_part,
    closing_on,
    day_clock,
    day_from_hour,
    day_h,
    day_hours,
    day_military,
    day_part,
    day_then_part,
    day_time,
    day_to_clock,
    early_day,
    early_part_of,
    first_thing_in,
    late_day,
    late_part_of,
    military,
    number_at,
    part_alone,
    part_clock,
    part_day_clock,
    part_day_part,
    part_on_number,
    past_front,
    period_time,
    same,
    this_time,
    this_time_next,
    time_alone,
    time_day,
    tomorrow_at,
    tomorrow_then,
    weekday_at,
)
from bot.language.dates.month_days import DATES
from bot.language.dates.months import MONTHS
from bot.language.dates.numeric import NUMERIC
from bot.language.dates.periods import PERIODS, SPANS
from bot.language.dates.ranges import RANGES
from bot.language.dates.reports import REPORTS
from bot.language.dates.values import Amount
from bot.language.dates.weeks import WEEKENDS, WEEKS, week_number
from bot.language.dates.zones import ZONES

TIMES = [
    Rule(
        "<time>",
        "at|@|around|about|by|after|before|from|until|till|circa|approximately|um|~? <clock>",
        clock_alone,
        "at 3pm",
    ),
    Rule("<time>", "at|@|around|by HOUR h", clock_in_hours, "at 9h"),
    Rule("<time>", "at around|about|approximately <some-clock>", clock_alone, "at around 3"),
    Rule("<time>", "at|@|around|about|~ <bare-clock>", clock_alone, "at 4"),
    Rule("<time>", "at|in|around|by|during|over|before? the? <part>", part_alone, "in the afternoon"),
    Rule(
        "<time>", "at|@|around|about? <some-clock> at|in|on? the? <part>", clock_part, "3:20 in the afternoon"
    ),
    Rule("<time>", "in? the? <part> at|@|around|about|by|after? <some-clock>", part_clock, "morning at 9"),
    Rule(
        "<time>",
        "between|from <some-clock> and|to|- <some-clock>",
        lambda _, clock, __: (clock, None),
        "between 2 and 3",
    ),
    Rule("<time>", "<clock> to|-|until|till <clock>", lambda _, clock, __: (clock, None), "2pm to 3pm"),
    Rule("<some-clock>", "<clock>", lambda _, clock: clock, "3pm"),
    Rule("<some-clock>", "<bare-clock>", lambda _, clock: clock, "4"),
]

WHENS = [
    Rule("<when>", "<day>", same, "friday"),
    Rule("<when>", "<plain-day> HOUR to|until|till HOUR", day_from_hour, "monday 11 to 12"),
    Rule("<when>", "<day> <time>", day_time, "friday at 4pm"),
    Rule("<when>", "<day> <evening-clock>", day_clock, "february 22nd 3:30"),
    Rule("<when>", "WEEKDAY HOUR", weekday_at, "friday 10"),
    Rule("<when>", "<plain-day> NUMBERS", day_hours, "friday 10-11"),
    Rule("<when>", "<plain-day> HOUR to|-|until|till <clock>", day_to_clock, "friday 2 to 3pm"),
    Rule("<when>", "<plain-day> HOUR h", day_h, "friday 10h"),
    Rule("<when>", "<plain-day> GLUED", day_clock, "friday 930"),
    Rule("<when>", "<plain-day> from <bare-clock>", day_clock, "friday from 2"),
    Rule("<when>", "first thing <period>", first_thing_in, "first thing next week"),
    Rule("<when>", "early <plain-day>", early_day, "early tomorrow"),
    Rule("<when>", "late <plain-day>", late_day, "late friday"),
    Rule("<when>", "early <plain-day> PART", early_part_of, "early friday morning"),
    Rule("<when>", "late <plain-day> PART", late_part_of, "late friday afternoon"),
    Rule("<when>", "<zoned>", same, "friday 4pm CET"),
    Rule("<when>", "same|this time <plain-day>", this_time, "same time tomorrow"),
    Rule("<when>", "same|this time NEXT UNIT", this_time_next, "this time next week"),
    Rule("<when>", "<day> HALF-DAY", day_part, "friday pm"),
    Rule("<when>", "<day> - <time>", day_time, "friday - 3pm"),
    Rule("<when>", "<time> - <day>", time_day, "3pm - friday"),
    Rule("<when>", "<day> before|after|by|past <bare-clock>", day_clock, "friday before 5"),
    Rule("<when>", "<time> <day>", time_day, "3pm tomorrow"),
    Rule("<when>", "<time> on|by|the|from|for <day>", time_day, "9am on tuesday"),
    Rule("<when>", "<time> on the <day>", time_day, "9am on the 15th"),
    Rule("<when>", "at? <some-clock> on? <day> in|at? the? <part>", clock_day_part, "5 tomorrow afternoon"),
    Rule("<when>", "<clock> on the? DOM", clock_on_number, "8pm on 15"),
    Rule("<when>", "on the? DOM at|@ <some-clock>", number_at, "on 15 at 8:00"),
    Rule("<when>", "on|by|until the DOM", day_of_month, "by the 27"),
    Rule("<when>", "<time>", time_alone, "15:30"),
    Rule("<when>", "<piece>", same, "early april"),
    Rule("<when>", "<range>", same, "1 jan to 15 feb"),
    Rule("<when>", "<period>", same, "next week"),
    Rule("<when>", "<part> <day> <part>", part_day_part, "first thing tomorrow morning"),
    Rule("<when>", "PART <day> at|@? <clock>", part_day_clock, "lunch tomorrow 12:30"),
    Rule("<when>", "ORDINAL at|@? <clock>", number_at, "11th 10am"),
    Rule("<when>", "<period> <time>", period_time, "next week at 3pm"),
    Rule("<when>", "<around>", same, "before christmas"),
    Rule("<when>", "<around> <time>", day_time, "before friday 3pm"),
    Rule("<when>", "<front> <when-after>", past_front, "by friday"),
    Rule("<when-after>", "the? <when-plain>", same, "friday"),
    Rule("<when-plain>", "<day>", same, "friday"),
    Rule("<when-plain>", "<day> <time>", day_time, "friday at 4pm"),
    Rule("<when-plain>", "<day> <evening-clock>", day_clock, "friday 3:30"),
    Rule("<when-plain>", "<piece>", same, "early april"),
    Rule("<when-plain>", "<range>", same, "1 jan to 15 feb"),
    Rule("<when-plain>", "<period>", same, "next week"),
    Rule("<when-plain>", "<period> <time>", period_time, "next week at 3pm"),
    Rule(
        "<front>",
        "by|on|at|in|until|till|til|around|about|towards|toward|during|over|sometime|maybe|perhaps|possibly|probably|likely|~|circa|@|approx|approximately|roughly",
        lambda _: True,
        "by",
    ),
    Rule("<front>", "some time", lambda _: True, "some time"),
    Rule("<when>", "any day|time <period>", same, "any day next week"),
    Rule("<when>", "anytime <period>", same, "anytime next week"),
    Rule("<when>", "sometime <around>", same, "sometime before june"),
    Rule("<when>", "<plain-day> PART first thing", day_then_part, "monday morning first thing"),
    Rule("<when>", "by close on|of? <plain-day>", closing_on, "by close friday"),
    Rule("<front>", "sometime in|during|around|on|by", lambda _: True, "sometime in"),
    Rule("<front>", "not before", lambda _: True, "not before"),
    Rule("<front>", "no later than", lambda _: True, "no later than"),
    Rule("<front>", "not later than", lambda _: True, "not later than"),
    Rule("<front>", "on or before|by|around|about", lambda _: True, "on or before"),
    Rule("<front>", "at|by around|about", lambda _: True, "by around"),
    Rule("<evening-clock>", "CLOCK", lambda _, clock: clock, "3:30"),
    Rule("<evening-clock>", "DOTTED", lambda _, clock: clock, "2.30"),
    Rule("<evening-clock>", "<spoken>", lambda _, clock: clock, "five thirty"),
]

ANSWERS = [
    Rule("<answer>", "<when>", same, "friday"),
    Rule("<answer>", "<loose-front> <when>", past_front, "due friday"),
    Rule("<answer>", "by|for? <amount>", from_now, "2 weeks"),
    Rule("<answer>", "on|by|until? RANK", day_of_month, "15th"),
    Rule("<answer>", "the DOM", day_of_month, "the 27"),
    Rule("<answer>", "on DOM", day_of_month, "on 27"),
    Rule("<answer>", "<amount> from? <plain-day>", on_after, "a week friday"),
    Rule("<answer>", "on? the? DOM at|@ <some-clock>", number_at, "15 at 8:00"),
    Rule("<answer>", "on? the? ORDINAL at|@? <some-clock>", number_at, "15th at 8:00"),
    Rule("<answer>", "MILITARY", military, "1530"),
    Rule("<answer>", "DOTTED", military, "15.30"),
    Rule("<answer>", "asap|immediately", from_today(0), "asap"),
    Rule("<answer>", "right away", from_today(0), "right away"),
    Rule("<answer>", "<plain-day> MILITARY", day_military, "fri 1530"),
    Rule("<answer>", "MILITARY h|hrs? on? <plain-day>", clock_day, "1500 on friday"),
    Rule("<answer>", "fortnight", lambda r: from_now(r, Amount(days=14)), "fortnight"),
    Rule("<answer>", "tom", from_today(1), "tom"),
    Rule("<answer>", "<spoken>", military, "ten thirty"),
    Rule("<answer>", "<spoken> on? <plain-day>", clock_day, "ten thirty on monday"),
    Rule("<answer>", "tom <time>", tomorrow_then, "tom morning"),
    Rule("<answer>", "latest <when>", same, "latest friday"),
    Rule("<when>", "TOMORROW <bare-clock>", tomorrow_at, "tomorrow 9"),
    Rule("<when>", "on|by|until|before|due RANK", day_of_month, "on 15th"),
    Rule("<answer>", "<bare-clock> TOMORROW", tomorrow_at, "3 tomorrow"),
    Rule("<answer>", "WEEKDAY NEXT", next_weekday, "monday next"),
    Rule("<answer>", "TODAY + <count>", days_from_today, "today + 10"),
    Rule("<answer>", "t + NUMBER", working_days_from_today, "T+3"),
    Rule("<answer>", "<part> RANK", part_on_number, "EOD 6th"),
    Rule("<answer>", "w NUMBER", week_number, "W12"),
    Rule("<answer>", "<when> <tail>", before_tail, "friday at the latest"),
    Rule("<answer>", "<amount> or so", from_now, "3 weeks or so"),
    Rule("<tail>", "at? the? latest", lambda _: True, "at the latest"),
    Rule("<tail>", "or so|earlier|sooner|before|later|thereabouts", lambda _: True, "or so"),
    Rule("<tail>", "ish|please|pls|thanks|thx|tbc|tbd|tba", lambda _: True, "please"),
    Rule("<tail>", "if possible", lambda _: True, "if possible"),
    Rule("<tail>", "sometime|onwards|onward", lambda _: True, "sometime"),
    Rule(
        "<loose-front>",
        "due|for|to|from|of|starting|is|the|this|closing|close|closes|as",
        lambda _: True,
        "due",
    ),
    Rule("<loose-front>", "as of", lambda _: True, "as of"),
    Rule("<loose-front>", "starting|due|closing by|on|in|from", lambda _: True, "due by"),
]

RULES = [
    *COUNTS, *AMOUNTS, *DISTANCES, *CLOCKS, *PARTS, *NUMERIC, *DATES, *HOLIDAY_RULES, *DOTTED_TIMES, *DAYS,
    *DAYS_OF_SPANS, *WEEKS, *WEEKENDS, *MONTHS, *SPANS, *RANGES, *PERIODS, *EDGES, *PIECES, *AROUND, *TIMES,
    *WHENS, *ZONES, *ANSWERS, *REPORTS,
]  # fmt: skip
GRAMMAR = Grammar(RULES)
