import { Prose } from '../parts/prose.tsx'
import { useVisit } from '../parts/visit.tsx'
import { paths } from '../paths.ts'

export const path = paths.terms()
export const access = 'anyone'

export function Page() {
  return <Prose {...useVisit().words.account.terms} />
}
