-- The schema of a new workspace, written by scripts/schema from csops_desktop/db/tables.py. Do not edit.

CREATE TABLE attachment (
  id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
  name TEXT NOT NULL,
  media_type TEXT NOT NULL,
  source_path TEXT DEFAULT '' NOT NULL,
  digest TEXT NOT NULL,
  content BLOB NOT NULL
)
 STRICT;

CREATE INDEX ix_attachment_name ON attachment (name);

CREATE TABLE change (
  id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
  label TEXT NOT NULL,
  kind TEXT DEFAULT 'do' NOT NULL,
  state TEXT DEFAULT 'open' NOT NULL,
  target_id INTEGER,
  at TEXT NOT NULL,
  day TEXT NOT NULL,
  dated_back INTEGER DEFAULT '0' NOT NULL,
  CONSTRAINT ck_change_kind CHECK (kind IN ('do', 'undo', 'redo')),
  CONSTRAINT ck_change_state CHECK (state IN ('open', 'done', 'undone', 'discarded')),
  CONSTRAINT fk_change_target_id FOREIGN KEY(target_id) REFERENCES change (id)
)
 STRICT;

CREATE UNIQUE INDEX ix_change_open ON change (state) WHERE state = 'open';

CREATE INDEX ix_change_undo ON change (kind, state, id);

CREATE TABLE person (
  id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
  name TEXT NOT NULL,
  team TEXT DEFAULT '' NOT NULL,
  email TEXT DEFAULT '' NOT NULL
)
 STRICT;

CREATE UNIQUE INDEX uq_person_name ON person (name);

CREATE TABLE saved_view (
  id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
  name TEXT NOT NULL,
  filter TEXT DEFAULT '{}' NOT NULL
)
 STRICT;

CREATE UNIQUE INDEX uq_saved_view_name ON saved_view (name);

CREATE TABLE change_row (
  id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
  change_id INTEGER NOT NULL,
  tab TEXT NOT NULL,
  row_id INTEGER NOT NULL,
  responsibility_id INTEGER,
  op TEXT NOT NULL,
  inverse TEXT NOT NULL,
  CONSTRAINT fk_change_row_change_id FOREIGN KEY(change_id) REFERENCES change (id)
)
 STRICT;

CREATE INDEX ix_change_row_change_id ON change_row (change_id);

CREATE INDEX ix_change_row_responsibility ON change_row (responsibility_id);

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
)
 STRICT;

CREATE INDEX ix_document_due_on ON document (due_on);

CREATE INDEX ix_document_owner_id ON document (owner_id);

CREATE INDEX ix_document_title_key ON document (title_key);

CREATE TABLE responsibility (
  id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
  title TEXT NOT NULL,
  area TEXT DEFAULT '' NOT NULL,
  owner_id INTEGER,
  summary TEXT DEFAULT '' NOT NULL,
  status TEXT DEFAULT 'not-rated' NOT NULL,
  reason TEXT DEFAULT '' NOT NULL,
  since TEXT,
  previous_status TEXT,
  checked_on TEXT,
  green_by TEXT,
  slips INTEGER DEFAULT '0' NOT NULL,
  check_in_days INTEGER DEFAULT '30' NOT NULL,
  position INTEGER DEFAULT '0' NOT NULL,
  tracker_key TEXT DEFAULT '' NOT NULL,
  tracker_source TEXT DEFAULT '' NOT NULL,
  archived_on TEXT,
  trashed_on TEXT,
  CONSTRAINT ck_responsibility_status CHECK (status IN ('red', 'yellow', 'green', 'not-rated')),
  CONSTRAINT ck_responsibility_title CHECK (length(trim(title)) > 0),
  CONSTRAINT ck_responsibility_check_in_days CHECK (check_in_days > 0),
  CONSTRAINT fk_responsibility_owner_id FOREIGN KEY(owner_id) REFERENCES person (id) ON DELETE SET NULL
)
 STRICT;

CREATE INDEX ix_responsibility_owner_id ON responsibility (owner_id);

CREATE INDEX ix_responsibility_status_position ON responsibility (status, position);

CREATE TABLE ask (
  id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
  responsibility_id INTEGER NOT NULL,
  person_id INTEGER,
  what TEXT NOT NULL,
  why TEXT DEFAULT '' NOT NULL,
  needed_by TEXT,
  state TEXT DEFAULT 'draft' NOT NULL,
  asked_on TEXT,
  answered_on TEXT,
  delivered_on TEXT,
  answer TEXT DEFAULT '' NOT NULL,
  CONSTRAINT ck_ask_state CHECK (state IN ('draft', 'asked', 'accepted', 'refused', 'delivered')),
  CONSTRAINT fk_ask_responsibility_id FOREIGN KEY(responsibility_id) REFERENCES responsibility (id) ON DELETE CASCADE,
  CONSTRAINT fk_ask_person_id FOREIGN KEY(person_id) REFERENCES person (id) ON DELETE SET NULL
)
 STRICT;

CREATE INDEX ix_ask_person_id ON ask (person_id);

CREATE INDEX ix_ask_responsibility_id ON ask (responsibility_id);

CREATE TABLE document_responsibility (
  id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
  document_id INTEGER NOT NULL,
  responsibility_id INTEGER NOT NULL,
  CONSTRAINT fk_document_responsibility_document_id FOREIGN KEY(document_id) REFERENCES document (id) ON DELETE CASCADE,
  CONSTRAINT fk_document_responsibility_responsibility_id FOREIGN KEY(responsibility_id) REFERENCES responsibility (id) ON DELETE CASCADE
)
 STRICT;

CREATE INDEX ix_document_responsibility_document_id ON document_responsibility (document_id);

CREATE INDEX ix_document_responsibility_responsibility_id ON document_responsibility (responsibility_id);

CREATE TABLE document_version (
  id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
  document_id INTEGER NOT NULL,
  saved_at TEXT NOT NULL,
  day TEXT NOT NULL,
  words INTEGER DEFAULT '0' NOT NULL,
  restored_from INTEGER,
  digest TEXT NOT NULL,
  body TEXT DEFAULT '' NOT NULL,
  CONSTRAINT fk_document_version_document_id FOREIGN KEY(document_id) REFERENCES document (id) ON DELETE CASCADE
)
 STRICT;

CREATE INDEX ix_document_version_document_id ON document_version (document_id);

CREATE TABLE get_to_green (
  id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
  responsibility_id INTEGER NOT NULL,
  set_on TEXT NOT NULL,
  green_by TEXT,
  CONSTRAINT fk_get_to_green_responsibility_id FOREIGN KEY(responsibility_id) REFERENCES responsibility (id) ON DELETE CASCADE
)
 STRICT;

CREATE INDEX ix_get_to_green_responsibility_id ON get_to_green (responsibility_id);

CREATE TABLE green_criterion (
  id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
  responsibility_id INTEGER NOT NULL,
  text TEXT NOT NULL,
  met_on TEXT,
  position INTEGER DEFAULT '0' NOT NULL,
  CONSTRAINT fk_green_criterion_responsibility_id FOREIGN KEY(responsibility_id) REFERENCES responsibility (id) ON DELETE CASCADE
)
 STRICT;

CREATE INDEX ix_green_criterion_responsibility_id ON green_criterion (responsibility_id);

CREATE TABLE plan_step (
  id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
  responsibility_id INTEGER NOT NULL,
  text TEXT NOT NULL,
  due_on TEXT,
  done_on TEXT,
  position INTEGER DEFAULT '0' NOT NULL,
  CONSTRAINT fk_plan_step_responsibility_id FOREIGN KEY(responsibility_id) REFERENCES responsibility (id) ON DELETE CASCADE
)
 STRICT;

CREATE INDEX ix_plan_step_responsibility_id ON plan_step (responsibility_id);

CREATE TABLE process_rating (
  id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
  responsibility_id INTEGER NOT NULL,
  factor TEXT NOT NULL,
  rating TEXT DEFAULT 'not-rated' NOT NULL,
  remark TEXT DEFAULT '' NOT NULL,
  CONSTRAINT ck_process_rating_rating CHECK (rating IN ('red', 'yellow', 'green', 'not-rated')),
  CONSTRAINT ck_process_rating_factor CHECK (factor IN ('repeatable', 'clear', 'consistent', 'accountable')),
  CONSTRAINT fk_process_rating_responsibility_id FOREIGN KEY(responsibility_id) REFERENCES responsibility (id) ON DELETE CASCADE
)
 STRICT;

CREATE INDEX ix_process_rating_responsibility_id ON process_rating (responsibility_id);

CREATE UNIQUE INDEX uq_process_rating_responsibility_id_factor ON process_rating (responsibility_id, factor);

CREATE TABLE status_change (
  id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
  responsibility_id INTEGER NOT NULL,
  status TEXT DEFAULT 'not-rated' NOT NULL,
  reason TEXT DEFAULT '' NOT NULL,
  day TEXT NOT NULL,
  CONSTRAINT ck_status_change_status CHECK (status IN ('red', 'yellow', 'green', 'not-rated')),
  CONSTRAINT fk_status_change_responsibility_id FOREIGN KEY(responsibility_id) REFERENCES responsibility (id) ON DELETE CASCADE
)
 STRICT;

CREATE INDEX ix_status_change_responsibility_id ON status_change (responsibility_id);

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
)
 STRICT;

CREATE INDEX ix_verification_at ON verification (at);

CREATE INDEX ix_verification_document_id ON verification (document_id);

CREATE INDEX ix_verification_person_id ON verification (person_id);

CREATE TABLE wiki_link (
  id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
  document_id INTEGER NOT NULL,
  target TEXT NOT NULL,
  target_key TEXT NOT NULL,
  embed INTEGER DEFAULT '0' NOT NULL,
  CONSTRAINT fk_wiki_link_document_id FOREIGN KEY(document_id) REFERENCES document (id) ON DELETE CASCADE
)
 STRICT;

CREATE INDEX ix_wiki_link_document_id ON wiki_link (document_id);

CREATE INDEX ix_wiki_link_target_key ON wiki_link (target_key);

CREATE TABLE alembic_version (version_num TEXT NOT NULL PRIMARY KEY) STRICT;

INSERT INTO alembic_version VALUES ('0002');

CREATE VIRTUAL TABLE search USING fts5(title, body, tokenize = 'trigram');

