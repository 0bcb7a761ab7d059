"""Documents, their texts, verifications, links and attachments. Imports SQLAlchemy."""

from __future__ import annotations

from sqlalchemy import CheckConstraint, Column, ForeignKey, Index, Integer, LargeBinary, Text

from csops_desktop.db.tables.base import belongs_to, table, text

document = table(
    "document",
    text("title", default=None),
    # What wiki links find it by: the title without regard to letter case (`commands.documents.link_key`).
    text("title_key", default=None),
    text("area"),
    Column("owner_id", Integer, ForeignKey("person.id", ondelete="SET NULL"), index=True),
    text("kind", default="other"),
    # The words of `Audience`, separated by blanks.
    text("audience"),
    Column("review_every", Integer),
    Column("review_unit", Text),
    Column("review_on", Text),
    Column("evergreen", Integer, nullable=False, server_default="0"),
    text("review_reason"),
    # The day of a review that the file's front matter claims; it verifies nothing.
    Column("claimed_on", Text),
    Column("due_on", Text),
    Column("due_by", Text),
    # The present text; no key, since versions belong to documents and two tables can't wait for each other.
    Column("version_id", Integer),
    Column("edited_on", Text),
    Column("words", Integer, nullable=False, server_default="0"),
    # What the newest verification says, kept here as well so that 10,000 documents are one scan; written only by
    # commands.verifications.restate, held equal by a property test.
    Column("verified_on", Text),
    text("verified_how"),
    Column("remarked", Integer, nullable=False, server_default="0"),
    Column("edited", Integer, nullable=False, server_default="0"),
    Column("unchanged", Integer, nullable=False, server_default="0"),
    Column("burst", Integer, nullable=False, server_default="0"),
    text("source_path"),
    text("front_matter"),
    # What an export needs to write the file as it was read; see exchange.markdown_source.
    text("source"),
    Column("archived_on", Text),
    Column("trashed_on", Text),
    CheckConstraint("length(trim(title)) > 0", name="title"),
    CheckConstraint("review_every > 0", name="review_every"),
    CheckConstraint("review_unit IN ('days', 'weeks', 'months')", name="review_unit"),
    CheckConstraint("(review_every IS NULL) = (review_unit IS NULL)", name="interval"),
    Index("ix_document_title_key", "title_key"),
    Index("ix_document_due_on", "due_on"),
)

document_version = table(
    "document_version",
    belongs_to("document"),
    text("saved_at", default=None),
    text("day", default=None),
    Column("words", Integer, nullable=False, server_default="0"),
    Column("restored_from", Integer),
    # What is compared instead of two texts (SHA-256 in hexadecimal).
    text("digest", default=None),
    # The last column, so that reading the others doesn't walk through its pages.
    text("body"),
)

verification = table(
    "verification",
    belongs_to("document"),
    Column("version_id", Integer, nullable=False),
    Column("person_id", Integer, ForeignKey("person.id", ondelete="SET NULL"), index=True),
    text("at", default=None),
    text("day", default=None),
    # The words of `How`, separated by blanks.
    text("how", default=None),
    text("note"),
    # How many documents were verified at about the same time; rises while the burst goes on.
    Column("burst", Integer, nullable=False, server_default="1"),
    Index("ix_verification_at", "at"),
)

document_responsibility = table("document_responsibility", belongs_to("document"), belongs_to("responsibility"))

wiki_link = table(
    "wiki_link",
    belongs_to("document"),
    text("target", default=None),
    text("target_key", default=None),
    Column("embed", Integer, nullable=False, server_default="0"),
    Index("ix_wiki_link_target_key", "target_key"),
)

attachment = table(
    "attachment",
    text("name", default=None),
    text("media_type", default=None),
    text("source_path"),
    text("digest", default=None),
    Column("content", LargeBinary, nullable=False),
    Index("ix_attachment_name", "name"),
)
