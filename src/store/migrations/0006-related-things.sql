-- What a thing names as related (data.md §7), so that the way back is found without reading the record. A text is the id of a
-- thing, or the record and the id of a client (domain/thing-relations.ts); null for most things, which the index then leaves out.
alter table thing add column related jsonb;

with named as (
  select record_id, thing_id, lower(m[1]) as name
  from thing, regexp_matches(data, '<related-thing[^>]*>\s*<thing-id>\s*([0-9a-fA-F-]{36})\s*</thing-id>', 'g') m
  where data like '%<related-thing%'
  union all
  select record_id, thing_id, record_id || ' ' || m[1]
  from thing, regexp_matches(data, '<related-thing[^>]*>\s*<client-thing-id>([^<&]+)</client-thing-id>', 'g') m
  where data like '%<related-thing%'
),
lists as (select record_id, thing_id, jsonb_agg(distinct name) as related from named group by record_id, thing_id)
update thing t set related = l.related from lists l where t.record_id = l.record_id and t.thing_id = l.thing_id;

create index thing_by_related on thing using gin (related) where related is not null;
