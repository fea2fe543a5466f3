/**
 * The demo family: coherent data over years, made from seeds and the date of today, so that the same day gives the same family.
 * Nobody in it exists. Each record is a list of topics; each topic has a seed of its own, so that a new one shifts no other.
 */
import { leo, leoBirthDate, nora, noraBirthDate } from './children.ts'
import { type DemoThing, Diary, type Topic, written } from './diary.ts'
import { maya, mayaBorn } from './maya.ts'
import { tom, tomBorn } from './tom.ts'
import { walter, walterBorn } from './walter.ts'

export interface DemoRecord {
  /** As its first holder calls it. */
  readonly name: string
  /** Relationship code of wire.md Appendix C; 1 is the person's own. */
  readonly relationship: number
  /** yyyy-mm-dd */
  readonly birthDate: string
  readonly things: readonly DemoThing[]
}

export interface DemoPerson {
  readonly name: string
  readonly email: string
  /** The first is the person's own. */
  readonly records: readonly DemoRecord[]
}

/** The family as of `today`. */
export function demoFamily(today: Date): readonly DemoPerson[] {
  const record = (
    name: string,
    relationship: number,
    born: (d: Diary) => string,
    topics: Readonly<Record<string, Topic>>,
  ): DemoRecord => ({
    name,
    relationship,
    birthDate: born(new Diary(today, name)),
    things: written(today, name, topics),
  })
  return [
    {
      name: 'Maya Ellison',
      email: 'maya@demo.healthkeep.example',
      records: [
        record('Maya', 1, mayaBorn, maya),
        record('Nora', 15, noraBirthDate, nora),
        record('Leo', 14, leoBirthDate, leo),
      ],
    },
    { name: 'Tom Ellison', email: 'tom@demo.healthkeep.example', records: [record('Tom', 1, tomBorn, tom)] },
    {
      name: 'Walter Brandt',
      email: 'walter@demo.healthkeep.example',
      records: [record('Walter', 1, walterBorn, walter)],
    },
  ]
}
