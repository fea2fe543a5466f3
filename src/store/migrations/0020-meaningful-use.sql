-- Reports of Meaningful Use (shell.md §1.4, E7–E9): which clinic sent which clinical document, and whether its patient looked.

-- May clinics learn that somebody viewed, downloaded or sent what they put here? null: a custodian never said.
alter table record add column meaningful_use_opt_in boolean;

-- What a read was for: view, download, transmit; empty for reads without a person before it.
alter table record_access add column intents text[] not null default '{}';

-- A clinical document that an application put into a record. No more of it than the report needs.
create table meaningful_use_receipt (
  receipt_id uuid primary key,
  -- The application, by id, or a name that was registered for it.
  source text collate "C" not null,
  -- Null where it was only told that there was one.
  record_id uuid,
  thing_id uuid not null,
  -- As the clinic knows the patient.
  patient_id text collate "C" not null,
  organization_id text collate "C",
  -- The visit, or the discharge.
  event_date timestamptz(3) not null,
  available_at timestamptz(3) not null
);
create index meaningful_use_receipt_source on meaningful_use_receipt (source, event_date, receipt_id);
create index meaningful_use_receipt_thing on meaningful_use_receipt (record_id, thing_id);

-- What people did that no read shows: downloads from the pages, documents that were sent on.
create table meaningful_use_audit (
  record_id uuid not null,
  audit_id uuid not null,
  at timestamptz(3) not null,
  person_id uuid not null,
  application_id uuid not null,
  action text not null check (action in ('View', 'Download', 'Transmit')),
  primary key (record_id, at, audit_id)
);