CREATE TRIGGER record_attachment_insert AFTER INSERT ON attachment BEGIN
  SELECT RAISE(ABORT, 'a write outside workspace.run') WHERE NOT EXISTS (SELECT 1 FROM change WHERE state = 'open');
  INSERT INTO change_row (change_id, tab, row_id, responsibility_id, op, inverse)
  SELECT id, 'attachment', NEW.id, NULL, 'insert', 'DELETE FROM attachment WHERE id = ' || NEW.id FROM change WHERE state = 'open';
END;

CREATE TRIGGER record_attachment_update AFTER UPDATE ON attachment WHEN OLD.id IS NOT NEW.id COLLATE BINARY OR OLD.name IS NOT NEW.name COLLATE BINARY OR OLD.media_type IS NOT NEW.media_type COLLATE BINARY OR OLD.source_path IS NOT NEW.source_path COLLATE BINARY OR OLD.digest IS NOT NEW.digest COLLATE BINARY OR OLD.content IS NOT NEW.content COLLATE BINARY BEGIN
  SELECT RAISE(ABORT, 'a write outside workspace.run') WHERE NOT EXISTS (SELECT 1 FROM change WHERE state = 'open');
  INSERT INTO change_row (change_id, tab, row_id, responsibility_id, op, inverse)
  SELECT id, 'attachment', NEW.id, NULL, 'update', 'UPDATE attachment SET (id' || CASE WHEN OLD.name IS NOT NEW.name COLLATE BINARY THEN ', name' ELSE '' END || CASE WHEN OLD.media_type IS NOT NEW.media_type COLLATE BINARY THEN ', media_type' ELSE '' END || CASE WHEN OLD.source_path IS NOT NEW.source_path COLLATE BINARY THEN ', source_path' ELSE '' END || CASE WHEN OLD.digest IS NOT NEW.digest COLLATE BINARY THEN ', digest' ELSE '' END || CASE WHEN OLD.content IS NOT NEW.content COLLATE BINARY THEN ', content' ELSE '' END || ') = (' || OLD.id || CASE WHEN OLD.name IS NOT NEW.name COLLATE BINARY THEN ', ' || quote(OLD.name) ELSE '' END || CASE WHEN OLD.media_type IS NOT NEW.media_type COLLATE BINARY THEN ', ' || quote(OLD.media_type) ELSE '' END || CASE WHEN OLD.source_path IS NOT NEW.source_path COLLATE BINARY THEN ', ' || quote(OLD.source_path) ELSE '' END || CASE WHEN OLD.digest IS NOT NEW.digest COLLATE BINARY THEN ', ' || quote(OLD.digest) ELSE '' END || CASE WHEN OLD.content IS NOT NEW.content COLLATE BINARY THEN ', ' || quote(OLD.content) ELSE '' END || ')' FROM change WHERE state = 'open';
END;

CREATE TRIGGER record_attachment_delete AFTER DELETE ON attachment BEGIN
  SELECT RAISE(ABORT, 'a write outside workspace.run') WHERE NOT EXISTS (SELECT 1 FROM change WHERE state = 'open');
  INSERT INTO change_row (change_id, tab, row_id, responsibility_id, op, inverse)
  SELECT id, 'attachment', OLD.id, NULL, 'delete', 'INSERT INTO attachment (id, name, media_type, source_path, digest, content) VALUES (' || OLD.id || ', ' || quote(OLD.name) || ', ' || quote(OLD.media_type) || ', ' || quote(OLD.source_path) || ', ' || quote(OLD.digest) || ', ' || quote(OLD.content) || ')' FROM change WHERE state = 'open';
END;

CREATE TRIGGER record_person_insert AFTER INSERT ON person BEGIN
  SELECT RAISE(ABORT, 'a write outside workspace.run') WHERE NOT EXISTS (SELECT 1 FROM change WHERE state = 'open');
  INSERT INTO change_row (change_id, tab, row_id, responsibility_id, op, inverse)
  SELECT id, 'person', NEW.id, NULL, 'insert', 'DELETE FROM person WHERE id = ' || NEW.id FROM change WHERE state = 'open';
END;

CREATE TRIGGER record_person_update AFTER UPDATE ON person WHEN OLD.id IS NOT NEW.id COLLATE BINARY OR OLD.name IS NOT NEW.name COLLATE BINARY OR OLD.team IS NOT NEW.team COLLATE BINARY OR OLD.email IS NOT NEW.email COLLATE BINARY BEGIN
  SELECT RAISE(ABORT, 'a write outside workspace.run') WHERE NOT EXISTS (SELECT 1 FROM change WHERE state = 'open');
  INSERT INTO change_row (change_id, tab, row_id, responsibility_id, op, inverse)
  SELECT id, 'person', NEW.id, NULL, 'update', 'UPDATE person SET (id' || CASE WHEN OLD.name IS NOT NEW.name COLLATE BINARY THEN ', name' ELSE '' END || CASE WHEN OLD.team IS NOT NEW.team COLLATE BINARY THEN ', team' ELSE '' END || CASE WHEN OLD.email IS NOT NEW.email COLLATE BINARY THEN ', email' ELSE '' END || ') = (' || OLD.id || CASE WHEN OLD.name IS NOT NEW.name COLLATE BINARY THEN ', ' || quote(OLD.name) ELSE '' END || CASE WHEN OLD.team IS NOT NEW.team COLLATE BINARY THEN ', ' || quote(OLD.team) ELSE '' END || CASE WHEN OLD.email IS NOT NEW.email COLLATE BINARY THEN ', ' || quote(OLD.email) ELSE '' END || ')' FROM change WHERE state = 'open';
END;

CREATE TRIGGER record_person_delete AFTER DELETE ON person BEGIN
  SELECT RAISE(ABORT, 'a write outside workspace.run') WHERE NOT EXISTS (SELECT 1 FROM change WHERE state = 'open');
  INSERT INTO change_row (change_id, tab, row_id, responsibility_id, op, inverse)
  SELECT id, 'person', OLD.id, NULL, 'delete', 'INSERT INTO person (id, name, team, email) VALUES (' || OLD.id || ', ' || quote(OLD.name) || ', ' || quote(OLD.team) || ', ' || quote(OLD.email) || ')' FROM change WHERE state = 'open';
END;

CREATE TRIGGER record_saved_view_insert AFTER INSERT ON saved_view BEGIN
  SELECT RAISE(ABORT, 'a write outside workspace.run') WHERE NOT EXISTS (SELECT 1 FROM change WHERE state = 'open');
  INSERT INTO change_row (change_id, tab, row_id, responsibility_id, op, inverse)
  SELECT id, 'saved_view', NEW.id, NULL, 'insert', 'DELETE FROM saved_view WHERE id = ' || NEW.id FROM change WHERE state = 'open';
END;

CREATE TRIGGER record_saved_view_update AFTER UPDATE ON saved_view WHEN OLD.id IS NOT NEW.id COLLATE BINARY OR OLD.name IS NOT NEW.name COLLATE BINARY OR OLD.filter IS NOT NEW.filter COLLATE BINARY BEGIN
  SELECT RAISE(ABORT, 'a write outside workspace.run') WHERE NOT EXISTS (SELECT 1 FROM change WHERE state = 'open');
  INSERT INTO change_row (change_id, tab, row_id, responsibility_id, op, inverse)
  SELECT id, 'saved_view', NEW.id, NULL, 'update', 'UPDATE saved_view SET (id' || CASE WHEN OLD.name IS NOT NEW.name COLLATE BINARY THEN ', name' ELSE '' END || CASE WHEN OLD.filter IS NOT NEW.filter COLLATE BINARY THEN ', filter' ELSE '' END || ') = (' || OLD.id || CASE WHEN OLD.name IS NOT NEW.name COLLATE BINARY THEN ', ' || quote(OLD.name) ELSE '' END || CASE WHEN OLD.filter IS NOT NEW.filter COLLATE BINARY THEN ', ' || quote(OLD.filter) ELSE '' END || ')' FROM change WHERE state = 'open';
END;

CREATE TRIGGER record_saved_view_delete AFTER DELETE ON saved_view BEGIN
  SELECT RAISE(ABORT, 'a write outside workspace.run') WHERE NOT EXISTS (SELECT 1 FROM change WHERE state = 'open');
  INSERT INTO change_row (change_id, tab, row_id, responsibility_id, op, inverse)
  SELECT id, 'saved_view', OLD.id, NULL, 'delete', 'INSERT INTO saved_view (id, name, filter) VALUES (' || OLD.id || ', ' || quote(OLD.name) || ', ' || quote(OLD.filter) || ')' FROM change WHERE state = 'open';
END;

CREATE TRIGGER record_document_insert AFTER INSERT ON document BEGIN
  SELECT RAISE(ABORT, 'a write outside workspace.run') WHERE NOT EXISTS (SELECT 1 FROM change WHERE state = 'open');
  INSERT INTO change_row (change_id, tab, row_id, responsibility_id, op, inverse)
  SELECT id, 'document', NEW.id, NULL, 'insert', 'DELETE FROM document WHERE id = ' || NEW.id FROM change WHERE state = 'open';
END;

