"""Boilers and valves by the container: distributors in other countries."""

from __future__ import annotations

from bot.playground.seeds.stories import Story

STORIES = (
    Story(
        "Nordvarme AS",
        "sam",
        50,
        "$180k close end of quarter source trade fair",
        ("41 move sample", "30 move quote", "18 move terms", "8 move credit check", "2 log call terms FOB"),
    ),
    Story(
        "Acme Corp",
        "sam",
        14,
        "$40k close end of quarter source referral",
        ("13 note they liked the drawings", "1 move quote"),
    ),
    Story(
        "Thermo Iberica",
        "sam",
        44,
        "$95k close end of month source agent",
        ("35 move sample", "21 move quote", "12 note sample arrived scratched"),
    ),
    Story("Calor do Sul", "sam", 28, "$62k close end of quarter source trade fair", ("19 move sample",)),
    Story("Baltic Pipe Trading", "sam", 39, "$41k source agent", ("30 move quote", "11 lost price")),
    Story(
        "Warmte Groep",
        "sam",
        36,
        "$77k source referral",
        ("27 move quote", "19 move terms", "9 won 74k because short lead time"),
    ),
    Story(
        "Great Lakes Supply",
        "kim",
        47,
        "$220k close end of quarter source referral",
        ("38 move sample", "26 move quote", "13 move credit check", "4 next answer the credit check"),
    ),
    Story("Prairie HVAC", "kim", 22, "$58k close end of next month source website", ("14 move sample",)),
    Story(
        "Cascade Valve Co",
        "kim",
        33,
        "$49k source trade fair",
        ("24 move quote", "7 won because spare parts"),
    ),
    Story("Rio Bravo Import", "kim", 30, "$66k source agent", ("20 move sample", "10 lost timing")),
    Story("Maritime Mechanical", "kim", 5, "$130k close end of next quarter source referral"),
    Story(
        "Aotearoa Heating",
        "ana",
        42,
        "$110k close end of month source agent",
        ("33 move sample", "22 move quote", "11 move terms"),
    ),
    Story(
        "Hanoi Technical",
        "ana",
        26,
        "$84k close end of quarter source trade fair",
        ("17 move sample", "9 move quote", "1 follow-up friday 9am send the certificates"),
    ),
    Story(
        "Singapore Plant Supply",
        "ana",
        37,
        "$150k source referral",
        ("28 move quote", "16 move terms", "6 won 146k because certified on the island"),
    ),
    Story("Perth Hydronics", "ana", 31, "$38k source website", ("23 move quote", "12 lost competitor")),
    Story("Osaka Boiler Works", "ana", 4, "$92k close end of next quarter source trade fair"),
)
