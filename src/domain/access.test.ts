import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  type Access,
  type Action,
  actions,
  exceeds,
  flag,
  granted,
  type Item,
  may,
  mayType,
  permits,
  personCanGive,
  type Rule,
  type ThingSet,
} from './access.ts'

const families = ['weight', 'allergy', 'file']
const dates = ['2019-01-01T00:00:00', '2020-06-01T12:00:00', '2022-12-31T23:59:59']

const thingSet: fc.Arbitrary<ThingSet> = fc.record({
  types: fc.subarray(families),
  dates: fc.array(fc.record({ from: fc.constantFrom(...dates), to: fc.constantFrom(...dates) }, { requiredKeys: [] }), {
    maxLength: 2,
  }) as fc.Arbitrary<ThingSet['dates']>,
})
const rule: fc.Arbitrary<Rule> = fc.record({
  permissions: fc.subarray([...actions]),
  targets: fc.array(thingSet, { maxLength: 2 }),
  exceptions: fc.array(thingSet, { maxLength: 2 }),
})
const rules = fc.array(rule, { maxLength: 3 })
const access: fc.Arbitrary<Access> = fc
  .record({
    shell: fc.boolean(),
    avenue: fc.constantFrom('Online' as const, 'Offline' as const),
    recordState: fc.constantFrom('Active' as const, 'ReadOnly' as const, 'Suspended' as const, 'Deleted' as const),
    level: fc.constantFrom('View' as const, 'Modify' as const, 'Custodian' as const),
    personRules: fc.option(rules, { nil: undefined }),
    granted: rules,
    asked: rules,
  })
  .map(({ personRules, ...rest }) => ({ ...rest, ...(personRules && { personRules }) }))
const item: fc.Arbitrary<Item> = fc.record({
  family: fc.constantFrom(...families),
  effectiveDate: fc.constantFrom(...dates),
  flags: fc.integer({ min: 0, max: 31 }),
  state: fc.constantFrom('Active' as const, 'Deleted' as const),
})
const action = fc.constantFrom(...actions)

describe('the permission formula', () => {
  it('never gives an application more than the person has', () => {
    fc.assert(
      fc.property(access, item, action, (a, i, what) => {
        fc.pre(!a.shell)
        if (may(a, i, what)) expect(may({ ...a, shell: true }, i, what)).toBe(true)
      }),
    )
  })
  it('never gives an application more than it was granted, nor more than it asks for today', () => {
    fc.assert(
      fc.property(access, item, action, (a, i, what) => {
        if (!a.shell && may(a, i, what)) {
          expect(permits(a.granted, i.family, i.effectiveDate, what)).toBe(true)
          expect(permits(a.asked, i.family, i.effectiveDate, what)).toBe(true)
        }
      }),
    )
  })
  it('only grows when a rule is added', () => {
    fc.assert(
      fc.property(access, item, action, rule, (a, i, what, more) => {
        if (may(a, i, what)) expect(may({ ...a, granted: [...a.granted, more] }, i, what)).toBe(true)
      }),
    )
  })
  it('hides personal and deleted things from every application', () => {
    fc.assert(
      fc.property(access, item, action, (a, i, what) => {
        if (!a.shell && ((i.flags & flag.personal) !== 0 || i.state === 'Deleted')) expect(may(a, i, what)).toBe(false)
      }),
    )
  })
  it('lets nobody write to a record that is read-only, and nobody in where it is closed', () => {
    fc.assert(
      fc.property(access, item, action, (a, i, what) => {
        if (a.recordState === 'ReadOnly' && what !== 'Read') expect(may(a, i, what)).toBe(false)
        if (a.recordState === 'Suspended' || a.recordState === 'Deleted') expect(may(a, i, what)).toBe(false)
      }),
    )
  })
  it('lets a viewer change nothing', () => {
    fc.assert(
      fc.property(access, item, action, (a, i, what) => !(a.level === 'View' && what !== 'Read' && may(a, i, what))),
    )
  })
  it('speaks of a type as a whole no more narrowly than of its things', () => {
    fc.assert(
      fc.property(access, item, action, (a, i, what) => {
        if (may(a, i, what)) expect(mayType(a, i.family, what)).toBe(true)
      }),
    )
  })
  it('nor more broadly: there is a date at which the person, the grant and the application agree', () => {
    const moments = ['0001-01-01T00:00:00', ...dates, ...dates.map(date => `${date}.001`), '9999-12-31T23:59:59']
    fc.assert(
      fc.property(access, item, action, (a, i, what) => {
        const some = moments.some(effectiveDate => may(a, { ...i, effectiveDate, flags: 0, state: 'Active' }, what))
        expect(mayType(a, i.family, what)).toBe(some)
      }),
    )
  })
})