CREATE TRIGGER record_document_update AFTER UPDATE ON document WHEN OLD.id IS NOT NEW.id COLLATE BINARY OR OLD.title IS NOT NEW.title COLLATE BINARY OR OLD.title_key IS NOT NEW.title_key COLLATE BINARY OR OLD.area IS NOT NEW.area COLLATE BINARY OR OLD.owner_id IS NOT NEW.owner_id COLLATE BINARY OR OLD.kind IS NOT NEW.kind COLLATE BINARY OR OLD.audience IS NOT NEW.audience COLLATE BINARY OR OLD.review_every IS NOT NEW.review_every COLLATE BINARY OR OLD.review_unit IS NOT NEW.review_unit COLLATE BINARY OR OLD.review_on IS NOT NEW.review_on COLLATE BINARY OR OLD.evergreen IS NOT NEW.evergreen COLLATE BINARY OR OLD.review_reason IS NOT NEW.review_reason COLLATE BINARY OR OLD.claimed_on IS NOT NEW.claimed_on COLLATE BINARY OR OLD.due_on IS NOT NEW.due_on COLLATE BINARY OR OLD.due_by IS NOT NEW.due_by COLLATE BINARY OR OLD.version_id IS NOT NEW.version_id COLLATE BINARY OR OLD.edited_on IS NOT NEW.edited_on COLLATE BINARY OR OLD.words IS NOT NEW.words COLLATE BINARY OR OLD.verified_on IS NOT NEW.verified_on COLLATE BINARY OR OLD.verified_how IS NOT NEW.verified_how COLLATE BINARY OR OLD.remarked IS NOT NEW.remarked COLLATE BINARY OR OLD.edited IS NOT NEW.edited COLLATE BINARY OR OLD.unchanged IS NOT NEW.unchanged COLLATE BINARY OR OLD.burst IS NOT NEW.burst COLLATE BINARY OR OLD.source_path IS NOT NEW.source_path COLLATE BINARY OR OLD.front_matter IS NOT NEW.front_matter COLLATE BINARY OR OLD.source IS NOT NEW.source COLLATE BINARY OR OLD.archived_on IS NOT NEW.archived_on COLLATE BINARY OR OLD.trashed_on IS NOT NEW.trashed_on COLLATE BINARY BEGIN
  SELECT RAISE(ABORT, 'a write outside workspace.run') WHERE NOT EXISTS (SELECT 1 FROM change WHERE state = 'open');
  INSERT INTO change_row (change_id, tab, row_id, responsibility_id, op, inverse)
  SELECT id, 'document', NEW.id, NULL, 'update', 'UPDATE document SET (id' || CASE WHEN OLD.title IS NOT NEW.title COLLATE BINARY THEN ', title' ELSE '' END || CASE WHEN OLD.title_key IS NOT NEW.title_key COLLATE BINARY THEN ', title_key' ELSE '' END || CASE WHEN OLD.area IS NOT NEW.area COLLATE BINARY THEN ', area' ELSE '' END || CASE WHEN OLD.owner_id IS NOT NEW.owner_id COLLATE BINARY THEN ', owner_id' ELSE '' END || CASE WHEN OLD.kind IS NOT NEW.kind COLLATE BINARY THEN ', kind' ELSE '' END || CASE WHEN OLD.audience IS NOT NEW.audience COLLATE BINARY THEN ', audience' ELSE '' END || CASE WHEN OLD.review_every IS NOT NEW.review_every COLLATE BINARY THEN ', review_every' ELSE '' END || CASE WHEN OLD.review_unit IS NOT NEW.review_unit COLLATE BINARY THEN ', review_unit' ELSE '' END || CASE WHEN OLD.review_on IS NOT NEW.review_on COLLATE BINARY THEN ', review_on' ELSE '' END || CASE WHEN OLD.evergreen IS NOT NEW.evergreen COLLATE BINARY THEN ', evergreen' ELSE '' END || CASE WHEN OLD.review_reason IS NOT NEW.review_reason COLLATE BINARY THEN ', review_reason' ELSE '' END || CASE WHEN OLD.claimed_on IS NOT NEW.claimed_on COLLATE BINARY THEN ', claimed_on' ELSE '' END || CASE WHEN OLD.due_on IS NOT NEW.due_on COLLATE BINARY THEN ', due_on' ELSE '' END || CASE WHEN OLD.due_by IS NOT NEW.due_by COLLATE BINARY THEN ', due_by' ELSE '' END || CASE WHEN OLD.version_id IS NOT NEW.version_id COLLATE BINARY THEN ', version_id' ELSE '' END || CASE WHEN OLD.edited_on IS NOT NEW.edited_on COLLATE BINARY THEN ', edited_on' ELSE '' END || CASE WHEN OLD.words IS NOT NEW.words COLLATE BINARY THEN ', words' ELSE '' END || CASE WHEN OLD.verified_on IS NOT NEW.verified_on COLLATE BINARY THEN ', verified_on' ELSE '' END || CASE WHEN OLD.verified_how IS NOT NEW.verified_how COLLATE BINARY THEN ', verified_how' ELSE '' END || CASE WHEN OLD.remarked IS NOT NEW.remarked COLLATE BINARY THEN ', remarked' ELSE '' END || CASE WHEN OLD.edited IS NOT NEW.edited COLLATE BINARY THEN ', edited' ELSE '' END || CASE WHEN OLD.unchanged IS NOT NEW.unchanged COLLATE BINARY THEN ', unchanged' ELSE '' END || CASE WHEN OLD.burst IS NOT NEW.burst COLLATE BINARY THEN ', burst' ELSE '' END || CASE WHEN OLD.source_path IS NOT NEW.source_path COLLATE BINARY THEN ', source_path' ELSE '' END || CASE WHEN OLD.front_matter IS NOT NEW.front_matter COLLATE BINARY THEN ', front_matter' ELSE '' END || CASE WHEN OLD.source IS NOT NEW.source COLLATE BINARY THEN ', source' ELSE '' END || CASE WHEN OLD.archived_on IS NOT NEW.archived_on COLLATE BINARY THEN ', archived_on' ELSE '' END || CASE WHEN OLD.trashed_on IS NOT NEW.trashed_on COLLATE BINARY THEN ', trashed_on' ELSE '' END || ') = (' || OLD.id || CASE WHEN OLD.title IS NOT NEW.title COLLATE BINARY THEN ', ' || quote(OLD.title) ELSE '' END || CASE WHEN OLD.title_key IS NOT NEW.title_key COLLATE BINARY THEN ', ' || quote(OLD.title_key) ELSE '' END || CASE WHEN OLD.area IS NOT NEW.area COLLATE BINARY THEN ', ' || quote(OLD.area) ELSE '' END || CASE WHEN OLD.owner_id IS NOT NEW.owner_id COLLATE BINARY THEN ', ' || quote(OLD.owner_id) ELSE '' END || CASE WHEN OLD.kind IS NOT NEW.kind COLLATE BINARY THEN ', ' || quote(OLD.kind) ELSE '' END || CASE WHEN OLD.audience IS NOT NEW.audience COLLATE BINARY THEN ', ' || quote(OLD.audience) ELSE '' END || CASE WHEN OLD.review_every IS NOT NEW.review_every COLLATE BINARY THEN ', ' || quote(OLD.review_every) ELSE '' END || CASE WHEN OLD.review_unit IS NOT NEW.review_unit COLLATE BINARY THEN ', ' || quote(OLD.review_unit) ELSE '' END || CASE WHEN OLD.review_on IS NOT NEW.review_on COLLATE BINARY THEN ', ' || quote(OLD.review_on) ELSE '' END || CASE WHEN OLD.evergreen IS NOT NEW.evergreen COLLATE BINARY THEN ', ' || quote(OLD.evergreen) ELSE '' END || CASE WHEN OLD.review_reason IS NOT NEW.review_reason COLLATE BINARY THEN ', ' || quote(OLD.review_reason) ELSE '' END || CASE WHEN OLD.claimed_on IS NOT NEW.claimed_on COLLATE BINARY THEN ', ' || quote(OLD.claimed_on) ELSE '' END || CASE WHEN OLD.due_on IS NOT NEW.due_on COLLATE BINARY THEN ', ' || quote(OLD.due_on) ELSE '' END || CASE WHEN OLD.due_by IS NOT NEW.due_by COLLATE BINARY THEN ', ' || quote(OLD.due_by) ELSE '' END || CASE WHEN OLD.version_id IS NOT NEW.version_id COLLATE BINARY THEN ', ' || quote(OLD.version_id) ELSE '' END || CASE WHEN OLD.edited_on IS NOT NEW.edited_on COLLATE BINARY THEN ', ' || quote(OLD.edited_on) ELSE '' END || CASE WHEN OLD.words IS NOT NEW.words COLLATE BINARY THEN ', ' || quote(OLD.words) ELSE '' END || CASE WHEN OLD.verified_on IS NOT NEW.verified_on COLLATE BINARY THEN ', ' || quote(OLD.verified_on) ELSE '' END || CASE WHEN OLD.verified_how IS NOT NEW.verified_how COLLATE BINARY THEN ', ' || quote(OLD.verified_how) ELSE '' END || CASE WHEN OLD.remarked IS NOT NEW.remarked COLLATE BINARY THEN ', ' || quote(OLD.remarked) ELSE '' END || CASE WHEN OLD.edited IS NOT NEW.edited COLLATE BINARY THEN ', ' || quote(OLD.edited) ELSE '' END || CASE WHEN OLD.unchanged IS NOT NEW.unchanged COLLATE BINARY THEN ', ' || quote(OLD.unchanged) ELSE '' END || CASE WHEN OLD.burst IS NOT NEW.burst COLLATE BINARY THEN ', ' || quote(OLD.burst) ELSE '' END || CASE WHEN OLD.source_path IS NOT NEW.source_path COLLATE BINARY THEN ', ' || quote(OLD.source_path) ELSE '' END || CASE WHEN OLD.front_matter IS NOT NEW.front_matter COLLATE BINARY THEN ', ' || quote(OLD.front_matter) ELSE '' END || CASE WHEN OLD.source IS NOT NEW.source COLLATE BINARY THEN ', ' || quote(OLD.source) ELSE '' END || CASE WHEN OLD.archived_on IS NOT NEW.archived_on COLLATE BINARY THEN ', ' || quote(OLD.archived_on) ELSE '' END || CASE WHEN OLD.trashed_on IS NOT NEW.trashed_on COLLATE BINARY THEN ', ' || quote(OLD.trashed_on) ELSE '' END || ')' FROM change WHERE state = 'open';
END;

CREATE TRIGGER record_document_delete AFTER DELETE ON document BEGIN
  SELECT RAISE(ABORT, 'a write outside workspace.run') WHERE NOT EXISTS (SELECT 1 FROM change WHERE state = 'open');
  INSERT INTO change_row (change_id, tab, row_id, responsibility_id, op, inverse)
  SELECT id, 'document', OLD.id, NULL, 'delete', 'INSERT INTO document (id, title, title_key, area, owner_id, kind, audience, review_every, review_unit, review_on, evergreen, review_reason, claimed_on, due_on, due_by, version_id, edited_on, words, verified_on, verified_how, remarked, edited, unchanged, burst, source_path, front_matter, source, archived_on, trashed_on) VALUES (' || OLD.id || ', ' || quote(OLD.title) || ', ' || quote(OLD.title_key) || ', ' || quote(OLD.area) || ', ' || quote(OLD.owner_id) || ', ' || quote(OLD.kind) || ', ' || quote(OLD.audience) || ', ' || quote(OLD.review_every) || ', ' || quote(OLD.review_unit) || ', ' || quote(OLD.review_on) || ', ' || quote(OLD.evergreen) || ', ' || quote(OLD.review_reason) || ', ' || quote(OLD.claimed_on) || ', ' || quote(OLD.due_on) || ', ' || quote(OLD.due_by) || ', ' || quote(OLD.version_id) || ', ' || quote(OLD.edited_on) || ', ' || quote(OLD.words) || ', ' || quote(OLD.verified_on) || ', ' || quote(OLD.verified_how) || ', ' || quote(OLD.remarked) || ', ' || quote(OLD.edited) || ', ' || quote(OLD.unchanged) || ', ' || quote(OLD.burst) || ', ' || quote(OLD.source_path) || ', ' || quote(OLD.front_matter) || ', ' || quote(OLD.source) || ', ' || quote(OLD.archived_on) || ', ' || quote(OLD.trashed_on) || ')' FROM change WHERE state = 'open';
