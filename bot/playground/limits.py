"""Slack's numbers: how long, how many. The only place where they stand; the shapes read them.

Facts: https://docs.slack.dev/reference/block-kit and the pages of each block, element and object. Where two
references differ the smaller number stands here, since a message within it is safe by both.
"""

# Messages
from __future__ import annotations

MESSAGE_BLOCKS = 50
MESSAGE_TEXT = 40_000
UPDATED_TEXT = 4_000
"""chat.update: "text field cannot exceed 4,000 characters"."""
MESSAGE_BLOCK_CHARACTERS = 13_200
"""All text of a message's blocks together; undocumented, seen as msg_blocks_too_long."""
MESSAGE_ATTACHMENTS = 100
MESSAGE_CHARTS = 2
MESSAGE_TABLES = 1
MESSAGE_MARKDOWN = 12_000

# Views
VIEW_BLOCKS = 100
VIEW_TITLE = 24
PRIVATE_METADATA = 3_000
IDENTIFIER = 255
"""block_id, action_id, callback_id, external_id."""

# Objects
TEXT = 3_000
OPTION_TEXT = 75
OPTION_VALUE = 150
OPTION_DESCRIPTION = 75
OPTIONS = 100
GROUP_LABEL = 75
CONFIRM_TITLE = 100
CONFIRM_TEXT = 300
CONFIRM_BUTTON = 30
URL = 3_000

# Elements
BUTTON_TEXT = 75
BUTTON_VALUE = 2_000
ACCESSIBILITY_LABEL = 75
PLACEHOLDER = 150
OVERFLOW_OPTIONS = 5
CHECKBOXES = 10
RADIO_BUTTONS = 10
INPUT_LENGTH = 3_000
FILES_PICKED = 10

# Blocks
ACTIONS_ELEMENTS = 25
ALERT_TEXT = 200
CONTEXT_ELEMENTS = 10
CONTEXT_ACTIONS_ELEMENTS = 5
HEADER_TEXT = 150
ALT_TEXT = 2_000
IMAGE_TITLE = 2_000
INPUT_LABEL = 2_000
INPUT_HINT = 2_000
SECTION_TEXT = 3_000
SECTION_FIELDS = 10
SECTION_FIELD = 2_000
VIDEO_TITLE = 200
VIDEO_AUTHOR = 50
VIDEO_DESCRIPTION = 200
CARD_TITLE = 150
CARD_SUBTITLE = 150
CARD_BODY = 200
CARD_ACTIONS = 3
PLAN_TASKS = 50

# Tables and charts
TABLE_ROWS = 100
TABLE_COLUMNS = 20
DATA_TABLE_ROWS = 101
"""A header and a hundred rows."""
DATA_TABLE_COLUMNS = 20
DATA_TABLE_PAGE = 100
DATA_TABLE_CHARACTERS = 20_000
CHART_TITLE = 50
CHART_SERIES = 6
CHART_SEGMENTS = 6
CHART_CATEGORIES = 20
CHART_LABEL = 20
CHART_AXIS_LABEL = 50
