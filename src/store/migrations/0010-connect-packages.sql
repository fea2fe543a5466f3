-- Drop-off and pick-up (shell.md §4.2): things that an application leaves for somebody, sealed with an answer that only the two
-- of them know. Of the code only a digest is kept; what is in the package nobody here can read.
create table connect_package (
  code_digest bytea primary key,
  application_id uuid not null references application,
  created_at timestamptz not null,
  -- Four weeks after the code was reserved, and four more after the package came.
  gone_at timestamptz not null,
  tries_left smallint not null check (tries_left >= 0),
  -- From here on null while the code is only reserved; the source is null where nobody else sent it.
  external_id text collate "C",
  friendly_name text,
  question text,
  source text,
  algorithm text,
  salt text,
  iterations int,
  sealed bytea,
  check (num_nulls(external_id, friendly_name, question, algorithm, salt, iterations, sealed) in (0, 7))
);
create index connect_package_external on connect_package (application_id, external_id);
create index connect_package_gone on connect_package (gone_at);
