-- Goals that an application suggests (shell.md §5.2, R23 to R27). They are no things: nobody has set them.
create table goal_recommendation (
  record_id uuid not null references record,
  recommendation_id uuid not null,
  application_id uuid not null references application,
  person_id uuid not null references person,
  -- Whether it was written by a person at the application, or in their absence.
  avenue text collate "C" not null,
  created_at timestamptz not null,
  -- Wall clock where the person is.
  expires_at timestamp not null,
  -- As it was sent, a zone with it.
  expiration text collate "C" not null,
  acknowledged_at timestamptz,
  acknowledged_application_id uuid references application,
  goal text not null,
  primary key (record_id, recommendation_id)
);
create index goal_recommendation_over on goal_recommendation (expires_at);
