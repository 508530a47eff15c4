"""One message of every kind of block that the page draws, in believable words."""

from typing import Any

Block = dict[str, Any]

MONTHS = ("Oct", "Nov", "Dec", "Jan", "Feb", "Mar")
STAGES = ("Lead generation", "Lead qualification", "Lead interaction", "Value proposition", "Negotiation")


def plain(text: str) -> Block:
    return {"type": "plain_text", "text": text, "emoji": True}


def section(text: str, **more: Any) -> Block:
    return {"type": "section", "text": {"type": "mrkdwn", "text": text}, **more}


def button(text: str, action: str, **more: Any) -> Block:
    return {"type": "button", "text": plain(text), "action_id": action, **more}


def option(text: str, value: str) -> Block:
    return {"text": plain(text), "value": value}


def static_select(action: str, placeholder: str, *options: Block, multi: bool = False) -> Block:
    kind = "multi_static_select" if multi else "static_select"
    return {"type": kind, "action_id": action, "placeholder": plain(placeholder), "options": list(options)}


def rich(*elements: Block) -> Block:
    return {"type": "rich_text", "elements": [{"type": "rich_text_section", "elements": list(elements)}]}


def words(text: str, **style: bool) -> Block:
    return {"type": "text", "text": text, **({"style": style} if style else {})}


def raw(text: str) -> Block:
    return {"type": "raw_text", "text": text}


SURE = {
    "title": plain("Lose the deal?"),
    "text": {"type": "mrkdwn", "text": "*Acme* will be closed as lost."},
    "confirm": plain("Lose it"),
    "deny": plain("Keep it"),
    "style": "danger",
}

TEXTS: list[Block] = [
    {"type": "header", "text": plain("Where the pipeline stands :chart_with_upwards_trend:")},
    section(
        "*March*  won $82,000 of $150,000 · _$17,000 short_\n&gt; coverage 2.1×, you need 3.1×\n"
        "left out: `4` deals · ~gone~ · &lt;!channel&gt; &amp; <https://example.com/a?b=1&amp;c=2|the rules>",
        accessory={"type": "overflow", "action_id": "more", "options": [option("Export", "export")]},
    ),
    {
        "type": "section",
        "fields": [
            {"type": "mrkdwn", "text": "*Owner*\n<@U0SAM00001>"},
            {"type": "mrkdwn", "text": "*Close date*\n<!date^1774612800^{date_short}|27 Mar>"},
        ],
    },
    {"type": "divider"},
    rich(
        words("Rich: "), words("bold", bold=True), words(" and "), {"type": "user", "user_id": "U0ADA00001"}
    ),
    {"type": "markdown", "text": "### Heading\nSome **bold**, `code`.\n\n- one\n- two"},
    {
        "type": "context",
        "elements": [{"type": "mrkdwn", "text": "Read as: move *Sun Corp* in <#C0SALES001>"}],
    },
]

CONTROLS: list[Block] = [
    section("*Acme*: call Dana, 2 days late", accessory=button("Done", "done", style="primary")),
    section(
        "*Beta*: quiet for 8 working days",
        accessory=static_select("snooze", "Snooze", option("Tomorrow", "1"), option("In a week", "7")),
    ),
    {
        "type": "actions",
        "elements": [
            button("Lose it", "lose", style="danger", confirm=SURE),
            {"type": "users_select", "action_id": "owner", "placeholder": plain("Owner")},
            {"type": "datepicker", "action_id": "day", "placeholder": plain("Pick a day")},
            {"type": "timepicker", "action_id": "hour", "initial_time": "15:00"},
            static_select("tags", "Tags", option("Hot", "hot"), option("Cold", "cold"), multi=True),
        ],
    },
    {
        "type": "actions",
        "elements": [
            {"type": "checkboxes", "action_id": "tell", "options": [option("Tell the channel", "tell")]},
            {
                "type": "radio_buttons",
                "action_id": "when",
                "options": [option("Now", "n"), option("Later", "l")],
            },
        ],
    },
]


