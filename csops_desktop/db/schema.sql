-- The schema of a new workspace, written by scripts/schema from csops_desktop/db/tables/. Do not edit.

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

CREATE TABLE company_priority (
  id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
  title TEXT NOT NULL,
  position INTEGER DEFAULT '0' NOT NULL,
  ended_on TEXT
)
 STRICT;

CREATE TABLE draft (
  id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
  place TEXT NOT NULL,
  name TEXT DEFAULT '' NOT NULL,
  text TEXT DEFAULT '' NOT NULL,
  base TEXT DEFAULT '' NOT NULL,
  at TEXT NOT NULL
)
 STRICT;

CREATE UNIQUE INDEX uq_draft_place ON draft (place);

CREATE TABLE person (
  id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
  name TEXT NOT NULL,
  team TEXT DEFAULT '' NOT NULL,
  email TEXT DEFAULT '' NOT NULL,
  role TEXT DEFAULT '' NOT NULL,
  working_days TEXT DEFAULT '1 2 3 4 5' NOT NULL,
  archived_on TEXT
)
 STRICT;

CREATE UNIQUE INDEX uq_person_name ON person (name);

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

CREATE TABLE report (
  id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
  at TEXT NOT NULL,
  day TEXT NOT NULL,
  as_of TEXT NOT NULL,
  since TEXT,
  headline TEXT NOT NULL,
  pages INTEGER NOT NULL,
  red INTEGER DEFAULT '0' NOT NULL,
  yellow INTEGER DEFAULT '0' NOT NULL,
  green INTEGER DEFAULT '0' NOT NULL,
  not_rated INTEGER DEFAULT '0' NOT NULL,
  digest TEXT NOT NULL,
  data BLOB NOT NULL,
  drawing BLOB NOT NULL,
  pdf BLOB NOT NULL
)
 STRICT;

CREATE UNIQUE INDEX uq_report_day_digest ON report (day, digest);

CREATE TABLE saved_view (
  id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
  name TEXT NOT NULL,
  filter TEXT DEFAULT '{}' NOT NULL
)
 STRICT;

CREATE UNIQUE INDEX uq_saved_view_name ON saved_view (name);

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

CREATE TABLE thanks (
  id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
  person_id INTEGER NOT NULL,
  day TEXT NOT NULL,
  what TEXT NOT NULL,
  CONSTRAINT fk_thanks_person_id FOREIGN KEY(person_id) REFERENCES person (id) ON DELETE CASCADE
)
 STRICT;

CREATE INDEX ix_thanks_person_id ON thanks (person_id);

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

CREATE TABLE alembic_version (version_num TEXT NOT NULL PRIMARY KEY) STRICT;

INSERT INTO alembic_version VALUES ('0005');

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

CREATE TRIGGER record_bucket_insert AFTER INSERT ON bucket BEGIN
  SELECT RAISE(ABORT, 'a write outside workspace.run') WHERE NOT EXISTS (SELECT 1 FROM change WHERE state = 'open');
  INSERT INTO change_row (change_id, tab, row_id, responsibility_id, op, inverse)
  SELECT id, 'bucket', NEW.id, NULL, 'insert', 'DELETE FROM bucket WHERE id = ' || NEW.id FROM change WHERE state = 'open';
END;

CREATE TRIGGER record_bucket_update AFTER UPDATE ON bucket WHEN OLD.id IS NOT NEW.id COLLATE BINARY OR OLD.quarter IS NOT NEW.quarter COLLATE BINARY OR OLD.name IS NOT NEW.name COLLATE BINARY OR OLD.percent IS NOT NEW.percent COLLATE BINARY OR OLD.takes IS NOT NEW.takes COLLATE BINARY OR OLD.ad_hoc IS NOT NEW.ad_hoc COLLATE BINARY OR OLD.position IS NOT NEW.position COLLATE BINARY BEGIN
  SELECT RAISE(ABORT, 'a write outside workspace.run') WHERE NOT EXISTS (SELECT 1 FROM change WHERE state = 'open');
  INSERT INTO change_row (change_id, tab, row_id, responsibility_id, op, inverse)
  SELECT id, 'bucket', NEW.id, NULL, 'update', 'UPDATE bucket SET (id' || CASE WHEN OLD.quarter IS NOT NEW.quarter COLLATE BINARY THEN ', quarter' ELSE '' END || CASE WHEN OLD.name IS NOT NEW.name COLLATE BINARY THEN ', name' ELSE '' END || CASE WHEN OLD.percent IS NOT NEW.percent COLLATE BINARY THEN ', percent' ELSE '' END || CASE WHEN OLD.takes IS NOT NEW.takes COLLATE BINARY THEN ', takes' ELSE '' END || CASE WHEN OLD.ad_hoc IS NOT NEW.ad_hoc COLLATE BINARY THEN ', ad_hoc' ELSE '' END || CASE WHEN OLD.position IS NOT NEW.position COLLATE BINARY THEN ', position' ELSE '' END || ') = (' || OLD.id || CASE WHEN OLD.quarter IS NOT NEW.quarter COLLATE BINARY THEN ', ' || quote(OLD.quarter) ELSE '' END || CASE WHEN OLD.name IS NOT NEW.name COLLATE BINARY THEN ', ' || quote(OLD.name) ELSE '' END || CASE WHEN OLD.percent IS NOT NEW.percent COLLATE BINARY THEN ', ' || quote(OLD.percent) ELSE '' END || CASE WHEN OLD.takes IS NOT NEW.takes COLLATE BINARY THEN ', ' || quote(OLD.takes) ELSE '' END || CASE WHEN OLD.ad_hoc IS NOT NEW.ad_hoc COLLATE BINARY THEN ', ' || quote(OLD.ad_hoc) ELSE '' END || CASE WHEN OLD.position IS NOT NEW.position COLLATE BINARY THEN ', ' || quote(OLD.position) ELSE '' END || ')' FROM change WHERE state = 'open';
END;

CREATE TRIGGER record_bucket_delete AFTER DELETE ON bucket BEGIN
  SELECT RAISE(ABORT, 'a write outside workspace.run') WHERE NOT EXISTS (SELECT 1 FROM change WHERE state = 'open');
  INSERT INTO change_row (change_id, tab, row_id, responsibility_id, op, inverse)
  SELECT id, 'bucket', OLD.id, NULL, 'delete', 'INSERT INTO bucket (id, quarter, name, percent, takes, ad_hoc, position) VALUES (' || OLD.id || ', ' || quote(OLD.quarter) || ', ' || quote(OLD.name) || ', ' || quote(OLD.percent) || ', ' || quote(OLD.takes) || ', ' || quote(OLD.ad_hoc) || ', ' || quote(OLD.position) || ')' FROM change WHERE state = 'open';
END;

CREATE TRIGGER record_company_priority_insert AFTER INSERT ON company_priority BEGIN
  SELECT RAISE(ABORT, 'a write outside workspace.run') WHERE NOT EXISTS (SELECT 1 FROM change WHERE state = 'open');
  INSERT INTO change_row (change_id, tab, row_id, responsibility_id, op, inverse)
  SELECT id, 'company_priority', NEW.id, NULL, 'insert', 'DELETE FROM company_priority WHERE id = ' || NEW.id FROM change WHERE state = 'open';
END;

CREATE TRIGGER record_company_priority_update AFTER UPDATE ON company_priority WHEN OLD.id IS NOT NEW.id COLLATE BINARY OR OLD.title IS NOT NEW.title COLLATE BINARY OR OLD.position IS NOT NEW.position COLLATE BINARY OR OLD.ended_on IS NOT NEW.ended_on COLLATE BINARY BEGIN
  SELECT RAISE(ABORT, 'a write outside workspace.run') WHERE NOT EXISTS (SELECT 1 FROM change WHERE state = 'open');
  INSERT INTO change_row (change_id, tab, row_id, responsibility_id, op, inverse)
  SELECT id, 'company_priority', NEW.id, NULL, 'update', 'UPDATE company_priority SET (id' || CASE WHEN OLD.title IS NOT NEW.title COLLATE BINARY THEN ', title' ELSE '' END || CASE WHEN OLD.position IS NOT NEW.position COLLATE BINARY THEN ', position' ELSE '' END || CASE WHEN OLD.ended_on IS NOT NEW.ended_on COLLATE BINARY THEN ', ended_on' ELSE '' END || ') = (' || OLD.id || CASE WHEN OLD.title IS NOT NEW.title COLLATE BINARY THEN ', ' || quote(OLD.title) ELSE '' END || CASE WHEN OLD.position IS NOT NEW.position COLLATE BINARY THEN ', ' || quote(OLD.position) ELSE '' END || CASE WHEN OLD.ended_on IS NOT NEW.ended_on COLLATE BINARY THEN ', ' || quote(OLD.ended_on) ELSE '' END || ')' FROM change WHERE state = 'open';
END;

CREATE TRIGGER record_company_priority_delete AFTER DELETE ON company_priority BEGIN
  SELECT RAISE(ABORT, 'a write outside workspace.run') WHERE NOT EXISTS (SELECT 1 FROM change WHERE state = 'open');
  INSERT INTO change_row (change_id, tab, row_id, responsibility_id, op, inverse)
  SELECT id, 'company_priority', OLD.id, NULL, 'delete', 'INSERT INTO company_priority (id, title, position, ended_on) VALUES (' || OLD.id || ', ' || quote(OLD.title) || ', ' || quote(OLD.position) || ', ' || quote(OLD.ended_on) || ')' FROM change WHERE state = 'open';
END;

CREATE TRIGGER record_person_insert AFTER INSERT ON person BEGIN
  SELECT RAISE(ABORT, 'a write outside workspace.run') WHERE NOT EXISTS (SELECT 1 FROM change WHERE state = 'open');
  INSERT INTO change_row (change_id, tab, row_id, responsibility_id, op, inverse)
  SELECT id, 'person', NEW.id, NULL, 'insert', 'DELETE FROM person WHERE id = ' || NEW.id FROM change WHERE state = 'open';
END;

CREATE TRIGGER record_person_update AFTER UPDATE ON person WHEN OLD.id IS NOT NEW.id COLLATE BINARY OR OLD.name IS NOT NEW.name COLLATE BINARY OR OLD.team IS NOT NEW.team COLLATE BINARY OR OLD.email IS NOT NEW.email COLLATE BINARY OR OLD.role IS NOT NEW.role COLLATE BINARY OR OLD.working_days IS NOT NEW.working_days COLLATE BINARY OR OLD.archived_on IS NOT NEW.archived_on COLLATE BINARY BEGIN
  SELECT RAISE(ABORT, 'a write outside workspace.run') WHERE NOT EXISTS (SELECT 1 FROM change WHERE state = 'open');
  INSERT INTO change_row (change_id, tab, row_id, responsibility_id, op, inverse)
  SELECT id, 'person', NEW.id, NULL, 'update', 'UPDATE person SET (id' || CASE WHEN OLD.name IS NOT NEW.name COLLATE BINARY THEN ', name' ELSE '' END || CASE WHEN OLD.team IS NOT NEW.team COLLATE BINARY THEN ', team' ELSE '' END || CASE WHEN OLD.email IS NOT NEW.email COLLATE BINARY THEN ', email' ELSE '' END || CASE WHEN OLD.role IS NOT NEW.role COLLATE BINARY THEN ', role' ELSE '' END || CASE WHEN OLD.working_days IS NOT NEW.working_days COLLATE BINARY THEN ', working_days' ELSE '' END || CASE WHEN OLD.archived_on IS NOT NEW.archived_on COLLATE BINARY THEN ', archived_on' ELSE '' END || ') = (' || OLD.id || CASE WHEN OLD.name IS NOT NEW.name COLLATE BINARY THEN ', ' || quote(OLD.name) ELSE '' END || CASE WHEN OLD.team IS NOT NEW.team COLLATE BINARY THEN ', ' || quote(OLD.team) ELSE '' END || CASE WHEN OLD.email IS NOT NEW.email COLLATE BINARY THEN ', ' || quote(OLD.email) ELSE '' END || CASE WHEN OLD.role IS NOT NEW.role COLLATE BINARY THEN ', ' || quote(OLD.role) ELSE '' END || CASE WHEN OLD.working_days IS NOT NEW.working_days COLLATE BINARY THEN ', ' || quote(OLD.working_days) ELSE '' END || CASE WHEN OLD.archived_on IS NOT NEW.archived_on COLLATE BINARY THEN ', ' || quote(OLD.archived_on) ELSE '' END || ')' FROM change WHERE state = 'open';
END;

CREATE TRIGGER record_person_delete AFTER DELETE ON person BEGIN
  SELECT RAISE(ABORT, 'a write outside workspace.run') WHERE NOT EXISTS (SELECT 1 FROM change WHERE state = 'open');
  INSERT INTO change_row (change_id, tab, row_id, responsibility_id, op, inverse)
  SELECT id, 'person', OLD.id, NULL, 'delete', 'INSERT INTO person (id, name, team, email, role, working_days, archived_on) VALUES (' || OLD.id || ', ' || quote(OLD.name) || ', ' || quote(OLD.team) || ', ' || quote(OLD.email) || ', ' || quote(OLD.role) || ', ' || quote(OLD.working_days) || ', ' || quote(OLD.archived_on) || ')' FROM change WHERE state = 'open';
END;

CREATE TRIGGER record_quarter_capacity_insert AFTER INSERT ON quarter_capacity BEGIN
  SELECT RAISE(ABORT, 'a write outside workspace.run') WHERE NOT EXISTS (SELECT 1 FROM change WHERE state = 'open');
  INSERT INTO change_row (change_id, tab, row_id, responsibility_id, op, inverse)
  SELECT id, 'quarter_capacity', NEW.id, NULL, 'insert', 'DELETE FROM quarter_capacity WHERE id = ' || NEW.id FROM change WHERE state = 'open';
END;

CREATE TRIGGER record_quarter_capacity_update AFTER UPDATE ON quarter_capacity WHEN OLD.id IS NOT NEW.id COLLATE BINARY OR OLD.quarter IS NOT NEW.quarter COLLATE BINARY OR OLD.hours_per_week IS NOT NEW.hours_per_week COLLATE BINARY OR OLD.days_off IS NOT NEW.days_off COLLATE BINARY OR OLD.meeting_hours IS NOT NEW.meeting_hours COLLATE BINARY OR OLD.buffer_percent IS NOT NEW.buffer_percent COLLATE BINARY OR OLD.ad_hoc_cap_percent IS NOT NEW.ad_hoc_cap_percent COLLATE BINARY BEGIN
  SELECT RAISE(ABORT, 'a write outside workspace.run') WHERE NOT EXISTS (SELECT 1 FROM change WHERE state = 'open');
  INSERT INTO change_row (change_id, tab, row_id, responsibility_id, op, inverse)
  SELECT id, 'quarter_capacity', NEW.id, NULL, 'update', 'UPDATE quarter_capacity SET (id' || CASE WHEN OLD.quarter IS NOT NEW.quarter COLLATE BINARY THEN ', quarter' ELSE '' END || CASE WHEN OLD.hours_per_week IS NOT NEW.hours_per_week COLLATE BINARY THEN ', hours_per_week' ELSE '' END || CASE WHEN OLD.days_off IS NOT NEW.days_off COLLATE BINARY THEN ', days_off' ELSE '' END || CASE WHEN OLD.meeting_hours IS NOT NEW.meeting_hours COLLATE BINARY THEN ', meeting_hours' ELSE '' END || CASE WHEN OLD.buffer_percent IS NOT NEW.buffer_percent COLLATE BINARY THEN ', buffer_percent' ELSE '' END || CASE WHEN OLD.ad_hoc_cap_percent IS NOT NEW.ad_hoc_cap_percent COLLATE BINARY THEN ', ad_hoc_cap_percent' ELSE '' END || ') = (' || OLD.id || CASE WHEN OLD.quarter IS NOT NEW.quarter COLLATE BINARY THEN ', ' || quote(OLD.quarter) ELSE '' END || CASE WHEN OLD.hours_per_week IS NOT NEW.hours_per_week COLLATE BINARY THEN ', ' || quote(OLD.hours_per_week) ELSE '' END || CASE WHEN OLD.days_off IS NOT NEW.days_off COLLATE BINARY THEN ', ' || quote(OLD.days_off) ELSE '' END || CASE WHEN OLD.meeting_hours IS NOT NEW.meeting_hours COLLATE BINARY THEN ', ' || quote(OLD.meeting_hours) ELSE '' END || CASE WHEN OLD.buffer_percent IS NOT NEW.buffer_percent COLLATE BINARY THEN ', ' || quote(OLD.buffer_percent) ELSE '' END || CASE WHEN OLD.ad_hoc_cap_percent IS NOT NEW.ad_hoc_cap_percent COLLATE BINARY THEN ', ' || quote(OLD.ad_hoc_cap_percent) ELSE '' END || ')' FROM change WHERE state = 'open';
END;

