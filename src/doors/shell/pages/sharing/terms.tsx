/** The part of a form that says what somebody may do in a record, and until when: for inviting and for changing. */
import { typeById } from '../../../../things/registry.ts'
import { endOfDay, lastDay } from '../../forms/last-day.ts'
import type { Form, Problems, Visit } from '../../page.ts'
import { Details } from '../../parts/blocks.tsx'
import { CheckField, Choices, DayField, Group, readDay } from '../../parts/form.tsx'
import { useFormState, useVisit } from '../../parts/visit.tsx'
import { nowFor, pluralOfType } from '../record/about.ts'
import { categories, newestTypes } from '../record/items.ts'
import { familiesOf, ruleFor, type Sharer } from './common.ts'

export const levels = ['View', 'Modify', 'Custodian'] as const

export type Terms = Pick<Sharer, 'level' | 'rule' | 'canAccessAudit' | 'dateAuthExpires'>

/** What was chosen, as AuthorizeRecord is told it; `rule` is absent where limits stay as they are. */
export interface ChosenTerms {
  readonly level: Terms['level']
  readonly rule: Terms['rule'] | undefined
  readonly canAccessAudit: boolean
  readonly expiresDate: string
}

/** The year that stands for no end. */
const never = '9999-12-31T00:00:00Z'

export function readTerms(visit: Pick<Visit, 'words' | 'person'>, form: Form): ChosenTerms | { problems: Problems } {
  const w = visit.words.sharing.terms
  const problems: { [field: string]: string } = {}
  const level = levels.find(l => l === form.text('level'))
  if (!level) problems.level = w.levelMissing
  const day = readDay(form, 'until')
  if (day === 'wrong' || (day !== 'empty' && day < nowFor(visit).slice(0, 10))) problems.until = w.untilWrong
  const reach = form.text('reach')
  const kinds = form.all('kind').flatMap(id => typeById(id)?.familyId ?? [])
  if (reach === 'some' && kinds.length === 0) problems.reach = w.kindsMissing
  if (level === 'Custodian' && day !== 'empty' && !problems.until) problems.until = w.custodianLimits
  if (level === 'Custodian' && reach !== 'whole' && !problems.reach) problems.reach = w.custodianLimits
  if (!level || Object.keys(problems).length > 0) return { problems }
  return {
    level,
    rule: reach === 'some' ? [ruleFor([...new Set(kinds)])] : reach === 'kept' ? undefined : [],
    canAccessAudit: form.has('history'),
    expiresDate: day === 'empty' ? never : endOfDay(day, visit.person?.timeZone ?? 'UTC'),
  }
}

export function TermsFields({ terms, kinds = [] }: { terms?: Terms; kinds?: readonly string[] }) {
  const { words, person } = useVisit()
  const w = words.sharing.terms
  const { levels: names, levelHelp } = words.sharing
  const families = terms ? familiesOf(terms.rule) : kinds
  const ends = terms?.dateAuthExpires
  return (
    <>
      <Choices
        name="level"
        legend={w.level}
        chosen={[terms?.level ?? 'View']}
        options={levels.map(level => ({ value: level, label: names[level], help: levelHelp[level] }))}
      />
      <Choices
        name="reach"
        legend={w.reach}
        chosen={[families === undefined ? 'kept' : families.length > 0 ? 'some' : 'whole']}
        options={[
          { value: 'whole', label: w.whole },
          { value: 'some', label: w.some },
          ...(families === undefined ? [{ value: 'kept', label: w.kept }] : []),
        ]}
      />
      <Kinds chosen={families ?? []} />
      <DayField
        name="until"
        legend={w.until}
        help={w.untilHelp}
        optional
        {...(ends !== undefined && { value: lastDay(ends, person?.timeZone ?? 'UTC') })}
      />
      <CheckField name="history" label={w.history} help={w.historyHelp} checked={terms?.canAccessAudit ?? false} />
    </>
  )
}

/** Every kind of data, by category; a category with something chosen in it is open. */
function Kinds({ chosen }: { chosen: readonly string[] }) {
  const { words } = useVisit()
  const w = words.sharing.terms
  const { values } = useFormState()
  const ticked = new Set(values ? values.getAll('kind') : chosen)
  return (
    <div className="kinds">
      <Group name="kinds" legend={w.kinds} help={w.kindsHelp}>
        {categories.map(category => {
          const types = newestTypes
            .filter(type => type.category === category)
            .map(type => ({ id: type.familyId, label: pluralOfType(words, type) }))
            .sort((a, b) => a.label.localeCompare(b.label))
          const n = types.filter(type => ticked.has(type.id)).length
          return (
            <Details key={category} summary={w.kindsOf(words.record.categories[category] ?? category, n)} open={n > 0}>
              <div className="kinds-list">
                {types.map(type => (
                  <div key={type.id} className="tick">
                    <input
                      type="checkbox"
                      id={`kind-${type.id}`}
                      name="kind"
                      value={type.id}
                      defaultChecked={ticked.has(type.id)}
                    />
                    <div>
                      <label htmlFor={`kind-${type.id}`}>{type.label}</label>
                    </div>
                  </div>
                ))}
              </div>
            </Details>
          )
        })}
      </Group>
    </div>
  )
}
