-- What 0003_promises_and_plans.py adds, as it was written then. Statements end with a semicolon before an empty line.

ALTER TABLE person ADD COLUMN role TEXT DEFAULT '' NOT NULL;

ALTER TABLE person ADD COLUMN working_days TEXT DEFAULT '1 2 3 4 5' NOT NULL;

ALTER TABLE person ADD COLUMN archived_on TEXT;

CREATE TABLE bucket (
  id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
  quarter TEXT NOT NULL,
  name TEXT NOT NULL,
  percent INTEGER DEFAULT '0' NOT NULL,
  takes TEXT DEFAULT '' NOT NULL,
  ad_hoc INTEGER DEFAULT '0' NOT NULL,
  position INTEGER DEFAULT '0' NOT NULL
)
 STRICT;

CREATE UNIQUE INDEX uq_bucket_quarter_name ON bucket (quarter, name);

CREATE TABLE company_priority (
  id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
  title TEXT NOT NULL,
  position INTEGER DEFAULT '0' NOT NULL,
  ended_on TEXT
)
 STRICT;

CREATE TABLE quarter_capacity (
  id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
  quarter TEXT NOT NULL,
  hours_per_week REAL DEFAULT '40' NOT NULL,
  days_off REAL DEFAULT '0' NOT NULL,
  meeting_hours REAL DEFAULT '0' NOT NULL,
  buffer_percent INTEGER DEFAULT '20' NOT NULL,
  ad_hoc_cap_percent INTEGER DEFAULT '20' NOT NULL
)
 STRICT;

CREATE UNIQUE INDEX uq_quarter_capacity_quarter ON quarter_capacity (quarter);

CREATE TABLE snooze (
  id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
  kind TEXT NOT NULL,
  thing_id INTEGER NOT NULL,
  set_on TEXT NOT NULL,
  until TEXT NOT NULL
)
 STRICT;

CREATE INDEX ix_snooze_kind_thing_id ON snooze (kind, thing_id);

CREATE TABLE weighting (
  id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
  set_on TEXT NOT NULL,
  impact INTEGER DEFAULT '3' NOT NULL,
  ability INTEGER DEFAULT '2' NOT NULL,
  fit INTEGER DEFAULT '2' NOT NULL,
  why TEXT DEFAULT '' NOT NULL
)
 STRICT;

CREATE TABLE wording (
  id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
  name TEXT NOT NULL,
  body TEXT DEFAULT '' NOT NULL
)
 STRICT;

CREATE UNIQUE INDEX uq_wording_name ON wording (name);

CREATE TABLE initiative (
  id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
  title TEXT NOT NULL,
  tier TEXT DEFAULT 'bau' NOT NULL,
  category TEXT DEFAULT '' NOT NULL,
  quarter TEXT NOT NULL,
  summary TEXT DEFAULT '' NOT NULL,
  owner_id INTEGER,
  hours REAL DEFAULT '0' NOT NULL,
  start_on TEXT,
  target_on TEXT,
  state TEXT DEFAULT 'proposed' NOT NULL,
  committed_on TEXT,
  done_on TEXT,
  outcome TEXT DEFAULT '' NOT NULL,
  recurrence TEXT DEFAULT '' NOT NULL,
  position INTEGER DEFAULT '0' NOT NULL,
  slips INTEGER DEFAULT '0' NOT NULL,
  part_of_id INTEGER,
  carried_from_id INTEGER,
  hypothesis TEXT DEFAULT '' NOT NULL,
  proof TEXT DEFAULT '' NOT NULL,
  verdict TEXT DEFAULT '' NOT NULL,
  actual_impact TEXT DEFAULT '' NOT NULL,
  verdict_on TEXT,
  trashed_on TEXT,
  CONSTRAINT ck_initiative_title CHECK (length(trim(title)) > 0),
  CONSTRAINT ck_initiative_hours CHECK (hours >= 0),
  CONSTRAINT ck_initiative_tier CHECK (tier IN ('foundation', 'bau', 'bet')),
  CONSTRAINT ck_initiative_state CHECK (state IN ('proposed', 'committed', 'in-progress', 'done', 'dropped')),
  CONSTRAINT ck_initiative_verdict CHECK (verdict IN ('', 'won', 'lost', 'learned')),
  CONSTRAINT fk_initiative_owner_id FOREIGN KEY(owner_id) REFERENCES person (id) ON DELETE SET NULL,
  CONSTRAINT fk_initiative_part_of_id FOREIGN KEY(part_of_id) REFERENCES initiative (id) ON DELETE SET NULL
)
 STRICT;

