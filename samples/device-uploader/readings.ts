/** What a cuff or a scale exports: one line for each moment, with pressure, weight or both. */
import type { HealthRecord, ThingKey } from '@healthkeep/client'
import { BloodPressure, dateTime, Weight } from '@healthkeep/client/things'

export interface Reading {
  /** The same each time the file is read; the record keeps one thing under it. */
  readonly id: string
  readonly line: number
  /** Safe to call again: there is one thing, whatever was lost on the way. */
  store(record: HealthRecord): Promise<ThingKey>
}

/** The file is not what we read; nothing of it was sent. */
export class BadFile extends Error {}

const columns = ['measured', 'systolic', 'diastolic', 'pulse', 'weight_kg'] as const
type Column = (typeof columns)[number]
const moment = /^(\d{4}-\d\d-\d\d)[ T]((?:[01]\d|2[0-3]):[0-5]\d(?::[0-5]\d)?)$/
// Date.parse takes the 31st of February for a day in March.
const isDay = (day = ''): boolean => Number.isFinite(Date.parse(day)) && new Date(day).toISOString().startsWith(day)

/**
 * All readings of a file, or a BadFile that names the line: a file is read whole before any of it is sent. `device` tells apart two
 * devices that measured in the same minute.
 */
export function readingsOf(csv: string, device: string): readonly Reading[] {
  const [head = '', ...lines] = csv.replace(/^\uFEFF/, '').split(/\r?\n/)
  const names = head.split(',').map(name => name.trim().toLowerCase())
  if (!names.includes('measured'))
    throw new BadFile(`The first line must name the columns: ${columns.join(', ')}; the last four may lack.`)
  return lines.flatMap((text, index) => {
    if (text.trim() === '') return []
    const line = index + 2
    const cells = text.split(',')
    const cell = (name: Column) => cells[names.indexOf(name)]?.trim() || undefined
    const number = (name: Column) => {
      const written = cell(name)
      if (written === undefined) return undefined
      const value = Number(written)
      if (!(value > 0 && value < 1000)) throw new BadFile(`Line ${line}: ${name} must be a number above 0, below 1000.`)
      return value
    }
    const [, day, clock] = moment.exec(cell('measured') ?? '') ?? []
    if (!isDay(day)) throw new BadFile(`Line ${line}: measured must be a moment like 2026-11-20 07:31.`)
    // Wall clock, as the device shows it: a health record keeps no zone.
    const at = `${day}T${clock}`
    const when = dateTime(at)

    const pulse = number('pulse')
    const systolic = number('systolic')
    const diastolic = number('diastolic')
    const kg = number('weight_kg')
    if ((systolic === undefined) !== (diastolic === undefined))
      throw new BadFile(`Line ${line}: systolic and diastolic belong together.`)

    const more = { common: { source: device } }
    const readings: Reading[] = []
    if (systolic !== undefined && diastolic !== undefined) {
      const id = `${device}/${at}/blood-pressure`
      const pressure = { when, systolic, diastolic, ...(pulse !== undefined && { pulse }) }
      readings.push({ id, line, store: record => record.putOnce(id, BloodPressure, pressure, more) })
    }
    if (kg !== undefined) {
      const id = `${device}/${at}/weight`
      readings.push({ id, line, store: record => record.putOnce(id, Weight, { when, value: { kg } }, more) })
    }
    return readings
  })
}
