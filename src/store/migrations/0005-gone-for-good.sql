-- Things that are removed for good leave the rows of their operations, with this mark when nobody is to be told of them: the
-- thing was personal, and with its row went the flag that said so (domain/thing-purging.ts).
alter table record_operation add column personal boolean not null default false;
