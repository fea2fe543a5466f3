-- Code lists that an operator has loaded. Small ones come with the program (src/things/vocabularies); these are for
-- half a million entries. They belong to no record, and every machine holds all of them.

create table vocabulary (
  vocabulary_id int generated always as identity primary key,
  family text not null,
  name text not null,
  version text not null,
  -- A culture: en-US, de. Each language of a list is a row, with the items that have a text in it.
  language text not null,
  description text not null,
  items int not null,
  -- Only for applications that vocabulary_authorization names: lists whose licence does not cover everybody.
  restricted boolean not null default false,
  -- Replaced and removed lists are out of sight at once; their items are deleted afterwards.
  state text not null default 'Ready' check (state in ('Ready', 'Removed')),
  loaded_at timestamptz not null default clock_timestamp()
);
create unique index vocabulary_ready on vocabulary (family, name, version, language) where state = 'Ready';

create table vocabulary_item (
  vocabulary_id int not null references vocabulary,
  -- Order of the list as it was loaded.
  position int not null,
  code text not null,
  text text not null,
  abbreviation text,
  -- XML of HealthVault's info-xml: synonyms, mappings.
  info_xml text,
  primary key (vocabulary_id, position)
);
create index vocabulary_item_code on vocabulary_item (vocabulary_id, lower(code));

-- What a search looks at: text, abbreviation and synonyms of an item, folded (things/vocabularies/fold.ts).
create table vocabulary_term (
  vocabulary_id int not null,
  folded text collate "C" not null,
  position int not null
);
create index vocabulary_term_start on vocabulary_term (vocabulary_id, folded, position);

-- The words of a text (w), and what is left of each when letters are cut off its front (s), each with the number of its list
-- before it: so one list's search never touches the entries of another. Whatever stands inside a word begins one of its ends,
-- which a GIN index of lexemes finds by prefix. It needs no extension. Measured beside pg_trgm: ARCHITECTURE.md, tools/bench/vocabulary.ts.
-- PL/pgSQL takes 29 µs a text, the same as one SELECT 64; not parallel, for candidates are to come in the order in which
-- they lie on the disk, the shortest first.
create function vocabulary_tokens(vocabulary_id int, folded text) returns tsvector
language plpgsql immutable parallel unsafe as $$
declare
  plain text := translate(folded collate "C", '!"#$%&''()*+,-./:;<=>?@[\]^_`{|}~', '                                ');
  word text;
  tokens text[] := '{}';
begin
  foreach word in array string_to_array(plain, ' ') loop
    if word <> '' then
      tokens := tokens || (vocabulary_id || 'w' || left(word, 24));
      for at in 2 .. length(word) - 1 loop
        tokens := tokens || (vocabulary_id || 's' || substr(word, at, 24));
      end loop;
    end if;
  end loop;
  return array_to_tsvector(tokens);
end $$;
create index vocabulary_term_tokens on vocabulary_term using gin (vocabulary_tokens(vocabulary_id, folded));

-- Families, or lists of a family, that an application may read although they are restricted (wire.md §8, status 130).
create table vocabulary_authorization (
  application_id uuid not null references application,
  family text not null,
  -- Empty: the whole family.
  name text not null default '',
  primary key (application_id, family, name)
);

-- loading -----------------------------------------------------------------------------------------------------------

-- One reading of a source that has not been finished, and how far it has come: so an interrupted one goes on.
create table vocabulary_load (
  load_id int generated always as identity primary key,
  -- Digest of source, format and target.
  source bytea not null unique,
  -- Number of the file within the source, bytes of it that are done, lines of all files, items.
  part int not null default 0,
  byte_offset bigint not null default 0,
  line bigint not null default 0,
  rows bigint not null default 0,
  read boolean not null default false,
  started_at timestamptz not null default clock_timestamp()
);

create table vocabulary_staged (
  load_id int not null,
  -- 'item', or what a format joins to items in the end.
  kind text not null,
  -- Number of the list within the load; or another key.
  list text not null,
  line bigint not null,
  code text not null,
  text text not null,
  abbreviation text,
  info_xml text,
  terms text[] not null,
  primary key (load_id, kind, list, line)
);
