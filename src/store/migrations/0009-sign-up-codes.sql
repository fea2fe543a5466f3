-- Codes that let one person each make an account where sign-up is not open to everybody; only a hash of each is kept.
create table sign_up_code (
  code_hash bytea primary key,
  application_id uuid not null references application,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  used_at timestamptz
);
