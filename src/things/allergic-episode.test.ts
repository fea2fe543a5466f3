import { expect, it } from 'vitest'
import { allergicEpisode } from './allergic-episode.ts'
import { checked, problem } from './base/checking.ts'
import { summarise } from './registry.ts'

it('an allergic episode is dated, shown and checked', () => {
  const { sampleXml } = allergicEpisode
  expect(checked(allergicEpisode, sampleXml).effectiveDate?.at).toBe('2025-09-14T15:30:00')
  expect(summarise(allergicEpisode, sampleXml)).toBe('Peanuts: Hives, swollen lips')
  expect(problem(allergicEpisode, sampleXml.replace(/<when[ >].*?<\/when>/s, ''))).toBe(
    'allergic-episode: when is missing before name',
  )
  expect(problem(allergicEpisode, sampleXml.replace(/<\/allergic-episode>$/, '<stranger/>$&'))).toBe(
    'allergic-episode: the element stranger is not expected here',
  )
})