CREATE INDEX ix_initiative_owner_id ON initiative (owner_id);

CREATE INDEX ix_initiative_part_of_id ON initiative (part_of_id);

CREATE INDEX ix_initiative_quarter_tier_position ON initiative (quarter, tier, position);

CREATE TABLE metric (
  id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
  name TEXT NOT NULL,
  definition TEXT DEFAULT '' NOT NULL,
  unit TEXT DEFAULT '' NOT NULL,
  direction TEXT DEFAULT 'up' NOT NULL,
  kind TEXT DEFAULT 'throughput' NOT NULL,
  source TEXT DEFAULT '' NOT NULL,
  owner_id INTEGER,
  target REAL,
  builtin TEXT DEFAULT '' NOT NULL,
  counter_id INTEGER,
  defined_on TEXT NOT NULL,
  verified_on TEXT,
  verified_by TEXT DEFAULT '' NOT NULL,
  review_days INTEGER DEFAULT '180' NOT NULL,
  position INTEGER DEFAULT '0' NOT NULL,
  archived_on TEXT,
  trashed_on TEXT,
  CONSTRAINT ck_metric_name CHECK (length(trim(name)) > 0),
  CONSTRAINT ck_metric_review_days CHECK (review_days > 0),
  CONSTRAINT ck_metric_direction CHECK (direction IN ('up', 'down')),
  CONSTRAINT ck_metric_kind CHECK (kind IN ('throughput', 'leading', 'lagging')),
  CONSTRAINT fk_metric_owner_id FOREIGN KEY(owner_id) REFERENCES person (id) ON DELETE SET NULL,
  CONSTRAINT fk_metric_counter_id FOREIGN KEY(counter_id) REFERENCES metric (id) ON DELETE SET NULL
)
 STRICT;

CREATE INDEX ix_metric_counter_id ON metric (counter_id);

CREATE INDEX ix_metric_owner_id ON metric (owner_id);

CREATE TABLE thanks (
  id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
  person_id INTEGER NOT NULL,
  day TEXT NOT NULL,
  what TEXT NOT NULL,
  CONSTRAINT fk_thanks_person_id FOREIGN KEY(person_id) REFERENCES person (id) ON DELETE CASCADE
)
 STRICT;

CREATE INDEX ix_thanks_person_id ON thanks (person_id);

CREATE TABLE bet_score (
  id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
  initiative_id INTEGER NOT NULL,
  weighting_id INTEGER NOT NULL,
  scored_on TEXT NOT NULL,
  impact INTEGER DEFAULT '0' NOT NULL,
  ability INTEGER DEFAULT '0' NOT NULL,
  fit INTEGER DEFAULT '0' NOT NULL,
  confidence INTEGER DEFAULT '0' NOT NULL,
  impact_why TEXT DEFAULT '' NOT NULL,
  ability_why TEXT DEFAULT '' NOT NULL,
  fit_why TEXT DEFAULT '' NOT NULL,
  confidence_why TEXT DEFAULT '' NOT NULL,
  priority_id INTEGER,
  total REAL NOT NULL,
  CONSTRAINT fk_bet_score_initiative_id FOREIGN KEY(initiative_id) REFERENCES initiative (id) ON DELETE CASCADE,
  CONSTRAINT fk_bet_score_weighting_id FOREIGN KEY(weighting_id) REFERENCES weighting (id) ON DELETE CASCADE,
  CONSTRAINT fk_bet_score_priority_id FOREIGN KEY(priority_id) REFERENCES company_priority (id) ON DELETE SET NULL
)
 STRICT;

CREATE INDEX ix_bet_score_initiative_id ON bet_score (initiative_id);