END;

CREATE TRIGGER record_responsibility_insert AFTER INSERT ON responsibility BEGIN
  SELECT RAISE(ABORT, 'a write outside workspace.run') WHERE NOT EXISTS (SELECT 1 FROM change WHERE state = 'open');
  INSERT INTO change_row (change_id, tab, row_id, responsibility_id, op, inverse)
  SELECT id, 'responsibility', NEW.id, NEW.id, 'insert', 'DELETE FROM responsibility WHERE id = ' || NEW.id FROM change WHERE state = 'open';
END;

CREATE TRIGGER record_responsibility_update AFTER UPDATE ON responsibility WHEN OLD.id IS NOT NEW.id COLLATE BINARY OR OLD.title IS NOT NEW.title COLLATE BINARY OR OLD.area IS NOT NEW.area COLLATE BINARY OR OLD.owner_id IS NOT NEW.owner_id COLLATE BINARY OR OLD.summary IS NOT NEW.summary COLLATE BINARY OR OLD.status IS NOT NEW.status COLLATE BINARY OR OLD.reason IS NOT NEW.reason COLLATE BINARY OR OLD.since IS NOT NEW.since COLLATE BINARY OR OLD.previous_status IS NOT NEW.previous_status COLLATE BINARY OR OLD.checked_on IS NOT NEW.checked_on COLLATE BINARY OR OLD.green_by IS NOT NEW.green_by COLLATE BINARY OR OLD.slips IS NOT NEW.slips COLLATE BINARY OR OLD.check_in_days IS NOT NEW.check_in_days COLLATE BINARY OR OLD.position IS NOT NEW.position COLLATE BINARY OR OLD.tracker_key IS NOT NEW.tracker_key COLLATE BINARY OR OLD.tracker_source IS NOT NEW.tracker_source COLLATE BINARY OR OLD.archived_on IS NOT NEW.archived_on COLLATE BINARY OR OLD.trashed_on IS NOT NEW.trashed_on COLLATE BINARY BEGIN
  SELECT RAISE(ABORT, 'a write outside workspace.run') WHERE NOT EXISTS (SELECT 1 FROM change WHERE state = 'open');
  INSERT INTO change_row (change_id, tab, row_id, responsibility_id, op, inverse)
  SELECT id, 'responsibility', NEW.id, NEW.id, 'update', 'UPDATE responsibility SET (id' || CASE WHEN OLD.title IS NOT NEW.title COLLATE BINARY THEN ', title' ELSE '' END || CASE WHEN OLD.area IS NOT NEW.area COLLATE BINARY THEN ', area' ELSE '' END || CASE WHEN OLD.owner_id IS NOT NEW.owner_id COLLATE BINARY THEN ', owner_id' ELSE '' END || CASE WHEN OLD.summary IS NOT NEW.summary COLLATE BINARY THEN ', summary' ELSE '' END || CASE WHEN OLD.status IS NOT NEW.status COLLATE BINARY THEN ', status' ELSE '' END || CASE WHEN OLD.reason IS NOT NEW.reason COLLATE BINARY THEN ', reason' ELSE '' END || CASE WHEN OLD.since IS NOT NEW.since COLLATE BINARY THEN ', since' ELSE '' END || CASE WHEN OLD.previous_status IS NOT NEW.previous_status COLLATE BINARY THEN ', previous_status' ELSE '' END || CASE WHEN OLD.checked_on IS NOT NEW.checked_on COLLATE BINARY THEN ', checked_on' ELSE '' END || CASE WHEN OLD.green_by IS NOT NEW.green_by COLLATE BINARY THEN ', green_by' ELSE '' END || CASE WHEN OLD.slips IS NOT NEW.slips COLLATE BINARY THEN ', slips' ELSE '' END || CASE WHEN OLD.check_in_days IS NOT NEW.check_in_days COLLATE BINARY THEN ', check_in_days' ELSE '' END || CASE WHEN OLD.position IS NOT NEW.position COLLATE BINARY THEN ', position' ELSE '' END || CASE WHEN OLD.tracker_key IS NOT NEW.tracker_key COLLATE BINARY THEN ', tracker_key' ELSE '' END || CASE WHEN OLD.tracker_source IS NOT NEW.tracker_source COLLATE BINARY THEN ', tracker_source' ELSE '' END || CASE WHEN OLD.archived_on IS NOT NEW.archived_on COLLATE BINARY THEN ', archived_on' ELSE '' END || CASE WHEN OLD.trashed_on IS NOT NEW.trashed_on COLLATE BINARY THEN ', trashed_on' ELSE '' END || ') = (' || OLD.id || CASE WHEN OLD.title IS NOT NEW.title COLLATE BINARY THEN ', ' || quote(OLD.title) ELSE '' END || CASE WHEN OLD.area IS NOT NEW.area COLLATE BINARY THEN ', ' || quote(OLD.area) ELSE '' END || CASE WHEN OLD.owner_id IS NOT NEW.owner_id COLLATE BINARY THEN ', ' || quote(OLD.owner_id) ELSE '' END || CASE WHEN OLD.summary IS NOT NEW.summary COLLATE BINARY THEN ', ' || quote(OLD.summary) ELSE '' END || CASE WHEN OLD.status IS NOT NEW.status COLLATE BINARY THEN ', ' || quote(OLD.status) ELSE '' END || CASE WHEN OLD.reason IS NOT NEW.reason COLLATE BINARY THEN ', ' || quote(OLD.reason) ELSE '' END || CASE WHEN OLD.since IS NOT NEW.since COLLATE BINARY THEN ', ' || quote(OLD.since) ELSE '' END || CASE WHEN OLD.previous_status IS NOT NEW.previous_status COLLATE BINARY THEN ', ' || quote(OLD.previous_status) ELSE '' END || CASE WHEN OLD.checked_on IS NOT NEW.checked_on COLLATE BINARY THEN ', ' || quote(OLD.checked_on) ELSE '' END || CASE WHEN OLD.green_by IS NOT NEW.green_by COLLATE BINARY THEN ', ' || quote(OLD.green_by) ELSE '' END || CASE WHEN OLD.slips IS NOT NEW.slips COLLATE BINARY THEN ', ' || quote(OLD.slips) ELSE '' END || CASE WHEN OLD.check_in_days IS NOT NEW.check_in_days COLLATE BINARY THEN ', ' || quote(OLD.check_in_days) ELSE '' END || CASE WHEN OLD.position IS NOT NEW.position COLLATE BINARY THEN ', ' || quote(OLD.position) ELSE '' END || CASE WHEN OLD.tracker_key IS NOT NEW.tracker_key COLLATE BINARY THEN ', ' || quote(OLD.tracker_key) ELSE '' END || CASE WHEN OLD.tracker_source IS NOT NEW.tracker_source COLLATE BINARY THEN ', ' || quote(OLD.tracker_source) ELSE '' END || CASE WHEN OLD.archived_on IS NOT NEW.archived_on COLLATE BINARY THEN ', ' || quote(OLD.archived_on) ELSE '' END || CASE WHEN OLD.trashed_on IS NOT NEW.trashed_on COLLATE BINARY THEN ', ' || quote(OLD.trashed_on) ELSE '' END || ')' FROM change WHERE state = 'open';
END;

CREATE TRIGGER record_responsibility_delete AFTER DELETE ON responsibility BEGIN
  SELECT RAISE(ABORT, 'a write outside workspace.run') WHERE NOT EXISTS (SELECT 1 FROM change WHERE state = 'open');
  INSERT INTO change_row (change_id, tab, row_id, responsibility_id, op, inverse)
  SELECT id, 'responsibility', OLD.id, OLD.id, 'delete', 'INSERT INTO responsibility (id, title, area, owner_id, summary, status, reason, since, previous_status, checked_on, green_by, slips, check_in_days, position, tracker_key, tracker_source, archived_on, trashed_on) VALUES (' || OLD.id || ', ' || quote(OLD.title) || ', ' || quote(OLD.area) || ', ' || quote(OLD.owner_id) || ', ' || quote(OLD.summary) || ', ' || quote(OLD.status) || ', ' || quote(OLD.reason) || ', ' || quote(OLD.since) || ', ' || quote(OLD.previous_status) || ', ' || quote(OLD.checked_on) || ', ' || quote(OLD.green_by) || ', ' || quote(OLD.slips) || ', ' || quote(OLD.check_in_days) || ', ' || quote(OLD.position) || ', ' || quote(OLD.tracker_key) || ', ' || quote(OLD.tracker_source) || ', ' || quote(OLD.archived_on) || ', ' || quote(OLD.trashed_on) || ')' FROM change WHERE state = 'open';
END;

CREATE TRIGGER record_ask_insert AFTER INSERT ON ask BEGIN
  SELECT RAISE(ABORT, 'a write outside workspace.run') WHERE NOT EXISTS (SELECT 1 FROM change WHERE state = 'open');
  INSERT INTO change_row (change_id, tab, row_id, responsibility_id, op, inverse)
  SELECT id, 'ask', NEW.id, NEW.responsibility_id, 'insert', 'DELETE FROM ask WHERE id = ' || NEW.id FROM change WHERE state = 'open';
END;