CREATE TRIGGER record_quarter_capacity_delete AFTER DELETE ON quarter_capacity BEGIN
  SELECT RAISE(ABORT, 'a write outside workspace.run') WHERE NOT EXISTS (SELECT 1 FROM change WHERE state = 'open');
  INSERT INTO change_row (change_id, tab, row_id, responsibility_id, op, inverse)
  SELECT id, 'quarter_capacity', OLD.id, NULL, 'delete', 'INSERT INTO quarter_capacity (id, quarter, hours_per_week, days_off, meeting_hours, buffer_percent, ad_hoc_cap_percent) VALUES (' || OLD.id || ', ' || quote(OLD.quarter) || ', ' || quote(OLD.hours_per_week) || ', ' || quote(OLD.days_off) || ', ' || quote(OLD.meeting_hours) || ', ' || quote(OLD.buffer_percent) || ', ' || quote(OLD.ad_hoc_cap_percent) || ')' FROM change WHERE state = 'open';
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

CREATE TRIGGER record_snooze_insert AFTER INSERT ON snooze BEGIN
  SELECT RAISE(ABORT, 'a write outside workspace.run') WHERE NOT EXISTS (SELECT 1 FROM change WHERE state = 'open');
  INSERT INTO change_row (change_id, tab, row_id, responsibility_id, op, inverse)
  SELECT id, 'snooze', NEW.id, NULL, 'insert', 'DELETE FROM snooze WHERE id = ' || NEW.id FROM change WHERE state = 'open';
END;

CREATE TRIGGER record_snooze_update AFTER UPDATE ON snooze WHEN OLD.id IS NOT NEW.id COLLATE BINARY OR OLD.kind IS NOT NEW.kind COLLATE BINARY OR OLD.thing_id IS NOT NEW.thing_id COLLATE BINARY OR OLD.set_on IS NOT NEW.set_on COLLATE BINARY OR OLD.until IS NOT NEW.until COLLATE BINARY BEGIN
  SELECT RAISE(ABORT, 'a write outside workspace.run') WHERE NOT EXISTS (SELECT 1 FROM change WHERE state = 'open');
  INSERT INTO change_row (change_id, tab, row_id, responsibility_id, op, inverse)
  SELECT id, 'snooze', NEW.id, NULL, 'update', 'UPDATE snooze SET (id' || CASE WHEN OLD.kind IS NOT NEW.kind COLLATE BINARY THEN ', kind' ELSE '' END || CASE WHEN OLD.thing_id IS NOT NEW.thing_id COLLATE BINARY THEN ', thing_id' ELSE '' END || CASE WHEN OLD.set_on IS NOT NEW.set_on COLLATE BINARY THEN ', set_on' ELSE '' END || CASE WHEN OLD.until IS NOT NEW.until COLLATE BINARY THEN ', until' ELSE '' END || ') = (' || OLD.id || CASE WHEN OLD.kind IS NOT NEW.kind COLLATE BINARY THEN ', ' || quote(OLD.kind) ELSE '' END || CASE WHEN OLD.thing_id IS NOT NEW.thing_id COLLATE BINARY THEN ', ' || quote(OLD.thing_id) ELSE '' END || CASE WHEN OLD.set_on IS NOT NEW.set_on COLLATE BINARY THEN ', ' || quote(OLD.set_on) ELSE '' END || CASE WHEN OLD.until IS NOT NEW.until COLLATE BINARY THEN ', ' || quote(OLD.until) ELSE '' END || ')' FROM change WHERE state = 'open';
END;

CREATE TRIGGER record_snooze_delete AFTER DELETE ON snooze BEGIN
  SELECT RAISE(ABORT, 'a write outside workspace.run') WHERE NOT EXISTS (SELECT 1 FROM change WHERE state = 'open');
  INSERT INTO change_row (change_id, tab, row_id, responsibility_id, op, inverse)
  SELECT id, 'snooze', OLD.id, NULL, 'delete', 'INSERT INTO snooze (id, kind, thing_id, set_on, until) VALUES (' || OLD.id || ', ' || quote(OLD.kind) || ', ' || quote(OLD.thing_id) || ', ' || quote(OLD.set_on) || ', ' || quote(OLD.until) || ')' FROM change WHERE state = 'open';
END;

CREATE TRIGGER record_weighting_insert AFTER INSERT ON weighting BEGIN
  SELECT RAISE(ABORT, 'a write outside workspace.run') WHERE NOT EXISTS (SELECT 1 FROM change WHERE state = 'open');
  INSERT INTO change_row (change_id, tab, row_id, responsibility_id, op, inverse)
  SELECT id, 'weighting', NEW.id, NULL, 'insert', 'DELETE FROM weighting WHERE id = ' || NEW.id FROM change WHERE state = 'open';
END;

CREATE TRIGGER record_weighting_update AFTER UPDATE ON weighting WHEN OLD.id IS NOT NEW.id COLLATE BINARY OR OLD.set_on IS NOT NEW.set_on COLLATE BINARY OR OLD.impact IS NOT NEW.impact COLLATE BINARY OR OLD.ability IS NOT NEW.ability COLLATE BINARY OR OLD.fit IS NOT NEW.fit COLLATE BINARY OR OLD.why IS NOT NEW.why COLLATE BINARY BEGIN
  SELECT RAISE(ABORT, 'a write outside workspace.run') WHERE NOT EXISTS (SELECT 1 FROM change WHERE state = 'open');
  INSERT INTO change_row (change_id, tab, row_id, responsibility_id, op, inverse)
  SELECT id, 'weighting', NEW.id, NULL, 'update', 'UPDATE weighting SET (id' || CASE WHEN OLD.set_on IS NOT NEW.set_on COLLATE BINARY THEN ', set_on' ELSE '' END || CASE WHEN OLD.impact IS NOT NEW.impact COLLATE BINARY THEN ', impact' ELSE '' END || CASE WHEN OLD.ability IS NOT NEW.ability COLLATE BINARY THEN ', ability' ELSE '' END || CASE WHEN OLD.fit IS NOT NEW.fit COLLATE BINARY THEN ', fit' ELSE '' END || CASE WHEN OLD.why IS NOT NEW.why COLLATE BINARY THEN ', why' ELSE '' END || ') = (' || OLD.id || CASE WHEN OLD.set_on IS NOT NEW.set_on COLLATE BINARY THEN ', ' || quote(OLD.set_on) ELSE '' END || CASE WHEN OLD.impact IS NOT NEW.impact COLLATE BINARY THEN ', ' || quote(OLD.impact) ELSE '' END || CASE WHEN OLD.ability IS NOT NEW.ability COLLATE BINARY THEN ', ' || quote(OLD.ability) ELSE '' END || CASE WHEN OLD.fit IS NOT NEW.fit COLLATE BINARY THEN ', ' || quote(OLD.fit) ELSE '' END || CASE WHEN OLD.why IS NOT NEW.why COLLATE BINARY THEN ', ' || quote(OLD.why) ELSE '' END || ')' FROM change WHERE state = 'open';
END;

CREATE TRIGGER record_weighting_delete AFTER DELETE ON weighting BEGIN
  SELECT RAISE(ABORT, 'a write outside workspace.run') WHERE NOT EXISTS (SELECT 1 FROM change WHERE state = 'open');
  INSERT INTO change_row (change_id, tab, row_id, responsibility_id, op, inverse)
  SELECT id, 'weighting', OLD.id, NULL, 'delete', 'INSERT INTO weighting (id, set_on, impact, ability, fit, why) VALUES (' || OLD.id || ', ' || quote(OLD.set_on) || ', ' || quote(OLD.impact) || ', ' || quote(OLD.ability) || ', ' || quote(OLD.fit) || ', ' || quote(OLD.why) || ')' FROM change WHERE state = 'open';
END;

CREATE TRIGGER record_wording_insert AFTER INSERT ON wording BEGIN
  SELECT RAISE(ABORT, 'a write outside workspace.run') WHERE NOT EXISTS (SELECT 1 FROM change WHERE state = 'open');
  INSERT INTO change_row (change_id, tab, row_id, responsibility_id, op, inverse)
  SELECT id, 'wording', NEW.id, NULL, 'insert', 'DELETE FROM wording WHERE id = ' || NEW.id FROM change WHERE state = 'open';
END;

CREATE TRIGGER record_wording_update AFTER UPDATE ON wording WHEN OLD.id IS NOT NEW.id COLLATE BINARY OR OLD.name IS NOT NEW.name COLLATE BINARY OR OLD.body IS NOT NEW.body COLLATE BINARY BEGIN
  SELECT RAISE(ABORT, 'a write outside workspace.run') WHERE NOT EXISTS (SELECT 1 FROM change WHERE state = 'open');
  INSERT INTO change_row (change_id, tab, row_id, responsibility_id, op, inverse)
  SELECT id, 'wording', NEW.id, NULL, 'update', 'UPDATE wording SET (id' || CASE WHEN OLD.name IS NOT NEW.name COLLATE BINARY THEN ', name' ELSE '' END || CASE WHEN OLD.body IS NOT NEW.body COLLATE BINARY THEN ', body' ELSE '' END || ') = (' || OLD.id || CASE WHEN OLD.name IS NOT NEW.name COLLATE BINARY THEN ', ' || quote(OLD.name) ELSE '' END || CASE WHEN OLD.body IS NOT NEW.body COLLATE BINARY THEN ', ' || quote(OLD.body) ELSE '' END || ')' FROM change WHERE state = 'open';
END;

CREATE TRIGGER record_wording_delete AFTER DELETE ON wording BEGIN
  SELECT RAISE(ABORT, 'a write outside workspace.run') WHERE NOT EXISTS (SELECT 1 FROM change WHERE state = 'open');
  INSERT INTO change_row (change_id, tab, row_id, responsibility_id, op, inverse)
  SELECT id, 'wording', OLD.id, NULL, 'delete', 'INSERT INTO wording (id, name, body) VALUES (' || OLD.id || ', ' || quote(OLD.name) || ', ' || quote(OLD.body) || ')' FROM change WHERE state = 'open';
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

CREATE TRIGGER record_initiative_insert AFTER INSERT ON initiative BEGIN
  SELECT RAISE(ABORT, 'a write outside workspace.run') WHERE NOT EXISTS (SELECT 1 FROM change WHERE state = 'open');
  INSERT INTO change_row (change_id, tab, row_id, responsibility_id, op, inverse)
  SELECT id, 'initiative', NEW.id, NULL, 'insert', 'DELETE FROM initiative WHERE id = ' || NEW.id FROM change WHERE state = 'open';
END;

CREATE TRIGGER record_initiative_update AFTER UPDATE ON initiative WHEN OLD.id IS NOT NEW.id COLLATE BINARY OR OLD.title IS NOT NEW.title COLLATE BINARY OR OLD.tier IS NOT NEW.tier COLLATE BINARY OR OLD.category IS NOT NEW.category COLLATE BINARY OR OLD.quarter IS NOT NEW.quarter COLLATE BINARY OR OLD.summary IS NOT NEW.summary COLLATE BINARY OR OLD.owner_id IS NOT NEW.owner_id COLLATE BINARY OR OLD.hours IS NOT NEW.hours COLLATE BINARY OR OLD.start_on IS NOT NEW.start_on COLLATE BINARY OR OLD.target_on IS NOT NEW.target_on COLLATE BINARY OR OLD.state IS NOT NEW.state COLLATE BINARY OR OLD.committed_on IS NOT NEW.committed_on COLLATE BINARY OR OLD.done_on IS NOT NEW.done_on COLLATE BINARY OR OLD.outcome IS NOT NEW.outcome COLLATE BINARY OR OLD.recurrence IS NOT NEW.recurrence COLLATE BINARY OR OLD.position IS NOT NEW.position COLLATE BINARY OR OLD.slips IS NOT NEW.slips COLLATE BINARY OR OLD.part_of_id IS NOT NEW.part_of_id COLLATE BINARY OR OLD.carried_from_id IS NOT NEW.carried_from_id COLLATE BINARY OR OLD.hypothesis IS NOT NEW.hypothesis COLLATE BINARY OR OLD.proof IS NOT NEW.proof COLLATE BINARY OR OLD.verdict IS NOT NEW.verdict COLLATE BINARY OR OLD.actual_impact IS NOT NEW.actual_impact COLLATE BINARY OR OLD.verdict_on IS NOT NEW.verdict_on COLLATE BINARY OR OLD.trashed_on IS NOT NEW.trashed_on COLLATE BINARY BEGIN
  SELECT RAISE(ABORT, 'a write outside workspace.run') WHERE NOT EXISTS (SELECT 1 FROM change WHERE state = 'open');
  INSERT INTO change_row (change_id, tab, row_id, responsibility_id, op, inverse)
  SELECT id, 'initiative', NEW.id, NULL, 'update', 'UPDATE initiative SET (id' || CASE WHEN OLD.title IS NOT NEW.title COLLATE BINARY THEN ', title' ELSE '' END || CASE WHEN OLD.tier IS NOT NEW.tier COLLATE BINARY THEN ', tier' ELSE '' END || CASE WHEN OLD.category IS NOT NEW.category COLLATE BINARY THEN ', category' ELSE '' END || CASE WHEN OLD.quarter IS NOT NEW.quarter COLLATE BINARY THEN ', quarter' ELSE '' END || CASE WHEN OLD.summary IS NOT NEW.summary COLLATE BINARY THEN ', summary' ELSE '' END || CASE WHEN OLD.owner_id IS NOT NEW.owner_id COLLATE BINARY THEN ', owner_id' ELSE '' END || CASE WHEN OLD.hours IS NOT NEW.hours COLLATE BINARY THEN ', hours' ELSE '' END || CASE WHEN OLD.start_on IS NOT NEW.start_on COLLATE BINARY THEN ', start_on' ELSE '' END || CASE WHEN OLD.target_on IS NOT NEW.target_on COLLATE BINARY THEN ', target_on' ELSE '' END || CASE WHEN OLD.state IS NOT NEW.state COLLATE BINARY THEN ', state' ELSE '' END || CASE WHEN OLD.committed_on IS NOT NEW.committed_on COLLATE BINARY THEN ', committed_on' ELSE '' END || CASE WHEN OLD.done_on IS NOT NEW.done_on COLLATE BINARY THEN ', done_on' ELSE '' END || CASE WHEN OLD.outcome IS NOT NEW.outcome COLLATE BINARY THEN ', outcome' ELSE '' END || CASE WHEN OLD.recurrence IS NOT NEW.recurrence COLLATE BINARY THEN ', recurrence' ELSE '' END || CASE WHEN OLD.position IS NOT NEW.position COLLATE BINARY THEN ', position' ELSE '' END || CASE WHEN OLD.slips IS NOT NEW.slips COLLATE BINARY THEN ', slips' ELSE '' END || CASE WHEN OLD.part_of_id IS NOT NEW.part_of_id COLLATE BINARY THEN ', part_of_id' ELSE '' END || CASE WHEN OLD.carried_from_id IS NOT NEW.carried_from_id COLLATE BINARY THEN ', carried_from_id' ELSE '' END || CASE WHEN OLD.hypothesis IS NOT NEW.hypothesis COLLATE BINARY THEN ', hypothesis' ELSE '' END || CASE WHEN OLD.proof IS NOT NEW.proof COLLATE BINARY THEN ', proof' ELSE '' END || CASE WHEN OLD.verdict IS NOT NEW.verdict COLLATE BINARY THEN ', verdict' ELSE '' END || CASE WHEN OLD.actual_impact IS NOT NEW.actual_impact COLLATE BINARY THEN ', actual_impact' ELSE '' END || CASE WHEN OLD.verdict_on IS NOT NEW.verdict_on COLLATE BINARY THEN ', verdict_on' ELSE '' END || CASE WHEN OLD.trashed_on IS NOT NEW.trashed_on COLLATE BINARY THEN ', trashed_on' ELSE '' END || ') = (' || OLD.id || CASE WHEN OLD.title IS NOT NEW.title COLLATE BINARY THEN ', ' || quote(OLD.title) ELSE '' END || CASE WHEN OLD.tier IS NOT NEW.tier COLLATE BINARY THEN ', ' || quote(OLD.tier) ELSE '' END || CASE WHEN OLD.category IS NOT NEW.category COLLATE BINARY THEN ', ' || quote(OLD.category) ELSE '' END || CASE WHEN OLD.quarter IS NOT NEW.quarter COLLATE BINARY THEN ', ' || quote(OLD.quarter) ELSE '' END || CASE WHEN OLD.summary IS NOT NEW.summary COLLATE BINARY THEN ', ' || quote(OLD.summary) ELSE '' END || CASE WHEN OLD.owner_id IS NOT NEW.owner_id COLLATE BINARY THEN ', ' || quote(OLD.owner_id) ELSE '' END || CASE WHEN OLD.hours IS NOT NEW.hours COLLATE BINARY THEN ', ' || quote(OLD.hours) ELSE '' END || CASE WHEN OLD.start_on IS NOT NEW.start_on COLLATE BINARY THEN ', ' || quote(OLD.start_on) ELSE '' END || CASE WHEN OLD.target_on IS NOT NEW.target_on COLLATE BINARY THEN ', ' || quote(OLD.target_on) ELSE '' END || CASE WHEN OLD.state IS NOT NEW.state COLLATE BINARY THEN ', ' || quote(OLD.state) ELSE '' END || CASE WHEN OLD.committed_on IS NOT NEW.committed_on COLLATE BINARY THEN ', ' || quote(OLD.committed_on) ELSE '' END || CASE WHEN OLD.done_on IS NOT NEW.done_on COLLATE BINARY THEN ', ' || quote(OLD.done_on) ELSE '' END || CASE WHEN OLD.outcome IS NOT NEW.outcome COLLATE BINARY THEN ', ' || quote(OLD.outcome) ELSE '' END || CASE WHEN OLD.recurrence IS NOT NEW.recurrence COLLATE BINARY THEN ', ' || quote(OLD.recurrence) ELSE '' END || CASE WHEN OLD.position IS NOT NEW.position COLLATE BINARY THEN ', ' || quote(OLD.position) ELSE '' END || CASE WHEN OLD.slips IS NOT NEW.slips COLLATE BINARY THEN ', ' || quote(OLD.slips) ELSE '' END || CASE WHEN OLD.part_of_id IS NOT NEW.part_of_id COLLATE BINARY THEN ', ' || quote(OLD.part_of_id) ELSE '' END || CASE WHEN OLD.carried_from_id IS NOT NEW.carried_from_id COLLATE BINARY THEN ', ' || quote(OLD.carried_from_id) ELSE '' END || CASE WHEN OLD.hypothesis IS NOT NEW.hypothesis COLLATE BINARY THEN ', ' || quote(OLD.hypothesis) ELSE '' END || CASE WHEN OLD.proof IS NOT NEW.proof COLLATE BINARY THEN ', ' || quote(OLD.proof) ELSE '' END || CASE WHEN OLD.verdict IS NOT NEW.verdict COLLATE BINARY THEN ', ' || quote(OLD.verdict) ELSE '' END || CASE WHEN OLD.actual_impact IS NOT NEW.actual_impact COLLATE BINARY THEN ', ' || quote(OLD.actual_impact) ELSE '' END || CASE WHEN OLD.verdict_on IS NOT NEW.verdict_on COLLATE BINARY THEN ', ' || quote(OLD.verdict_on) ELSE '' END || CASE WHEN OLD.trashed_on IS NOT NEW.trashed_on COLLATE BINARY THEN ', ' || quote(OLD.trashed_on) ELSE '' END || ')' FROM change WHERE state = 'open';
