-- Invitations to share a record (shell.md §3.5). Of the code in the mail only a digest is kept, of the passcode only a slow hash.
-- Accepted, an invitation is gone and record_holder has the person.
create table record_invitation (
  record_id uuid not null references record,
  invitation_id uuid not null,
  code_digest bytea not null,
  email text not null,
  -- As the inviter calls them; may be empty.
  grantee_name text not null,
  grantor_id uuid not null references person,
  -- For the name of the application in the mail, where one sent the inviter.
  application_id uuid references application,
  level text not null check (level in ('View', 'Modify', 'Custodian')),
  rules jsonb,
  can_access_audit boolean not null,
  access_expires_at timestamptz,
  -- Proposed; whoever accepts may choose other words.
  relationship int not null,
  display_name text not null,
  pin_hash text,
  tries_left smallint not null check (tries_left >= 0),
  state text not null default 'ActivationPending' check (state in ('ActivationPending', 'ActivationRejected')),
  created_at timestamptz not null,
  updated_at timestamptz not null,
  expires_at timestamptz not null,
  primary key (record_id, invitation_id)
);
create unique index record_invitation_email on record_invitation (record_id, lower(email));
create index record_invitation_code on record_invitation (code_digest);
create index record_invitation_expiry on record_invitation (expires_at);
