-- The schema of a new workspace, written by scripts/schema from csops_desktop/db/tables.py. Do not edit.

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

CREATE TABLE alembic_version (version_num TEXT NOT NULL PRIMARY KEY) STRICT;

INSERT INTO alembic_version VALUES ('0001');

CREATE VIRTUAL TABLE search USING fts5(title, body, tokenize = 'trigram');

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