END;

CREATE TRIGGER record_initiative_delete AFTER DELETE ON initiative BEGIN
  SELECT RAISE(ABORT, 'a write outside workspace.run') WHERE NOT EXISTS (SELECT 1 FROM change WHERE state = 'open');
  INSERT INTO change_row (change_id, tab, row_id, responsibility_id, op, inverse)
  SELECT id, 'initiative', OLD.id, NULL, 'delete', 'INSERT INTO initiative (id, title, tier, category, quarter, summary, owner_id, hours, start_on, target_on, state, committed_on, done_on, outcome, recurrence, position, slips, part_of_id, carried_from_id, hypothesis, proof, verdict, actual_impact, verdict_on, trashed_on) VALUES (' || OLD.id || ', ' || quote(OLD.title) || ', ' || quote(OLD.tier) || ', ' || quote(OLD.category) || ', ' || quote(OLD.quarter) || ', ' || quote(OLD.summary) || ', ' || quote(OLD.owner_id) || ', ' || quote(OLD.hours) || ', ' || quote(OLD.start_on) || ', ' || quote(OLD.target_on) || ', ' || quote(OLD.state) || ', ' || quote(OLD.committed_on) || ', ' || quote(OLD.done_on) || ', ' || quote(OLD.outcome) || ', ' || quote(OLD.recurrence) || ', ' || quote(OLD.position) || ', ' || quote(OLD.slips) || ', ' || quote(OLD.part_of_id) || ', ' || quote(OLD.carried_from_id) || ', ' || quote(OLD.hypothesis) || ', ' || quote(OLD.proof) || ', ' || quote(OLD.verdict) || ', ' || quote(OLD.actual_impact) || ', ' || quote(OLD.verdict_on) || ', ' || quote(OLD.trashed_on) || ')' FROM change WHERE state = 'open';
END;

CREATE TRIGGER record_metric_insert AFTER INSERT ON metric BEGIN
  SELECT RAISE(ABORT, 'a write outside workspace.run') WHERE NOT EXISTS (SELECT 1 FROM change WHERE state = 'open');
  INSERT INTO change_row (change_id, tab, row_id, responsibility_id, op, inverse)
  SELECT id, 'metric', NEW.id, NULL, 'insert', 'DELETE FROM metric WHERE id = ' || NEW.id FROM change WHERE state = 'open';
END;

CREATE TRIGGER record_metric_update AFTER UPDATE ON metric WHEN OLD.id IS NOT NEW.id COLLATE BINARY OR OLD.name IS NOT NEW.name COLLATE BINARY OR OLD.definition IS NOT NEW.definition COLLATE BINARY OR OLD.unit IS NOT NEW.unit COLLATE BINARY OR OLD.direction IS NOT NEW.direction COLLATE BINARY OR OLD.kind IS NOT NEW.kind COLLATE BINARY OR OLD.source IS NOT NEW.source COLLATE BINARY OR OLD.owner_id IS NOT NEW.owner_id COLLATE BINARY OR OLD.target IS NOT NEW.target COLLATE BINARY OR OLD.builtin IS NOT NEW.builtin COLLATE BINARY OR OLD.counter_id IS NOT NEW.counter_id COLLATE BINARY OR OLD.defined_on IS NOT NEW.defined_on COLLATE BINARY OR OLD.verified_on IS NOT NEW.verified_on COLLATE BINARY OR OLD.verified_by IS NOT NEW.verified_by COLLATE BINARY OR OLD.review_days IS NOT NEW.review_days COLLATE BINARY OR OLD.position IS NOT NEW.position COLLATE BINARY OR OLD.archived_on IS NOT NEW.archived_on COLLATE BINARY OR OLD.trashed_on IS NOT NEW.trashed_on COLLATE BINARY BEGIN
  SELECT RAISE(ABORT, 'a write outside workspace.run') WHERE NOT EXISTS (SELECT 1 FROM change WHERE state = 'open');
  INSERT INTO change_row (change_id, tab, row_id, responsibility_id, op, inverse)
  SELECT id, 'metric', NEW.id, NULL, 'update', 'UPDATE metric SET (id' || CASE WHEN OLD.name IS NOT NEW.name COLLATE BINARY THEN ', name' ELSE '' END || CASE WHEN OLD.definition IS NOT NEW.definition COLLATE BINARY THEN ', definition' ELSE '' END || CASE WHEN OLD.unit IS NOT NEW.unit COLLATE BINARY THEN ', unit' ELSE '' END || CASE WHEN OLD.direction IS NOT NEW.direction COLLATE BINARY THEN ', direction' ELSE '' END || CASE WHEN OLD.kind IS NOT NEW.kind COLLATE BINARY THEN ', kind' ELSE '' END || CASE WHEN OLD.source IS NOT NEW.source COLLATE BINARY THEN ', source' ELSE '' END || CASE WHEN OLD.owner_id IS NOT NEW.owner_id COLLATE BINARY THEN ', owner_id' ELSE '' END || CASE WHEN OLD.target IS NOT NEW.target COLLATE BINARY THEN ', target' ELSE '' END || CASE WHEN OLD.builtin IS NOT NEW.builtin COLLATE BINARY THEN ', builtin' ELSE '' END || CASE WHEN OLD.counter_id IS NOT NEW.counter_id COLLATE BINARY THEN ', counter_id' ELSE '' END || CASE WHEN OLD.defined_on IS NOT NEW.defined_on COLLATE BINARY THEN ', defined_on' ELSE '' END || CASE WHEN OLD.verified_on IS NOT NEW.verified_on COLLATE BINARY THEN ', verified_on' ELSE '' END || CASE WHEN OLD.verified_by IS NOT NEW.verified_by COLLATE BINARY THEN ', verified_by' ELSE '' END || CASE WHEN OLD.review_days IS NOT NEW.review_days COLLATE BINARY THEN ', review_days' ELSE '' END || CASE WHEN OLD.position IS NOT NEW.position COLLATE BINARY THEN ', position' ELSE '' END || CASE WHEN OLD.archived_on IS NOT NEW.archived_on COLLATE BINARY THEN ', archived_on' ELSE '' END || CASE WHEN OLD.trashed_on IS NOT NEW.trashed_on COLLATE BINARY THEN ', trashed_on' ELSE '' END || ') = (' || OLD.id || CASE WHEN OLD.name IS NOT NEW.name COLLATE BINARY THEN ', ' || quote(OLD.name) ELSE '' END || CASE WHEN OLD.definition IS NOT NEW.definition COLLATE BINARY THEN ', ' || quote(OLD.definition) ELSE '' END || CASE WHEN OLD.unit IS NOT NEW.unit COLLATE BINARY THEN ', ' || quote(OLD.unit) ELSE '' END || CASE WHEN OLD.direction IS NOT NEW.direction COLLATE BINARY THEN ', ' || quote(OLD.direction) ELSE '' END || CASE WHEN OLD.kind IS NOT NEW.kind COLLATE BINARY THEN ', ' || quote(OLD.kind) ELSE '' END || CASE WHEN OLD.source IS NOT NEW.source COLLATE BINARY THEN ', ' || quote(OLD.source) ELSE '' END || CASE WHEN OLD.owner_id IS NOT NEW.owner_id COLLATE BINARY THEN ', ' || quote(OLD.owner_id) ELSE '' END || CASE WHEN OLD.target IS NOT NEW.target COLLATE BINARY THEN ', ' || quote(OLD.target) ELSE '' END || CASE WHEN OLD.builtin IS NOT NEW.builtin COLLATE BINARY THEN ', ' || quote(OLD.builtin) ELSE '' END || CASE WHEN OLD.counter_id IS NOT NEW.counter_id COLLATE BINARY THEN ', ' || quote(OLD.counter_id) ELSE '' END || CASE WHEN OLD.defined_on IS NOT NEW.defined_on COLLATE BINARY THEN ', ' || quote(OLD.defined_on) ELSE '' END || CASE WHEN OLD.verified_on IS NOT NEW.verified_on COLLATE BINARY THEN ', ' || quote(OLD.verified_on) ELSE '' END || CASE WHEN OLD.verified_by IS NOT NEW.verified_by COLLATE BINARY THEN ', ' || quote(OLD.verified_by) ELSE '' END || CASE WHEN OLD.review_days IS NOT NEW.review_days COLLATE BINARY THEN ', ' || quote(OLD.review_days) ELSE '' END || CASE WHEN OLD.position IS NOT NEW.position COLLATE BINARY THEN ', ' || quote(OLD.position) ELSE '' END || CASE WHEN OLD.archived_on IS NOT NEW.archived_on COLLATE BINARY THEN ', ' || quote(OLD.archived_on) ELSE '' END || CASE WHEN OLD.trashed_on IS NOT NEW.trashed_on COLLATE BINARY THEN ', ' || quote(OLD.trashed_on) ELSE '' END || ')' FROM change WHERE state = 'open';
END;

CREATE TRIGGER record_metric_delete AFTER DELETE ON metric BEGIN
  SELECT RAISE(ABORT, 'a write outside workspace.run') WHERE NOT EXISTS (SELECT 1 FROM change WHERE state = 'open');
  INSERT INTO change_row (change_id, tab, row_id, responsibility_id, op, inverse)
  SELECT id, 'metric', OLD.id, NULL, 'delete', 'INSERT INTO metric (id, name, definition, unit, direction, kind, source, owner_id, target, builtin, counter_id, defined_on, verified_on, verified_by, review_days, position, archived_on, trashed_on) VALUES (' || OLD.id || ', ' || quote(OLD.name) || ', ' || quote(OLD.definition) || ', ' || quote(OLD.unit) || ', ' || quote(OLD.direction) || ', ' || quote(OLD.kind) || ', ' || quote(OLD.source) || ', ' || quote(OLD.owner_id) || ', ' || quote(OLD.target) || ', ' || quote(OLD.builtin) || ', ' || quote(OLD.counter_id) || ', ' || quote(OLD.defined_on) || ', ' || quote(OLD.verified_on) || ', ' || quote(OLD.verified_by) || ', ' || quote(OLD.review_days) || ', ' || quote(OLD.position) || ', ' || quote(OLD.archived_on) || ', ' || quote(OLD.trashed_on) || ')' FROM change WHERE state = 'open';
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

CREATE TRIGGER record_thanks_insert AFTER INSERT ON thanks BEGIN
  SELECT RAISE(ABORT, 'a write outside workspace.run') WHERE NOT EXISTS (SELECT 1 FROM change WHERE state = 'open');
  INSERT INTO change_row (change_id, tab, row_id, responsibility_id, op, inverse)
  SELECT id, 'thanks', NEW.id, NULL, 'insert', 'DELETE FROM thanks WHERE id = ' || NEW.id FROM change WHERE state = 'open';
END;

CREATE TRIGGER record_thanks_update AFTER UPDATE ON thanks WHEN OLD.id IS NOT NEW.id COLLATE BINARY OR OLD.person_id IS NOT NEW.person_id COLLATE BINARY OR OLD.day IS NOT NEW.day COLLATE BINARY OR OLD.what IS NOT NEW.what COLLATE BINARY BEGIN
  SELECT RAISE(ABORT, 'a write outside workspace.run') WHERE NOT EXISTS (SELECT 1 FROM change WHERE state = 'open');
  INSERT INTO change_row (change_id, tab, row_id, responsibility_id, op, inverse)
  SELECT id, 'thanks', NEW.id, NULL, 'update', 'UPDATE thanks SET (id' || CASE WHEN OLD.person_id IS NOT NEW.person_id COLLATE BINARY THEN ', person_id' ELSE '' END || CASE WHEN OLD.day IS NOT NEW.day COLLATE BINARY THEN ', day' ELSE '' END || CASE WHEN OLD.what IS NOT NEW.what COLLATE BINARY THEN ', what' ELSE '' END || ') = (' || OLD.id || CASE WHEN OLD.person_id IS NOT NEW.person_id COLLATE BINARY THEN ', ' || quote(OLD.person_id) ELSE '' END || CASE WHEN OLD.day IS NOT NEW.day COLLATE BINARY THEN ', ' || quote(OLD.day) ELSE '' END || CASE WHEN OLD.what IS NOT NEW.what COLLATE BINARY THEN ', ' || quote(OLD.what) ELSE '' END || ')' FROM change WHERE state = 'open';
END;

CREATE TRIGGER record_thanks_delete AFTER DELETE ON thanks BEGIN
  SELECT RAISE(ABORT, 'a write outside workspace.run') WHERE NOT EXISTS (SELECT 1 FROM change WHERE state = 'open');
  INSERT INTO change_row (change_id, tab, row_id, responsibility_id, op, inverse)
  SELECT id, 'thanks', OLD.id, NULL, 'delete', 'INSERT INTO thanks (id, person_id, day, what) VALUES (' || OLD.id || ', ' || quote(OLD.person_id) || ', ' || quote(OLD.day) || ', ' || quote(OLD.what) || ')' FROM change WHERE state = 'open';
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

CREATE TRIGGER record_bet_score_insert AFTER INSERT ON bet_score BEGIN
  SELECT RAISE(ABORT, 'a write outside workspace.run') WHERE NOT EXISTS (SELECT 1 FROM change WHERE state = 'open');
  INSERT INTO change_row (change_id, tab, row_id, responsibility_id, op, inverse)
  SELECT id, 'bet_score', NEW.id, NULL, 'insert', 'DELETE FROM bet_score WHERE id = ' || NEW.id FROM change WHERE state = 'open';
END;