CREATE TRIGGER record_ask_update AFTER UPDATE ON ask WHEN OLD.id IS NOT NEW.id COLLATE BINARY OR OLD.responsibility_id IS NOT NEW.responsibility_id COLLATE BINARY OR OLD.person_id IS NOT NEW.person_id COLLATE BINARY OR OLD.what IS NOT NEW.what COLLATE BINARY OR OLD.why IS NOT NEW.why COLLATE BINARY OR OLD.needed_by IS NOT NEW.needed_by COLLATE BINARY OR OLD.state IS NOT NEW.state COLLATE BINARY OR OLD.asked_on IS NOT NEW.asked_on COLLATE BINARY OR OLD.answered_on IS NOT NEW.answered_on COLLATE BINARY OR OLD.delivered_on IS NOT NEW.delivered_on COLLATE BINARY OR OLD.answer IS NOT NEW.answer COLLATE BINARY BEGIN
  SELECT RAISE(ABORT, 'a write outside workspace.run') WHERE NOT EXISTS (SELECT 1 FROM change WHERE state = 'open');
  INSERT INTO change_row (change_id, tab, row_id, responsibility_id, op, inverse)
  SELECT id, 'ask', NEW.id, NEW.responsibility_id, 'update', 'UPDATE ask SET (id' || CASE WHEN OLD.responsibility_id IS NOT NEW.responsibility_id COLLATE BINARY THEN ', responsibility_id' ELSE '' END || CASE WHEN OLD.person_id IS NOT NEW.person_id COLLATE BINARY THEN ', person_id' ELSE '' END || CASE WHEN OLD.what IS NOT NEW.what COLLATE BINARY THEN ', what' ELSE '' END || CASE WHEN OLD.why IS NOT NEW.why COLLATE BINARY THEN ', why' ELSE '' END || CASE WHEN OLD.needed_by IS NOT NEW.needed_by COLLATE BINARY THEN ', needed_by' ELSE '' END || CASE WHEN OLD.state IS NOT NEW.state COLLATE BINARY THEN ', state' ELSE '' END || CASE WHEN OLD.asked_on IS NOT NEW.asked_on COLLATE BINARY THEN ', asked_on' ELSE '' END || CASE WHEN OLD.answered_on IS NOT NEW.answered_on COLLATE BINARY THEN ', answered_on' ELSE '' END || CASE WHEN OLD.delivered_on IS NOT NEW.delivered_on COLLATE BINARY THEN ', delivered_on' ELSE '' END || CASE WHEN OLD.answer IS NOT NEW.answer COLLATE BINARY THEN ', answer' ELSE '' END || ') = (' || OLD.id || CASE WHEN OLD.responsibility_id IS NOT NEW.responsibility_id COLLATE BINARY THEN ', ' || quote(OLD.responsibility_id) ELSE '' END || CASE WHEN OLD.person_id IS NOT NEW.person_id COLLATE BINARY THEN ', ' || quote(OLD.person_id) ELSE '' END || CASE WHEN OLD.what IS NOT NEW.what COLLATE BINARY THEN ', ' || quote(OLD.what) ELSE '' END || CASE WHEN OLD.why IS NOT NEW.why COLLATE BINARY THEN ', ' || quote(OLD.why) ELSE '' END || CASE WHEN OLD.needed_by IS NOT NEW.needed_by COLLATE BINARY THEN ', ' || quote(OLD.needed_by) ELSE '' END || CASE WHEN OLD.state IS NOT NEW.state COLLATE BINARY THEN ', ' || quote(OLD.state) ELSE '' END || CASE WHEN OLD.asked_on IS NOT NEW.asked_on COLLATE BINARY THEN ', ' || quote(OLD.asked_on) ELSE '' END || CASE WHEN OLD.answered_on IS NOT NEW.answered_on COLLATE BINARY THEN ', ' || quote(OLD.answered_on) ELSE '' END || CASE WHEN OLD.delivered_on IS NOT NEW.delivered_on COLLATE BINARY THEN ', ' || quote(OLD.delivered_on) ELSE '' END || CASE WHEN OLD.answer IS NOT NEW.answer COLLATE BINARY THEN ', ' || quote(OLD.answer) ELSE '' END || ')' FROM change WHERE state = 'open';
END;

CREATE TRIGGER record_ask_delete AFTER DELETE ON ask BEGIN
  SELECT RAISE(ABORT, 'a write outside workspace.run') WHERE NOT EXISTS (SELECT 1 FROM change WHERE state = 'open');
  INSERT INTO change_row (change_id, tab, row_id, responsibility_id, op, inverse)
  SELECT id, 'ask', OLD.id, OLD.responsibility_id, 'delete', 'INSERT INTO ask (id, responsibility_id, person_id, what, why, needed_by, state, asked_on, answered_on, delivered_on, answer) VALUES (' || OLD.id || ', ' || quote(OLD.responsibility_id) || ', ' || quote(OLD.person_id) || ', ' || quote(OLD.what) || ', ' || quote(OLD.why) || ', ' || quote(OLD.needed_by) || ', ' || quote(OLD.state) || ', ' || quote(OLD.asked_on) || ', ' || quote(OLD.answered_on) || ', ' || quote(OLD.delivered_on) || ', ' || quote(OLD.answer) || ')' FROM change WHERE state = 'open';
END;

CREATE TRIGGER record_document_responsibility_insert AFTER INSERT ON document_responsibility BEGIN
  SELECT RAISE(ABORT, 'a write outside workspace.run') WHERE NOT EXISTS (SELECT 1 FROM change WHERE state = 'open');
  INSERT INTO change_row (change_id, tab, row_id, responsibility_id, op, inverse)
  SELECT id, 'document_responsibility', NEW.id, NEW.responsibility_id, 'insert', 'DELETE FROM document_responsibility WHERE id = ' || NEW.id FROM change WHERE state = 'open';
END;

CREATE TRIGGER record_document_responsibility_update AFTER UPDATE ON document_responsibility WHEN OLD.id IS NOT NEW.id COLLATE BINARY OR OLD.document_id IS NOT NEW.document_id COLLATE BINARY OR OLD.responsibility_id IS NOT NEW.responsibility_id COLLATE BINARY BEGIN
  SELECT RAISE(ABORT, 'a write outside workspace.run') WHERE NOT EXISTS (SELECT 1 FROM change WHERE state = 'open');
  INSERT INTO change_row (change_id, tab, row_id, responsibility_id, op, inverse)
  SELECT id, 'document_responsibility', NEW.id, NEW.responsibility_id, 'update', 'UPDATE document_responsibility SET (id' || CASE WHEN OLD.document_id IS NOT NEW.document_id COLLATE BINARY THEN ', document_id' ELSE '' END || CASE WHEN OLD.responsibility_id IS NOT NEW.responsibility_id COLLATE BINARY THEN ', responsibility_id' ELSE '' END || ') = (' || OLD.id || CASE WHEN OLD.document_id IS NOT NEW.document_id COLLATE BINARY THEN ', ' || quote(OLD.document_id) ELSE '' END || CASE WHEN OLD.responsibility_id IS NOT NEW.responsibility_id COLLATE BINARY THEN ', ' || quote(OLD.responsibility_id) ELSE '' END || ')' FROM change WHERE state = 'open';
END;

CREATE TRIGGER record_document_responsibility_delete AFTER DELETE ON document_responsibility BEGIN
  SELECT RAISE(ABORT, 'a write outside workspace.run') WHERE NOT EXISTS (SELECT 1 FROM change WHERE state = 'open');
  INSERT INTO change_row (change_id, tab, row_id, responsibility_id, op, inverse)
  SELECT id, 'document_responsibility', OLD.id, OLD.responsibility_id, 'delete', 'INSERT INTO document_responsibility (id, document_id, responsibility_id) VALUES (' || OLD.id || ', ' || quote(OLD.document_id) || ', ' || quote(OLD.responsibility_id) || ')' FROM change WHERE state = 'open';
END;

CREATE TRIGGER record_document_version_insert AFTER INSERT ON document_version BEGIN
  SELECT RAISE(ABORT, 'a write outside workspace.run') WHERE NOT EXISTS (SELECT 1 FROM change WHERE state = 'open');
  INSERT INTO change_row (change_id, tab, row_id, responsibility_id, op, inverse)
  SELECT id, 'document_version', NEW.id, NULL, 'insert', 'DELETE FROM document_version WHERE id = ' || NEW.id FROM change WHERE state = 'open';
END;

CREATE TRIGGER record_document_version_update AFTER UPDATE ON document_version WHEN OLD.id IS NOT NEW.id COLLATE BINARY OR OLD.document_id IS NOT NEW.document_id COLLATE BINARY OR OLD.saved_at IS NOT NEW.saved_at COLLATE BINARY OR OLD.day IS NOT NEW.day COLLATE BINARY OR OLD.words IS NOT NEW.words COLLATE BINARY OR OLD.restored_from IS NOT NEW.restored_from COLLATE BINARY OR OLD.digest IS NOT NEW.digest COLLATE BINARY OR OLD.body IS NOT NEW.body COLLATE BINARY BEGIN
  SELECT RAISE(ABORT, 'a write outside workspace.run') WHERE NOT EXISTS (SELECT 1 FROM change WHERE state = 'open');
  INSERT INTO change_row (change_id, tab, row_id, responsibility_id, op, inverse)
  SELECT id, 'document_version', NEW.id, NULL, 'update', 'UPDATE document_version SET (id' || CASE WHEN OLD.document_id IS NOT NEW.document_id COLLATE BINARY THEN ', document_id' ELSE '' END || CASE WHEN OLD.saved_at IS NOT NEW.saved_at COLLATE BINARY THEN ', saved_at' ELSE '' END || CASE WHEN OLD.day IS NOT NEW.day COLLATE BINARY THEN ', day' ELSE '' END || CASE WHEN OLD.words IS NOT NEW.words COLLATE BINARY THEN ', words' ELSE '' END || CASE WHEN OLD.restored_from IS NOT NEW.restored_from COLLATE BINARY THEN ', restored_from' ELSE '' END || CASE WHEN OLD.digest IS NOT NEW.digest COLLATE BINARY THEN ', digest' ELSE '' END || CASE WHEN OLD.body IS NOT NEW.body COLLATE BINARY THEN ', body' ELSE '' END || ') = (' || OLD.id || CASE WHEN OLD.document_id IS NOT NEW.document_id COLLATE BINARY THEN ', ' || quote(OLD.document_id) ELSE '' END || CASE WHEN OLD.saved_at IS NOT NEW.saved_at COLLATE BINARY THEN ', ' || quote(OLD.saved_at) ELSE '' END || CASE WHEN OLD.day IS NOT NEW.day COLLATE BINARY THEN ', ' || quote(OLD.day) ELSE '' END || CASE WHEN OLD.words IS NOT NEW.words COLLATE BINARY THEN ', ' || quote(OLD.words) ELSE '' END || CASE WHEN OLD.restored_from IS NOT NEW.restored_from COLLATE BINARY THEN ', ' || quote(OLD.restored_from) ELSE '' END || CASE WHEN OLD.digest IS NOT NEW.digest COLLATE BINARY THEN ', ' || quote(OLD.digest) ELSE '' END || CASE WHEN OLD.body IS NOT NEW.body COLLATE BINARY THEN ', ' || quote(OLD.body) ELSE '' END || ')' FROM change WHERE state = 'open';