CREATE INDEX ix_bet_score_priority_id ON bet_score (priority_id);

CREATE INDEX ix_bet_score_weighting_id ON bet_score (weighting_id);

CREATE TABLE gate_condition (
  id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
  quarter TEXT NOT NULL,
  bet_id INTEGER,
  kind TEXT NOT NULL,
  responsibility_id INTEGER,
  needs_id INTEGER,
  percent INTEGER DEFAULT '0' NOT NULL,
  added_on TEXT NOT NULL,
  position INTEGER DEFAULT '0' NOT NULL,
  CONSTRAINT ck_gate_condition_kind CHECK (kind IN ('responsibility-green', 'initiative-done', 'bau-covered')),
  CONSTRAINT fk_gate_condition_bet_id FOREIGN KEY(bet_id) REFERENCES initiative (id) ON DELETE SET NULL,
  CONSTRAINT fk_gate_condition_responsibility_id FOREIGN KEY(responsibility_id) REFERENCES responsibility (id) ON DELETE SET NULL,
  CONSTRAINT fk_gate_condition_needs_id FOREIGN KEY(needs_id) REFERENCES initiative (id) ON DELETE SET NULL
)
 STRICT;

CREATE INDEX ix_gate_condition_bet_id ON gate_condition (bet_id);

CREATE INDEX ix_gate_condition_needs_id ON gate_condition (needs_id);

CREATE INDEX ix_gate_condition_responsibility_id ON gate_condition (responsibility_id);

CREATE TABLE gate_override (
  id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
  initiative_id INTEGER NOT NULL,
  day TEXT NOT NULL,
  why TEXT NOT NULL,
  held_by TEXT DEFAULT '' NOT NULL,
  CONSTRAINT fk_gate_override_initiative_id FOREIGN KEY(initiative_id) REFERENCES initiative (id) ON DELETE CASCADE
)
 STRICT;

CREATE INDEX ix_gate_override_initiative_id ON gate_override (initiative_id);

CREATE TABLE improvement (
  id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
  title TEXT NOT NULL,
  metric_id INTEGER NOT NULL,
  responsibility_id INTEGER,
  "before" REAL NOT NULL,
  before_on TEXT NOT NULL,
  "after" REAL NOT NULL,
  after_on TEXT NOT NULL,
  runs_per_month REAL DEFAULT '0' NOT NULL,
  note TEXT DEFAULT '' NOT NULL,
  CONSTRAINT fk_improvement_metric_id FOREIGN KEY(metric_id) REFERENCES metric (id) ON DELETE CASCADE,
  CONSTRAINT fk_improvement_responsibility_id FOREIGN KEY(responsibility_id) REFERENCES responsibility (id) ON DELETE SET NULL
)
 STRICT;

CREATE INDEX ix_improvement_metric_id ON improvement (metric_id);

CREATE INDEX ix_improvement_responsibility_id ON improvement (responsibility_id);

CREATE TABLE initiative_document (
  id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
  initiative_id INTEGER NOT NULL,
  document_id INTEGER NOT NULL,
  CONSTRAINT fk_initiative_document_initiative_id FOREIGN KEY(initiative_id) REFERENCES initiative (id) ON DELETE CASCADE,
  CONSTRAINT fk_initiative_document_document_id FOREIGN KEY(document_id) REFERENCES document (id) ON DELETE CASCADE
)
 STRICT;

CREATE INDEX ix_initiative_document_document_id ON initiative_document (document_id);

CREATE INDEX ix_initiative_document_initiative_id ON initiative_document (initiative_id);

CREATE TABLE initiative_responsibility (
  id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
  initiative_id INTEGER NOT NULL,
  responsibility_id INTEGER NOT NULL,
  CONSTRAINT fk_initiative_responsibility_initiative_id FOREIGN KEY(initiative_id) REFERENCES initiative (id) ON DELETE CASCADE,
  CONSTRAINT fk_initiative_responsibility_responsibility_id FOREIGN KEY(responsibility_id) REFERENCES responsibility (id) ON DELETE CASCADE
)
 STRICT;

CREATE INDEX ix_initiative_responsibility_initiative_id ON initiative_responsibility (initiative_id);