CREATE TRIGGER record_bet_score_update AFTER UPDATE ON bet_score WHEN OLD.id IS NOT NEW.id COLLATE BINARY OR OLD.initiative_id IS NOT NEW.initiative_id COLLATE BINARY OR OLD.weighting_id IS NOT NEW.weighting_id COLLATE BINARY OR OLD.scored_on IS NOT NEW.scored_on COLLATE BINARY OR OLD.impact IS NOT NEW.impact COLLATE BINARY OR OLD.ability IS NOT NEW.ability COLLATE BINARY OR OLD.fit IS NOT NEW.fit COLLATE BINARY OR OLD.confidence IS NOT NEW.confidence COLLATE BINARY OR OLD.impact_why IS NOT NEW.impact_why COLLATE BINARY OR OLD.ability_why IS NOT NEW.ability_why COLLATE BINARY OR OLD.fit_why IS NOT NEW.fit_why COLLATE BINARY OR OLD.confidence_why IS NOT NEW.confidence_why COLLATE BINARY OR OLD.priority_id IS NOT NEW.priority_id COLLATE BINARY OR OLD.total IS NOT NEW.total COLLATE BINARY BEGIN
  SELECT RAISE(ABORT, 'a write outside workspace.run') WHERE NOT EXISTS (SELECT 1 FROM change WHERE state = 'open');
  INSERT INTO change_row (change_id, tab, row_id, responsibility_id, op, inverse)
  SELECT id, 'bet_score', NEW.id, NULL, 'update', 'UPDATE bet_score SET (id' || CASE WHEN OLD.initiative_id IS NOT NEW.initiative_id COLLATE BINARY THEN ', initiative_id' ELSE '' END || CASE WHEN OLD.weighting_id IS NOT NEW.weighting_id COLLATE BINARY THEN ', weighting_id' ELSE '' END || CASE WHEN OLD.scored_on IS NOT NEW.scored_on COLLATE BINARY THEN ', scored_on' ELSE '' END || CASE WHEN OLD.impact IS NOT NEW.impact COLLATE BINARY THEN ', impact' ELSE '' END || CASE WHEN OLD.ability IS NOT NEW.ability COLLATE BINARY THEN ', ability' ELSE '' END || CASE WHEN OLD.fit IS NOT NEW.fit COLLATE BINARY THEN ', fit' ELSE '' END || CASE WHEN OLD.confidence IS NOT NEW.confidence COLLATE BINARY THEN ', confidence' ELSE '' END || CASE WHEN OLD.impact_why IS NOT NEW.impact_why COLLATE BINARY THEN ', impact_why' ELSE '' END || CASE WHEN OLD.ability_why IS NOT NEW.ability_why COLLATE BINARY THEN ', ability_why' ELSE '' END || CASE WHEN OLD.fit_why IS NOT NEW.fit_why COLLATE BINARY THEN ', fit_why' ELSE '' END || CASE WHEN OLD.confidence_why IS NOT NEW.confidence_why COLLATE BINARY THEN ', confidence_why' ELSE '' END || CASE WHEN OLD.priority_id IS NOT NEW.priority_id COLLATE BINARY THEN ', priority_id' ELSE '' END || CASE WHEN OLD.total IS NOT NEW.total COLLATE BINARY THEN ', total' ELSE '' END || ') = (' || OLD.id || CASE WHEN OLD.initiative_id IS NOT NEW.initiative_id COLLATE BINARY THEN ', ' || quote(OLD.initiative_id) ELSE '' END || CASE WHEN OLD.weighting_id IS NOT NEW.weighting_id COLLATE BINARY THEN ', ' || quote(OLD.weighting_id) ELSE '' END || CASE WHEN OLD.scored_on IS NOT NEW.scored_on COLLATE BINARY THEN ', ' || quote(OLD.scored_on) ELSE '' END || CASE WHEN OLD.impact IS NOT NEW.impact COLLATE BINARY THEN ', ' || quote(OLD.impact) ELSE '' END || CASE WHEN OLD.ability IS NOT NEW.ability COLLATE BINARY THEN ', ' || quote(OLD.ability) ELSE '' END || CASE WHEN OLD.fit IS NOT NEW.fit COLLATE BINARY THEN ', ' || quote(OLD.fit) ELSE '' END || CASE WHEN OLD.confidence IS NOT NEW.confidence COLLATE BINARY THEN ', ' || quote(OLD.confidence) ELSE '' END || CASE WHEN OLD.impact_why IS NOT NEW.impact_why COLLATE BINARY THEN ', ' || quote(OLD.impact_why) ELSE '' END || CASE WHEN OLD.ability_why IS NOT NEW.ability_why COLLATE BINARY THEN ', ' || quote(OLD.ability_why) ELSE '' END || CASE WHEN OLD.fit_why IS NOT NEW.fit_why COLLATE BINARY THEN ', ' || quote(OLD.fit_why) ELSE '' END || CASE WHEN OLD.confidence_why IS NOT NEW.confidence_why COLLATE BINARY THEN ', ' || quote(OLD.confidence_why) ELSE '' END || CASE WHEN OLD.priority_id IS NOT NEW.priority_id COLLATE BINARY THEN ', ' || quote(OLD.priority_id) ELSE '' END || CASE WHEN OLD.total IS NOT NEW.total COLLATE BINARY THEN ', ' || quote(OLD.total) ELSE '' END || ')' FROM change WHERE state = 'open';
END;

CREATE TRIGGER record_bet_score_delete AFTER DELETE ON bet_score BEGIN
  SELECT RAISE(ABORT, 'a write outside workspace.run') WHERE NOT EXISTS (SELECT 1 FROM change WHERE state = 'open');
  INSERT INTO change_row (change_id, tab, row_id, responsibility_id, op, inverse)
  SELECT id, 'bet_score', OLD.id, NULL, 'delete', 'INSERT INTO bet_score (id, initiative_id, weighting_id, scored_on, impact, ability, fit, confidence, impact_why, ability_why, fit_why, confidence_why, priority_id, total) VALUES (' || OLD.id || ', ' || quote(OLD.initiative_id) || ', ' || quote(OLD.weighting_id) || ', ' || quote(OLD.scored_on) || ', ' || quote(OLD.impact) || ', ' || quote(OLD.ability) || ', ' || quote(OLD.fit) || ', ' || quote(OLD.confidence) || ', ' || quote(OLD.impact_why) || ', ' || quote(OLD.ability_why) || ', ' || quote(OLD.fit_why) || ', ' || quote(OLD.confidence_why) || ', ' || quote(OLD.priority_id) || ', ' || quote(OLD.total) || ')' FROM change WHERE state = 'open';
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

CREATE TRIGGER record_gate_condition_insert AFTER INSERT ON gate_condition BEGIN
  SELECT RAISE(ABORT, 'a write outside workspace.run') WHERE NOT EXISTS (SELECT 1 FROM change WHERE state = 'open');
  INSERT INTO change_row (change_id, tab, row_id, responsibility_id, op, inverse)
  SELECT id, 'gate_condition', NEW.id, NEW.responsibility_id, 'insert', 'DELETE FROM gate_condition WHERE id = ' || NEW.id FROM change WHERE state = 'open';
END;

CREATE TRIGGER record_gate_condition_update AFTER UPDATE ON gate_condition WHEN OLD.id IS NOT NEW.id COLLATE BINARY OR OLD.quarter IS NOT NEW.quarter COLLATE BINARY OR OLD.bet_id IS NOT NEW.bet_id COLLATE BINARY OR OLD.kind IS NOT NEW.kind COLLATE BINARY OR OLD.responsibility_id IS NOT NEW.responsibility_id COLLATE BINARY OR OLD.needs_id IS NOT NEW.needs_id COLLATE BINARY OR OLD.percent IS NOT NEW.percent COLLATE BINARY OR OLD.added_on IS NOT NEW.added_on COLLATE BINARY OR OLD.position IS NOT NEW.position COLLATE BINARY BEGIN
  SELECT RAISE(ABORT, 'a write outside workspace.run') WHERE NOT EXISTS (SELECT 1 FROM change WHERE state = 'open');
  INSERT INTO change_row (change_id, tab, row_id, responsibility_id, op, inverse)
  SELECT id, 'gate_condition', NEW.id, NEW.responsibility_id, 'update', 'UPDATE gate_condition SET (id' || CASE WHEN OLD.quarter IS NOT NEW.quarter COLLATE BINARY THEN ', quarter' ELSE '' END || CASE WHEN OLD.bet_id IS NOT NEW.bet_id COLLATE BINARY THEN ', bet_id' ELSE '' END || CASE WHEN OLD.kind IS NOT NEW.kind COLLATE BINARY THEN ', kind' ELSE '' END || CASE WHEN OLD.responsibility_id IS NOT NEW.responsibility_id COLLATE BINARY THEN ', responsibility_id' ELSE '' END || CASE WHEN OLD.needs_id IS NOT NEW.needs_id COLLATE BINARY THEN ', needs_id' ELSE '' END || CASE WHEN OLD.percent IS NOT NEW.percent COLLATE BINARY THEN ', percent' ELSE '' END || CASE WHEN OLD.added_on IS NOT NEW.added_on COLLATE BINARY THEN ', added_on' ELSE '' END || CASE WHEN OLD.position IS NOT NEW.position COLLATE BINARY THEN ', position' ELSE '' END || ') = (' || OLD.id || CASE WHEN OLD.quarter IS NOT NEW.quarter COLLATE BINARY THEN ', ' || quote(OLD.quarter) ELSE '' END || CASE WHEN OLD.bet_id IS NOT NEW.bet_id COLLATE BINARY THEN ', ' || quote(OLD.bet_id) ELSE '' END || CASE WHEN OLD.kind IS NOT NEW.kind COLLATE BINARY THEN ', ' || quote(OLD.kind) ELSE '' END || CASE WHEN OLD.responsibility_id IS NOT NEW.responsibility_id COLLATE BINARY THEN ', ' || quote(OLD.responsibility_id) ELSE '' END || CASE WHEN OLD.needs_id IS NOT NEW.needs_id COLLATE BINARY THEN ', ' || quote(OLD.needs_id) ELSE '' END || CASE WHEN OLD.percent IS NOT NEW.percent COLLATE BINARY THEN ', ' || quote(OLD.percent) ELSE '' END || CASE WHEN OLD.added_on IS NOT NEW.added_on COLLATE BINARY THEN ', ' || quote(OLD.added_on) ELSE '' END || CASE WHEN OLD.position IS NOT NEW.position COLLATE BINARY THEN ', ' || quote(OLD.position) ELSE '' END || ')' FROM change WHERE state = 'open';
END;

CREATE TRIGGER record_gate_condition_delete AFTER DELETE ON gate_condition BEGIN
  SELECT RAISE(ABORT, 'a write outside workspace.run') WHERE NOT EXISTS (SELECT 1 FROM change WHERE state = 'open');
  INSERT INTO change_row (change_id, tab, row_id, responsibility_id, op, inverse)
  SELECT id, 'gate_condition', OLD.id, OLD.responsibility_id, 'delete', 'INSERT INTO gate_condition (id, quarter, bet_id, kind, responsibility_id, needs_id, percent, added_on, position) VALUES (' || OLD.id || ', ' || quote(OLD.quarter) || ', ' || quote(OLD.bet_id) || ', ' || quote(OLD.kind) || ', ' || quote(OLD.responsibility_id) || ', ' || quote(OLD.needs_id) || ', ' || quote(OLD.percent) || ', ' || quote(OLD.added_on) || ', ' || quote(OLD.position) || ')' FROM change WHERE state = 'open';
END;

CREATE TRIGGER record_gate_override_insert AFTER INSERT ON gate_override BEGIN
  SELECT RAISE(ABORT, 'a write outside workspace.run') WHERE NOT EXISTS (SELECT 1 FROM change WHERE state = 'open');
  INSERT INTO change_row (change_id, tab, row_id, responsibility_id, op, inverse)
  SELECT id, 'gate_override', NEW.id, NULL, 'insert', 'DELETE FROM gate_override WHERE id = ' || NEW.id FROM change WHERE state = 'open';
END;

CREATE TRIGGER record_gate_override_update AFTER UPDATE ON gate_override WHEN OLD.id IS NOT NEW.id COLLATE BINARY OR OLD.initiative_id IS NOT NEW.initiative_id COLLATE BINARY OR OLD.day IS NOT NEW.day COLLATE BINARY OR OLD.why IS NOT NEW.why COLLATE BINARY OR OLD.held_by IS NOT NEW.held_by COLLATE BINARY BEGIN
  SELECT RAISE(ABORT, 'a write outside workspace.run') WHERE NOT EXISTS (SELECT 1 FROM change WHERE state = 'open');
  INSERT INTO change_row (change_id, tab, row_id, responsibility_id, op, inverse)
  SELECT id, 'gate_override', NEW.id, NULL, 'update', 'UPDATE gate_override SET (id' || CASE WHEN OLD.initiative_id IS NOT NEW.initiative_id COLLATE BINARY THEN ', initiative_id' ELSE '' END || CASE WHEN OLD.day IS NOT NEW.day COLLATE BINARY THEN ', day' ELSE '' END || CASE WHEN OLD.why IS NOT NEW.why COLLATE BINARY THEN ', why' ELSE '' END || CASE WHEN OLD.held_by IS NOT NEW.held_by COLLATE BINARY THEN ', held_by' ELSE '' END || ') = (' || OLD.id || CASE WHEN OLD.initiative_id IS NOT NEW.initiative_id COLLATE BINARY THEN ', ' || quote(OLD.initiative_id) ELSE '' END || CASE WHEN OLD.day IS NOT NEW.day COLLATE BINARY THEN ', ' || quote(OLD.day) ELSE '' END || CASE WHEN OLD.why IS NOT NEW.why COLLATE BINARY THEN ', ' || quote(OLD.why) ELSE '' END || CASE WHEN OLD.held_by IS NOT NEW.held_by COLLATE BINARY THEN ', ' || quote(OLD.held_by) ELSE '' END || ')' FROM change WHERE state = 'open';
END;

CREATE TRIGGER record_gate_override_delete AFTER DELETE ON gate_override BEGIN
  SELECT RAISE(ABORT, 'a write outside workspace.run') WHERE NOT EXISTS (SELECT 1 FROM change WHERE state = 'open');
  INSERT INTO change_row (change_id, tab, row_id, responsibility_id, op, inverse)
  SELECT id, 'gate_override', OLD.id, NULL, 'delete', 'INSERT INTO gate_override (id, initiative_id, day, why, held_by) VALUES (' || OLD.id || ', ' || quote(OLD.initiative_id) || ', ' || quote(OLD.day) || ', ' || quote(OLD.why) || ', ' || quote(OLD.held_by) || ')' FROM change WHERE state = 'open';
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

CREATE TRIGGER record_improvement_insert AFTER INSERT ON improvement BEGIN
  SELECT RAISE(ABORT, 'a write outside workspace.run') WHERE NOT EXISTS (SELECT 1 FROM change WHERE state = 'open');
  INSERT INTO change_row (change_id, tab, row_id, responsibility_id, op, inverse)
  SELECT id, 'improvement', NEW.id, NEW.responsibility_id, 'insert', 'DELETE FROM improvement WHERE id = ' || NEW.id FROM change WHERE state = 'open';
END;

CREATE TRIGGER record_improvement_update AFTER UPDATE ON improvement WHEN OLD.id IS NOT NEW.id COLLATE BINARY OR OLD.title IS NOT NEW.title COLLATE BINARY OR OLD.metric_id IS NOT NEW.metric_id COLLATE BINARY OR OLD.responsibility_id IS NOT NEW.responsibility_id COLLATE BINARY OR OLD.before IS NOT NEW.before COLLATE BINARY OR OLD.before_on IS NOT NEW.before_on COLLATE BINARY OR OLD.after IS NOT NEW.after COLLATE BINARY OR OLD.after_on IS NOT NEW.after_on COLLATE BINARY OR OLD.runs_per_month IS NOT NEW.runs_per_month COLLATE BINARY OR OLD.note IS NOT NEW.note COLLATE BINARY BEGIN
  SELECT RAISE(ABORT, 'a write outside workspace.run') WHERE NOT EXISTS (SELECT 1 FROM change WHERE state = 'open');
  INSERT INTO change_row (change_id, tab, row_id, responsibility_id, op, inverse)
  SELECT id, 'improvement', NEW.id, NEW.responsibility_id, 'update', 'UPDATE improvement SET (id' || CASE WHEN OLD.title IS NOT NEW.title COLLATE BINARY THEN ', title' ELSE '' END || CASE WHEN OLD.metric_id IS NOT NEW.metric_id COLLATE BINARY THEN ', metric_id' ELSE '' END || CASE WHEN OLD.responsibility_id IS NOT NEW.responsibility_id COLLATE BINARY THEN ', responsibility_id' ELSE '' END || CASE WHEN OLD.before IS NOT NEW.before COLLATE BINARY THEN ', before' ELSE '' END || CASE WHEN OLD.before_on IS NOT NEW.before_on COLLATE BINARY THEN ', before_on' ELSE '' END || CASE WHEN OLD.after IS NOT NEW.after COLLATE BINARY THEN ', after' ELSE '' END || CASE WHEN OLD.after_on IS NOT NEW.after_on COLLATE BINARY THEN ', after_on' ELSE '' END || CASE WHEN OLD.runs_per_month IS NOT NEW.runs_per_month COLLATE BINARY THEN ', runs_per_month' ELSE '' END || CASE WHEN OLD.note IS NOT NEW.note COLLATE BINARY THEN ', note' ELSE '' END || ') = (' || OLD.id || CASE WHEN OLD.title IS NOT NEW.title COLLATE BINARY THEN ', ' || quote(OLD.title) ELSE '' END || CASE WHEN OLD.metric_id IS NOT NEW.metric_id COLLATE BINARY THEN ', ' || quote(OLD.metric_id) ELSE '' END || CASE WHEN OLD.responsibility_id IS NOT NEW.responsibility_id COLLATE BINARY THEN ', ' || quote(OLD.responsibility_id) ELSE '' END || CASE WHEN OLD.before IS NOT NEW.before COLLATE BINARY THEN ', ' || quote(OLD.before) ELSE '' END || CASE WHEN OLD.before_on IS NOT NEW.before_on COLLATE BINARY THEN ', ' || quote(OLD.before_on) ELSE '' END || CASE WHEN OLD.after IS NOT NEW.after COLLATE BINARY THEN ', ' || quote(OLD.after) ELSE '' END || CASE WHEN OLD.after_on IS NOT NEW.after_on COLLATE BINARY THEN ', ' || quote(OLD.after_on) ELSE '' END || CASE WHEN OLD.runs_per_month IS NOT NEW.runs_per_month COLLATE BINARY THEN ', ' || quote(OLD.runs_per_month) ELSE '' END || CASE WHEN OLD.note IS NOT NEW.note COLLATE BINARY THEN ', ' || quote(OLD.note) ELSE '' END || ')' FROM change WHERE state = 'open';
END;

