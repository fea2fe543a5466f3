-- What people can find and use with their records: applications and devices, as they say it of themselves. All of it is public.
create table directory_item (
  kind text not null check (kind in ('application', 'device')),
  -- Of an application: its application id.
  item_id uuid not null,
  -- In the shape of protocol/directory.ts, pictures included.
  item jsonb not null,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  primary key (kind, item_id)
);

-- Files that pages of ours may show, by language ('' for all).
create table binary_content (
  content_id uuid not null,
  language text not null default '',
  file_name text not null,
  content_type text not null,
  content bytea not null,
  updated_at timestamptz not null,
  primary key (content_id, language)
);
create index binary_content_file_name on binary_content (file_name);
