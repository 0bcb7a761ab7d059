"""Documents: their texts, verifications, links and attachments. Adds tables and touches none that there were.

The statements stand here as they were written then; `schema.sql` goes on from them.
"""

from alembic import op

revision = "0002"
down_revision = "0001"

STATEMENTS = (
    """
CREATE TABLE attachment (
  id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
  name TEXT NOT NULL,
  media_type TEXT NOT NULL,
  source_path TEXT DEFAULT '' NOT NULL,
  digest TEXT NOT NULL,
  content BLOB NOT NULL
) STRICT
""",
    "CREATE INDEX ix_attachment_name ON attachment (name)",
    """
CREATE TABLE document (
  id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
  title TEXT NOT NULL,
  title_key TEXT NOT NULL,
  area TEXT DEFAULT '' NOT NULL,
  owner_id INTEGER,
  kind TEXT DEFAULT 'other' NOT NULL,
  audience TEXT DEFAULT '' NOT NULL,
  review_every INTEGER,
  review_unit TEXT,
  review_on TEXT,
  evergreen INTEGER DEFAULT '0' NOT NULL,
  review_reason TEXT DEFAULT '' NOT NULL,
  claimed_on TEXT,
  due_on TEXT,
  due_by TEXT,
  version_id INTEGER,
  edited_on TEXT,
  words INTEGER DEFAULT '0' NOT NULL,
  verified_on TEXT,
  verified_how TEXT DEFAULT '' NOT NULL,
  remarked INTEGER DEFAULT '0' NOT NULL,
  edited INTEGER DEFAULT '0' NOT NULL,
  unchanged INTEGER DEFAULT '0' NOT NULL,
  burst INTEGER DEFAULT '0' NOT NULL,
  source_path TEXT DEFAULT '' NOT NULL,
  front_matter TEXT DEFAULT '' NOT NULL,
  source TEXT DEFAULT '' NOT NULL,
  archived_on TEXT,
  trashed_on TEXT,
  CONSTRAINT ck_document_title CHECK (length(trim(title)) > 0),
  CONSTRAINT ck_document_review_every CHECK (review_every > 0),
  CONSTRAINT ck_document_review_unit CHECK (review_unit IN ('days', 'weeks', 'months')),
  CONSTRAINT ck_document_interval CHECK ((review_every IS NULL) = (review_unit IS NULL)),
  CONSTRAINT fk_document_owner_id FOREIGN KEY(owner_id) REFERENCES person (id) ON DELETE SET NULL
) STRICT
""",
    "CREATE INDEX ix_document_due_on ON document (due_on)",
    "CREATE INDEX ix_document_owner_id ON document (owner_id)",
    "CREATE INDEX ix_document_title_key ON document (title_key)",
    """
CREATE TABLE document_responsibility (
  id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
  document_id INTEGER NOT NULL,
  responsibility_id INTEGER NOT NULL,
  CONSTRAINT fk_document_responsibility_document_id
    FOREIGN KEY(document_id) REFERENCES document (id) ON DELETE CASCADE,
  CONSTRAINT fk_document_responsibility_responsibility_id
    FOREIGN KEY(responsibility_id) REFERENCES responsibility (id) ON DELETE CASCADE
) STRICT
""",
    "CREATE INDEX ix_document_responsibility_document_id ON document_responsibility (document_id)",
    "CREATE INDEX ix_document_responsibility_responsibility_id ON document_responsibility (responsibility_id)",
    """
CREATE TABLE document_version (
  id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
  document_id INTEGER NOT NULL,
  saved_at TEXT NOT NULL,
  day TEXT NOT NULL,
  words INTEGER DEFAULT '0' NOT NULL,
  restored_from INTEGER,
  digest TEXT NOT NULL,
  body TEXT DEFAULT '' NOT NULL,
  CONSTRAINT fk_document_version_document_id
    FOREIGN KEY(document_id) REFERENCES document (id) ON DELETE CASCADE
) STRICT
""",
    "CREATE INDEX ix_document_version_document_id ON document_version (document_id)",
    """
CREATE TABLE verification (
  id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
  document_id INTEGER NOT NULL,
  version_id INTEGER NOT NULL,
  person_id INTEGER,
  at TEXT NOT NULL,
  day TEXT NOT NULL,
  how TEXT NOT NULL,
  note TEXT DEFAULT '' NOT NULL,
  burst INTEGER DEFAULT '1' NOT NULL,
  CONSTRAINT fk_verification_document_id FOREIGN KEY(document_id) REFERENCES document (id) ON DELETE CASCADE,
  CONSTRAINT fk_verification_person_id FOREIGN KEY(person_id) REFERENCES person (id) ON DELETE SET NULL
) STRICT
""",
    "CREATE INDEX ix_verification_at ON verification (at)",
    "CREATE INDEX ix_verification_document_id ON verification (document_id)",
    "CREATE INDEX ix_verification_person_id ON verification (person_id)",
    """
CREATE TABLE wiki_link (
  id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
  document_id INTEGER NOT NULL,
  target TEXT NOT NULL,
  target_key TEXT NOT NULL,
  embed INTEGER DEFAULT '0' NOT NULL,
  CONSTRAINT fk_wiki_link_document_id FOREIGN KEY(document_id) REFERENCES document (id) ON DELETE CASCADE
) STRICT
""",
    "CREATE INDEX ix_wiki_link_document_id ON wiki_link (document_id)",
    "CREATE INDEX ix_wiki_link_target_key ON wiki_link (target_key)",
)


def upgrade() -> None:
    """Add the tables and their indexes; triggers and search follow from `db.migrate`."""
    for statement in STATEMENTS:
        op.execute(statement.strip())