CREATE TRIGGER record_improvement_delete AFTER DELETE ON improvement BEGIN
  SELECT RAISE(ABORT, 'a write outside workspace.run') WHERE NOT EXISTS (SELECT 1 FROM change WHERE state = 'open');
  INSERT INTO change_row (change_id, tab, row_id, responsibility_id, op, inverse)
  SELECT id, 'improvement', OLD.id, OLD.responsibility_id, 'delete', 'INSERT INTO improvement (id, title, metric_id, responsibility_id, before, before_on, after, after_on, runs_per_month, note) VALUES (' || OLD.id || ', ' || quote(OLD.title) || ', ' || quote(OLD.metric_id) || ', ' || quote(OLD.responsibility_id) || ', ' || quote(OLD.before) || ', ' || quote(OLD.before_on) || ', ' || quote(OLD.after) || ', ' || quote(OLD.after_on) || ', ' || quote(OLD.runs_per_month) || ', ' || quote(OLD.note) || ')' FROM change WHERE state = 'open';
END;

CREATE TRIGGER record_initiative_document_insert AFTER INSERT ON initiative_document BEGIN
  SELECT RAISE(ABORT, 'a write outside workspace.run') WHERE NOT EXISTS (SELECT 1 FROM change WHERE state = 'open');
  INSERT INTO change_row (change_id, tab, row_id, responsibility_id, op, inverse)
  SELECT id, 'initiative_document', NEW.id, NULL, 'insert', 'DELETE FROM initiative_document WHERE id = ' || NEW.id FROM change WHERE state = 'open';
END;

CREATE TRIGGER record_initiative_document_update AFTER UPDATE ON initiative_document WHEN OLD.id IS NOT NEW.id COLLATE BINARY OR OLD.initiative_id IS NOT NEW.initiative_id COLLATE BINARY OR OLD.document_id IS NOT NEW.document_id COLLATE BINARY BEGIN
  SELECT RAISE(ABORT, 'a write outside workspace.run') WHERE NOT EXISTS (SELECT 1 FROM change WHERE state = 'open');
  INSERT INTO change_row (change_id, tab, row_id, responsibility_id, op, inverse)
  SELECT id, 'initiative_document', NEW.id, NULL, 'update', 'UPDATE initiative_document SET (id' || CASE WHEN OLD.initiative_id IS NOT NEW.initiative_id COLLATE BINARY THEN ', initiative_id' ELSE '' END || CASE WHEN OLD.document_id IS NOT NEW.document_id COLLATE BINARY THEN ', document_id' ELSE '' END || ') = (' || OLD.id || CASE WHEN OLD.initiative_id IS NOT NEW.initiative_id COLLATE BINARY THEN ', ' || quote(OLD.initiative_id) ELSE '' END || CASE WHEN OLD.document_id IS NOT NEW.document_id COLLATE BINARY THEN ', ' || quote(OLD.document_id) ELSE '' END || ')' FROM change WHERE state = 'open';
END;

CREATE TRIGGER record_initiative_document_delete AFTER DELETE ON initiative_document BEGIN
  SELECT RAISE(ABORT, 'a write outside workspace.run') WHERE NOT EXISTS (SELECT 1 FROM change WHERE state = 'open');
  INSERT INTO change_row (change_id, tab, row_id, responsibility_id, op, inverse)
  SELECT id, 'initiative_document', OLD.id, NULL, 'delete', 'INSERT INTO initiative_document (id, initiative_id, document_id) VALUES (' || OLD.id || ', ' || quote(OLD.initiative_id) || ', ' || quote(OLD.document_id) || ')' FROM change WHERE state = 'open';
END;

CREATE TRIGGER record_initiative_responsibility_insert AFTER INSERT ON initiative_responsibility BEGIN
  SELECT RAISE(ABORT, 'a write outside workspace.run') WHERE NOT EXISTS (SELECT 1 FROM change WHERE state = 'open');
  INSERT INTO change_row (change_id, tab, row_id, responsibility_id, op, inverse)
  SELECT id, 'initiative_responsibility', NEW.id, NEW.responsibility_id, 'insert', 'DELETE FROM initiative_responsibility WHERE id = ' || NEW.id FROM change WHERE state = 'open';
END;

CREATE TRIGGER record_initiative_responsibility_update AFTER UPDATE ON initiative_responsibility WHEN OLD.id IS NOT NEW.id COLLATE BINARY OR OLD.initiative_id IS NOT NEW.initiative_id COLLATE BINARY OR OLD.responsibility_id IS NOT NEW.responsibility_id COLLATE BINARY BEGIN
  SELECT RAISE(ABORT, 'a write outside workspace.run') WHERE NOT EXISTS (SELECT 1 FROM change WHERE state = 'open');
  INSERT INTO change_row (change_id, tab, row_id, responsibility_id, op, inverse)
  SELECT id, 'initiative_responsibility', NEW.id, NEW.responsibility_id, 'update', 'UPDATE initiative_responsibility SET (id' || CASE WHEN OLD.initiative_id IS NOT NEW.initiative_id COLLATE BINARY THEN ', initiative_id' ELSE '' END || CASE WHEN OLD.responsibility_id IS NOT NEW.responsibility_id COLLATE BINARY THEN ', responsibility_id' ELSE '' END || ') = (' || OLD.id || CASE WHEN OLD.initiative_id IS NOT NEW.initiative_id COLLATE BINARY THEN ', ' || quote(OLD.initiative_id) ELSE '' END || CASE WHEN OLD.responsibility_id IS NOT NEW.responsibility_id COLLATE BINARY THEN ', ' || quote(OLD.responsibility_id) ELSE '' END || ')' FROM change WHERE state = 'open';
END;

CREATE TRIGGER record_initiative_responsibility_delete AFTER DELETE ON initiative_responsibility BEGIN
  SELECT RAISE(ABORT, 'a write outside workspace.run') WHERE NOT EXISTS (SELECT 1 FROM change WHERE state = 'open');
  INSERT INTO change_row (change_id, tab, row_id, responsibility_id, op, inverse)
  SELECT id, 'initiative_responsibility', OLD.id, OLD.responsibility_id, 'delete', 'INSERT INTO initiative_responsibility (id, initiative_id, responsibility_id) VALUES (' || OLD.id || ', ' || quote(OLD.initiative_id) || ', ' || quote(OLD.responsibility_id) || ')' FROM change WHERE state = 'open';
END;

CREATE TRIGGER record_initiative_slip_insert AFTER INSERT ON initiative_slip BEGIN
  SELECT RAISE(ABORT, 'a write outside workspace.run') WHERE NOT EXISTS (SELECT 1 FROM change WHERE state = 'open');
  INSERT INTO change_row (change_id, tab, row_id, responsibility_id, op, inverse)
  SELECT id, 'initiative_slip', NEW.id, NULL, 'insert', 'DELETE FROM initiative_slip WHERE id = ' || NEW.id FROM change WHERE state = 'open';
END;

CREATE TRIGGER record_initiative_slip_update AFTER UPDATE ON initiative_slip WHEN OLD.id IS NOT NEW.id COLLATE BINARY OR OLD.initiative_id IS NOT NEW.initiative_id COLLATE BINARY OR OLD.moved_on IS NOT NEW.moved_on COLLATE BINARY OR OLD.from_quarter IS NOT NEW.from_quarter COLLATE BINARY OR OLD.to_quarter IS NOT NEW.to_quarter COLLATE BINARY OR OLD.from_on IS NOT NEW.from_on COLLATE BINARY OR OLD.to_on IS NOT NEW.to_on COLLATE BINARY OR OLD.why IS NOT NEW.why COLLATE BINARY BEGIN
  SELECT RAISE(ABORT, 'a write outside workspace.run') WHERE NOT EXISTS (SELECT 1 FROM change WHERE state = 'open');
  INSERT INTO change_row (change_id, tab, row_id, responsibility_id, op, inverse)
  SELECT id, 'initiative_slip', NEW.id, NULL, 'update', 'UPDATE initiative_slip SET (id' || CASE WHEN OLD.initiative_id IS NOT NEW.initiative_id COLLATE BINARY THEN ', initiative_id' ELSE '' END || CASE WHEN OLD.moved_on IS NOT NEW.moved_on COLLATE BINARY THEN ', moved_on' ELSE '' END || CASE WHEN OLD.from_quarter IS NOT NEW.from_quarter COLLATE BINARY THEN ', from_quarter' ELSE '' END || CASE WHEN OLD.to_quarter IS NOT NEW.to_quarter COLLATE BINARY THEN ', to_quarter' ELSE '' END || CASE WHEN OLD.from_on IS NOT NEW.from_on COLLATE BINARY THEN ', from_on' ELSE '' END || CASE WHEN OLD.to_on IS NOT NEW.to_on COLLATE BINARY THEN ', to_on' ELSE '' END || CASE WHEN OLD.why IS NOT NEW.why COLLATE BINARY THEN ', why' ELSE '' END || ') = (' || OLD.id || CASE WHEN OLD.initiative_id IS NOT NEW.initiative_id COLLATE BINARY THEN ', ' || quote(OLD.initiative_id) ELSE '' END || CASE WHEN OLD.moved_on IS NOT NEW.moved_on COLLATE BINARY THEN ', ' || quote(OLD.moved_on) ELSE '' END || CASE WHEN OLD.from_quarter IS NOT NEW.from_quarter COLLATE BINARY THEN ', ' || quote(OLD.from_quarter) ELSE '' END || CASE WHEN OLD.to_quarter IS NOT NEW.to_quarter COLLATE BINARY THEN ', ' || quote(OLD.to_quarter) ELSE '' END || CASE WHEN OLD.from_on IS NOT NEW.from_on COLLATE BINARY THEN ', ' || quote(OLD.from_on) ELSE '' END || CASE WHEN OLD.to_on IS NOT NEW.to_on COLLATE BINARY THEN ', ' || quote(OLD.to_on) ELSE '' END || CASE WHEN OLD.why IS NOT NEW.why COLLATE BINARY THEN ', ' || quote(OLD.why) ELSE '' END || ')' FROM change WHERE state = 'open';
END;

CREATE TRIGGER record_initiative_slip_delete AFTER DELETE ON initiative_slip BEGIN
  SELECT RAISE(ABORT, 'a write outside workspace.run') WHERE NOT EXISTS (SELECT 1 FROM change WHERE state = 'open');
  INSERT INTO change_row (change_id, tab, row_id, responsibility_id, op, inverse)
  SELECT id, 'initiative_slip', OLD.id, NULL, 'delete', 'INSERT INTO initiative_slip (id, initiative_id, moved_on, from_quarter, to_quarter, from_on, to_on, why) VALUES (' || OLD.id || ', ' || quote(OLD.initiative_id) || ', ' || quote(OLD.moved_on) || ', ' || quote(OLD.from_quarter) || ', ' || quote(OLD.to_quarter) || ', ' || quote(OLD.from_on) || ', ' || quote(OLD.to_on) || ', ' || quote(OLD.why) || ')' FROM change WHERE state = 'open';
END;

CREATE TRIGGER record_metric_check_insert AFTER INSERT ON metric_check BEGIN
  SELECT RAISE(ABORT, 'a write outside workspace.run') WHERE NOT EXISTS (SELECT 1 FROM change WHERE state = 'open');
  INSERT INTO change_row (change_id, tab, row_id, responsibility_id, op, inverse)
  SELECT id, 'metric_check', NEW.id, NULL, 'insert', 'DELETE FROM metric_check WHERE id = ' || NEW.id FROM change WHERE state = 'open';
END;

CREATE TRIGGER record_metric_check_update AFTER UPDATE ON metric_check WHEN OLD.id IS NOT NEW.id COLLATE BINARY OR OLD.metric_id IS NOT NEW.metric_id COLLATE BINARY OR OLD.day IS NOT NEW.day COLLATE BINARY OR OLD.person_id IS NOT NEW.person_id COLLATE BINARY OR OLD.note IS NOT NEW.note COLLATE BINARY BEGIN
  SELECT RAISE(ABORT, 'a write outside workspace.run') WHERE NOT EXISTS (SELECT 1 FROM change WHERE state = 'open');
  INSERT INTO change_row (change_id, tab, row_id, responsibility_id, op, inverse)
  SELECT id, 'metric_check', NEW.id, NULL, 'update', 'UPDATE metric_check SET (id' || CASE WHEN OLD.metric_id IS NOT NEW.metric_id COLLATE BINARY THEN ', metric_id' ELSE '' END || CASE WHEN OLD.day IS NOT NEW.day COLLATE BINARY THEN ', day' ELSE '' END || CASE WHEN OLD.person_id IS NOT NEW.person_id COLLATE BINARY THEN ', person_id' ELSE '' END || CASE WHEN OLD.note IS NOT NEW.note COLLATE BINARY THEN ', note' ELSE '' END || ') = (' || OLD.id || CASE WHEN OLD.metric_id IS NOT NEW.metric_id COLLATE BINARY THEN ', ' || quote(OLD.metric_id) ELSE '' END || CASE WHEN OLD.day IS NOT NEW.day COLLATE BINARY THEN ', ' || quote(OLD.day) ELSE '' END || CASE WHEN OLD.person_id IS NOT NEW.person_id COLLATE BINARY THEN ', ' || quote(OLD.person_id) ELSE '' END || CASE WHEN OLD.note IS NOT NEW.note COLLATE BINARY THEN ', ' || quote(OLD.note) ELSE '' END || ')' FROM change WHERE state = 'open';
END;

CREATE TRIGGER record_metric_check_delete AFTER DELETE ON metric_check BEGIN
  SELECT RAISE(ABORT, 'a write outside workspace.run') WHERE NOT EXISTS (SELECT 1 FROM change WHERE state = 'open');
  INSERT INTO change_row (change_id, tab, row_id, responsibility_id, op, inverse)
  SELECT id, 'metric_check', OLD.id, NULL, 'delete', 'INSERT INTO metric_check (id, metric_id, day, person_id, note) VALUES (' || OLD.id || ', ' || quote(OLD.metric_id) || ', ' || quote(OLD.day) || ', ' || quote(OLD.person_id) || ', ' || quote(OLD.note) || ')' FROM change WHERE state = 'open';
END;

CREATE TRIGGER record_metric_value_insert AFTER INSERT ON metric_value BEGIN
  SELECT RAISE(ABORT, 'a write outside workspace.run') WHERE NOT EXISTS (SELECT 1 FROM change WHERE state = 'open');
  INSERT INTO change_row (change_id, tab, row_id, responsibility_id, op, inverse)
  SELECT id, 'metric_value', NEW.id, NULL, 'insert', 'DELETE FROM metric_value WHERE id = ' || NEW.id FROM change WHERE state = 'open';
END;

CREATE TRIGGER record_metric_value_update AFTER UPDATE ON metric_value WHEN OLD.id IS NOT NEW.id COLLATE BINARY OR OLD.metric_id IS NOT NEW.metric_id COLLATE BINARY OR OLD.day IS NOT NEW.day COLLATE BINARY OR OLD.value IS NOT NEW.value COLLATE BINARY OR OLD.note IS NOT NEW.note COLLATE BINARY BEGIN
  SELECT RAISE(ABORT, 'a write outside workspace.run') WHERE NOT EXISTS (SELECT 1 FROM change WHERE state = 'open');
  INSERT INTO change_row (change_id, tab, row_id, responsibility_id, op, inverse)
  SELECT id, 'metric_value', NEW.id, NULL, 'update', 'UPDATE metric_value SET (id' || CASE WHEN OLD.metric_id IS NOT NEW.metric_id COLLATE BINARY THEN ', metric_id' ELSE '' END || CASE WHEN OLD.day IS NOT NEW.day COLLATE BINARY THEN ', day' ELSE '' END || CASE WHEN OLD.value IS NOT NEW.value COLLATE BINARY THEN ', value' ELSE '' END || CASE WHEN OLD.note IS NOT NEW.note COLLATE BINARY THEN ', note' ELSE '' END || ') = (' || OLD.id || CASE WHEN OLD.metric_id IS NOT NEW.metric_id COLLATE BINARY THEN ', ' || quote(OLD.metric_id) ELSE '' END || CASE WHEN OLD.day IS NOT NEW.day COLLATE BINARY THEN ', ' || quote(OLD.day) ELSE '' END || CASE WHEN OLD.value IS NOT NEW.value COLLATE BINARY THEN ', ' || quote(OLD.value) ELSE '' END || CASE WHEN OLD.note IS NOT NEW.note COLLATE BINARY THEN ', ' || quote(OLD.note) ELSE '' END || ')' FROM change WHERE state = 'open';
END;

CREATE TRIGGER record_metric_value_delete AFTER DELETE ON metric_value BEGIN
  SELECT RAISE(ABORT, 'a write outside workspace.run') WHERE NOT EXISTS (SELECT 1 FROM change WHERE state = 'open');
  INSERT INTO change_row (change_id, tab, row_id, responsibility_id, op, inverse)
  SELECT id, 'metric_value', OLD.id, NULL, 'delete', 'INSERT INTO metric_value (id, metric_id, day, value, note) VALUES (' || OLD.id || ', ' || quote(OLD.metric_id) || ', ' || quote(OLD.day) || ', ' || quote(OLD.value) || ', ' || quote(OLD.note) || ')' FROM change WHERE state = 'open';
END;

CREATE TRIGGER record_occurrence_insert AFTER INSERT ON occurrence BEGIN
  SELECT RAISE(ABORT, 'a write outside workspace.run') WHERE NOT EXISTS (SELECT 1 FROM change WHERE state = 'open');
  INSERT INTO change_row (change_id, tab, row_id, responsibility_id, op, inverse)
  SELECT id, 'occurrence', NEW.id, NULL, 'insert', 'DELETE FROM occurrence WHERE id = ' || NEW.id FROM change WHERE state = 'open';
