/** Remembers the unit in which this person reads a kind of measurement, and goes back to where it was chosen. */
import { type Form, localPath, notFound, type Outcome, seeOther, type Visit } from '../../page.ts'
import { paths } from '../../paths.ts'
import { recordIn } from './about.ts'
import { slugOf, typeNamed } from './items.ts'

export const path = paths.typeUnit(':record', ':type')

export async function act(visit: Visit, form: Form): Promise<Outcome> {
  const type = typeNamed(visit.params.type!)
  if (!type) return notFound()
  const fallback = paths.type(recordIn(visit).recordId, slugOf(type))
  const unit = form.text('unit')
  if (/^[A-Za-z0-9-]{1,32}$/.test(unit)) await visit.ask('SetUnitPreference', { kind: type.root, unit })
  return seeOther(localPath(form.text('next'), fallback))
}
