/**
 * Where the records may be that an application works with (column application.locations). One that names no place works
 * anywhere; the first that it names narrows it to that.
 */
import type { AppSupportedRecordLocations } from '../protocol/app-location.ts'
import { Fault } from '../protocol/fault.ts'
import { sql, type Writer } from '../store/db.ts'
import { applicationById, holdApplication } from './applications.ts'
import { changed } from './caches.ts'
import type { AppLocation, Services } from './context.ts'

interface Place {
  readonly country: string
  readonly stateProvince?: string | undefined
}
type Shape = AppSupportedRecordLocations['appSupportedRecordLocation'][number]

/** The rest of the world, as AppLocation has it. */
const everywhere = 'all'

/** Does an application that works in these locations (undefined: anywhere) work in all of this one? */
export const holdsLocation = (locations: readonly AppLocation[] | undefined, place: Place): boolean =>
  locationFor(locations, place) !== undefined

/** Which of its locations this one belongs to, the narrowest first; undefined: none. */
export const locationFor = (
  locations: readonly AppLocation[] = [{ country: everywhere }],
  { country, stateProvince }: Place,
): AppLocation | undefined =>
  locations
    .filter(l => covers(l, country, stateProvince))
    .toSorted((a, b) => narrowness(b) - narrowness(a))
    .at(0)

const narrowness = (l: AppLocation): number => (l.country === everywhere ? 0 : l.stateProvince === undefined ? 1 : 2)

const covers = (l: AppLocation, country: string, stateProvince: string | undefined): boolean =>
  l.country === everywhere ||
  (l.country === country.toUpperCase() &&
    (l.stateProvince === undefined || l.stateProvince === stateProvince?.toUpperCase()))

function placeOf({ location, allLocations, warningMsg }: Shape): AppLocation {
  if ((location === undefined) === (allLocations !== true))
    throw new Fault('INVALID_XML', 'info: give either a location or all-locations.')
  const warning = Object.fromEntries(warningMsg.map(({ text, lang = 'en-US' }) => [lang, text]))
  return {
    country: location?.country.toUpperCase() ?? everywhere,
    ...(location?.stateProvince !== undefined && { stateProvince: location.stateProvince.toUpperCase() }),
    ...(warningMsg.length > 0 && { warning }),
  }
}
const same = (a: AppLocation, b: AppLocation) => a.country === b.country && a.stateProvince === b.stateProvince

/** Adds places, all or none; 6 for an unknown application, 150 for a place that it has already. */
export const addAppLocations = (tx: Writer, wanted: readonly Shape[], now: string): Promise<void> =>
  eachApplication(tx, wanted, now, (known = [], place) => {
    if (known.some(l => same(l, place))) throw new Fault('DUPLICATE_APP_LOCATION_INFO')
    return [...known, place]
  })

/**
 * Takes places away, all or none; 151 where warnings are named, 147 for a place that the application has not. The last one
 * stays, since without any it would work anywhere.
 */
export const removeAppLocations = (tx: Writer, wanted: readonly Shape[], now: string): Promise<void> =>
  eachApplication(tx, wanted, now, (known = [], place) => {
    if (place.warning) throw new Fault('REMOVELOCATIONS_INVALID_WARNINGMESSAGES')
    const left = known.filter(l => !same(l, place))
    if (left.length === known.length)
      throw new Fault('RECORD_LOCATION_NOT_SUPPORTED', 'The application does not name this location.')
    if (left.length === 0)
      throw new Fault(
        'INVALID_XML',
        'An application keeps one location; add all-locations first to let it work anywhere.',
      )
    return left
  })

async function eachApplication(
  tx: Writer,
  wanted: readonly Shape[],
  now: string,
  change: (known: readonly AppLocation[] | undefined, place: AppLocation) => readonly AppLocation[],
): Promise<void> {
  for (const shape of wanted) {
    const id = shape.appId.toLowerCase()
    const application = await holdApplication(tx, id)
    if (!application || application.kind === 'Shell') throw new Fault('INVALID_APP', 'There is no such application.')
    const next = change(application.locations, placeOf(shape))
    await tx.query(sql`
      update application set locations = ${JSON.stringify(next)}, updated_at = ${now} where application_id = ${id}`)
  }
  await changed(tx)
}

/** The places of some applications; 6 for an unknown one. */
export async function appLocations(services: Services, ids: readonly string[]): Promise<Shape[]> {
  const found: Shape[] = []
  for (const id of ids) {
    const application = await applicationById(services, id)
    if (!application) throw new Fault('INVALID_APP', 'There is no such application.')
    for (const { country, stateProvince, warning = {} } of application.locations ?? [{ country: everywhere }])
      found.push({
        appId: id,
        ...(country === everywhere
          ? { allLocations: true }
          : { location: { country, ...(stateProvince !== undefined && { stateProvince }) } }),
        warningMsg: Object.entries(warning).map(([lang, text]) => ({ text, lang })),
      })
  }
  return found
}