CREATE INDEX ix_initiative_responsibility_responsibility_id ON initiative_responsibility (responsibility_id);

CREATE TABLE initiative_slip (
  id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
  initiative_id INTEGER NOT NULL,
  moved_on TEXT NOT NULL,
  from_quarter TEXT DEFAULT '' NOT NULL,
  to_quarter TEXT DEFAULT '' NOT NULL,
  from_on TEXT,
  to_on TEXT,
  why TEXT DEFAULT '' NOT NULL,
  CONSTRAINT fk_initiative_slip_initiative_id FOREIGN KEY(initiative_id) REFERENCES initiative (id) ON DELETE CASCADE
)
 STRICT;

CREATE INDEX ix_initiative_slip_initiative_id ON initiative_slip (initiative_id);

CREATE TABLE metric_check (
  id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
  metric_id INTEGER NOT NULL,
  day TEXT NOT NULL,
  person_id INTEGER,
  note TEXT DEFAULT '' NOT NULL,
  CONSTRAINT fk_metric_check_metric_id FOREIGN KEY(metric_id) REFERENCES metric (id) ON DELETE CASCADE,
  CONSTRAINT fk_metric_check_person_id FOREIGN KEY(person_id) REFERENCES person (id) ON DELETE SET NULL
)
 STRICT;

CREATE INDEX ix_metric_check_metric_id ON metric_check (metric_id);

CREATE INDEX ix_metric_check_person_id ON metric_check (person_id);

CREATE TABLE metric_value (
  id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
  metric_id INTEGER NOT NULL,
  day TEXT NOT NULL,
  value REAL NOT NULL,
  note TEXT DEFAULT '' NOT NULL,
  CONSTRAINT fk_metric_value_metric_id FOREIGN KEY(metric_id) REFERENCES metric (id) ON DELETE CASCADE
)
 STRICT;

CREATE INDEX ix_metric_value_metric_id ON metric_value (metric_id);

CREATE UNIQUE INDEX uq_metric_value_metric_id_day ON metric_value (metric_id, day);

CREATE TABLE occurrence (
  id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
  initiative_id INTEGER NOT NULL,
  due_on TEXT NOT NULL,
  done_on TEXT,
  skipped_on TEXT,
  note TEXT DEFAULT '' NOT NULL,
  CONSTRAINT fk_occurrence_initiative_id FOREIGN KEY(initiative_id) REFERENCES initiative (id) ON DELETE CASCADE
)
 STRICT;

CREATE INDEX ix_occurrence_initiative_id ON occurrence (initiative_id);

CREATE UNIQUE INDEX uq_occurrence_initiative_id_due_on ON occurrence (initiative_id, due_on);

CREATE TABLE request (
  id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
  title TEXT NOT NULL,
  problem TEXT DEFAULT '' NOT NULL,
  helps TEXT DEFAULT '' NOT NULL,
  why TEXT DEFAULT '' NOT NULL,
  how_often TEXT DEFAULT '' NOT NULL,
  due_on TEXT,
  urgent INTEGER DEFAULT '0' NOT NULL,
  state TEXT DEFAULT 'triage' NOT NULL,
  assignee_id INTEGER,
  came_at TEXT NOT NULL,
  came_on TEXT NOT NULL,
  answered_at TEXT,
  closed_on TEXT,
  decline_reason TEXT DEFAULT '' NOT NULL,
  revisit_on TEXT,
  merged_into_id INTEGER,
  became TEXT DEFAULT '' NOT NULL,
  became_id INTEGER,
  document_id INTEGER,
  look_on TEXT,
  documents_updated INTEGER DEFAULT '0' NOT NULL,
  requester_told INTEGER DEFAULT '0' NOT NULL,
  source_key TEXT DEFAULT '' NOT NULL,
  trashed_on TEXT,
  CONSTRAINT ck_request_title CHECK (length(trim(title)) > 0),
  CONSTRAINT ck_request_state CHECK (state IN ('triage', 'need-more-info', 'unassigned', 'in-process', 'awaiting-feedback', 'blocked', 'monitoring', 'wont-do', 'done')),
  CONSTRAINT fk_request_assignee_id FOREIGN KEY(assignee_id) REFERENCES person (id) ON DELETE SET NULL,
  CONSTRAINT fk_request_merged_into_id FOREIGN KEY(merged_into_id) REFERENCES request (id) ON DELETE SET NULL,
  CONSTRAINT fk_request_document_id FOREIGN KEY(document_id) REFERENCES document (id) ON DELETE SET NULL
)
 STRICT;

