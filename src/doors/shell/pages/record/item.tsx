/** One thing: what it says, where it comes from, what can be done with it. */
import { saidBy } from '../../../../things/registry.ts'
import { notFound, type Props, type Visit } from '../../page.ts'
import { Card, Details, type Fact, Facts, LinkList, Table } from '../../parts/blocks.tsx'
import { codesIn } from '../../parts/codes.ts'
import { ButtonLink, CsrfField } from '../../parts/form.tsx'
import { Icon } from '../../parts/icon.tsx'
import { Layout } from '../../parts/layout.tsx'
import { Badge, Notice } from '../../parts/notice.tsx'
import { type FactOf, facts, lineOfItem } from '../../parts/reading.ts'
import { Signature, signatureIn } from '../../parts/signature.tsx'
import { dateTimeWords } from '../../parts/told.ts'
import { useVisit } from '../../parts/visit.tsx'
import { paths } from '../../paths.ts'
import { canEdit, isCustodian, nameOfType, nowFor, pluralOfType, readerFor, tasteOf } from './about.ts'
import { chosenText } from './chosen.ts'
import { blobTitle, type Item, type ItemBlob, type Stamp, slugOf, thingIn } from './items.ts'
import { type Relations, type Relative, relationsOf } from './relations.ts'

export const path = paths.thing(':record', ':thing')

export async function load(visit: Visit) {
  const item = await thingIn(visit)
  if (!item) return notFound()
  const taste = await tasteOf(visit)
  return {
    item,
    ended: item.endsAt !== undefined && item.endsAt <= nowFor(visit),
    reader: readerFor(taste, item.type),
    relations: await relationsOf(visit, item, taste),
    signature: await signatureIn(visit, item.thingId),
  }
}

export function Page({ item, ended, reader, relations, signature }: Props<typeof load>) {
  const { record, words } = useVisit()
  const w = words.record.item
  const held = record!
  const { type } = item
  const address = { recordId: held.recordId, thingId: item.thingId }
  const list = paths.type(held.recordId, slugOf(type))
  const date = type.effectiveDatePath === undefined ? undefined : dateTimeWords(item.at, reader.culture)
  const all = type.data && item.value !== undefined ? facts(type.data, item.value, reader) : []
  const document = item.document === undefined ? [] : documentFacts(type, item.document, w)
  // The date stands under the title already.
  const own = [...document, ...all.filter(f => f.text !== date || f.parts !== undefined)]
  const title = titleOf(item, lineOfItem(item, reader), nameOfType(words, type))
  const mayEdit =
    canEdit(held) &&
    (item.mayEdit || item.mayTag) &&
    !item.deleted &&
    (item.value !== undefined || type.foreign !== undefined)
  const mayDelete = canEdit(held) && item.mayDelete && !item.deleted
  return (
    <Layout
      title={title}
      section={type.root === 'file' ? 'files' : 'data'}
      crumbs={[
        { label: words.record.data.title, to: paths.data(held.recordId) },
        { label: pluralOfType(words, type), to: list },
        { label: title },
      ]}
      lead={date}
      actions={
        <>
          {mayEdit && (
            <ButtonLink to={paths.thingEdit(address.recordId, address.thingId)} tone="primary" icon="pencil">
              {item.readOnly ? words.record.editTags : words.record.edit}
            </ButtonLink>
          )}
          {mayDelete && (
            <ButtonLink to={paths.thingRemove(address.recordId, address.thingId)} icon="bin">
              {words.record.remove}
            </ButtonLink>
          )}
        </>
      }
    >
      {item.deleted && <Deleted item={item} />}
      {(item.personal || item.hiddenFromEmergency || item.readOnly || ended) && (
        <p className="badges">
          {item.personal && <Badge>{w.personal}</Badge>}
          {item.hiddenFromEmergency && <Badge>{w.noEmergency}</Badge>}
          {item.readOnly && <Badge>{w.readOnly}</Badge>}
          {ended && <Badge tone="warn">{w.ended(dateTimeWords(item.endsAt!, reader.culture))}</Badge>}
        </p>
      )}
      <Card title={w.details}>
        {own.length === 0 ? <p className="muted">{type.foreign ? w.document : w.noDetails}</p> : <Tree list={own} />}
        {type.immutable && !item.deleted && mayDelete && <p className="muted">{w.fixed}</p>}
      </Card>
      <Codes item={item} />
      {(item.blobs.length > 0 || type.blobs !== undefined || type.foreign) && (
        <Attached item={item} mayChange={mayEdit && item.mayEdit && type.foreign === undefined} />
      )}
      {(item.common.note || item.tags) && (
        <Card title={w.note}>
          {item.common.note && <p className="note-text">{item.common.note}</p>}
          {item.tags && (
            <p className="badges">
              {item.tags.split(',').map(tag => (
                <Badge key={tag}>{tag.trim()}</Badge>
              ))}
            </p>
          )}
        </Card>
      )}
      <Related relations={relations} item={item} mayRelate={mayEdit && item.mayEdit && item.value !== undefined} />
      <Signature signature={signature} shownAs={type.id} />
      <Story item={item} />
      {isCustodian(held) && (
        <p className="after-list">
          <a href={paths.thingHistory(held.recordId, item.thingId)}>
            <Icon name="clock" /> {w.history}
          </a>
        </p>
      )}
    </Layout>
  )
}

/** What a document of another standard says of itself, beside its title and its date. */
function documentFacts(
  type: Item['type'],
  document: string,
  w: { readonly author: string; readonly subject: string },
): readonly FactOf[] {
  const { author, subject } = saidBy(type, document)
  return [
    { label: w.author, text: author },
    { label: w.subject, text: subject },
  ].filter(f => f.text !== '')
}

