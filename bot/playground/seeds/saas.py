"""Software that watches heating systems: trials, security questions and yearly contracts."""

from __future__ import annotations

from bot.playground.seeds.stories import Story

STORIES = (
    Story(
        "Hearthstone Utilities",
        "sam",
        49,
        "$84k close end of quarter source webinar",
        (
            "41 move qualified",
            "29 move demo",
            "17 move trial",
            "8 move negotiation",
            "3 note they want SSO",
        ),
    ),
    Story(
        "Acme Corp",
        "sam",
        14,
        "$40k close end of quarter source referral",
        ("13 note they liked the drawings", "1 move proposal"),
    ),
    Story(
        "Ember Facilities",
        "sam",
        40,
        "$36k close end of month source website",
        ("31 move demo", "19 move trial", "2 log call trial goes well"),
    ),
    Story(
        "Northlight Housing",
        "sam",
        24,
        "$22k close end of next month source referral",
        ("15 move qualified",),
    ),
    Story("Kiln & Co", "sam", 34, "$12k source website", ("26 move proposal", "10 won 12k because open API")),
    Story("Grange Care Homes", "sam", 30, "$18k source webinar", ("22 move demo", "12 lost no decision")),
    Story(
        "Metro Property Group",
        "kim",
        46,
        "$140k close end of quarter source outbound",
        (
            "37 move qualified",
            "25 move demo",
            "13 move trial",
            "1 follow-up monday 11am security review",
        ),
    ),
    Story(
        "Campus Energy",
        "kim",
        38,
        "$60k close end of month source webinar",
        ("28 move proposal", "14 move negotiation", "5 next send the data agreement"),
    ),
    Story(
        "Lakeside Clinics",
        "kim",
        33,
        "$28k source referral",
        ("24 move proposal", "8 won 27k because alerts by text"),
    ),
    Story("Beacon Hotels", "kim", 29, "$45k source outbound", ("20 move demo", "11 lost competitor")),
    Story("Copperline Brewing", "kim", 6, "$9k source website"),
    Story(
        "Tidewater Councils",
        "ana",
        43,
        "$72k close end of quarter source tender",
        ("34 move qualified", "23 move proposal", "12 move negotiation"),
    ),
    Story("Banksia Retail", "ana", 27, "$31k close end of next month source webinar", ("18 move demo",)),
    Story(
        "Pacific Cold Stores",
        "ana",
        35,
        "$54k source referral",
        ("26 move proposal", "15 move negotiation", "7 won 52k because on-site gateway"),
    ),
    Story("Jindabyne Lodges", "ana", 32, "$11k source website", ("23 move proposal", "13 lost price")),
    Story("Quokka Childcare", "ana", 4, "$8k source referral"),
)
