-- Names that an application gives to a person and a record together, unique within the application (wire.md §5.1).
create table alternate_id (
  application_id uuid not null references application,
  alternate_id text collate "C" not null,
  person_id uuid not null references person,
  record_id uuid not null references record,
  created_at timestamptz not null,
  primary key (application_id, alternate_id)
);
create index alternate_id_holder on alternate_id (application_id, person_id, record_id);
