/** People: who has an account, and how they are recognised. */
import { type Reader, sql } from '../store/db.ts'
import { kept } from './caches.ts'
import type { Person, Services } from './context.ts'

interface Row {
  person_id: string
  name: string
  email: string
  email_verified_at: string | null
  state: Person['state']
  country: string
  culture: string
  time_zone: string
  preferences: Record<string, unknown>
}

const cache = kept<Person>()

/** The person, in whatever state; undefined when unknown. */
export function personById(services: Services, id: string): Promise<Person | undefined> {
  return cache(services).get(id, async () => {
    const [row] = await services.db.read.query<Row>(sql`
      select person_id, name, email, email_verified_at, state, country, culture, time_zone, preferences from person where person_id = ${id}`)
    return (
      row && {
        personId: row.person_id,
        name: row.name,
        email: row.email,
        emailVerified: row.email_verified_at !== null,
        state: row.state,
        country: row.country,
        culture: row.culture,
        timeZone: row.time_zone,
        preferences: row.preferences,
      }
    )
  })
}

export interface FoundPerson {
  readonly personId: string
  readonly name: string
  readonly email: string
  readonly emailVerified: boolean
  readonly state: Person['state']
  /** How many records the person holds. */
  readonly records: number
  readonly created: string
}

/** People whose name or address contains the text, or whose id it is, the newest first. */
export async function findPeople(read: Reader, match: string | undefined, most: number): Promise<FoundPerson[]> {
  const rows = await read.query<
    Pick<Row, 'person_id' | 'name' | 'email' | 'email_verified_at' | 'state'> & { records: number; created_at: string }
  >(sql`
    select p.person_id, p.name, p.email, p.email_verified_at, p.state, p.created_at,
      (select count(*) from record_holder h where h.person_id = p.person_id and h.state = 'Active') as records
    from person p
    where ${match ?? null}::text is null or position(lower(${match ?? ''}) in lower(p.name || ' ' || p.email)) > 0
      or p.person_id::text = lower(${match ?? ''})
    order by p.created_at desc, p.person_id limit ${most}`)
  return rows.map(row => ({
    personId: row.person_id,
    name: row.name,
    email: row.email,
    emailVerified: row.email_verified_at !== null,
    state: row.state,
    records: row.records,
    created: row.created_at,
  }))
}
