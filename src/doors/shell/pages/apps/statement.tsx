import { notFound, type Outcome, type Props, type Visit } from '../../page.ts'
import { Layout } from '../../parts/layout.tsx'
import { useVisit } from '../../parts/visit.tsx'
import { paths } from '../../paths.ts'
import { asGuid } from '../../query.ts'
import { documentOf } from './documents.ts'

/** The privacy statement or the terms of an application without pages of its own, as it deposited them here (shell.md §1.2, D23). */
export const path = paths.appStatement(':app', ':statement')
export const access = 'anyone'

const kinds = { privacy: 'privacyStatement', terms: 'termsOfUse' } as const
type Which = keyof typeof kinds
const isKind = (name: string | undefined): name is Which => name !== undefined && Object.hasOwn(kinds, name)

export async function load(
  visit: Visit,
): Promise<Outcome | { readonly which: Which; readonly name: string; readonly paragraphs: readonly string[] }> {
  const { app, statement: which } = visit.params
  const id = asGuid(app)
  if (id === undefined || !isKind(which)) return notFound()
  const found = await documentOf(visit, id, kinds[which])
  return found ? { which, name: found.app.name[0]?.text ?? '', paragraphs: found.paragraphs } : notFound()
}

export function Page({ which, name, paragraphs }: Props<typeof load>) {
  const { words } = useVisit()
  const w = words.connect.statement
  return (
    <Layout title={w[which](name)} lead={w.lead(name)} width="narrow">
      <div className="prose">
        {paragraphs.length === 0 && <p>{w.none(name)}</p>}
        {paragraphs.map((line, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the lines are rendered once
          <p key={i}>{line}</p>
        ))}
      </div>
    </Layout>
  )
}
