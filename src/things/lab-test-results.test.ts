import { describe, expect, it } from 'vitest'
import { checked, problem } from './base/checking.ts'
import { labTestResults, labTestResults1 } from './lab-test-results.ts'
import { convert, read, summarise } from './registry.ts'

const result = (ranges: string) =>
  `<results><value><measurement><display>4</display></measurement>${ranges}</value></results>`
const nested = (ranges: string) =>
  `<lab-test-results><lab-group><group-name><text>A</text></group-name><sub-groups><group-name><text>B</text></group-name><sub-groups><group-name><text>C</text></group-name>${result(ranges)}</sub-groups></sub-groups></lab-group></lab-test-results>`

describe('lab results', () => {
  it('are dated, shown and checked', () => {
    expect(checked(labTestResults, labTestResults.sampleXml).effectiveDate?.at).toBe('2026-03-17T09:20:00')
    expect(summarise(labTestResults, labTestResults.sampleXml)).toBe('Blood count')
    expect(problem(labTestResults, '<lab-test-results/>')).toBe('lab-test-results: lab-group is missing')
  })

  it('groups stand in groups, and a mistake is named down there', () => {
    const path = 'lab-test-results/lab-group/sub-groups/sub-groups/results/value/ranges'
    expect(
      problem(labTestResults, nested('<ranges><type><text>t</text></type><text><text>low</text></text></ranges>')),
    ).toBe('')
    expect(problem(labTestResults, nested('<ranges><type><text>t</text></type></ranges>'))).toBe(
      `${path}: text is missing`,
    )
    expect(
      problem(
        labTestResults1,
        nested('<ranges><type><text>t</text></type><range><minimum-range>x</minimum-range></range></ranges>'),
      ),
    ).toBe(`${path}/range/minimum-range: this must be a number`)
  })

  it('ranges become words and numbers, at any depth, and come back', () => {
    const old = nested(
      '<ranges><type><text>t</text></type><range><minimum-range>3.5</minimum-range><maximum-range>5</maximum-range></range></ranges>',
    )
    const newer = convert(old, labTestResults1, labTestResults)
    expect(newer).toContain(
      '<text><text>3.5 - 5</text></text><value><minimum-range>3.5</minimum-range><maximum-range>5</maximum-range></value>',
    )
    expect(convert(newer, labTestResults, labTestResults1)).toBe(old)
  })

  it('a range that is open is lost in the older version', () => {
    const open = nested(
      '<ranges><type><text>t</text></type><text><text>below 5</text></text><value><maximum-range>5</maximum-range></value></ranges>',
    )
    const { value } = read(labTestResults1, convert(open, labTestResults, labTestResults1))
    expect(value.labGroup[0]!.subGroups[0]!.subGroups[0]!.results[0]!.value!.ranges).toEqual([])
  })
})