def _series(name: str, labels: tuple[str, ...], values: tuple[int, ...]) -> Block:
    points = [{"label": label, "value": value} for label, value in zip(labels, values, strict=True)]
    return {"name": name, "data": points}


def chart(kind: str, title: str, labels: tuple[str, ...], *series: Block) -> Block:
    axis = {"categories": list(labels), "y_label": "US dollars"}
    return {
        "type": "data_visualization",
        "title": title,
        "chart": {"type": kind, "series": list(series), "axis_config": axis},
    }


BARS = chart(
    "bar", "Won by month", MONTHS, _series("Won", MONTHS, (42000, 61000, 88000, 35000, 57000, 82000))
)
LINES = chart(
    "line",
    "By stage",
    STAGES,
    _series("Sam", STAGES, (12, 9, 7, 4, 2)),
    _series("Kim", STAGES, (8, 8, 6, 5, -3)),
)
AREA = chart("area", "Weighted", MONTHS, _series("Weighted", MONTHS, (10, 20, 25, 30, 44, 51)))
PIE: Block = {
    "type": "data_visualization",
    "title": "Why deals were lost",
    "chart": {
        "type": "pie",
        "segments": [
            {"label": "Price", "value": 12},
            {"label": "Timing", "value": 3},
            {"label": "Rival", "value": 7},
        ],
    },
}

DEALS: Block = {
    "type": "data_table",
    "caption": "Open deals",
    "page_size": 5,
    "rows": [
        [raw("Deal"), raw("Stage"), raw("Amount")],
        *[
            [
                raw(f"Deal {n}"),
                raw("Negotiation" if n % 2 else "Lead qualification"),
                {"type": "raw_number", "value": n * 1250, "text": f"${n * 1250:,}"},
            ]
            for n in range(1, 13)
        ],
    ],
}

STAGE_TABLE: Block = {
    "type": "table",
    "column_settings": [{"is_wrapped": True}, {"align": "right"}],
    "rows": [[raw("Stage"), raw("Deals")], [rich(words("Negotiation", bold=True)), raw("7")]],
}

EVERY_KIND: dict[str, list[Block]] = {
    "texts": TEXTS,
    "controls": CONTROLS,
    "bars and a pie": [BARS, PIE],
    "lines and an area": [LINES, AREA],
    "a data table": [DEALS],
    "a table": [STAGE_TABLE],
}


def field(block_id: str, label: str, element: Block, **more: Any) -> Block:
    return {"type": "input", "block_id": block_id, "label": plain(label), "element": element, **more}


COMPANY: Block = {"type": "external_select", "action_id": "company", "min_query_length": 1}

TELL: Block = {
    "type": "radio_buttons",
    "action_id": "tell",
    "options": [option("The channel", "channel"), option("Nobody", "nobody")],
}

FORM: Block = {
    "type": "modal",
    "callback_id": "add",
    "title": plain("Add a deal"),
    "submit": plain("Add"),
    "close": plain("Cancel"),
    "blocks": [
        field("name", "Name", {"type": "plain_text_input", "action_id": "name"}, hint=plain("As said aloud")),
        field("amount", "Amount", {"type": "plain_text_input", "action_id": "amount"}, optional=True),
        field(
            "stage",
            "Stage",
            static_select("stage", "Choose a stage", option("Enquiry", "1"), option("Negotiation", "5")),
        ),
        field("close", "Close date", {"type": "datepicker", "action_id": "close"}, optional=True),
        field("company", "Company", COMPANY, optional=True),
        field("tell", "Tell", TELL, optional=True),
    ],
}

HOME: Block = {
    "type": "home",
    "blocks": [
        {"type": "header", "text": plain("Good morning, Sam")},
        section("*Acme*: call Dana, 2 days late", accessory=button("Done", "home_done", style="primary")),
        BARS,
    ],
}