END;

CREATE TRIGGER record_occurrence_update AFTER UPDATE ON occurrence WHEN OLD.id IS NOT NEW.id COLLATE BINARY OR OLD.initiative_id IS NOT NEW.initiative_id COLLATE BINARY OR OLD.due_on IS NOT NEW.due_on COLLATE BINARY OR OLD.done_on IS NOT NEW.done_on COLLATE BINARY OR OLD.skipped_on IS NOT NEW.skipped_on COLLATE BINARY OR OLD.note IS NOT NEW.note COLLATE BINARY BEGIN
  SELECT RAISE(ABORT, 'a write outside workspace.run') WHERE NOT EXISTS (SELECT 1 FROM change WHERE state = 'open');
  INSERT INTO change_row (change_id, tab, row_id, responsibility_id, op, inverse)
  SELECT id, 'occurrence', NEW.id, NULL, 'update', 'UPDATE occurrence SET (id' || CASE WHEN OLD.initiative_id IS NOT NEW.initiative_id COLLATE BINARY THEN ', initiative_id' ELSE '' END || CASE WHEN OLD.due_on IS NOT NEW.due_on COLLATE BINARY THEN ', due_on' ELSE '' END || CASE WHEN OLD.done_on IS NOT NEW.done_on COLLATE BINARY THEN ', done_on' ELSE '' END || CASE WHEN OLD.skipped_on IS NOT NEW.skipped_on COLLATE BINARY THEN ', skipped_on' ELSE '' END || CASE WHEN OLD.note IS NOT NEW.note COLLATE BINARY THEN ', note' ELSE '' END || ') = (' || OLD.id || CASE WHEN OLD.initiative_id IS NOT NEW.initiative_id COLLATE BINARY THEN ', ' || quote(OLD.initiative_id) ELSE '' END || CASE WHEN OLD.due_on IS NOT NEW.due_on COLLATE BINARY THEN ', ' || quote(OLD.due_on) ELSE '' END || CASE WHEN OLD.done_on IS NOT NEW.done_on COLLATE BINARY THEN ', ' || quote(OLD.done_on) ELSE '' END || CASE WHEN OLD.skipped_on IS NOT NEW.skipped_on COLLATE BINARY THEN ', ' || quote(OLD.skipped_on) ELSE '' END || CASE WHEN OLD.note IS NOT NEW.note COLLATE BINARY THEN ', ' || quote(OLD.note) ELSE '' END || ')' FROM change WHERE state = 'open';
END;

CREATE TRIGGER record_occurrence_delete AFTER DELETE ON occurrence BEGIN
  SELECT RAISE(ABORT, 'a write outside workspace.run') WHERE NOT EXISTS (SELECT 1 FROM change WHERE state = 'open');
  INSERT INTO change_row (change_id, tab, row_id, responsibility_id, op, inverse)
  SELECT id, 'occurrence', OLD.id, NULL, 'delete', 'INSERT INTO occurrence (id, initiative_id, due_on, done_on, skipped_on, note) VALUES (' || OLD.id || ', ' || quote(OLD.initiative_id) || ', ' || quote(OLD.due_on) || ', ' || quote(OLD.done_on) || ', ' || quote(OLD.skipped_on) || ', ' || quote(OLD.note) || ')' FROM change WHERE state = 'open';
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

CREATE TRIGGER record_request_insert AFTER INSERT ON request BEGIN
  SELECT RAISE(ABORT, 'a write outside workspace.run') WHERE NOT EXISTS (SELECT 1 FROM change WHERE state = 'open');
  INSERT INTO change_row (change_id, tab, row_id, responsibility_id, op, inverse)
  SELECT id, 'request', NEW.id, NULL, 'insert', 'DELETE FROM request WHERE id = ' || NEW.id FROM change WHERE state = 'open';
END;

CREATE TRIGGER record_request_update AFTER UPDATE ON request WHEN OLD.id IS NOT NEW.id COLLATE BINARY OR OLD.title IS NOT NEW.title COLLATE BINARY OR OLD.problem IS NOT NEW.problem COLLATE BINARY OR OLD.helps IS NOT NEW.helps COLLATE BINARY OR OLD.why IS NOT NEW.why COLLATE BINARY OR OLD.how_often IS NOT NEW.how_often COLLATE BINARY OR OLD.due_on IS NOT NEW.due_on COLLATE BINARY OR OLD.urgent IS NOT NEW.urgent COLLATE BINARY OR OLD.state IS NOT NEW.state COLLATE BINARY OR OLD.assignee_id IS NOT NEW.assignee_id COLLATE BINARY OR OLD.came_at IS NOT NEW.came_at COLLATE BINARY OR OLD.came_on IS NOT NEW.came_on COLLATE BINARY OR OLD.answered_at IS NOT NEW.answered_at COLLATE BINARY OR OLD.closed_on IS NOT NEW.closed_on COLLATE BINARY OR OLD.decline_reason IS NOT NEW.decline_reason COLLATE BINARY OR OLD.revisit_on IS NOT NEW.revisit_on COLLATE BINARY OR OLD.merged_into_id IS NOT NEW.merged_into_id COLLATE BINARY OR OLD.became IS NOT NEW.became COLLATE BINARY OR OLD.became_id IS NOT NEW.became_id COLLATE BINARY OR OLD.document_id IS NOT NEW.document_id COLLATE BINARY OR OLD.look_on IS NOT NEW.look_on COLLATE BINARY OR OLD.documents_updated IS NOT NEW.documents_updated COLLATE BINARY OR OLD.requester_told IS NOT NEW.requester_told COLLATE BINARY OR OLD.source_key IS NOT NEW.source_key COLLATE BINARY OR OLD.trashed_on IS NOT NEW.trashed_on COLLATE BINARY BEGIN
  SELECT RAISE(ABORT, 'a write outside workspace.run') WHERE NOT EXISTS (SELECT 1 FROM change WHERE state = 'open');
  INSERT INTO change_row (change_id, tab, row_id, responsibility_id, op, inverse)
  SELECT id, 'request', NEW.id, NULL, 'update', 'UPDATE request SET (id' || CASE WHEN OLD.title IS NOT NEW.title COLLATE BINARY THEN ', title' ELSE '' END || CASE WHEN OLD.problem IS NOT NEW.problem COLLATE BINARY THEN ', problem' ELSE '' END || CASE WHEN OLD.helps IS NOT NEW.helps COLLATE BINARY THEN ', helps' ELSE '' END || CASE WHEN OLD.why IS NOT NEW.why COLLATE BINARY THEN ', why' ELSE '' END || CASE WHEN OLD.how_often IS NOT NEW.how_often COLLATE BINARY THEN ', how_often' ELSE '' END || CASE WHEN OLD.due_on IS NOT NEW.due_on COLLATE BINARY THEN ', due_on' ELSE '' END || CASE WHEN OLD.urgent IS NOT NEW.urgent COLLATE BINARY THEN ', urgent' ELSE '' END || CASE WHEN OLD.state IS NOT NEW.state COLLATE BINARY THEN ', state' ELSE '' END || CASE WHEN OLD.assignee_id IS NOT NEW.assignee_id COLLATE BINARY THEN ', assignee_id' ELSE '' END || CASE WHEN OLD.came_at IS NOT NEW.came_at COLLATE BINARY THEN ', came_at' ELSE '' END || CASE WHEN OLD.came_on IS NOT NEW.came_on COLLATE BINARY THEN ', came_on' ELSE '' END || CASE WHEN OLD.answered_at IS NOT NEW.answered_at COLLATE BINARY THEN ', answered_at' ELSE '' END || CASE WHEN OLD.closed_on IS NOT NEW.closed_on COLLATE BINARY THEN ', closed_on' ELSE '' END || CASE WHEN OLD.decline_reason IS NOT NEW.decline_reason COLLATE BINARY THEN ', decline_reason' ELSE '' END || CASE WHEN OLD.revisit_on IS NOT NEW.revisit_on COLLATE BINARY THEN ', revisit_on' ELSE '' END || CASE WHEN OLD.merged_into_id IS NOT NEW.merged_into_id COLLATE BINARY THEN ', merged_into_id' ELSE '' END || CASE WHEN OLD.became IS NOT NEW.became COLLATE BINARY THEN ', became' ELSE '' END || CASE WHEN OLD.became_id IS NOT NEW.became_id COLLATE BINARY THEN ', became_id' ELSE '' END || CASE WHEN OLD.document_id IS NOT NEW.document_id COLLATE BINARY THEN ', document_id' ELSE '' END || CASE WHEN OLD.look_on IS NOT NEW.look_on COLLATE BINARY THEN ', look_on' ELSE '' END || CASE WHEN OLD.documents_updated IS NOT NEW.documents_updated COLLATE BINARY THEN ', documents_updated' ELSE '' END || CASE WHEN OLD.requester_told IS NOT NEW.requester_told COLLATE BINARY THEN ', requester_told' ELSE '' END || CASE WHEN OLD.source_key IS NOT NEW.source_key COLLATE BINARY THEN ', source_key' ELSE '' END || CASE WHEN OLD.trashed_on IS NOT NEW.trashed_on COLLATE BINARY THEN ', trashed_on' ELSE '' END || ') = (' || OLD.id || CASE WHEN OLD.title IS NOT NEW.title COLLATE BINARY THEN ', ' || quote(OLD.title) ELSE '' END || CASE WHEN OLD.problem IS NOT NEW.problem COLLATE BINARY THEN ', ' || quote(OLD.problem) ELSE '' END || CASE WHEN OLD.helps IS NOT NEW.helps COLLATE BINARY THEN ', ' || quote(OLD.helps) ELSE '' END || CASE WHEN OLD.why IS NOT NEW.why COLLATE BINARY THEN ', ' || quote(OLD.why) ELSE '' END || CASE WHEN OLD.how_often IS NOT NEW.how_often COLLATE BINARY THEN ', ' || quote(OLD.how_often) ELSE '' END || CASE WHEN OLD.due_on IS NOT NEW.due_on COLLATE BINARY THEN ', ' || quote(OLD.due_on) ELSE '' END || CASE WHEN OLD.urgent IS NOT NEW.urgent COLLATE BINARY THEN ', ' || quote(OLD.urgent) ELSE '' END || CASE WHEN OLD.state IS NOT NEW.state COLLATE BINARY THEN ', ' || quote(OLD.state) ELSE '' END || CASE WHEN OLD.assignee_id IS NOT NEW.assignee_id COLLATE BINARY THEN ', ' || quote(OLD.assignee_id) ELSE '' END || CASE WHEN OLD.came_at IS NOT NEW.came_at COLLATE BINARY THEN ', ' || quote(OLD.came_at) ELSE '' END || CASE WHEN OLD.came_on IS NOT NEW.came_on COLLATE BINARY THEN ', ' || quote(OLD.came_on) ELSE '' END || CASE WHEN OLD.answered_at IS NOT NEW.answered_at COLLATE BINARY THEN ', ' || quote(OLD.answered_at) ELSE '' END || CASE WHEN OLD.closed_on IS NOT NEW.closed_on COLLATE BINARY THEN ', ' || quote(OLD.closed_on) ELSE '' END || CASE WHEN OLD.decline_reason IS NOT NEW.decline_reason COLLATE BINARY THEN ', ' || quote(OLD.decline_reason) ELSE '' END || CASE WHEN OLD.revisit_on IS NOT NEW.revisit_on COLLATE BINARY THEN ', ' || quote(OLD.revisit_on) ELSE '' END || CASE WHEN OLD.merged_into_id IS NOT NEW.merged_into_id COLLATE BINARY THEN ', ' || quote(OLD.merged_into_id) ELSE '' END || CASE WHEN OLD.became IS NOT NEW.became COLLATE BINARY THEN ', ' || quote(OLD.became) ELSE '' END || CASE WHEN OLD.became_id IS NOT NEW.became_id COLLATE BINARY THEN ', ' || quote(OLD.became_id) ELSE '' END || CASE WHEN OLD.document_id IS NOT NEW.document_id COLLATE BINARY THEN ', ' || quote(OLD.document_id) ELSE '' END || CASE WHEN OLD.look_on IS NOT NEW.look_on COLLATE BINARY THEN ', ' || quote(OLD.look_on) ELSE '' END || CASE WHEN OLD.documents_updated IS NOT NEW.documents_updated COLLATE BINARY THEN ', ' || quote(OLD.documents_updated) ELSE '' END || CASE WHEN OLD.requester_told IS NOT NEW.requester_told COLLATE BINARY THEN ', ' || quote(OLD.requester_told) ELSE '' END || CASE WHEN OLD.source_key IS NOT NEW.source_key COLLATE BINARY THEN ', ' || quote(OLD.source_key) ELSE '' END || CASE WHEN OLD.trashed_on IS NOT NEW.trashed_on COLLATE BINARY THEN ', ' || quote(OLD.trashed_on) ELSE '' END || ')' FROM change WHERE state = 'open';
END;

CREATE TRIGGER record_request_delete AFTER DELETE ON request BEGIN
  SELECT RAISE(ABORT, 'a write outside workspace.run') WHERE NOT EXISTS (SELECT 1 FROM change WHERE state = 'open');
  INSERT INTO change_row (change_id, tab, row_id, responsibility_id, op, inverse)
  SELECT id, 'request', OLD.id, NULL, 'delete', 'INSERT INTO request (id, title, problem, helps, why, how_often, due_on, urgent, state, assignee_id, came_at, came_on, answered_at, closed_on, decline_reason, revisit_on, merged_into_id, became, became_id, document_id, look_on, documents_updated, requester_told, source_key, trashed_on) VALUES (' || OLD.id || ', ' || quote(OLD.title) || ', ' || quote(OLD.problem) || ', ' || quote(OLD.helps) || ', ' || quote(OLD.why) || ', ' || quote(OLD.how_often) || ', ' || quote(OLD.due_on) || ', ' || quote(OLD.urgent) || ', ' || quote(OLD.state) || ', ' || quote(OLD.assignee_id) || ', ' || quote(OLD.came_at) || ', ' || quote(OLD.came_on) || ', ' || quote(OLD.answered_at) || ', ' || quote(OLD.closed_on) || ', ' || quote(OLD.decline_reason) || ', ' || quote(OLD.revisit_on) || ', ' || quote(OLD.merged_into_id) || ', ' || quote(OLD.became) || ', ' || quote(OLD.became_id) || ', ' || quote(OLD.document_id) || ', ' || quote(OLD.look_on) || ', ' || quote(OLD.documents_updated) || ', ' || quote(OLD.requester_told) || ', ' || quote(OLD.source_key) || ', ' || quote(OLD.trashed_on) || ')' FROM change WHERE state = 'open';
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

CREATE TRIGGER record_commitment_insert AFTER INSERT ON commitment BEGIN
  SELECT RAISE(ABORT, 'a write outside workspace.run') WHERE NOT EXISTS (SELECT 1 FROM change WHERE state = 'open');
  INSERT INTO change_row (change_id, tab, row_id, responsibility_id, op, inverse)
  SELECT id, 'commitment', NEW.id, NEW.responsibility_id, 'insert', 'DELETE FROM commitment WHERE id = ' || NEW.id FROM change WHERE state = 'open';
END;

