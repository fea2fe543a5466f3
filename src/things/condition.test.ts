import { expect, it } from 'vitest'
import { checked, problem } from './base/checking.ts'
import { condition } from './condition.ts'
import { summarise } from './registry.ts'

const { sampleXml } = condition
const stopped = (date: string) => sampleXml.replace('</condition>', `<stop-date>${date}</stop-date></condition>`)

it('a condition is active until the day it ended', () => {
  expect(checked(condition, sampleXml)).toEqual({ relatedThings: [] })
  expect(checked(condition, stopped('<structured><date><y>2020</y><m>5</m></date></structured>')).updatedEndDate).toBe(
    '2020-05-01T00:00:00',
  )
  expect(checked(condition, stopped('<descriptive>when I moved</descriptive>')).updatedEndDate).toBeUndefined()
})

it('is shown by its name and checked', () => {
  expect(summarise(condition, sampleXml)).toBe('Asthma (Intermittent: Comes and goes)')
  expect(problem(condition, sampleXml.replace(/^<condition><name>.*?<\/name>/, '<condition>'))).toBe(
    'condition: name is missing before onset-date',
  )
  expect(problem(condition, stopped('<structured><date><y>20</y></date></structured>'))).toBe(
    'condition/stop-date/structured/date/y: this must be at least 1000',
  )
  expect(problem(condition, stopped('<structured><date><y>2020</y><d>5</d></date></structured>'))).toBe(
    'condition/stop-date/structured/date: a day needs a month',
  )
  expect(
    problem(condition, stopped('<structured><date><y>2020</y></date></structured><descriptive>x</descriptive>')),
  ).toBe('condition/stop-date: either structured or descriptive, not both')
})
