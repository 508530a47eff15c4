"""Boilers and valves by the container: distributors in other countries."""

from bot.playground.seeds.stories import Story

STORIES = (
    Story(
        "Nordvarme AS",
        "sam",
        50,
        "$180k close end of quarter source trade fair",
        (
            "41 move qualified",
            "30 move contacted",
            "18 move proposal",
            "8 move negotiation",
            "2 log call terms FOB",
        ),
    ),
    Story(
        "Thermo Iberica",
        "sam",
        44,
        "$95k close end of month source agent",
        ("35 move contacted", "21 move proposal", "12 note sample arrived scratched"),
    ),
    Story("Calor do Sul", "sam", 28, "$62k close end of quarter source trade fair", ("19 move qualified",)),
    Story("Baltic Pipe Trading", "sam", 39, "$41k source agent", ("30 move proposal", "11 lost price")),
    Story(
        "Warmte Groep",
        "sam",
        36,
        "$77k source referral",
        ("27 move proposal", "9 won 74k because short lead time"),
    ),
    Story(
        "Great Lakes Supply",
        "kim",
        47,
        "$220k close end of quarter source referral",
        ("38 move qualified", "26 move proposal", "13 move negotiation", "4 next answer the credit check"),
    ),
    Story("Prairie HVAC", "kim", 22, "$58k close end of next month source website", ("14 move contacted",)),
    Story(
        "Cascade Valve Co",
        "kim",
        33,
        "$49k source trade fair",
        ("24 move proposal", "7 won because spare parts"),
    ),
    Story("Rio Bravo Import", "kim", 30, "$66k source agent", ("20 move contacted", "10 lost timing")),
    Story("Maritime Mechanical", "kim", 5, "$130k close end of next quarter source referral"),
    Story(
        "Aotearoa Heating",
        "ana",
        42,
        "$110k close end of month source agent",
        ("33 move contacted", "22 move proposal", "11 move negotiation"),
    ),
    Story(
        "Hanoi Technical",
        "ana",
        26,
        "$84k close end of quarter source trade fair",
        ("17 move qualified", "9 move contacted", "1 follow-up friday 9am send the certificates"),
    ),
    Story(
        "Singapore Plant Supply",
        "ana",
        37,
        "$150k source referral",
        ("28 move proposal", "16 move negotiation", "6 won 146k because certified on the island"),
    ),
    Story("Perth Hydronics", "ana", 31, "$38k source website", ("23 move proposal", "12 lost competitor")),
    Story("Osaka Boiler Works", "ana", 4, "$92k close end of next quarter source trade fair"),
)
