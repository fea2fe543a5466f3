-- Operators: people of their own kind, with no tie to the accounts of persons (shell.md §1.5).
create table operator (
  operator_id uuid primary key,
  email text not null,
  name text not null,
  password_hash text not null,
  -- The secret of the second factor, sealed by the server's key.
  factor bytea not null,
  -- The last 30 seconds whose code was taken: no code opens twice.
  factor_step bigint not null default 0,
  -- Wrong codes after a right password, in a row, and until when none is looked at.
  wrong_codes int not null default 0,
  held_until timestamptz,
  state text not null default 'Active' check (state in ('Active', 'Suspended')),
  -- Names of the methods that this operator may call.
  methods text[] not null,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  signed_in_at timestamptz
);
create unique index operator_email on operator (lower(email));

create table operator_session (
  token_hash bytea primary key,
  operator_id uuid not null references operator,
  created_at timestamptz not null,
  seen_at timestamptz not null,
  ended_at timestamptz
);

-- Two rows a deed: that it was begun, and how it ended. Never what was asked for or answered.
create table operator_audit (
  audit_id bigint generated always as identity primary key,
  deed_id uuid not null,
  at timestamptz not null,
  -- Absent: the command line, or somebody who was not known at sign-in.
  operator_id uuid references operator,
  avenue text not null check (avenue in ('CommandLine', 'SignIn', 'Page')),
  method text not null,
  version int not null,
  -- Id of the account, application or operator that it was about.
  about uuid,
  stage text not null check (stage in ('Started', 'Completed', 'Failed')),
  status int,
  request_id text not null
);
create index operator_audit_deed on operator_audit (deed_id);
create index operator_audit_started on operator_audit (audit_id) where stage = 'Started';
create index operator_audit_operator on operator_audit (operator_id, audit_id) where stage = 'Started';
