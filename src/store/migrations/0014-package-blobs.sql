-- An upload for a package is nobody's yet. Once its package has come it belongs to that one, and goes with it.
alter table blob_upload alter column person_id drop not null;
alter table blob_upload add column package_digest bytea references connect_package on delete set null;
create index blob_upload_package on blob_upload (package_digest) where package_digest is not null;
create index blob_upload_orphan on blob_upload (upload_id) where person_id is null and committed_at is not null and package_digest is null;
