-- The bin of a record, the latest deletion first. Active things are not in it, so that a put pays nothing for it.
create index thing_deleted on thing (record_id, updated_at desc) where state = 'Deleted';
