/** Brings a deleted thing back and shows it. */
import { Fault } from '../../../../protocol/fault.ts'
import { type Form, notFound, type Outcome, seeOther, type Visit } from '../../page.ts'
import { paths } from '../../paths.ts'
import { nameOfType, recordIn } from './about.ts'
import { thingIn } from './items.ts'

export const path = paths.thingRestore(':record', ':thing')

/** 13: a singleton has a successor; 61: somebody was faster (shell.md I31). */
export const overtaken = new Set(['VERSION_STAMP_MISMATCH', 'VERSION_STAMP_MISSING', 'INVALID_THING'])

export async function act(visit: Visit, _form: Form): Promise<Outcome> {
  const { recordId } = recordIn(visit)
  const w = visit.words.record.deleted
  const item = await thingIn(visit)
  if (!item) return notFound()
  const to = paths.thing(recordId, item.thingId)
  if (!item.deleted) return seeOther(to)
  try {
    await visit.ask(
      'RestoreThings',
      { thingIds: { thingId: [{ text: item.thingId, versionStamp: item.versionStamp }] } },
      { record: recordId },
    )
  } catch (error) {
    if (!(error instanceof Fault) || !overtaken.has(error.status)) throw error
    return seeOther(paths.deleted(recordId), { flash: { tone: 'bad', text: w.again } })
  }
  return seeOther(to, { flash: { tone: 'good', text: w.restored(nameOfType(visit.words, item.type)) } })
}
