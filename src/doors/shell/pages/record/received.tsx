/** What an application left and a person took in at once (shell.md §4.2): the items as they are now, by kind. */
import type { ThingType } from '../../../../things/registry.ts'
import { notFound, type Outcome, type Props, type Visit } from '../../page.ts'
import { Empty, Section } from '../../parts/blocks.tsx'
import { ButtonLink } from '../../parts/form.tsx'
import { Layout } from '../../parts/layout.tsx'
import { ThingTable } from '../../parts/thing-table.tsx'
import type { Reader } from '../../parts/told.ts'
import { useVisit } from '../../parts/visit.tsx'
import { paths } from '../../paths.ts'
import { asGuid } from '../../query.ts'
import { pluralOfType, readerFor, recordIn, tasteOf } from './about.ts'
import { type Item, listing, slugOf } from './items.ts'

export const path = paths.received(':record', ':app')

/** More than anybody reads on one page; the lists of each kind have all. */
const mostShown = 240

interface Received {
  readonly app: string
  readonly at: string
  readonly more: number
  readonly lists: readonly { readonly type: ThingType; readonly items: readonly Item[]; readonly reader: Reader }[]
}

export async function load(visit: Visit): Promise<Outcome | Received> {
  const { ask, params, query } = visit
  const { recordId } = recordIn(visit)
  const application = asGuid(params.app)
  const at = query.get('at') ?? ''
  if (application === undefined || !/^\d{4}-\d\d-\d\dT[\d:.]{8,16}Z$/.test(at)) return notFound()
  const found = await listing(ask, recordId, { created: { application, at }, maxFull: mostShown })
  const items = found.items
  const taste = await tasteOf(visit)
  const types = [...new Set(items.map(i => i.type))]
  return {
    app: items[0]?.created?.application ?? '',
    at,
    more: found.keys.length,
    lists: types.map(type => ({ type, items: items.filter(i => i.type === type), reader: readerFor(taste, type) })),
  }
}

export function Page({ app, at, more, lists }: Props<typeof load>) {
  const { record, words, format } = useVisit()
  const w = words.connect.pickUp.done
  const { recordId } = record!
  return (
    <Layout title={w.title(app)} section="data" lead={w.lead(format.dateTime(at))} width="wide">
      {lists.length === 0 && <Empty icon="bin" title={w.none} text={w.noneText} />}
      {lists.map(({ type, items, reader }) => (
        <Section
          key={type.id}
          title={pluralOfType(words, type)}
          action={
            <ButtonLink to={paths.type(recordId, slugOf(type))}>
              {words.record.seeAllOf(pluralOfType(words, type))}
            </ButtonLink>
          }
        >
          <ThingTable type={type} items={items} reader={reader} caption={pluralOfType(words, type)} />
        </Section>
      ))}
      {more > 0 && <p className="muted">{w.more(more)}</p>}
    </Layout>
  )
}
