import { expect, it } from 'vitest'
import { checked, problem } from './base/checking.ts'
import { defibrillatorEpisode } from './defibrillator-episode.ts'
import { summarise } from './registry.ts'

it('a defibrillator episode is dated, shown and checked', () => {
  const { sampleXml } = defibrillatorEpisode
  expect(checked(defibrillatorEpisode, sampleXml).effectiveDate?.at).toBe('2025-12-02T03:14:00')
  expect(summarise(defibrillatorEpisode, sampleXml)).toBe('Fast ventricular tachycardia, 12 s')
  expect(problem(defibrillatorEpisode, sampleXml.replace(/<when[ >].*?<\/when>/s, ''))).toBe(
    'defibrillator-episode: when is missing before episode-type-group',
  )
  expect(problem(defibrillatorEpisode, sampleXml.replace(/<\/defibrillator-episode>$/, '<stranger/>$&'))).toBe(
    'defibrillator-episode: the element stranger is not expected here',
  )
  expect(problem(defibrillatorEpisode, sampleXml.replace('<duration-in-seconds>12<', '<duration-in-seconds>-1<'))).toBe(
    'defibrillator-episode/duration-in-seconds: this must be at least 0',
  )
})
