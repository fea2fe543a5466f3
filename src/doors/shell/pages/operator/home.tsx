import { Card, Details, Empty, LinkList } from '../../parts/blocks.tsx'
import { Layout } from '../../parts/layout.tsx'
import { desksOf } from '../../parts/operator-bar.tsx'
import { useVisit } from '../../parts/visit.tsx'
import { paths } from '../../paths.ts'

export const path = paths.operator()
export const access = 'operator'

export function Page() {
  const { operator, words } = useVisit()
  const { home: w, nav } = words.operator
  const desks = desksOf(operator!)
  return (
    <Layout title={w.title(operator!.name)} lead={w.lead} width="narrow">
      {desks.length === 0 ? (
        <Empty icon="lock" title={w.nothingTitle} text={w.nothing} />
      ) : (
        <Card flush>
          <LinkList links={desks.map(({ desk, to, icon }) => ({ to, icon, title: nav[desk], note: w.notes[desk] }))} />
        </Card>
      )}
      {operator!.method.length > 0 && (
        <Details summary={w.methods}>
          <ul>
            {operator!.method.map(name => (
              <li key={name}>{name}</li>
            ))}
          </ul>
        </Details>
      )}
    </Layout>
  )
}