END;

CREATE TRIGGER record_document_version_delete AFTER DELETE ON document_version BEGIN
  SELECT RAISE(ABORT, 'a write outside workspace.run') WHERE NOT EXISTS (SELECT 1 FROM change WHERE state = 'open');
  INSERT INTO change_row (change_id, tab, row_id, responsibility_id, op, inverse)
  SELECT id, 'document_version', OLD.id, NULL, 'delete', 'INSERT INTO document_version (id, document_id, saved_at, day, words, restored_from, digest, body) VALUES (' || OLD.id || ', ' || quote(OLD.document_id) || ', ' || quote(OLD.saved_at) || ', ' || quote(OLD.day) || ', ' || quote(OLD.words) || ', ' || quote(OLD.restored_from) || ', ' || quote(OLD.digest) || ', ' || quote(OLD.body) || ')' FROM change WHERE state = 'open';
END;

CREATE TRIGGER record_get_to_green_insert AFTER INSERT ON get_to_green BEGIN
  SELECT RAISE(ABORT, 'a write outside workspace.run') WHERE NOT EXISTS (SELECT 1 FROM change WHERE state = 'open');
  INSERT INTO change_row (change_id, tab, row_id, responsibility_id, op, inverse)
  SELECT id, 'get_to_green', NEW.id, NEW.responsibility_id, 'insert', 'DELETE FROM get_to_green WHERE id = ' || NEW.id FROM change WHERE state = 'open';
END;

CREATE TRIGGER record_get_to_green_update AFTER UPDATE ON get_to_green WHEN OLD.id IS NOT NEW.id COLLATE BINARY OR OLD.responsibility_id IS NOT NEW.responsibility_id COLLATE BINARY OR OLD.set_on IS NOT NEW.set_on COLLATE BINARY OR OLD.green_by IS NOT NEW.green_by COLLATE BINARY BEGIN
  SELECT RAISE(ABORT, 'a write outside workspace.run') WHERE NOT EXISTS (SELECT 1 FROM change WHERE state = 'open');
  INSERT INTO change_row (change_id, tab, row_id, responsibility_id, op, inverse)
  SELECT id, 'get_to_green', NEW.id, NEW.responsibility_id, 'update', 'UPDATE get_to_green SET (id' || CASE WHEN OLD.responsibility_id IS NOT NEW.responsibility_id COLLATE BINARY THEN ', responsibility_id' ELSE '' END || CASE WHEN OLD.set_on IS NOT NEW.set_on COLLATE BINARY THEN ', set_on' ELSE '' END || CASE WHEN OLD.green_by IS NOT NEW.green_by COLLATE BINARY THEN ', green_by' ELSE '' END || ') = (' || OLD.id || CASE WHEN OLD.responsibility_id IS NOT NEW.responsibility_id COLLATE BINARY THEN ', ' || quote(OLD.responsibility_id) ELSE '' END || CASE WHEN OLD.set_on IS NOT NEW.set_on COLLATE BINARY THEN ', ' || quote(OLD.set_on) ELSE '' END || CASE WHEN OLD.green_by IS NOT NEW.green_by COLLATE BINARY THEN ', ' || quote(OLD.green_by) ELSE '' END || ')' FROM change WHERE state = 'open';
END;

CREATE TRIGGER record_get_to_green_delete AFTER DELETE ON get_to_green BEGIN
  SELECT RAISE(ABORT, 'a write outside workspace.run') WHERE NOT EXISTS (SELECT 1 FROM change WHERE state = 'open');
  INSERT INTO change_row (change_id, tab, row_id, responsibility_id, op, inverse)
  SELECT id, 'get_to_green', OLD.id, OLD.responsibility_id, 'delete', 'INSERT INTO get_to_green (id, responsibility_id, set_on, green_by) VALUES (' || OLD.id || ', ' || quote(OLD.responsibility_id) || ', ' || quote(OLD.set_on) || ', ' || quote(OLD.green_by) || ')' FROM change WHERE state = 'open';
END;

CREATE TRIGGER record_green_criterion_insert AFTER INSERT ON green_criterion BEGIN
  SELECT RAISE(ABORT, 'a write outside workspace.run') WHERE NOT EXISTS (SELECT 1 FROM change WHERE state = 'open');
  INSERT INTO change_row (change_id, tab, row_id, responsibility_id, op, inverse)
  SELECT id, 'green_criterion', NEW.id, NEW.responsibility_id, 'insert', 'DELETE FROM green_criterion WHERE id = ' || NEW.id FROM change WHERE state = 'open';
END;

CREATE TRIGGER record_green_criterion_update AFTER UPDATE ON green_criterion WHEN OLD.id IS NOT NEW.id COLLATE BINARY OR OLD.responsibility_id IS NOT NEW.responsibility_id COLLATE BINARY OR OLD.text IS NOT NEW.text COLLATE BINARY OR OLD.met_on IS NOT NEW.met_on COLLATE BINARY OR OLD.position IS NOT NEW.position COLLATE BINARY BEGIN
  SELECT RAISE(ABORT, 'a write outside workspace.run') WHERE NOT EXISTS (SELECT 1 FROM change WHERE state = 'open');
  INSERT INTO change_row (change_id, tab, row_id, responsibility_id, op, inverse)
  SELECT id, 'green_criterion', NEW.id, NEW.responsibility_id, 'update', 'UPDATE green_criterion SET (id' || CASE WHEN OLD.responsibility_id IS NOT NEW.responsibility_id COLLATE BINARY THEN ', responsibility_id' ELSE '' END || CASE WHEN OLD.text IS NOT NEW.text COLLATE BINARY THEN ', text' ELSE '' END || CASE WHEN OLD.met_on IS NOT NEW.met_on COLLATE BINARY THEN ', met_on' ELSE '' END || CASE WHEN OLD.position IS NOT NEW.position COLLATE BINARY THEN ', position' ELSE '' END || ') = (' || OLD.id || CASE WHEN OLD.responsibility_id IS NOT NEW.responsibility_id COLLATE BINARY THEN ', ' || quote(OLD.responsibility_id) ELSE '' END || CASE WHEN OLD.text IS NOT NEW.text COLLATE BINARY THEN ', ' || quote(OLD.text) ELSE '' END || CASE WHEN OLD.met_on IS NOT NEW.met_on COLLATE BINARY THEN ', ' || quote(OLD.met_on) ELSE '' END || CASE WHEN OLD.position IS NOT NEW.position COLLATE BINARY THEN ', ' || quote(OLD.position) ELSE '' END || ')' FROM change WHERE state = 'open';
END;

CREATE TRIGGER record_green_criterion_delete AFTER DELETE ON green_criterion BEGIN
  SELECT RAISE(ABORT, 'a write outside workspace.run') WHERE NOT EXISTS (SELECT 1 FROM change WHERE state = 'open');
  INSERT INTO change_row (change_id, tab, row_id, responsibility_id, op, inverse)
  SELECT id, 'green_criterion', OLD.id, OLD.responsibility_id, 'delete', 'INSERT INTO green_criterion (id, responsibility_id, text, met_on, position) VALUES (' || OLD.id || ', ' || quote(OLD.responsibility_id) || ', ' || quote(OLD.text) || ', ' || quote(OLD.met_on) || ', ' || quote(OLD.position) || ')' FROM change WHERE state = 'open';
END;

CREATE TRIGGER record_plan_step_insert AFTER INSERT ON plan_step BEGIN
  SELECT RAISE(ABORT, 'a write outside workspace.run') WHERE NOT EXISTS (SELECT 1 FROM change WHERE state = 'open');
  INSERT INTO change_row (change_id, tab, row_id, responsibility_id, op, inverse)
  SELECT id, 'plan_step', NEW.id, NEW.responsibility_id, 'insert', 'DELETE FROM plan_step WHERE id = ' || NEW.id FROM change WHERE state = 'open';
END;

CREATE TRIGGER record_plan_step_update AFTER UPDATE ON plan_step WHEN OLD.id IS NOT NEW.id COLLATE BINARY OR OLD.responsibility_id IS NOT NEW.responsibility_id COLLATE BINARY OR OLD.text IS NOT NEW.text COLLATE BINARY OR OLD.due_on IS NOT NEW.due_on COLLATE BINARY OR OLD.done_on IS NOT NEW.done_on COLLATE BINARY OR OLD.position IS NOT NEW.position COLLATE BINARY BEGIN
  SELECT RAISE(ABORT, 'a write outside workspace.run') WHERE NOT EXISTS (SELECT 1 FROM change WHERE state = 'open');
  INSERT INTO change_row (change_id, tab, row_id, responsibility_id, op, inverse)
  SELECT id, 'plan_step', NEW.id, NEW.responsibility_id, 'update', 'UPDATE plan_step SET (id' || CASE WHEN OLD.responsibility_id IS NOT NEW.responsibility_id COLLATE BINARY THEN ', responsibility_id' ELSE '' END || CASE WHEN OLD.text IS NOT NEW.text COLLATE BINARY THEN ', text' ELSE '' END || CASE WHEN OLD.due_on IS NOT NEW.due_on COLLATE BINARY THEN ', due_on' ELSE '' END || CASE WHEN OLD.done_on IS NOT NEW.done_on COLLATE BINARY THEN ', done_on' ELSE '' END || CASE WHEN OLD.position IS NOT NEW.position COLLATE BINARY THEN ', position' ELSE '' END || ') = (' || OLD.id || CASE WHEN OLD.responsibility_id IS NOT NEW.responsibility_id COLLATE BINARY THEN ', ' || quote(OLD.responsibility_id) ELSE '' END || CASE WHEN OLD.text IS NOT NEW.text COLLATE BINARY THEN ', ' || quote(OLD.text) ELSE '' END || CASE WHEN OLD.due_on IS NOT NEW.due_on COLLATE BINARY THEN ', ' || quote(OLD.due_on) ELSE '' END || CASE WHEN OLD.done_on IS NOT NEW.done_on COLLATE BINARY THEN ', ' || quote(OLD.done_on) ELSE '' END || CASE WHEN OLD.position IS NOT NEW.position COLLATE BINARY THEN ', ' || quote(OLD.position) ELSE '' END || ')' FROM change WHERE state = 'open';
END;

