-- Messages that applications and people send through the platform (domain/messages.ts).
alter table mail
  -- Beside our own address, which stays the sender; null: as in every other letter.
  add column from_name text,
  -- {name, address}: where answers go.
  add column reply_to jsonb,
  -- Where the person chooses which messages come; for the header List-Unsubscribe.
  add column unsubscribe text,
  -- [{name, content}], content in base64; forgotten with the text.
  add column attachments jsonb;

-- Who sent to whom within a day, for the limits: `recipient` is a keyed digest of what the caller named.
create table message_sent (
  message_id uuid primary key,
  application_id uuid not null,
  -- The person in whose name; null: the application in its own.
  person_id uuid,
  recipient bytea not null,
  sent_at timestamptz not null
);
create index message_sent_application on message_sent (application_id, sent_at);
create index message_sent_swept on message_sent (sent_at);
