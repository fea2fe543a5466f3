import { languageOf } from '../../domain/application-info.ts'
import type { ReadContext } from '../../domain/context.ts'
import { listDirectory, mostListed } from '../../domain/directory.ts'
import { method, type RequestOf, type ResponseOf } from '../../protocol/method.ts'
import { boolean, doc, guid, int, many, oneOf, optional, sequence, string } from '../../schema/schema.ts'

const coded = sequence({ type: string(), value: string() })

export const contract = method({
  name: 'ListDirectory',
  summary: 'The directory for people to look through: names, makers and a few words, without pictures.',
  visibility: 'private',
  access: { caller: 'shell-anonymous', record: 'none', operators: true },
  versions: {
    1: {
      request: sequence({
        kind: oneOf('application', 'device'),
        find: optional(doc(string({ max: 100 }), 'Part of a name or of the few words.')),
        category: optional(coded),
        country: optional(doc(string({ max: 3 }), 'Where the person is.')),
      }),
      response: sequence({
        item: many(
          sequence({
            id: guid(),
            name: string(),
            company: optional(string()),
            words: string(),
            hasLogo: boolean(),
            available: doc(boolean(), 'It works where the person is.'),
          }),
        ),
        total: doc(int(), 'Entries of this kind in all.'),
      }),
    },
  },
})

/** By name, in the language of the person, the first of a great many. */
export async function handle(
  { kind, find, category, country }: RequestOf<typeof contract>,
  { services, culture }: ReadContext,
): Promise<ResponseOf<typeof contract>> {
  const { items, total } = await listDirectory(services, kind, languageOf(culture), country)
  const sought = find?.trim().toLowerCase() ?? ''
  const wanted = items.filter(
    item =>
      (category === undefined || item.categories.some(c => c.type === category.type && c.value === category.value)) &&
      [item.name, item.company ?? '', item.words].some(text => text.toLowerCase().includes(sought)),
  )
  return { item: wanted.slice(0, mostListed).map(({ categories: _, ...item }) => item), total }
}
