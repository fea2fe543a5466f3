-- Subscriptions of applications to changes, and the changes that wait to be told (wire.md §7).

create table event_subscription (
  subscription_id uuid primary key,
  application_id uuid not null references application,
  url text not null,
  -- Sealed, 64 bytes when open.
  key bytea not null,
  key_version text not null,
  -- The key before the last change still signs for a while beside the new one, so that a receiver can change over.
  previous_key bytea,
  previous_key_until timestamptz,
  -- As the application said it: [[type id]].
  filters jsonb not null,
  families uuid[] not null,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  attempts int not null default 0,
  next_attempt_at timestamptz not null,
  failing_since timestamptz,
  last_result text,
  last_delivered_at timestamptz,
  -- Given up after ten days without a success; the application sets it going again with UpdateEventSubscription.
  parked_at timestamptz
);
create index event_subscription_application on event_subscription (application_id);

-- Written in the transaction of the change; gone once it was told, or after ten days.
create table event (
  subscription_id uuid not null,
  event_id bigint generated always as identity,
  person_id uuid not null,
  record_id uuid not null,
  thing_id uuid not null,
  at timestamptz not null,
  -- Those that are told together; the same again at each try.
  delivery_id uuid,
  primary key (subscription_id, event_id)
);
