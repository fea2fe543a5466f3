-- Master applications and their children (shell.md §4.6). All of this is told to applications and shown to people; what the hot
-- path needs stands in the row of the application, which is remembered.
alter table application
  -- Texts in other languages than the columns name, description and auth_reason hold: {language: {name, description, authReason}}.
  add column wording jsonb not null default '{}',
  -- Methods and groups that its children may call at most; null: it makes no children.
  add column child_methods text[],
  -- Where its data comes from in reports of Meaningful Use, and what its children may name at most.
  add column meaningful_use_sources text[] not null default '{}',
  add column meaningful_use_ceiling text[] not null default '{}',
  -- Where the records may be that it works with: [{country, stateProvince?, warning?: {language: text}}]; null: anywhere.
  add column locations jsonb,
  -- What is only told: {attributes?, domainName?, instances?, organization?, bulkExtraction?}.
  add column further jsonb not null default '{}';

-- Logos and statements of an application, by language.
create table application_document (
  application_id uuid not null references application,
  kind text not null check (kind in ('large-logo', 'small-logo', 'privacy', 'terms', 'connected')),
  language text not null,
  content_type text not null,
  content bytea not null,
  primary key (application_id, kind, language)
);