CREATE TRIGGER record_plan_step_delete AFTER DELETE ON plan_step BEGIN
  SELECT RAISE(ABORT, 'a write outside workspace.run') WHERE NOT EXISTS (SELECT 1 FROM change WHERE state = 'open');
  INSERT INTO change_row (change_id, tab, row_id, responsibility_id, op, inverse)
  SELECT id, 'plan_step', OLD.id, OLD.responsibility_id, 'delete', 'INSERT INTO plan_step (id, responsibility_id, text, due_on, done_on, position) VALUES (' || OLD.id || ', ' || quote(OLD.responsibility_id) || ', ' || quote(OLD.text) || ', ' || quote(OLD.due_on) || ', ' || quote(OLD.done_on) || ', ' || quote(OLD.position) || ')' FROM change WHERE state = 'open';
END;

CREATE TRIGGER record_process_rating_insert AFTER INSERT ON process_rating BEGIN
  SELECT RAISE(ABORT, 'a write outside workspace.run') WHERE NOT EXISTS (SELECT 1 FROM change WHERE state = 'open');
  INSERT INTO change_row (change_id, tab, row_id, responsibility_id, op, inverse)
  SELECT id, 'process_rating', NEW.id, NEW.responsibility_id, 'insert', 'DELETE FROM process_rating WHERE id = ' || NEW.id FROM change WHERE state = 'open';
END;

CREATE TRIGGER record_process_rating_update AFTER UPDATE ON process_rating WHEN OLD.id IS NOT NEW.id COLLATE BINARY OR OLD.responsibility_id IS NOT NEW.responsibility_id COLLATE BINARY OR OLD.factor IS NOT NEW.factor COLLATE BINARY OR OLD.rating IS NOT NEW.rating COLLATE BINARY OR OLD.remark IS NOT NEW.remark COLLATE BINARY BEGIN
  SELECT RAISE(ABORT, 'a write outside workspace.run') WHERE NOT EXISTS (SELECT 1 FROM change WHERE state = 'open');
  INSERT INTO change_row (change_id, tab, row_id, responsibility_id, op, inverse)
  SELECT id, 'process_rating', NEW.id, NEW.responsibility_id, 'update', 'UPDATE process_rating SET (id' || CASE WHEN OLD.responsibility_id IS NOT NEW.responsibility_id COLLATE BINARY THEN ', responsibility_id' ELSE '' END || CASE WHEN OLD.factor IS NOT NEW.factor COLLATE BINARY THEN ', factor' ELSE '' END || CASE WHEN OLD.rating IS NOT NEW.rating COLLATE BINARY THEN ', rating' ELSE '' END || CASE WHEN OLD.remark IS NOT NEW.remark COLLATE BINARY THEN ', remark' ELSE '' END || ') = (' || OLD.id || CASE WHEN OLD.responsibility_id IS NOT NEW.responsibility_id COLLATE BINARY THEN ', ' || quote(OLD.responsibility_id) ELSE '' END || CASE WHEN OLD.factor IS NOT NEW.factor COLLATE BINARY THEN ', ' || quote(OLD.factor) ELSE '' END || CASE WHEN OLD.rating IS NOT NEW.rating COLLATE BINARY THEN ', ' || quote(OLD.rating) ELSE '' END || CASE WHEN OLD.remark IS NOT NEW.remark COLLATE BINARY THEN ', ' || quote(OLD.remark) ELSE '' END || ')' FROM change WHERE state = 'open';
END;

CREATE TRIGGER record_process_rating_delete AFTER DELETE ON process_rating BEGIN
  SELECT RAISE(ABORT, 'a write outside workspace.run') WHERE NOT EXISTS (SELECT 1 FROM change WHERE state = 'open');
  INSERT INTO change_row (change_id, tab, row_id, responsibility_id, op, inverse)
  SELECT id, 'process_rating', OLD.id, OLD.responsibility_id, 'delete', 'INSERT INTO process_rating (id, responsibility_id, factor, rating, remark) VALUES (' || OLD.id || ', ' || quote(OLD.responsibility_id) || ', ' || quote(OLD.factor) || ', ' || quote(OLD.rating) || ', ' || quote(OLD.remark) || ')' FROM change WHERE state = 'open';
END;

CREATE TRIGGER record_status_change_insert AFTER INSERT ON status_change BEGIN
  SELECT RAISE(ABORT, 'a write outside workspace.run') WHERE NOT EXISTS (SELECT 1 FROM change WHERE state = 'open');
  INSERT INTO change_row (change_id, tab, row_id, responsibility_id, op, inverse)
  SELECT id, 'status_change', NEW.id, NEW.responsibility_id, 'insert', 'DELETE FROM status_change WHERE id = ' || NEW.id FROM change WHERE state = 'open';
END;

CREATE TRIGGER record_status_change_update AFTER UPDATE ON status_change WHEN OLD.id IS NOT NEW.id COLLATE BINARY OR OLD.responsibility_id IS NOT NEW.responsibility_id COLLATE BINARY OR OLD.status IS NOT NEW.status COLLATE BINARY OR OLD.reason IS NOT NEW.reason COLLATE BINARY OR OLD.day IS NOT NEW.day COLLATE BINARY BEGIN
  SELECT RAISE(ABORT, 'a write outside workspace.run') WHERE NOT EXISTS (SELECT 1 FROM change WHERE state = 'open');
  INSERT INTO change_row (change_id, tab, row_id, responsibility_id, op, inverse)
  SELECT id, 'status_change', NEW.id, NEW.responsibility_id, 'update', 'UPDATE status_change SET (id' || CASE WHEN OLD.responsibility_id IS NOT NEW.responsibility_id COLLATE BINARY THEN ', responsibility_id' ELSE '' END || CASE WHEN OLD.status IS NOT NEW.status COLLATE BINARY THEN ', status' ELSE '' END || CASE WHEN OLD.reason IS NOT NEW.reason COLLATE BINARY THEN ', reason' ELSE '' END || CASE WHEN OLD.day IS NOT NEW.day COLLATE BINARY THEN ', day' ELSE '' END || ') = (' || OLD.id || CASE WHEN OLD.responsibility_id IS NOT NEW.responsibility_id COLLATE BINARY THEN ', ' || quote(OLD.responsibility_id) ELSE '' END || CASE WHEN OLD.status IS NOT NEW.status COLLATE BINARY THEN ', ' || quote(OLD.status) ELSE '' END || CASE WHEN OLD.reason IS NOT NEW.reason COLLATE BINARY THEN ', ' || quote(OLD.reason) ELSE '' END || CASE WHEN OLD.day IS NOT NEW.day COLLATE BINARY THEN ', ' || quote(OLD.day) ELSE '' END || ')' FROM change WHERE state = 'open';
END;

CREATE TRIGGER record_status_change_delete AFTER DELETE ON status_change BEGIN
  SELECT RAISE(ABORT, 'a write outside workspace.run') WHERE NOT EXISTS (SELECT 1 FROM change WHERE state = 'open');
  INSERT INTO change_row (change_id, tab, row_id, responsibility_id, op, inverse)
  SELECT id, 'status_change', OLD.id, OLD.responsibility_id, 'delete', 'INSERT INTO status_change (id, responsibility_id, status, reason, day) VALUES (' || OLD.id || ', ' || quote(OLD.responsibility_id) || ', ' || quote(OLD.status) || ', ' || quote(OLD.reason) || ', ' || quote(OLD.day) || ')' FROM change WHERE state = 'open';
END;

CREATE TRIGGER record_verification_insert AFTER INSERT ON verification BEGIN
  SELECT RAISE(ABORT, 'a write outside workspace.run') WHERE NOT EXISTS (SELECT 1 FROM change WHERE state = 'open');
  INSERT INTO change_row (change_id, tab, row_id, responsibility_id, op, inverse)
  SELECT id, 'verification', NEW.id, NULL, 'insert', 'DELETE FROM verification WHERE id = ' || NEW.id FROM change WHERE state = 'open';
END;

CREATE TRIGGER record_verification_update AFTER UPDATE ON verification WHEN OLD.id IS NOT NEW.id COLLATE BINARY OR OLD.document_id IS NOT NEW.document_id COLLATE BINARY OR OLD.version_id IS NOT NEW.version_id COLLATE BINARY OR OLD.person_id IS NOT NEW.person_id COLLATE BINARY OR OLD.at IS NOT NEW.at COLLATE BINARY OR OLD.day IS NOT NEW.day COLLATE BINARY OR OLD.how IS NOT NEW.how COLLATE BINARY OR OLD.note IS NOT NEW.note COLLATE BINARY OR OLD.burst IS NOT NEW.burst COLLATE BINARY BEGIN
  SELECT RAISE(ABORT, 'a write outside workspace.run') WHERE NOT EXISTS (SELECT 1 FROM change WHERE state = 'open');
  INSERT INTO change_row (change_id, tab, row_id, responsibility_id, op, inverse)
  SELECT id, 'verification', NEW.id, NULL, 'update', 'UPDATE verification SET (id' || CASE WHEN OLD.document_id IS NOT NEW.document_id COLLATE BINARY THEN ', document_id' ELSE '' END || CASE WHEN OLD.version_id IS NOT NEW.version_id COLLATE BINARY THEN ', version_id' ELSE '' END || CASE WHEN OLD.person_id IS NOT NEW.person_id COLLATE BINARY THEN ', person_id' ELSE '' END || CASE WHEN OLD.at IS NOT NEW.at COLLATE BINARY THEN ', at' ELSE '' END || CASE WHEN OLD.day IS NOT NEW.day COLLATE BINARY THEN ', day' ELSE '' END || CASE WHEN OLD.how IS NOT NEW.how COLLATE BINARY THEN ', how' ELSE '' END || CASE WHEN OLD.note IS NOT NEW.note COLLATE BINARY THEN ', note' ELSE '' END || CASE WHEN OLD.burst IS NOT NEW.burst COLLATE BINARY THEN ', burst' ELSE '' END || ') = (' || OLD.id || CASE WHEN OLD.document_id IS NOT NEW.document_id COLLATE BINARY THEN ', ' || quote(OLD.document_id) ELSE '' END || CASE WHEN OLD.version_id IS NOT NEW.version_id COLLATE BINARY THEN ', ' || quote(OLD.version_id) ELSE '' END || CASE WHEN OLD.person_id IS NOT NEW.person_id COLLATE BINARY THEN ', ' || quote(OLD.person_id) ELSE '' END || CASE WHEN OLD.at IS NOT NEW.at COLLATE BINARY THEN ', ' || quote(OLD.at) ELSE '' END || CASE WHEN OLD.day IS NOT NEW.day COLLATE BINARY THEN ', ' || quote(OLD.day) ELSE '' END || CASE WHEN OLD.how IS NOT NEW.how COLLATE BINARY THEN ', ' || quote(OLD.how) ELSE '' END || CASE WHEN OLD.note IS NOT NEW.note COLLATE BINARY THEN ', ' || quote(OLD.note) ELSE '' END || CASE WHEN OLD.burst IS NOT NEW.burst COLLATE BINARY THEN ', ' || quote(OLD.burst) ELSE '' END || ')' FROM change WHERE state = 'open';