CREATE INDEX ix_request_assignee_id ON request (assignee_id);

CREATE INDEX ix_request_document_id ON request (document_id);

CREATE INDEX ix_request_merged_into_id ON request (merged_into_id);

CREATE INDEX ix_request_state_came_on ON request (state, came_on);

CREATE TABLE commitment (
  id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
  direction TEXT DEFAULT 'they-owe' NOT NULL,
  person_id INTEGER,
  what TEXT NOT NULL,
  note TEXT DEFAULT '' NOT NULL,
  agreed_by TEXT DEFAULT '' NOT NULL,
  made_on TEXT NOT NULL,
  due_on TEXT,
  due_at TEXT,
  state TEXT DEFAULT 'open' NOT NULL,
  closed_on TEXT,
  outcome TEXT DEFAULT '' NOT NULL,
  slips INTEGER DEFAULT '0' NOT NULL,
  slipped_days INTEGER DEFAULT '0' NOT NULL,
  responsibility_id INTEGER,
  document_id INTEGER,
  ask_id INTEGER,
  plan_step_id INTEGER,
  trashed_on TEXT,
  CONSTRAINT ck_commitment_what CHECK (length(trim(what)) > 0),
  CONSTRAINT ck_commitment_direction CHECK (direction IN ('they-owe', 'i-owe')),
  CONSTRAINT ck_commitment_state CHECK (state IN ('open', 'done', 'cancelled')),
  CONSTRAINT fk_commitment_person_id FOREIGN KEY(person_id) REFERENCES person (id) ON DELETE SET NULL,
  CONSTRAINT fk_commitment_responsibility_id FOREIGN KEY(responsibility_id) REFERENCES responsibility (id) ON DELETE SET NULL,
  CONSTRAINT fk_commitment_document_id FOREIGN KEY(document_id) REFERENCES document (id) ON DELETE SET NULL,
  CONSTRAINT fk_commitment_ask_id FOREIGN KEY(ask_id) REFERENCES ask (id) ON DELETE SET NULL,
  CONSTRAINT fk_commitment_plan_step_id FOREIGN KEY(plan_step_id) REFERENCES plan_step (id) ON DELETE SET NULL
)
 STRICT;

CREATE INDEX ix_commitment_ask_id ON commitment (ask_id);

CREATE INDEX ix_commitment_document_id ON commitment (document_id);

CREATE INDEX ix_commitment_person_id ON commitment (person_id);

CREATE INDEX ix_commitment_plan_step_id ON commitment (plan_step_id);

CREATE INDEX ix_commitment_responsibility_id ON commitment (responsibility_id);

CREATE INDEX ix_commitment_state_due_on ON commitment (state, due_on);

CREATE TABLE interrupt (
  id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
  request_id INTEGER NOT NULL,
  initiative_id INTEGER,
  displaced TEXT DEFAULT '' NOT NULL,
  for_whom TEXT DEFAULT '' NOT NULL,
  day TEXT NOT NULL,
  why TEXT DEFAULT '' NOT NULL,
  CONSTRAINT fk_interrupt_request_id FOREIGN KEY(request_id) REFERENCES request (id) ON DELETE CASCADE,
  CONSTRAINT fk_interrupt_initiative_id FOREIGN KEY(initiative_id) REFERENCES initiative (id) ON DELETE SET NULL
)
 STRICT;

CREATE INDEX ix_interrupt_initiative_id ON interrupt (initiative_id);

CREATE INDEX ix_interrupt_request_id ON interrupt (request_id);

