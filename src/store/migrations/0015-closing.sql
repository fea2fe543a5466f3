-- Records that were deleted can be brought back for a while; then everything in them goes.
alter table record add column deleted_at timestamptz;
alter table record add column scrubbed_at timestamptz;
create index record_to_scrub on record (deleted_at) where state = 'Deleted' and scrubbed_at is null;