const all = (permissions: readonly Action[], types: readonly string[] = []): Rule => ({
  permissions,
  targets: types.length === 0 ? [] : [{ types, dates: [] }],
  exceptions: [],
})

describe('consent', () => {
  it('is complete when each required rule was granted, and does not need the optional ones', () => {
    const asked = [all(['Read'], ['weight']), { ...all(['Read'], ['file']), optional: true, name: 'files' }]
    expect(granted(asked, [all(['Read'], ['weight'])])).toBe(true)
    expect(granted(asked, [asked[1]!])).toBe(false)
  })
  it('still holds when required types are taken away, and must be given again when they are added', () => {
    const given = [all(['Read', 'Create'], ['weight', 'allergy'])]
    expect(granted([all(['Read'], ['weight'])], given)).toBe(true)
    expect(granted([all(['Read'], ['weight', 'file'])], given)).toBe(false)
    expect(granted([all(['Read', 'Delete'], ['weight'])], given)).toBe(false)
    expect(granted([all(['Read'])], given)).toBe(false)
    expect(granted([all(['Read'], ['weight'])], [all(['Read'])])).toBe(true)
  })
  it('cannot be given by somebody whose own right is smaller', () => {
    expect(personCanGive('View', undefined, [all(['Read'], ['weight'])])).toBe(true)
    expect(personCanGive('View', undefined, [all(['Create'], ['weight'])])).toBe(false)
    expect(personCanGive('Modify', [all(['Read'], ['weight'])], [all(['Read'], ['file'])])).toBe(false)
  })
})

describe('rules that exceed a ceiling', () => {
  const rule = (
    permissions: Rule['permissions'],
    targets: Rule['targets'] = [],
    exceptions: Rule['targets'] = [],
  ): Rule => ({
    permissions,
    targets,
    exceptions,
  })
  const of = (types: readonly string[], from?: string, to?: string) => ({
    types,
    dates: from === undefined && to === undefined ? [] : [{ ...(from && { from }), ...(to && { to }) }],
  })
  it.each([
    ['nothing within nothing', [], [], false],
    ['anything beyond nothing', [rule(['Read'])], [], true],
    ['a type within everything', [rule(['Read'], [of(['w'])])], [rule(['Read'])], false],
    ['everything beyond a type', [rule(['Read'])], [rule(['Read'], [of(['w'])])], true],
    ['everything but a type beyond another', [rule(['Read'], [], [of(['w'])])], [rule(['Read'], [of(['h'])])], true],
    [
      'everything but a type within the same',
      [rule(['Read'], [], [of(['w'])])],
      [rule(['Read'], [], [of(['w'])])],
      false,
    ],
    ['one permission more', [rule(['Read', 'Create'])], [rule(['Read'])], true],
    ['two rules that together reach', [rule(['Read', 'Create'])], [rule(['Read']), rule(['Create'])], false],
    [
      'a year within two halves that meet',
      [rule(['Read'], [of([], '2020', '2021')])],
      [rule(['Read'], [of([], '2020', '2020-07')]), rule(['Read'], [of([], '2020-07', '2021')])],
      false,
    ],
    [
      'a year beyond two halves with a gap',
      [rule(['Read'], [of([], '2020', '2021')])],
      [rule(['Read'], [of([], '2020', '2020-06')]), rule(['Read'], [of([], '2020-07', '2021')])],
      true,
    ],
    ['any time beyond a year', [rule(['Read'])], [rule(['Read'], [of([], '2020', '2021')])], true],
    ['what an exception takes out', [rule(['Read'], [of(['w'])])], [rule(['Read'], [], [of(['w'], '2020')])], true],
  ] as const)('%s', (_name, rules, ceiling, beyond) => {
    expect(exceeds(rules, ceiling)).toBe(beyond)
  })
})