CREATE TRIGGER record_commitment_update AFTER UPDATE ON commitment WHEN OLD.id IS NOT NEW.id COLLATE BINARY OR OLD.direction IS NOT NEW.direction COLLATE BINARY OR OLD.person_id IS NOT NEW.person_id COLLATE BINARY OR OLD.what IS NOT NEW.what COLLATE BINARY OR OLD.note IS NOT NEW.note COLLATE BINARY OR OLD.agreed_by IS NOT NEW.agreed_by COLLATE BINARY OR OLD.made_on IS NOT NEW.made_on COLLATE BINARY OR OLD.due_on IS NOT NEW.due_on COLLATE BINARY OR OLD.due_at IS NOT NEW.due_at COLLATE BINARY OR OLD.state IS NOT NEW.state COLLATE BINARY OR OLD.closed_on IS NOT NEW.closed_on COLLATE BINARY OR OLD.outcome IS NOT NEW.outcome COLLATE BINARY OR OLD.slips IS NOT NEW.slips COLLATE BINARY OR OLD.slipped_days IS NOT NEW.slipped_days COLLATE BINARY OR OLD.responsibility_id IS NOT NEW.responsibility_id COLLATE BINARY OR OLD.document_id IS NOT NEW.document_id COLLATE BINARY OR OLD.ask_id IS NOT NEW.ask_id COLLATE BINARY OR OLD.plan_step_id IS NOT NEW.plan_step_id COLLATE BINARY OR OLD.trashed_on IS NOT NEW.trashed_on COLLATE BINARY BEGIN
  SELECT RAISE(ABORT, 'a write outside workspace.run') WHERE NOT EXISTS (SELECT 1 FROM change WHERE state = 'open');
  INSERT INTO change_row (change_id, tab, row_id, responsibility_id, op, inverse)
  SELECT id, 'commitment', NEW.id, NEW.responsibility_id, 'update', 'UPDATE commitment SET (id' || CASE WHEN OLD.direction IS NOT NEW.direction COLLATE BINARY THEN ', direction' ELSE '' END || CASE WHEN OLD.person_id IS NOT NEW.person_id COLLATE BINARY THEN ', person_id' ELSE '' END || CASE WHEN OLD.what IS NOT NEW.what COLLATE BINARY THEN ', what' ELSE '' END || CASE WHEN OLD.note IS NOT NEW.note COLLATE BINARY THEN ', note' ELSE '' END || CASE WHEN OLD.agreed_by IS NOT NEW.agreed_by COLLATE BINARY THEN ', agreed_by' ELSE '' END || CASE WHEN OLD.made_on IS NOT NEW.made_on COLLATE BINARY THEN ', made_on' ELSE '' END || CASE WHEN OLD.due_on IS NOT NEW.due_on COLLATE BINARY THEN ', due_on' ELSE '' END || CASE WHEN OLD.due_at IS NOT NEW.due_at COLLATE BINARY THEN ', due_at' ELSE '' END || CASE WHEN OLD.state IS NOT NEW.state COLLATE BINARY THEN ', state' ELSE '' END || CASE WHEN OLD.closed_on IS NOT NEW.closed_on COLLATE BINARY THEN ', closed_on' ELSE '' END || CASE WHEN OLD.outcome IS NOT NEW.outcome COLLATE BINARY THEN ', outcome' ELSE '' END || CASE WHEN OLD.slips IS NOT NEW.slips COLLATE BINARY THEN ', slips' ELSE '' END || CASE WHEN OLD.slipped_days IS NOT NEW.slipped_days COLLATE BINARY THEN ', slipped_days' ELSE '' END || CASE WHEN OLD.responsibility_id IS NOT NEW.responsibility_id COLLATE BINARY THEN ', responsibility_id' ELSE '' END || CASE WHEN OLD.document_id IS NOT NEW.document_id COLLATE BINARY THEN ', document_id' ELSE '' END || CASE WHEN OLD.ask_id IS NOT NEW.ask_id COLLATE BINARY THEN ', ask_id' ELSE '' END || CASE WHEN OLD.plan_step_id IS NOT NEW.plan_step_id COLLATE BINARY THEN ', plan_step_id' ELSE '' END || CASE WHEN OLD.trashed_on IS NOT NEW.trashed_on COLLATE BINARY THEN ', trashed_on' ELSE '' END || ') = (' || OLD.id || CASE WHEN OLD.direction IS NOT NEW.direction COLLATE BINARY THEN ', ' || quote(OLD.direction) ELSE '' END || CASE WHEN OLD.person_id IS NOT NEW.person_id COLLATE BINARY THEN ', ' || quote(OLD.person_id) ELSE '' END || CASE WHEN OLD.what IS NOT NEW.what COLLATE BINARY THEN ', ' || quote(OLD.what) ELSE '' END || CASE WHEN OLD.note IS NOT NEW.note COLLATE BINARY THEN ', ' || quote(OLD.note) ELSE '' END || CASE WHEN OLD.agreed_by IS NOT NEW.agreed_by COLLATE BINARY THEN ', ' || quote(OLD.agreed_by) ELSE '' END || CASE WHEN OLD.made_on IS NOT NEW.made_on COLLATE BINARY THEN ', ' || quote(OLD.made_on) ELSE '' END || CASE WHEN OLD.due_on IS NOT NEW.due_on COLLATE BINARY THEN ', ' || quote(OLD.due_on) ELSE '' END || CASE WHEN OLD.due_at IS NOT NEW.due_at COLLATE BINARY THEN ', ' || quote(OLD.due_at) ELSE '' END || CASE WHEN OLD.state IS NOT NEW.state COLLATE BINARY THEN ', ' || quote(OLD.state) ELSE '' END || CASE WHEN OLD.closed_on IS NOT NEW.closed_on COLLATE BINARY THEN ', ' || quote(OLD.closed_on) ELSE '' END || CASE WHEN OLD.outcome IS NOT NEW.outcome COLLATE BINARY THEN ', ' || quote(OLD.outcome) ELSE '' END || CASE WHEN OLD.slips IS NOT NEW.slips COLLATE BINARY THEN ', ' || quote(OLD.slips) ELSE '' END || CASE WHEN OLD.slipped_days IS NOT NEW.slipped_days COLLATE BINARY THEN ', ' || quote(OLD.slipped_days) ELSE '' END || CASE WHEN OLD.responsibility_id IS NOT NEW.responsibility_id COLLATE BINARY THEN ', ' || quote(OLD.responsibility_id) ELSE '' END || CASE WHEN OLD.document_id IS NOT NEW.document_id COLLATE BINARY THEN ', ' || quote(OLD.document_id) ELSE '' END || CASE WHEN OLD.ask_id IS NOT NEW.ask_id COLLATE BINARY THEN ', ' || quote(OLD.ask_id) ELSE '' END || CASE WHEN OLD.plan_step_id IS NOT NEW.plan_step_id COLLATE BINARY THEN ', ' || quote(OLD.plan_step_id) ELSE '' END || CASE WHEN OLD.trashed_on IS NOT NEW.trashed_on COLLATE BINARY THEN ', ' || quote(OLD.trashed_on) ELSE '' END || ')' FROM change WHERE state = 'open';
END;

CREATE TRIGGER record_commitment_delete AFTER DELETE ON commitment BEGIN
  SELECT RAISE(ABORT, 'a write outside workspace.run') WHERE NOT EXISTS (SELECT 1 FROM change WHERE state = 'open');
  INSERT INTO change_row (change_id, tab, row_id, responsibility_id, op, inverse)
  SELECT id, 'commitment', OLD.id, OLD.responsibility_id, 'delete', 'INSERT INTO commitment (id, direction, person_id, what, note, agreed_by, made_on, due_on, due_at, state, closed_on, outcome, slips, slipped_days, responsibility_id, document_id, ask_id, plan_step_id, trashed_on) VALUES (' || OLD.id || ', ' || quote(OLD.direction) || ', ' || quote(OLD.person_id) || ', ' || quote(OLD.what) || ', ' || quote(OLD.note) || ', ' || quote(OLD.agreed_by) || ', ' || quote(OLD.made_on) || ', ' || quote(OLD.due_on) || ', ' || quote(OLD.due_at) || ', ' || quote(OLD.state) || ', ' || quote(OLD.closed_on) || ', ' || quote(OLD.outcome) || ', ' || quote(OLD.slips) || ', ' || quote(OLD.slipped_days) || ', ' || quote(OLD.responsibility_id) || ', ' || quote(OLD.document_id) || ', ' || quote(OLD.ask_id) || ', ' || quote(OLD.plan_step_id) || ', ' || quote(OLD.trashed_on) || ')' FROM change WHERE state = 'open';
END;

CREATE TRIGGER record_interrupt_insert AFTER INSERT ON interrupt BEGIN
  SELECT RAISE(ABORT, 'a write outside workspace.run') WHERE NOT EXISTS (SELECT 1 FROM change WHERE state = 'open');
  INSERT INTO change_row (change_id, tab, row_id, responsibility_id, op, inverse)
  SELECT id, 'interrupt', NEW.id, NULL, 'insert', 'DELETE FROM interrupt WHERE id = ' || NEW.id FROM change WHERE state = 'open';
END;

CREATE TRIGGER record_interrupt_update AFTER UPDATE ON interrupt WHEN OLD.id IS NOT NEW.id COLLATE BINARY OR OLD.request_id IS NOT NEW.request_id COLLATE BINARY OR OLD.initiative_id IS NOT NEW.initiative_id COLLATE BINARY OR OLD.displaced IS NOT NEW.displaced COLLATE BINARY OR OLD.for_whom IS NOT NEW.for_whom COLLATE BINARY OR OLD.day IS NOT NEW.day COLLATE BINARY OR OLD.why IS NOT NEW.why COLLATE BINARY BEGIN
  SELECT RAISE(ABORT, 'a write outside workspace.run') WHERE NOT EXISTS (SELECT 1 FROM change WHERE state = 'open');
  INSERT INTO change_row (change_id, tab, row_id, responsibility_id, op, inverse)
  SELECT id, 'interrupt', NEW.id, NULL, 'update', 'UPDATE interrupt SET (id' || CASE WHEN OLD.request_id IS NOT NEW.request_id COLLATE BINARY THEN ', request_id' ELSE '' END || CASE WHEN OLD.initiative_id IS NOT NEW.initiative_id COLLATE BINARY THEN ', initiative_id' ELSE '' END || CASE WHEN OLD.displaced IS NOT NEW.displaced COLLATE BINARY THEN ', displaced' ELSE '' END || CASE WHEN OLD.for_whom IS NOT NEW.for_whom COLLATE BINARY THEN ', for_whom' ELSE '' END || CASE WHEN OLD.day IS NOT NEW.day COLLATE BINARY THEN ', day' ELSE '' END || CASE WHEN OLD.why IS NOT NEW.why COLLATE BINARY THEN ', why' ELSE '' END || ') = (' || OLD.id || CASE WHEN OLD.request_id IS NOT NEW.request_id COLLATE BINARY THEN ', ' || quote(OLD.request_id) ELSE '' END || CASE WHEN OLD.initiative_id IS NOT NEW.initiative_id COLLATE BINARY THEN ', ' || quote(OLD.initiative_id) ELSE '' END || CASE WHEN OLD.displaced IS NOT NEW.displaced COLLATE BINARY THEN ', ' || quote(OLD.displaced) ELSE '' END || CASE WHEN OLD.for_whom IS NOT NEW.for_whom COLLATE BINARY THEN ', ' || quote(OLD.for_whom) ELSE '' END || CASE WHEN OLD.day IS NOT NEW.day COLLATE BINARY THEN ', ' || quote(OLD.day) ELSE '' END || CASE WHEN OLD.why IS NOT NEW.why COLLATE BINARY THEN ', ' || quote(OLD.why) ELSE '' END || ')' FROM change WHERE state = 'open';
END;

CREATE TRIGGER record_interrupt_delete AFTER DELETE ON interrupt BEGIN
  SELECT RAISE(ABORT, 'a write outside workspace.run') WHERE NOT EXISTS (SELECT 1 FROM change WHERE state = 'open');
  INSERT INTO change_row (change_id, tab, row_id, responsibility_id, op, inverse)
  SELECT id, 'interrupt', OLD.id, NULL, 'delete', 'INSERT INTO interrupt (id, request_id, initiative_id, displaced, for_whom, day, why) VALUES (' || OLD.id || ', ' || quote(OLD.request_id) || ', ' || quote(OLD.initiative_id) || ', ' || quote(OLD.displaced) || ', ' || quote(OLD.for_whom) || ', ' || quote(OLD.day) || ', ' || quote(OLD.why) || ')' FROM change WHERE state = 'open';
END;

CREATE TRIGGER record_request_asker_insert AFTER INSERT ON request_asker BEGIN
  SELECT RAISE(ABORT, 'a write outside workspace.run') WHERE NOT EXISTS (SELECT 1 FROM change WHERE state = 'open');
  INSERT INTO change_row (change_id, tab, row_id, responsibility_id, op, inverse)
  SELECT id, 'request_asker', NEW.id, NULL, 'insert', 'DELETE FROM request_asker WHERE id = ' || NEW.id FROM change WHERE state = 'open';
END;

CREATE TRIGGER record_request_asker_update AFTER UPDATE ON request_asker WHEN OLD.id IS NOT NEW.id COLLATE BINARY OR OLD.request_id IS NOT NEW.request_id COLLATE BINARY OR OLD.person_id IS NOT NEW.person_id COLLATE BINARY OR OLD.team IS NOT NEW.team COLLATE BINARY OR OLD.day IS NOT NEW.day COLLATE BINARY OR OLD.said IS NOT NEW.said COLLATE BINARY BEGIN
  SELECT RAISE(ABORT, 'a write outside workspace.run') WHERE NOT EXISTS (SELECT 1 FROM change WHERE state = 'open');
  INSERT INTO change_row (change_id, tab, row_id, responsibility_id, op, inverse)
  SELECT id, 'request_asker', NEW.id, NULL, 'update', 'UPDATE request_asker SET (id' || CASE WHEN OLD.request_id IS NOT NEW.request_id COLLATE BINARY THEN ', request_id' ELSE '' END || CASE WHEN OLD.person_id IS NOT NEW.person_id COLLATE BINARY THEN ', person_id' ELSE '' END || CASE WHEN OLD.team IS NOT NEW.team COLLATE BINARY THEN ', team' ELSE '' END || CASE WHEN OLD.day IS NOT NEW.day COLLATE BINARY THEN ', day' ELSE '' END || CASE WHEN OLD.said IS NOT NEW.said COLLATE BINARY THEN ', said' ELSE '' END || ') = (' || OLD.id || CASE WHEN OLD.request_id IS NOT NEW.request_id COLLATE BINARY THEN ', ' || quote(OLD.request_id) ELSE '' END || CASE WHEN OLD.person_id IS NOT NEW.person_id COLLATE BINARY THEN ', ' || quote(OLD.person_id) ELSE '' END || CASE WHEN OLD.team IS NOT NEW.team COLLATE BINARY THEN ', ' || quote(OLD.team) ELSE '' END || CASE WHEN OLD.day IS NOT NEW.day COLLATE BINARY THEN ', ' || quote(OLD.day) ELSE '' END || CASE WHEN OLD.said IS NOT NEW.said COLLATE BINARY THEN ', ' || quote(OLD.said) ELSE '' END || ')' FROM change WHERE state = 'open';
END;

CREATE TRIGGER record_request_asker_delete AFTER DELETE ON request_asker BEGIN
  SELECT RAISE(ABORT, 'a write outside workspace.run') WHERE NOT EXISTS (SELECT 1 FROM change WHERE state = 'open');
  INSERT INTO change_row (change_id, tab, row_id, responsibility_id, op, inverse)
  SELECT id, 'request_asker', OLD.id, NULL, 'delete', 'INSERT INTO request_asker (id, request_id, person_id, team, day, said) VALUES (' || OLD.id || ', ' || quote(OLD.request_id) || ', ' || quote(OLD.person_id) || ', ' || quote(OLD.team) || ', ' || quote(OLD.day) || ', ' || quote(OLD.said) || ')' FROM change WHERE state = 'open';
END;

CREATE TRIGGER record_request_change_insert AFTER INSERT ON request_change BEGIN
  SELECT RAISE(ABORT, 'a write outside workspace.run') WHERE NOT EXISTS (SELECT 1 FROM change WHERE state = 'open');
  INSERT INTO change_row (change_id, tab, row_id, responsibility_id, op, inverse)
  SELECT id, 'request_change', NEW.id, NULL, 'insert', 'DELETE FROM request_change WHERE id = ' || NEW.id FROM change WHERE state = 'open';
END;

CREATE TRIGGER record_request_change_update AFTER UPDATE ON request_change WHEN OLD.id IS NOT NEW.id COLLATE BINARY OR OLD.request_id IS NOT NEW.request_id COLLATE BINARY OR OLD.state IS NOT NEW.state COLLATE BINARY OR OLD.at IS NOT NEW.at COLLATE BINARY OR OLD.day IS NOT NEW.day COLLATE BINARY OR OLD.note IS NOT NEW.note COLLATE BINARY BEGIN
  SELECT RAISE(ABORT, 'a write outside workspace.run') WHERE NOT EXISTS (SELECT 1 FROM change WHERE state = 'open');
  INSERT INTO change_row (change_id, tab, row_id, responsibility_id, op, inverse)
  SELECT id, 'request_change', NEW.id, NULL, 'update', 'UPDATE request_change SET (id' || CASE WHEN OLD.request_id IS NOT NEW.request_id COLLATE BINARY THEN ', request_id' ELSE '' END || CASE WHEN OLD.state IS NOT NEW.state COLLATE BINARY THEN ', state' ELSE '' END || CASE WHEN OLD.at IS NOT NEW.at COLLATE BINARY THEN ', at' ELSE '' END || CASE WHEN OLD.day IS NOT NEW.day COLLATE BINARY THEN ', day' ELSE '' END || CASE WHEN OLD.note IS NOT NEW.note COLLATE BINARY THEN ', note' ELSE '' END || ') = (' || OLD.id || CASE WHEN OLD.request_id IS NOT NEW.request_id COLLATE BINARY THEN ', ' || quote(OLD.request_id) ELSE '' END || CASE WHEN OLD.state IS NOT NEW.state COLLATE BINARY THEN ', ' || quote(OLD.state) ELSE '' END || CASE WHEN OLD.at IS NOT NEW.at COLLATE BINARY THEN ', ' || quote(OLD.at) ELSE '' END || CASE WHEN OLD.day IS NOT NEW.day COLLATE BINARY THEN ', ' || quote(OLD.day) ELSE '' END || CASE WHEN OLD.note IS NOT NEW.note COLLATE BINARY THEN ', ' || quote(OLD.note) ELSE '' END || ')' FROM change WHERE state = 'open';
END;

CREATE TRIGGER record_request_change_delete AFTER DELETE ON request_change BEGIN
  SELECT RAISE(ABORT, 'a write outside workspace.run') WHERE NOT EXISTS (SELECT 1 FROM change WHERE state = 'open');
  INSERT INTO change_row (change_id, tab, row_id, responsibility_id, op, inverse)
  SELECT id, 'request_change', OLD.id, NULL, 'delete', 'INSERT INTO request_change (id, request_id, state, at, day, note) VALUES (' || OLD.id || ', ' || quote(OLD.request_id) || ', ' || quote(OLD.state) || ', ' || quote(OLD.at) || ', ' || quote(OLD.day) || ', ' || quote(OLD.note) || ')' FROM change WHERE state = 'open';
