import { again, type Form, isOutcome, type Outcome, type Props, type Visit } from '../../page.ts'
import { RefusalPage } from '../../parts/refusal.tsx'
import { paths } from '../../paths.ts'
import { readAddress } from '../../query.ts'
import { redirect, type Refusal } from '../../redirects.ts'

export const path = paths.redirect()
export const access = 'anyone'
export const foreign = true

const queryString = (here: string): string => (here.includes('?') ? here.slice(here.indexOf('?') + 1) : '')

export function load(visit: Visit): Promise<Outcome | Refusal> {
  return redirect(readAddress(queryString(visit.here)), visit)
}

export const act = (_visit: Visit, _form: Form): Promise<Outcome> => Promise.resolve(again({}, undefined, 200))

export function Page({ title, text }: Props<typeof load>) {
  return <RefusalPage title={title} text={text} />
}
void isOutcome
