"""What became of a deal, read from an index: the funnel asks it for every deal that came to a stage."""

from __future__ import annotations

from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_index("deals_ways", "deals", ["team_id", "id", "status", "path", "owner"])


def downgrade() -> None:
    op.drop_index("deals_ways", table_name="deals")