END;

CREATE TRIGGER record_time_entry_insert AFTER INSERT ON time_entry BEGIN
  SELECT RAISE(ABORT, 'a write outside workspace.run') WHERE NOT EXISTS (SELECT 1 FROM change WHERE state = 'open');
  INSERT INTO change_row (change_id, tab, row_id, responsibility_id, op, inverse)
  SELECT id, 'time_entry', NEW.id, NULL, 'insert', 'DELETE FROM time_entry WHERE id = ' || NEW.id FROM change WHERE state = 'open';
END;

CREATE TRIGGER record_time_entry_update AFTER UPDATE ON time_entry WHEN OLD.id IS NOT NEW.id COLLATE BINARY OR OLD.initiative_id IS NOT NEW.initiative_id COLLATE BINARY OR OLD.request_id IS NOT NEW.request_id COLLATE BINARY OR OLD.bucket IS NOT NEW.bucket COLLATE BINARY OR OLD.day IS NOT NEW.day COLLATE BINARY OR OLD.minutes IS NOT NEW.minutes COLLATE BINARY OR OLD.estimated IS NOT NEW.estimated COLLATE BINARY OR OLD.note IS NOT NEW.note COLLATE BINARY BEGIN
  SELECT RAISE(ABORT, 'a write outside workspace.run') WHERE NOT EXISTS (SELECT 1 FROM change WHERE state = 'open');
  INSERT INTO change_row (change_id, tab, row_id, responsibility_id, op, inverse)
  SELECT id, 'time_entry', NEW.id, NULL, 'update', 'UPDATE time_entry SET (id' || CASE WHEN OLD.initiative_id IS NOT NEW.initiative_id COLLATE BINARY THEN ', initiative_id' ELSE '' END || CASE WHEN OLD.request_id IS NOT NEW.request_id COLLATE BINARY THEN ', request_id' ELSE '' END || CASE WHEN OLD.bucket IS NOT NEW.bucket COLLATE BINARY THEN ', bucket' ELSE '' END || CASE WHEN OLD.day IS NOT NEW.day COLLATE BINARY THEN ', day' ELSE '' END || CASE WHEN OLD.minutes IS NOT NEW.minutes COLLATE BINARY THEN ', minutes' ELSE '' END || CASE WHEN OLD.estimated IS NOT NEW.estimated COLLATE BINARY THEN ', estimated' ELSE '' END || CASE WHEN OLD.note IS NOT NEW.note COLLATE BINARY THEN ', note' ELSE '' END || ') = (' || OLD.id || CASE WHEN OLD.initiative_id IS NOT NEW.initiative_id COLLATE BINARY THEN ', ' || quote(OLD.initiative_id) ELSE '' END || CASE WHEN OLD.request_id IS NOT NEW.request_id COLLATE BINARY THEN ', ' || quote(OLD.request_id) ELSE '' END || CASE WHEN OLD.bucket IS NOT NEW.bucket COLLATE BINARY THEN ', ' || quote(OLD.bucket) ELSE '' END || CASE WHEN OLD.day IS NOT NEW.day COLLATE BINARY THEN ', ' || quote(OLD.day) ELSE '' END || CASE WHEN OLD.minutes IS NOT NEW.minutes COLLATE BINARY THEN ', ' || quote(OLD.minutes) ELSE '' END || CASE WHEN OLD.estimated IS NOT NEW.estimated COLLATE BINARY THEN ', ' || quote(OLD.estimated) ELSE '' END || CASE WHEN OLD.note IS NOT NEW.note COLLATE BINARY THEN ', ' || quote(OLD.note) ELSE '' END || ')' FROM change WHERE state = 'open';
END;

CREATE TRIGGER record_time_entry_delete AFTER DELETE ON time_entry BEGIN
  SELECT RAISE(ABORT, 'a write outside workspace.run') WHERE NOT EXISTS (SELECT 1 FROM change WHERE state = 'open');
  INSERT INTO change_row (change_id, tab, row_id, responsibility_id, op, inverse)
  SELECT id, 'time_entry', OLD.id, NULL, 'delete', 'INSERT INTO time_entry (id, initiative_id, request_id, bucket, day, minutes, estimated, note) VALUES (' || OLD.id || ', ' || quote(OLD.initiative_id) || ', ' || quote(OLD.request_id) || ', ' || quote(OLD.bucket) || ', ' || quote(OLD.day) || ', ' || quote(OLD.minutes) || ', ' || quote(OLD.estimated) || ', ' || quote(OLD.note) || ')' FROM change WHERE state = 'open';
END;

CREATE TRIGGER record_commitment_slip_insert AFTER INSERT ON commitment_slip BEGIN
  SELECT RAISE(ABORT, 'a write outside workspace.run') WHERE NOT EXISTS (SELECT 1 FROM change WHERE state = 'open');
  INSERT INTO change_row (change_id, tab, row_id, responsibility_id, op, inverse)
  SELECT id, 'commitment_slip', NEW.id, NULL, 'insert', 'DELETE FROM commitment_slip WHERE id = ' || NEW.id FROM change WHERE state = 'open';
END;

CREATE TRIGGER record_commitment_slip_update AFTER UPDATE ON commitment_slip WHEN OLD.id IS NOT NEW.id COLLATE BINARY OR OLD.commitment_id IS NOT NEW.commitment_id COLLATE BINARY OR OLD.moved_on IS NOT NEW.moved_on COLLATE BINARY OR OLD.from_on IS NOT NEW.from_on COLLATE BINARY OR OLD.to_on IS NOT NEW.to_on COLLATE BINARY OR OLD.moved_by IS NOT NEW.moved_by COLLATE BINARY OR OLD.why IS NOT NEW.why COLLATE BINARY BEGIN
  SELECT RAISE(ABORT, 'a write outside workspace.run') WHERE NOT EXISTS (SELECT 1 FROM change WHERE state = 'open');
  INSERT INTO change_row (change_id, tab, row_id, responsibility_id, op, inverse)
  SELECT id, 'commitment_slip', NEW.id, NULL, 'update', 'UPDATE commitment_slip SET (id' || CASE WHEN OLD.commitment_id IS NOT NEW.commitment_id COLLATE BINARY THEN ', commitment_id' ELSE '' END || CASE WHEN OLD.moved_on IS NOT NEW.moved_on COLLATE BINARY THEN ', moved_on' ELSE '' END || CASE WHEN OLD.from_on IS NOT NEW.from_on COLLATE BINARY THEN ', from_on' ELSE '' END || CASE WHEN OLD.to_on IS NOT NEW.to_on COLLATE BINARY THEN ', to_on' ELSE '' END || CASE WHEN OLD.moved_by IS NOT NEW.moved_by COLLATE BINARY THEN ', moved_by' ELSE '' END || CASE WHEN OLD.why IS NOT NEW.why COLLATE BINARY THEN ', why' ELSE '' END || ') = (' || OLD.id || CASE WHEN OLD.commitment_id IS NOT NEW.commitment_id COLLATE BINARY THEN ', ' || quote(OLD.commitment_id) ELSE '' END || CASE WHEN OLD.moved_on IS NOT NEW.moved_on COLLATE BINARY THEN ', ' || quote(OLD.moved_on) ELSE '' END || CASE WHEN OLD.from_on IS NOT NEW.from_on COLLATE BINARY THEN ', ' || quote(OLD.from_on) ELSE '' END || CASE WHEN OLD.to_on IS NOT NEW.to_on COLLATE BINARY THEN ', ' || quote(OLD.to_on) ELSE '' END || CASE WHEN OLD.moved_by IS NOT NEW.moved_by COLLATE BINARY THEN ', ' || quote(OLD.moved_by) ELSE '' END || CASE WHEN OLD.why IS NOT NEW.why COLLATE BINARY THEN ', ' || quote(OLD.why) ELSE '' END || ')' FROM change WHERE state = 'open';
END;

CREATE TRIGGER record_commitment_slip_delete AFTER DELETE ON commitment_slip BEGIN
  SELECT RAISE(ABORT, 'a write outside workspace.run') WHERE NOT EXISTS (SELECT 1 FROM change WHERE state = 'open');
  INSERT INTO change_row (change_id, tab, row_id, responsibility_id, op, inverse)
  SELECT id, 'commitment_slip', OLD.id, NULL, 'delete', 'INSERT INTO commitment_slip (id, commitment_id, moved_on, from_on, to_on, moved_by, why) VALUES (' || OLD.id || ', ' || quote(OLD.commitment_id) || ', ' || quote(OLD.moved_on) || ', ' || quote(OLD.from_on) || ', ' || quote(OLD.to_on) || ', ' || quote(OLD.moved_by) || ', ' || quote(OLD.why) || ')' FROM change WHERE state = 'open';
END;

CREATE TRIGGER record_nudge_insert AFTER INSERT ON nudge BEGIN
  SELECT RAISE(ABORT, 'a write outside workspace.run') WHERE NOT EXISTS (SELECT 1 FROM change WHERE state = 'open');
  INSERT INTO change_row (change_id, tab, row_id, responsibility_id, op, inverse)
  SELECT id, 'nudge', NEW.id, NULL, 'insert', 'DELETE FROM nudge WHERE id = ' || NEW.id FROM change WHERE state = 'open';
END;

CREATE TRIGGER record_nudge_update AFTER UPDATE ON nudge WHEN OLD.id IS NOT NEW.id COLLATE BINARY OR OLD.person_id IS NOT NEW.person_id COLLATE BINARY OR OLD.commitment_id IS NOT NEW.commitment_id COLLATE BINARY OR OLD.ask_id IS NOT NEW.ask_id COLLATE BINARY OR OLD.document_id IS NOT NEW.document_id COLLATE BINARY OR OLD.day IS NOT NEW.day COLLATE BINARY OR OLD.tone IS NOT NEW.tone COLLATE BINARY OR OLD.way IS NOT NEW.way COLLATE BINARY OR OLD.body IS NOT NEW.body COLLATE BINARY OR OLD.follow_up_on IS NOT NEW.follow_up_on COLLATE BINARY BEGIN
  SELECT RAISE(ABORT, 'a write outside workspace.run') WHERE NOT EXISTS (SELECT 1 FROM change WHERE state = 'open');
  INSERT INTO change_row (change_id, tab, row_id, responsibility_id, op, inverse)
  SELECT id, 'nudge', NEW.id, NULL, 'update', 'UPDATE nudge SET (id' || CASE WHEN OLD.person_id IS NOT NEW.person_id COLLATE BINARY THEN ', person_id' ELSE '' END || CASE WHEN OLD.commitment_id IS NOT NEW.commitment_id COLLATE BINARY THEN ', commitment_id' ELSE '' END || CASE WHEN OLD.ask_id IS NOT NEW.ask_id COLLATE BINARY THEN ', ask_id' ELSE '' END || CASE WHEN OLD.document_id IS NOT NEW.document_id COLLATE BINARY THEN ', document_id' ELSE '' END || CASE WHEN OLD.day IS NOT NEW.day COLLATE BINARY THEN ', day' ELSE '' END || CASE WHEN OLD.tone IS NOT NEW.tone COLLATE BINARY THEN ', tone' ELSE '' END || CASE WHEN OLD.way IS NOT NEW.way COLLATE BINARY THEN ', way' ELSE '' END || CASE WHEN OLD.body IS NOT NEW.body COLLATE BINARY THEN ', body' ELSE '' END || CASE WHEN OLD.follow_up_on IS NOT NEW.follow_up_on COLLATE BINARY THEN ', follow_up_on' ELSE '' END || ') = (' || OLD.id || CASE WHEN OLD.person_id IS NOT NEW.person_id COLLATE BINARY THEN ', ' || quote(OLD.person_id) ELSE '' END || CASE WHEN OLD.commitment_id IS NOT NEW.commitment_id COLLATE BINARY THEN ', ' || quote(OLD.commitment_id) ELSE '' END || CASE WHEN OLD.ask_id IS NOT NEW.ask_id COLLATE BINARY THEN ', ' || quote(OLD.ask_id) ELSE '' END || CASE WHEN OLD.document_id IS NOT NEW.document_id COLLATE BINARY THEN ', ' || quote(OLD.document_id) ELSE '' END || CASE WHEN OLD.day IS NOT NEW.day COLLATE BINARY THEN ', ' || quote(OLD.day) ELSE '' END || CASE WHEN OLD.tone IS NOT NEW.tone COLLATE BINARY THEN ', ' || quote(OLD.tone) ELSE '' END || CASE WHEN OLD.way IS NOT NEW.way COLLATE BINARY THEN ', ' || quote(OLD.way) ELSE '' END || CASE WHEN OLD.body IS NOT NEW.body COLLATE BINARY THEN ', ' || quote(OLD.body) ELSE '' END || CASE WHEN OLD.follow_up_on IS NOT NEW.follow_up_on COLLATE BINARY THEN ', ' || quote(OLD.follow_up_on) ELSE '' END || ')' FROM change WHERE state = 'open';
END;

CREATE TRIGGER record_nudge_delete AFTER DELETE ON nudge BEGIN
  SELECT RAISE(ABORT, 'a write outside workspace.run') WHERE NOT EXISTS (SELECT 1 FROM change WHERE state = 'open');
  INSERT INTO change_row (change_id, tab, row_id, responsibility_id, op, inverse)
  SELECT id, 'nudge', OLD.id, NULL, 'delete', 'INSERT INTO nudge (id, person_id, commitment_id, ask_id, document_id, day, tone, way, body, follow_up_on) VALUES (' || OLD.id || ', ' || quote(OLD.person_id) || ', ' || quote(OLD.commitment_id) || ', ' || quote(OLD.ask_id) || ', ' || quote(OLD.document_id) || ', ' || quote(OLD.day) || ', ' || quote(OLD.tone) || ', ' || quote(OLD.way) || ', ' || quote(OLD.body) || ', ' || quote(OLD.follow_up_on) || ')' FROM change WHERE state = 'open';
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

CREATE TRIGGER search_commitment_insert AFTER INSERT ON commitment BEGIN
  INSERT INTO search (rowid, title, body) VALUES (NEW.id * 16 + 6, NEW.what, NEW.note || char(10) || NEW.agreed_by || char(10) || NEW.outcome);
END;

CREATE TRIGGER search_commitment_update AFTER UPDATE OF id, what, note, agreed_by, outcome ON commitment BEGIN
  DELETE FROM search WHERE rowid = OLD.id * 16 + 6;
  INSERT INTO search (rowid, title, body) VALUES (NEW.id * 16 + 6, NEW.what, NEW.note || char(10) || NEW.agreed_by || char(10) || NEW.outcome);
END;

CREATE TRIGGER search_commitment_delete AFTER DELETE ON commitment BEGIN
  DELETE FROM search WHERE rowid = OLD.id * 16 + 6;
END;

CREATE TRIGGER search_metric_insert AFTER INSERT ON metric BEGIN
  INSERT INTO search (rowid, title, body) VALUES (NEW.id * 16 + 7, NEW.name, NEW.definition || char(10) || NEW.source);
END;

CREATE TRIGGER search_metric_update AFTER UPDATE OF id, name, definition, source ON metric BEGIN
  DELETE FROM search WHERE rowid = OLD.id * 16 + 7;
  INSERT INTO search (rowid, title, body) VALUES (NEW.id * 16 + 7, NEW.name, NEW.definition || char(10) || NEW.source);
END;

CREATE TRIGGER search_metric_delete AFTER DELETE ON metric BEGIN
  DELETE FROM search WHERE rowid = OLD.id * 16 + 7;
END;

CREATE TRIGGER search_initiative_insert AFTER INSERT ON initiative BEGIN
  INSERT INTO search (rowid, title, body) VALUES (NEW.id * 16 + 8, NEW.title, NEW.summary || char(10) || NEW.outcome || char(10) || NEW.hypothesis);
END;

CREATE TRIGGER search_initiative_update AFTER UPDATE OF id, title, summary, outcome, hypothesis ON initiative BEGIN
  DELETE FROM search WHERE rowid = OLD.id * 16 + 8;
  INSERT INTO search (rowid, title, body) VALUES (NEW.id * 16 + 8, NEW.title, NEW.summary || char(10) || NEW.outcome || char(10) || NEW.hypothesis);
END;

CREATE TRIGGER search_initiative_delete AFTER DELETE ON initiative BEGIN
  DELETE FROM search WHERE rowid = OLD.id * 16 + 8;
END;

CREATE TRIGGER search_request_insert AFTER INSERT ON request BEGIN
  INSERT INTO search (rowid, title, body) VALUES (NEW.id * 16 + 9, NEW.title, NEW.problem || char(10) || NEW.helps || char(10) || NEW.why || char(10) || NEW.decline_reason);
END;

CREATE TRIGGER search_request_update AFTER UPDATE OF id, title, problem, helps, why, decline_reason ON request BEGIN
  DELETE FROM search WHERE rowid = OLD.id * 16 + 9;
  INSERT INTO search (rowid, title, body) VALUES (NEW.id * 16 + 9, NEW.title, NEW.problem || char(10) || NEW.helps || char(10) || NEW.why || char(10) || NEW.decline_reason);
END;

CREATE TRIGGER search_request_delete AFTER DELETE ON request BEGIN
  DELETE FROM search WHERE rowid = OLD.id * 16 + 9;
END;
