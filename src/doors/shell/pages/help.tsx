import { Prose } from '../parts/prose.tsx'
import { useVisit } from '../parts/visit.tsx'
import { paths } from '../paths.ts'

export const path = paths.help()
export const access = 'anyone'

export function Page() {
  const { title, lead, topics } = useVisit().words.account.help
  return <Prose title={title} lead={lead} sections={topics} />
}