CREATE TABLE request_asker (
  id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
  request_id INTEGER NOT NULL,
  person_id INTEGER,
  team TEXT DEFAULT '' NOT NULL,
  day TEXT NOT NULL,
  said TEXT DEFAULT '' NOT NULL,
  CONSTRAINT fk_request_asker_request_id FOREIGN KEY(request_id) REFERENCES request (id) ON DELETE CASCADE,
  CONSTRAINT fk_request_asker_person_id FOREIGN KEY(person_id) REFERENCES person (id) ON DELETE SET NULL
)
 STRICT;

CREATE INDEX ix_request_asker_person_id ON request_asker (person_id);

CREATE INDEX ix_request_asker_request_id ON request_asker (request_id);

CREATE TABLE request_change (
  id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
  request_id INTEGER NOT NULL,
  state TEXT NOT NULL,
  at TEXT NOT NULL,
  day TEXT NOT NULL,
  note TEXT DEFAULT '' NOT NULL,
  CONSTRAINT fk_request_change_request_id FOREIGN KEY(request_id) REFERENCES request (id) ON DELETE CASCADE
)
 STRICT;

CREATE INDEX ix_request_change_request_id ON request_change (request_id);

CREATE TABLE time_entry (
  id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
  initiative_id INTEGER,
  request_id INTEGER,
  bucket TEXT DEFAULT '' NOT NULL,
  day TEXT NOT NULL,
  minutes INTEGER NOT NULL,
  estimated INTEGER DEFAULT '0' NOT NULL,
  note TEXT DEFAULT '' NOT NULL,
  CONSTRAINT fk_time_entry_initiative_id FOREIGN KEY(initiative_id) REFERENCES initiative (id) ON DELETE SET NULL,
  CONSTRAINT fk_time_entry_request_id FOREIGN KEY(request_id) REFERENCES request (id) ON DELETE SET NULL
)
 STRICT;

CREATE INDEX ix_time_entry_day ON time_entry (day);

CREATE INDEX ix_time_entry_initiative_id ON time_entry (initiative_id);

CREATE INDEX ix_time_entry_request_id ON time_entry (request_id);

CREATE TABLE commitment_slip (
  id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
  commitment_id INTEGER NOT NULL,
  moved_on TEXT NOT NULL,
  from_on TEXT,
  to_on TEXT,
  moved_by TEXT DEFAULT '' NOT NULL,
  why TEXT DEFAULT '' NOT NULL,
  CONSTRAINT fk_commitment_slip_commitment_id FOREIGN KEY(commitment_id) REFERENCES commitment (id) ON DELETE CASCADE
)
 STRICT;

CREATE INDEX ix_commitment_slip_commitment_id ON commitment_slip (commitment_id);

CREATE TABLE nudge (
  id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
  person_id INTEGER NOT NULL,
  commitment_id INTEGER,
  ask_id INTEGER,
  document_id INTEGER,
  day TEXT NOT NULL,
  tone TEXT DEFAULT 'friendly' NOT NULL,
  way TEXT DEFAULT 'copied' NOT NULL,
  body TEXT DEFAULT '' NOT NULL,
  follow_up_on TEXT,
  CONSTRAINT ck_nudge_tone CHECK (tone IN ('friendly', 'firm', 'final')),
  CONSTRAINT ck_nudge_way CHECK (way IN ('copied', 'mail', 'said')),
  CONSTRAINT fk_nudge_person_id FOREIGN KEY(person_id) REFERENCES person (id) ON DELETE CASCADE,
  CONSTRAINT fk_nudge_commitment_id FOREIGN KEY(commitment_id) REFERENCES commitment (id) ON DELETE SET NULL,
  CONSTRAINT fk_nudge_ask_id FOREIGN KEY(ask_id) REFERENCES ask (id) ON DELETE SET NULL,
  CONSTRAINT fk_nudge_document_id FOREIGN KEY(document_id) REFERENCES document (id) ON DELETE SET NULL
)
 STRICT;

CREATE INDEX ix_nudge_ask_id ON nudge (ask_id);

CREATE INDEX ix_nudge_commitment_id ON nudge (commitment_id);

CREATE INDEX ix_nudge_document_id ON nudge (document_id);

CREATE INDEX ix_nudge_person_id ON nudge (person_id);
