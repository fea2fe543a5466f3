/** Somebody else saved the item while this form was being filled: what it says now beside what was typed. Saving again decides. */
import { Notice } from '../../parts/notice.tsx'
import type { Reader } from '../../parts/told.ts'
import { useFormState, useVisit } from '../../parts/visit.tsx'
import type { Item } from './items.ts'
import { own, saidIn } from './save.ts'
import { DifferenceTable, differencesOf } from './versions.tsx'

export function Meanwhile({ item, reader }: { item: Item; reader: Reader }) {
  const visit = useVisit()
  const { values } = useFormState()
  const seen = values?.get(own.stamp) ?? ''
  if (!values || seen === '' || seen === item.versionStamp) return null
  const w = visit.words.record.form.meanwhile
  const typed = saidIn(visit, item, values)
  const different = typed ? differencesOf(item, typed, reader, visit).filter(d => d.kind !== 'same') : []
  const { updated } = item
  return (
    <section className="meanwhile" aria-labelledby="meanwhile">
      <Notice tone="warn">
        <h2 id="meanwhile">{updated ? w.title(updated.person, visit.format.dateTime(updated.at)) : w.titlePlain}</h2>
        <p>{typed && different.length === 0 ? w.same : typed ? w.choose : w.unread}</p>
      </Notice>
      {different.length > 0 && (
        <DifferenceTable list={different} before={w.now} after={w.typed} caption={w.caption} changesOnly />
      )}
    </section>
  )
}
