-- Everything of a record leads with record_id, so that Citus can spread records over machines (stack.md A).

create table setting (
  name text primary key,
  value text not null
);

-- people ------------------------------------------------------------------------------------------------------------

create table person (
  person_id uuid primary key,
  name text not null,
  email text not null,
  email_verified_at timestamptz,
  state text not null default 'Active' check (state in ('Active', 'Suspended', 'Deleted')),
  -- Argon2id in PHC form; null for people who only have passkeys.
  password_hash text,
  country text not null default 'US',
  culture text not null default 'en-US',
  time_zone text not null default 'UTC',
  -- Units, theme and the like, by key.
  preferences jsonb not null default '{}',
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
create unique index person_email on person (lower(email)) where state <> 'Deleted';

create table passkey (
  credential_id text primary key,
  person_id uuid not null references person,
  public_key bytea not null,
  counter bigint not null,
  transports text[] not null default '{}',
  name text not null,
  created_at timestamptz not null default now(),
  last_used_at timestamptz
);
create index passkey_person on passkey (person_id);

-- Answered challenges of passkeys, until they would have expired: each is good once.
create table passkey_challenge (
  challenge_hash bytea primary key,
  expires_at timestamptz not null
);

-- Links in mails: only the hash of the secret is kept.
create table email_token (
  token_hash bytea primary key,
  person_id uuid not null references person,
  purpose text not null check (purpose in ('verify', 'reset')),
  email text not null,
  created_at timestamptz not null default now(),
  expires_at timestamptz not null,
  used_at timestamptz
);
create index email_token_person on email_token (person_id);

create table shell_session (
  token_hash bytea primary key,
  person_id uuid not null references person,
  created_at timestamptz not null default now(),
  -- When the person last proved who they are: sensitive changes ask for a recent proof.
  confirmed_at timestamptz not null default now(),
  -- Beyond the closing of the browser.
  stay boolean not null default false,
  last_used_at timestamptz not null default now(),
  expires_at timestamptz not null,
  ended_at timestamptz
);
create index shell_session_person on shell_session (person_id);

create table mail (
  mail_id uuid primary key,
  kind text not null,
  to_address text not null,
  subject text not null,
  body_text text not null,
  body_html text not null,
  created_at timestamptz not null default now(),
  attempts int not null default 0,
  next_attempt_at timestamptz not null default now(),
  sent_at timestamptz,
  last_error text
);
create index mail_waiting on mail (next_attempt_at) where sent_at is null;

-- records -----------------------------------------------------------------------------------------------------------

create table record (
  record_id uuid primary key,
  name text not null,
  state text not null default 'Active' check (state in ('Active', 'ReadOnly', 'Suspended', 'Deleted')),
  country text not null default 'US',
  state_province text,
  max_size_bytes bigint not null,
  -- Bytes of all operations up to folded_sequence; newer operations are added when read (domain/records.ts).
  folded_bytes bigint not null default 0,
  folded_sequence bigint not null default 0,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);

-- A person's own authorization on a record (shell.md §3.3, §3.4).
create table record_holder (
  record_id uuid not null references record,
  person_id uuid not null references person,
  level text not null check (level in ('View', 'Modify', 'Custodian')),
  relationship int not null default 1,
  display_name text not null,
  -- Rules that narrow the level (shell.md §3.2); null: everything.
  rules jsonb,
  state text not null default 'Active' check (state in ('Active', 'Ended')),
  can_access_audit boolean not null default true,
  expires_at timestamptz,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  primary key (record_id, person_id)
);
create index record_holder_person on record_holder (person_id);

-- applications ------------------------------------------------------------------------------------------------------

create table application (
  application_id uuid primary key,
  kind text not null check (kind in ('Shell', 'Web', 'SodaMaster', 'SodaChild')),
  master_id uuid references application,
  name text not null,
  instance_name text,
  description text not null default '',
  auth_reason text not null default '',
  action_url text,
  privacy_url text,
  terms_url text,
  state text not null default 'Active' check (state in ('Active', 'NeedsVerification', 'Suspended', 'Deleted')),
  online_rules jsonb not null default '[]',
  offline_rules jsonb not null default '[]',
  -- Methods and method groups it may call; null: all public ones.
  methods text[],
  ip_prefixes text[],
  restrict_users boolean not null default false,
  -- null: as the server is set.
  accept_sha1 boolean,
  sha1_used_at timestamptz,
  token_ttl_seconds int,
  -- Sealed shared secret of a SODA child.
  secret bytea,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);

create table application_certificate (
  application_id uuid not null references application,
  -- SHA-1 of the DER bytes, lower-case hex: what clients send to name the key, not a safeguard.
  thumbprint text not null,
  certificate bytea not null,
  state text not null default 'Active' check (state in ('Active', 'Revoked')),
  not_after timestamptz,
  created_at timestamptz not null default now(),
  primary key (application_id, thumbprint)
);

-- What one application keeps about one person.
create table application_person (
  application_id uuid not null references application,
  person_id uuid not null references person,
  settings text,
  selected_record_id uuid,
  -- For applications with restrict_users.
  allowed boolean not null default false,
  primary key (application_id, person_id)
);

-- The person's yes: what this application may do for this person in this record.
create table application_grant (
  record_id uuid not null references record,
  person_id uuid not null references person,
  application_id uuid not null references application,
  online_rules jsonb not null,
  offline_rules jsonb not null,
  state text not null default 'Active' check (state in ('Active', 'Revoked')),
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  last_used_at timestamptz,
  primary key (record_id, person_id, application_id)
);
create index application_grant_person on application_grant (person_id, application_id);
create index application_grant_application on application_grant (application_id, person_id);

create table user_token (
  token_id uuid primary key,
  application_id uuid not null references application,
  person_id uuid not null references person,
  created_at timestamptz not null default now(),
  expires_at timestamptz not null,
  ended_at timestamptz
);
create index user_token_person on user_token (person_id, application_id);

-- things ------------------------------------------------------------------------------------------------------------

-- The current version of each thing. `data` is what stood inside data-xml, byte for byte.
create table thing (
  record_id uuid not null,
  thing_id uuid not null,
  version_stamp uuid not null,
  family_id uuid not null,
  type_id uuid not null,
  state text not null default 'Active' check (state in ('Active', 'Deleted')),
  flags int not null default 0,
  singleton boolean not null default false,
  -- Wall-clock time of the person, without a zone (data.md §2).
  eff_date timestamp(3) not null,
  updated_end_date timestamp(3),
  client_thing_id text,
  tags text,
  data text not null,
  -- [{name, contentType, length, file, hash, legacyEncoding?, currentEncoding?}]; file is the name in the blob store.
  blobs jsonb,
  signature text,
  bytes int not null,
  created_at timestamptz(3) not null,
  created_application_id uuid not null,
  created_person_id uuid not null,
  created_avenue text not null,
  updated_at timestamptz(3) not null,
  updated_application_id uuid not null,
  updated_person_id uuid not null,
  updated_avenue text not null,
  updated_action text not null,
  primary key (record_id, thing_id)
);
create index thing_by_date on thing (record_id, family_id, eff_date desc, updated_at desc) where state = 'Active';
create index thing_by_client_id on thing (record_id, client_thing_id) where client_thing_id is not null;
create unique index thing_singleton on thing (record_id, family_id) where singleton and state = 'Active';

-- Earlier versions, whole.
create table thing_version (like thing including defaults including constraints);
alter table thing_version add primary key (record_id, thing_id, version_stamp);

-- Every write to a record: its history, its audit and what applications ask for with GetRecordOperations.
-- Writers hold the record's turn, shared, while they take a number (domain/operations.ts), so no reader misses a late one.
create sequence operation_sequence;
create table record_operation (
  record_id uuid not null,
  sequence bigint not null,
  thing_id uuid not null,
  operation text not null check (operation in ('Create', 'Update', 'Delete')),
  version_stamp uuid not null,
  type_id uuid not null,
  family_id uuid not null,
  eff_date timestamp(3) not null,
  updated_end_date timestamp(3),
  bytes bigint not null,
  at timestamptz(3) not null,
  application_id uuid not null,
  person_id uuid not null,
  avenue text not null,
  primary key (record_id, sequence, thing_id)
);

-- Who read what: written in batches, visible within seconds.
create table record_access (
  record_id uuid not null,
  access_id uuid not null,
  at timestamptz(3) not null,
  method text not null,
  application_id uuid not null,
  person_id uuid not null,
  avenue text not null,
  -- Calls alike within a quarter second share a row.
  calls int not null default 1,
  things int not null default 0,
  family_ids uuid[] not null default '{}',
  primary key (record_id, at, access_id)
);

-- What happened to the record as a whole: consent, revocation, sharing (shell.md §3.8).
create table record_audit (
  record_id uuid not null,
  audit_id uuid not null,
  at timestamptz(3) not null default now(),
  action text not null,
  application_id uuid not null,
  person_id uuid not null,
  avenue text,
  subject_application_id uuid,
  subject_person_id uuid,
  changes jsonb not null default '{}',
  primary key (record_id, at, audit_id)
);

-- blobs -------------------------------------------------------------------------------------------------------------

create table blob_upload (
  upload_id uuid primary key,
  token_hash bytea not null unique,
  application_id uuid not null,
  person_id uuid not null,
  record_id uuid,
  length bigint not null default 0,
  completed boolean not null default false,
  committed_at timestamptz,
  created_at timestamptz not null default now(),
  expires_at timestamptz not null
);
create index blob_upload_expiry on blob_upload (expires_at) where committed_at is null;

create table blob_file (
  file text primary key,
  length bigint not null,
  -- SHA256Block of wire.md §6.3, base64.
  hash text not null,
  created_at timestamptz not null default now()
);

-- Which things hold a file, in any of their versions; a file without a row here may go.
create table thing_blob (
  record_id uuid not null,
  thing_id uuid not null,
  file text not null,
  primary key (record_id, thing_id, file)
);
create index thing_blob_file on thing_blob (file);

-- The Shell is an application like any other; this is its id everywhere (domain/applications.ts).
insert into application (application_id, kind, name, description)
values ('9ca84d74-1473-471d-940f-2699cb7198df', 'Shell', 'Healthkeep', 'The pages for people');
