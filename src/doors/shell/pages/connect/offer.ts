/** What stands on the consent page at first: which record is chosen, which rules have a box, which boxes are ticked. */
import type { AskedRule } from '../../../../protocol/consent.ts'
import type { Connection } from '../../connection.ts'
import type { Offer, RecordOption } from './consent.tsx'

export type Wish = Pick<Connection, 'multiRecord' | 'extRecordId' | 'onOptional' | 'offOptional'>

export interface Standing {
  readonly records: readonly RecordOption[]
  /** Ids of the records that are ticked at first. */
  readonly chosen: readonly string[]
  /** The person allowed it in some record before; `asksMore`: not all that it asks for by now. */
  readonly before: 'nothing' | 'everything' | 'asksMore'
  readonly offer: Offer
}

/** `made`: a record that the person has just created on the way. */
export function standingOf(
  wish: Wish,
  rules: readonly AskedRule[],
  records: readonly RecordOption[],
  made: string | undefined,
): Standing {
  const returning = records.some(r => r.authorized)
  const chosen = preselected(wish, records, made)
  const granted = records.filter(r => chosen.includes(r.recordId)).flatMap(r => r.grantedRule)
  const offer = offerOf(wish, rules, returning, granted)
  const missesSome = [...offer.required, ...offer.offered].some(r => !granted.includes(r.key))
  return { records, chosen, before: !returning ? 'nothing' : missesSome ? 'asksMore' : 'everything', offer }
}

/** A record made on the way, else the one that the application names, else the one chosen last, else the own one. */
function preselected(
  { multiRecord, extRecordId }: Wish,
  records: readonly RecordOption[],
  made: string | undefined,
): string[] {
  const possible = records.filter(r => r.hindrance === undefined)
  const meant = possible.filter(r => r.recordId === made || r.externalRecordId === extRecordId)
  if (multiRecord) {
    const before = possible.filter(r => r.authorized || meant.includes(r))
    return (before.length > 0 ? before : possible.slice(0, 1)).map(r => r.recordId)
  }
  const one =
    meant.find(r => r.recordId === made) ??
    (extRecordId !== undefined
      ? meant[0]
      : (possible.find(r => r.selected) ?? possible.find(r => r.authorized) ?? possible[0]))
  return one ? [one.recordId] : []
}

/**
 * Which optional rules have a box now, and which are ticked (shell.md §2.7): those the application names; without names, at
 * the first consent, those flagged for it. What was allowed before and has no box now stays.
 */
function offerOf(
  { onOptional, offOptional }: Wish,
  rules: readonly AskedRule[],
  returning: boolean,
  granted: readonly string[],
): Offer {
  const named = (asked: AskedRule) => {
    const names = asked.avenue === 'Online' ? onOptional : offOptional
    return names.some(name => name.toLowerCase() === asked.rule.name?.toLowerCase())
  }
  const anyNamed = onOptional.length + offOptional.length > 0
  const optional = rules.filter(r => r.rule.optional)
  const offered = optional.filter(r => (anyNamed ? named(r) : !returning && (r.rule.displayFlags & 1) !== 0))
  const flag = returning || anyNamed ? 4 : 2
  return {
    required: rules.filter(r => !r.rule.optional),
    offered,
    ticked: offered.filter(r => granted.includes(r.key) || (r.rule.displayFlags & flag) !== 0).map(r => r.key),
    kept: optional.filter(r => granted.includes(r.key) && !offered.includes(r)),
  }
}
