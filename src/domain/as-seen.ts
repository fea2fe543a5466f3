/** People and records in the eyes of one application: under its own ids, with what it may know (wire.md, Appendix C). */
import { never, utc } from '../protocol/dates.ts'
import { cultureParts, type PersonInfo, type ThingTypePermission } from '../protocol/person.ts'
import { type RecordInfo, relationshipName } from '../protocol/record.ts'
import { limits } from '../protocol/service.ts'
import type { Reader } from '../store/db.ts'
import { thingTypes } from '../things/registry.ts'
import { type Access, type Avenue, actions, mayType } from './access.ts'
import { holdsLocation } from './app-locations.ts'
import type { Application, Person, Services } from './context.ts'
import { askedBy, type GrantedRecord, recordAuthAction, recordsOfPerson } from './grants.ts'
import { type ApplicationSettings, applicationSettings } from './settings.ts'

/** All attributes are given: strict clients fail over missing ones (wire.md §10.3, rows 55, 60). */
export function recordAsSeen({ seals }: Services, application: Application, record: GrantedRecord): RecordInfo {
  const { applicationId } = application
  return {
    text: record.name,
    id: seals.recordAs(applicationId, record.personId, record.recordId),
    recordCustodian: record.level === 'Custodian',
    relType: record.relationship,
    relName: relationshipName(record.relationship),
    authExpires: record.expiresAt === undefined ? never : utc(record.expiresAt),
    // An authorization that has expired is not shown at all.
    authExpired: false,
    displayName: record.displayName,
    state: record.state,
    dateCreated: utc(record.createdAt),
    maxSizeBytes: record.maxSizeBytes,
    sizeBytes: record.sizeBytes,
    appRecordAuthAction: holdsLocation(application.locations, record)
      ? recordAuthAction(askedBy(application), record)
      : 'RecordLocationNotSupported',
    autoReconcileDocuments: false,
    appSpecificRecordId: seals.sharedRecordAs(applicationId, record.recordId),
    locationCountry: record.country,
    ...(record.stateProvince !== undefined && { locationStateProvince: record.stateProvince }),
    dateUpdated: utc(record.updatedAt),
    latestOperationSequenceNumber: record.latestSequence,
    recordAppAuthCreatedDate: utc(record.grantedAt),
  }
}

/**
 * The person with the records opened to the application, at most `limits.records`; undefined when there is none.
 * `settings` spares a query where they are known.
 */
export async function personAsSeen(
  services: Services,
  read: Reader,
  application: Application,
  person: Pick<Person, 'personId' | 'name' | 'culture' | 'country'>,
  now: string,
  options: {
    readonly settings?: ApplicationSettings
    readonly effectivePermissions?: boolean
    /** No other record than this. */
    readonly only?: string
  } = {},
): Promise<PersonInfo | undefined> {
  const { applicationId } = application
  const { settings, selectedRecordId } =
    options.settings ?? (await applicationSettings(read, applicationId, person.personId))
  const found = await recordsOfPerson(read, application, person.personId, now, {
    selected: selectedRecordId,
    atMost: limits.records + 1,
    ...(options.only !== undefined && { only: [options.only] }),
  })
  const records = found.slice(0, limits.records)
  const [first] = records
  if (!first) return undefined
  const culture = cultureParts(person.culture)
  return {
    personId: services.seals.personAs(applicationId, person.personId),
    name: person.name,
    ...(settings !== undefined && { appSettings: settings }),
    // The selected record comes first; where its authorization is gone another one takes its place (§10.3, row 59).
    selectedRecordId: services.seals.recordAs(applicationId, person.personId, first.recordId),
    ...(found.length > records.length && { moreRecords: true }),
    record: records.map(record => recordAsSeen(services, application, record)),
    preferredCulture: culture,
    preferredUiculture: culture,
    location: { country: person.country },
    ...(options.effectivePermissions && {
      effectiveRecordPermissionList: effectivePermissions(services, application, records),
    }),
  }
}

const newestTypes = thingTypes
  .filter(type => type.versions.at(-1) === type)
  .map(({ id, familyId }) => ({ id, family: familyId }))

const effectivePermissions = (services: Services, application: Application, records: readonly GrantedRecord[]) => ({
  effectiveRecordPermission: records.map(record => ({
    recordId: services.seals.recordAs(application.applicationId, record.personId, record.recordId),
    thingTypePermission: typePermissions(
      { Online: accessOn(application, record, 'Online'), Offline: accessOn(application, record, 'Offline') },
      newestTypes,
    ),
  })),
})

const accessOn = (application: Application, record: GrantedRecord, avenue: Avenue): Access => ({
  shell: false,
  avenue,
  recordState: record.state,
  level: record.level,
  ...(record.personRules && { personRules: record.personRules }),
  granted: avenue === 'Online' ? record.grant.online : record.grant.offline,
  asked: avenue === 'Online' ? askedBy(application).online : askedBy(application).offline,
})

/** What may be done with each type on each avenue; types with neither are left out (wire.md §5.1, QueryPermissions). */
export function typePermissions(
  access: { readonly [A in Avenue]: Access | undefined },
  types: readonly { readonly id: string; readonly family: string }[],
): ThingTypePermission[] {
  const on = (avenue: Avenue, family: string) => {
    const known = access[avenue]
    const permission = known ? actions.filter(action => mayType(known, family, action)) : []
    return permission.length === 0 ? undefined : { permission }
  }
  return types.flatMap(({ id, family }) => {
    const online = on('Online', family)
    const offline = on('Offline', family)
    if (!online && !offline) return []
    return [
      {
        thingTypeId: id,
        ...(online && { onlineAccessPermissions: online }),
        ...(offline && { offlineAccessPermissions: offline }),
      },
    ]
  })
}
