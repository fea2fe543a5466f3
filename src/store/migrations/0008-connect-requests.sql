-- Patient Connect (shell.md §4.1): an application asks somebody who is no user of ours yet, by a code on paper and a question.
-- Of the code only a digest is kept, of the answer only a slow hash.
create table connect_request (
  code_digest bytea primary key,
  application_id uuid not null references application,
  external_id text collate "C" not null,
  friendly_name text not null,
  question text not null,
  answer_hash text not null,
  tries_left smallint not null check (tries_left >= 0),
  created_at timestamptz not null,
  -- Four weeks after it was made, 90 days after it was last accepted.
  gone_at timestamptz not null,
  -- The last one who answered right and has not accepted yet.
  answered_by uuid references person,
  answered_at timestamptz,
  unique (application_id, external_id)
);
create index connect_request_gone on connect_request (gone_at);

create table connect_authorization (
  code_digest bytea not null references connect_request on delete cascade,
  person_id uuid not null references person,
  record_id uuid not null references record,
  authorized_at timestamptz not null,
  primary key (code_digest, person_id, record_id)
);