END;

CREATE TRIGGER record_verification_delete AFTER DELETE ON verification BEGIN
  SELECT RAISE(ABORT, 'a write outside workspace.run') WHERE NOT EXISTS (SELECT 1 FROM change WHERE state = 'open');
  INSERT INTO change_row (change_id, tab, row_id, responsibility_id, op, inverse)
  SELECT id, 'verification', OLD.id, NULL, 'delete', 'INSERT INTO verification (id, document_id, version_id, person_id, at, day, how, note, burst) VALUES (' || OLD.id || ', ' || quote(OLD.document_id) || ', ' || quote(OLD.version_id) || ', ' || quote(OLD.person_id) || ', ' || quote(OLD.at) || ', ' || quote(OLD.day) || ', ' || quote(OLD.how) || ', ' || quote(OLD.note) || ', ' || quote(OLD.burst) || ')' FROM change WHERE state = 'open';
END;

CREATE TRIGGER record_wiki_link_insert AFTER INSERT ON wiki_link BEGIN
  SELECT RAISE(ABORT, 'a write outside workspace.run') WHERE NOT EXISTS (SELECT 1 FROM change WHERE state = 'open');
  INSERT INTO change_row (change_id, tab, row_id, responsibility_id, op, inverse)
  SELECT id, 'wiki_link', NEW.id, NULL, 'insert', 'DELETE FROM wiki_link WHERE id = ' || NEW.id FROM change WHERE state = 'open';
END;

CREATE TRIGGER record_wiki_link_update AFTER UPDATE ON wiki_link WHEN OLD.id IS NOT NEW.id COLLATE BINARY OR OLD.document_id IS NOT NEW.document_id COLLATE BINARY OR OLD.target IS NOT NEW.target COLLATE BINARY OR OLD.target_key IS NOT NEW.target_key COLLATE BINARY OR OLD.embed IS NOT NEW.embed COLLATE BINARY BEGIN
  SELECT RAISE(ABORT, 'a write outside workspace.run') WHERE NOT EXISTS (SELECT 1 FROM change WHERE state = 'open');
  INSERT INTO change_row (change_id, tab, row_id, responsibility_id, op, inverse)
  SELECT id, 'wiki_link', NEW.id, NULL, 'update', 'UPDATE wiki_link SET (id' || CASE WHEN OLD.document_id IS NOT NEW.document_id COLLATE BINARY THEN ', document_id' ELSE '' END || CASE WHEN OLD.target IS NOT NEW.target COLLATE BINARY THEN ', target' ELSE '' END || CASE WHEN OLD.target_key IS NOT NEW.target_key COLLATE BINARY THEN ', target_key' ELSE '' END || CASE WHEN OLD.embed IS NOT NEW.embed COLLATE BINARY THEN ', embed' ELSE '' END || ') = (' || OLD.id || CASE WHEN OLD.document_id IS NOT NEW.document_id COLLATE BINARY THEN ', ' || quote(OLD.document_id) ELSE '' END || CASE WHEN OLD.target IS NOT NEW.target COLLATE BINARY THEN ', ' || quote(OLD.target) ELSE '' END || CASE WHEN OLD.target_key IS NOT NEW.target_key COLLATE BINARY THEN ', ' || quote(OLD.target_key) ELSE '' END || CASE WHEN OLD.embed IS NOT NEW.embed COLLATE BINARY THEN ', ' || quote(OLD.embed) ELSE '' END || ')' FROM change WHERE state = 'open';
END;

CREATE TRIGGER record_wiki_link_delete AFTER DELETE ON wiki_link BEGIN
  SELECT RAISE(ABORT, 'a write outside workspace.run') WHERE NOT EXISTS (SELECT 1 FROM change WHERE state = 'open');
  INSERT INTO change_row (change_id, tab, row_id, responsibility_id, op, inverse)
  SELECT id, 'wiki_link', OLD.id, NULL, 'delete', 'INSERT INTO wiki_link (id, document_id, target, target_key, embed) VALUES (' || OLD.id || ', ' || quote(OLD.document_id) || ', ' || quote(OLD.target) || ', ' || quote(OLD.target_key) || ', ' || quote(OLD.embed) || ')' FROM change WHERE state = 'open';
END;

CREATE TRIGGER search_responsibility_insert AFTER INSERT ON responsibility BEGIN
  INSERT INTO search (rowid, title, body) VALUES (NEW.id * 16 + 0, NEW.title, NEW.area || char(10) || NEW.summary || char(10) || NEW.reason);
END;

CREATE TRIGGER search_responsibility_update AFTER UPDATE OF id, title, area, summary, reason ON responsibility BEGIN
  DELETE FROM search WHERE rowid = OLD.id * 16 + 0;
  INSERT INTO search (rowid, title, body) VALUES (NEW.id * 16 + 0, NEW.title, NEW.area || char(10) || NEW.summary || char(10) || NEW.reason);
END;

CREATE TRIGGER search_responsibility_delete AFTER DELETE ON responsibility BEGIN
  DELETE FROM search WHERE rowid = OLD.id * 16 + 0;
END;

CREATE TRIGGER search_ask_insert AFTER INSERT ON ask BEGIN
  INSERT INTO search (rowid, title, body) VALUES (NEW.id * 16 + 1, NEW.what, NEW.why || char(10) || NEW.answer);
END;

CREATE TRIGGER search_ask_update AFTER UPDATE OF id, what, why, answer ON ask BEGIN
  DELETE FROM search WHERE rowid = OLD.id * 16 + 1;
  INSERT INTO search (rowid, title, body) VALUES (NEW.id * 16 + 1, NEW.what, NEW.why || char(10) || NEW.answer);
END;

CREATE TRIGGER search_ask_delete AFTER DELETE ON ask BEGIN
  DELETE FROM search WHERE rowid = OLD.id * 16 + 1;
END;

CREATE TRIGGER search_plan_step_insert AFTER INSERT ON plan_step BEGIN
  INSERT INTO search (rowid, title, body) VALUES (NEW.id * 16 + 2, NEW.text, '');
END;

CREATE TRIGGER search_plan_step_update AFTER UPDATE OF id, text ON plan_step BEGIN
  DELETE FROM search WHERE rowid = OLD.id * 16 + 2;
  INSERT INTO search (rowid, title, body) VALUES (NEW.id * 16 + 2, NEW.text, '');
END;

CREATE TRIGGER search_plan_step_delete AFTER DELETE ON plan_step BEGIN
  DELETE FROM search WHERE rowid = OLD.id * 16 + 2;
END;

CREATE TRIGGER search_green_criterion_insert AFTER INSERT ON green_criterion BEGIN
  INSERT INTO search (rowid, title, body) VALUES (NEW.id * 16 + 3, NEW.text, '');
END;

CREATE TRIGGER search_green_criterion_update AFTER UPDATE OF id, text ON green_criterion BEGIN
  DELETE FROM search WHERE rowid = OLD.id * 16 + 3;
  INSERT INTO search (rowid, title, body) VALUES (NEW.id * 16 + 3, NEW.text, '');
END;

CREATE TRIGGER search_green_criterion_delete AFTER DELETE ON green_criterion BEGIN
  DELETE FROM search WHERE rowid = OLD.id * 16 + 3;
END;

CREATE TRIGGER search_person_insert AFTER INSERT ON person BEGIN
  INSERT INTO search (rowid, title, body) VALUES (NEW.id * 16 + 4, NEW.name, NEW.team || char(10) || NEW.email);
END;

CREATE TRIGGER search_person_update AFTER UPDATE OF id, name, team, email ON person BEGIN
  DELETE FROM search WHERE rowid = OLD.id * 16 + 4;
  INSERT INTO search (rowid, title, body) VALUES (NEW.id * 16 + 4, NEW.name, NEW.team || char(10) || NEW.email);
END;

CREATE TRIGGER search_person_delete AFTER DELETE ON person BEGIN
  DELETE FROM search WHERE rowid = OLD.id * 16 + 4;
END;

CREATE TRIGGER search_document_version_insert AFTER INSERT ON document_version BEGIN
  DELETE FROM search WHERE rowid = (SELECT document.id * 16 + 5 FROM document WHERE document.id = NEW.document_id AND document.version_id = NEW.id);
  INSERT INTO search (rowid, title, body) SELECT document.id * 16 + 5, document.title, coalesce((SELECT body FROM document_version WHERE id = document.version_id ), '') FROM document WHERE document.id = NEW.document_id AND document.version_id = NEW.id;
END;

CREATE TRIGGER search_document_version_update AFTER UPDATE OF body ON document_version BEGIN
  DELETE FROM search WHERE rowid = (SELECT document.id * 16 + 5 FROM document WHERE document.id = NEW.document_id AND document.version_id = NEW.id);
  INSERT INTO search (rowid, title, body) SELECT document.id * 16 + 5, document.title, coalesce((SELECT body FROM document_version WHERE id = document.version_id ), '') FROM document WHERE document.id = NEW.document_id AND document.version_id = NEW.id;
END;

CREATE TRIGGER search_document_insert AFTER INSERT ON document BEGIN
  INSERT INTO search (rowid, title, body) VALUES (NEW.id * 16 + 5, NEW.title, coalesce((SELECT body FROM document_version WHERE id = NEW.version_id ), ''));
END;

CREATE TRIGGER search_document_update AFTER UPDATE OF id, title, version_id ON document BEGIN
  DELETE FROM search WHERE rowid = OLD.id * 16 + 5;
  INSERT INTO search (rowid, title, body) VALUES (NEW.id * 16 + 5, NEW.title, coalesce((SELECT body FROM document_version WHERE id = NEW.version_id ), ''));
END;

CREATE TRIGGER search_document_delete AFTER DELETE ON document BEGIN
  DELETE FROM search WHERE rowid = OLD.id * 16 + 5;
END;