/** A line is a good heading while it is short. */
function titleOf({ type, value, document }: Item, line: string, name: string): string {
  if ((value === undefined && document === undefined) || line === type.name || line.length > 80) return name
  return type.chart ? `${name}: ${line}` : line
}

function Deleted({ item }: { item: Item }) {
  const { record, words } = useVisit()
  const w = words.record.item
  return (
    <Notice tone="warn" title={w.deletedTitle}>
      <p>{w.deletedText}</p>
      {isCustodian(record!) && record!.state === 'Active' && (
        <form method="post" action={paths.thingRestore(record!.recordId, item.thingId)}>
          <CsrfField />
          <button type="submit" className="button button-quiet">
            {w.restore}
          </button>{' '}
          <ButtonLink tone="plain" to={paths.deletedForGood(record!.recordId, chosenText([item.thingId]))}>
            {words.record.purging.link}
          </ButtonLink>
        </form>
      )}
    </Notice>
  )
}

/** Facts, and facts within facts. */
function Tree({ list }: { list: readonly FactOf[] }) {
  const { words } = useVisit()
  return (
    <Facts
      facts={list.map(
        (f): Fact => ({
          label: f.label,
          value: (
            <>
              {f.text && <span className="fact-text">{f.text}</span>}
              {f.typed && <span className="fact-typed"> ({words.record.item.typed(f.typed)})</span>}
              {f.parts && f.parts.length > 0 && <Tree list={f.parts} />}
            </>
          ),
        }),
      )}
    />
  )
}

function Related({ relations, item, mayRelate }: { relations: Relations; item: Item; mayRelate: boolean }) {
  const { record, words } = useVisit()
  const w = words.record.item
  const { names, missing, mentions } = relations
  const links = (list: readonly Relative[]) =>
    list.map(r => ({
      to: paths.thing(record!.recordId, r.thingId),
      title: r.line,
      note: [nameOfType(words, r.type), ...r.relationships].join(' · '),
    }))
  const more = mayRelate && (
    <p className="after-list">
      <a href={paths.thingRelate(record!.recordId, item.thingId)}>
        <Icon name="plus" /> {w.relate}
      </a>
    </p>
  )
  if (names.length === 0 && missing === 0 && mentions.length === 0) return more
  return (
    <>
      {(names.length > 0 || missing > 0) && (
        <Card title={w.belongsTo} flush>
          {names.length > 0 && <LinkList links={links(names)} />}
          {missing > 0 && <p className="muted padded">{w.relatedUnknown(missing)}</p>}
        </Card>
      )}
      {mentions.length > 0 && (
        <Card title={w.mentionedBy} flush>
          <LinkList links={links(mentions)} />
        </Card>
      )}
      {more}
    </>
  )
}

function Attached({ item, mayChange }: { item: Item; mayChange: boolean }) {
  const { record, words, format } = useVisit()
  const w = words.record
  const blobs: readonly (ItemBlob & { readonly title: string })[] = item.blobs.map(b => ({
    ...b,
    title: blobTitle(item, b.name),
  }))
  const address = (name: string) =>
    `${paths.thingFile(record!.recordId, item.thingId)}${name === '' ? '' : `?name=${encodeURIComponent(name)}`}`
  return (
    <Card
      title={w.item.files}
      flush
      action={
        mayChange && (
          <ButtonLink to={paths.thingFiles(record!.recordId, item.thingId)}>
            {blobs.length === 0 ? w.thingFiles.add : w.thingFiles.change}
          </ButtonLink>
        )
      }
    >
      {blobs.length === 0 && !item.type.foreign && <p className="padded muted">{w.thingFiles.none}</p>}
      <LinkList
        links={[
          ...blobs.map(b => ({
            to: address(b.name),
            title: b.title,
            note: `${b.contentType} · ${format.bytes(b.length)}`,
            icon: 'download' as const,
          })),
          ...(item.type.foreign
            ? [
                {
                  to: `${paths.thingFile(record!.recordId, item.thingId)}?document=1`,
                  title: w.item.documentFile,
                  icon: 'download' as const,
                },
              ]
            : []),
        ]}
      />
    </Card>
  )
}

/** For clinicians and developers; folded away, since people read the words. */
function Codes({ item }: { item: Item }) {
  const w = useVisit().words.record.item.codes
  const list = item.type.data && item.value !== undefined ? codesIn(item.type.data, item.value) : []
  if (list.length === 0) return null
  return (
    <div className="item-codes">
      <Details summary={w.title(list.length)}>
        <Table
          caption={w.title(list.length)}
          columns={[
            { label: w.field, head: true, cell: c => c.label },
            { label: w.words, cell: c => c.words },
            { label: w.system, cell: c => <code>{c.system}</code> },
            { label: w.code, cell: c => <code>{c.code}</code> },
          ]}
          rows={list}
          rowKey={c => `${list.indexOf(c)}`}
        />
      </Details>
    </div>
  )
}

function Story({ item }: { item: Item }) {
  const { words, format } = useVisit()
  const w = words.record.item
  const told = ({ at, person, application }: Stamp) => (
    <>
      {format.dateTime(at)}
      <br />
      <span className="muted">{w.by(person, application)}</span>
    </>
  )
  const list: Fact[] = []
  if (item.common.source) list.push({ label: w.source, value: item.common.source })
  if (item.created) list.push({ label: w.added, value: told(item.created) })
  if (item.updated && item.created && item.updated.at !== item.created.at)
    list.push({ label: w.changed, value: told(item.updated) })
  return list.length === 0 ? null : (
    <Card title={w.story}>
      <Facts facts={list} />
    </Card>
  )
}
