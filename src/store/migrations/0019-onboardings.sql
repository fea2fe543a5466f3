-- What an application knows of a person before they come (shell.md §5.2, R28), sealed. Goes with its connect request.
create table onboarding (
  code_digest bytea primary key references connect_request on delete cascade,
  sealed bytea not null
);
