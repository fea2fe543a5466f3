/** The directory of applications and devices (table directory_item): entries as they came, checked, with what we know better. */

import { mostBytes } from '../protocol/application.ts'
import { utc } from '../protocol/dates.ts'
import {
  type ApplicationItem,
  type DeviceItem,
  type DirectoryKind,
  directoryPageSize,
  directoryTypes,
} from '../protocol/directory.ts'
import { Fault } from '../protocol/fault.ts'
import { isGuidText } from '../protocol/guid.ts'
import { sql, type Writer } from '../store/db.ts'
import { holdsLocation } from './app-locations.ts'
import { bytesOf } from './application-documents.ts'
import { shownInstances, shownLocations } from './application-info.ts'
import { applicationById } from './applications.ts'
import type { Services } from './context.ts'
import { pictureOf } from './pictures.ts'
import { isWebAddress } from './registration.ts'
import { bestOf } from './rules.ts'

type Item = ApplicationItem | DeviceItem
type Texts = Item['name']

const invalid = (sentence: string): never => {
  throw new Fault('INVALID_DIRECTORY_ITEM', sentence)
}

/** Puts the entry of an application in place of the one it had; 6 for an application that is not registered and active. */
export async function repsertApplicationItem(
  services: Services,
  tx: Writer,
  item: ApplicationItem,
  now: string,
): Promise<void> {
  await needApplication(services, item.id)
  check(item)
  const { applicationLogo, privacyStatementUrl, termsOfUseUrl, screenshots } = item
  for (const { text } of applicationLogo?.logo ?? []) checkPicture(text, applicationLogo!.contentType, logoPixels)
  checkUrls([...privacyStatementUrl, ...termsOfUseUrl])
  checkScreenshots(screenshots)
  await repsert(tx, 'application', item, now)
}

/** Puts the entry of a device in place of the one it had; 6 where it names an application that is not there. */
export async function repsertDeviceItem(services: Services, tx: Writer, item: DeviceItem, now: string): Promise<void> {
  if (item.appId !== undefined) await needApplication(services, item.appId)
  check(item)
  for (const { screenshots, purchaseUrl, windowsClientInformation } of item.models?.model ?? []) {
    checkScreenshots(screenshots)
    checkUrls(purchaseUrl)
    for (const p of windowsClientInformation?.driverPackages.package ?? [])
      checkUrls([...p.driverPackageUrl, ...p.instructionsUrl])
  }
  await repsert(tx, 'device', item, now)
}

async function needApplication(services: Services, id: string): Promise<void> {
  const application = await applicationById(services, id)
  if (application?.state !== 'Active' || application.kind === 'Shell' || application.kind === 'SodaChild')
    throw new Fault('INVALID_APP', 'The application is not registered here, or not active.')
}

async function repsert(tx: Writer, kind: DirectoryKind, item: Item, now: string): Promise<void> {
  // The dates are ours to keep, and the places those of the application.
  const { createdDate: _, updatedDate: __, ...kept } = item
  await tx.query(sql`
    insert into directory_item (kind, item_id, item, created_at, updated_at) values (${kind}, ${item.id}, ${JSON.stringify(kept)}, ${now}, ${now})
    on conflict (kind, item_id) do update set item = excluded.item, updated_at = excluded.updated_at`)
}

/** 127 for a number that is no directory, 126 for an entry that is not there. */
export async function removeItem(tx: Writer, type: number, id: string): Promise<void> {
  const kind = (directoryTypes as { readonly [type: number]: DirectoryKind })[type]
  if (kind === undefined)
    throw new Fault('INVALID_DIRECTORY_TYPE', 'directory-type: 1 for applications, 2 for devices.')
  const gone = await tx.query(
    sql`delete from directory_item where kind = ${kind} and item_id = ${id} returning 1 as one`,
  )
  if (gone.length === 0) throw new Fault('INVALID_DIRECTORY_ITEM', 'The directory has no such entry.')
}

// ---- reading

export interface DirectoryPage<I> {
  readonly items: readonly I[]
  /** Where the next page begins; undefined: this was the last. */
  readonly cursor: string | undefined
}

interface Row {
  item: Item
  item_id: string
  created_at: string
  updated_at: string
}

const withApplication = sql`
  left join application a on a.application_id = d.item_id and d.kind = 'application'
  left join application m on m.application_id = a.master_id`
const works = sql`(d.kind = 'device' or a.state = 'Active' and (m.state is null or m.state = 'Active'))`

/**
 * Entries in the order of their ids, those named or a page of all after a cursor. Those of applications that do not work at
 * present are left out.
 */
export async function directoryPage(
  services: Services,
  kind: 'application',
  which: { readonly ids?: readonly string[]; readonly cursor?: string | undefined },
): Promise<DirectoryPage<ApplicationItem>>
export async function directoryPage(
  services: Services,
  kind: 'device',
  which: { readonly ids?: readonly string[]; readonly cursor?: string | undefined },
): Promise<DirectoryPage<DeviceItem>>
export async function directoryPage(
  services: Services,
  kind: DirectoryKind,
  { ids, cursor }: { readonly ids?: readonly string[]; readonly cursor?: string | undefined },
): Promise<DirectoryPage<Item>> {
  const after = cursor?.toLowerCase()
  if (after !== undefined && !isGuidText(after))
    throw new Fault('INVALID_DIRECTORY_ITEM', 'The cursor is none that an answer of ours held.')
  const rows = await services.db.read.query<Row>(sql`
    select d.item, d.item_id, d.created_at, d.updated_at from directory_item d
    ${withApplication} where d.kind = ${kind} and ${works}
      and (${ids ?? null}::uuid[] is null or d.item_id = any(${ids ?? null}::uuid[]))
      and (${after ?? null}::uuid is null or d.item_id > ${after ?? null}::uuid)
    order by d.item_id limit ${directoryPageSize + 1}`)
  const page = rows.slice(0, directoryPageSize)
  return {
    items: await Promise.all(page.map(row => shown(services, kind, row))),
    cursor: rows.length > page.length ? page.at(-1)!.item_id : undefined,
  }
}

/** With the dates, and with the places and instances of the application where there is one (V3). */
async function shown(services: Services, kind: DirectoryKind, { item, created_at, updated_at }: Row): Promise<Item> {
  const dated = { ...item, createdDate: utc(created_at), updatedDate: utc(updated_at) }
  const applicationId = kind === 'device' ? (item as DeviceItem).appId : item.id
  const application = applicationId === undefined ? undefined : await applicationById(services, applicationId)
  if (!application) return dated
  return {
    ...dated,
    supportedRecordLocations: shownLocations(application.locations ?? [{ country: 'all' }]),
    ...(application.further.instances && { supportedInstances: shownInstances(application.further.instances) }),
  }
}

/** In the language that fits best. */
const textIn = (texts: Texts, language: string): string =>
  bestOf(
    texts.map(({ lang = 'en-US', text }) => [lang, text] as const),
    language,
  )[0]?.[1] ?? ''

/** The name for a list, in the language that fits best. */
export const nameOfItem = ({ name }: Item, language: string): string => textIn(name, language)

// ---- for people to look through

export interface Listed {
  readonly id: string
  readonly name: string
  readonly company?: string
  /** The short description. */
  readonly words: string
  readonly categories: readonly { readonly type: string; readonly value: string }[]
  readonly hasLogo: boolean
  readonly available: boolean
}

/** Nobody looks through more. */
export const mostListed = 500

interface ListRow {
  item_id: string
  name: Texts
  company: Texts | null
  words: Texts
  categories: { type: string; value: string }[]
  has_logo: boolean
  application_id: string | null
}

/** All entries of a kind by name, without their pictures, and whether each works in the country (undefined: anywhere will do). */
export async function listDirectory(
  services: Services,
  kind: DirectoryKind,
  language: string,
  country: string | undefined,
): Promise<{ items: readonly Listed[]; total: number }> {
  const rows = await services.db.read.query<ListRow>(sql`
    select d.item_id, d.item->'name' as name, d.item->'companyInformation'->'companyName' as company,
      d.item->'shortDescription' as words, d.item->'categories'->'category' as categories,
      d.item ? 'applicationLogo' or d.item->'companyInformation' ? 'companyLogo' as has_logo,
      case when d.kind = 'application' then d.item_id::text else d.item->>'appId' end as application_id
    from directory_item d ${withApplication} where d.kind = ${kind} and ${works}`)
  const items: Listed[] = []
  for (const row of rows) {
    const application = row.application_id === null ? undefined : await applicationById(services, row.application_id)
    const company = row.company ? textIn(row.company, language) : ''
    items.push({
      id: row.item_id,
      name: textIn(row.name, language),
      ...(company !== '' && { company }),
      words: textIn(row.words, language),
      categories: row.categories,
      hasLogo: row.has_logo,
      available: country === undefined || holdsLocation(application?.locations, { country }),
    })
  }
  items.sort((a, b) => a.name.localeCompare(b.name, language))
  return { items, total: items.length }
}

// ---- checks

/** Pixels of a logo, each way (shell.md D31). */
const logoPixels = 150
/** Large enough to recognise something on a screen of today. */
const screenshotPixels = 1600
const mostScreenshots = 3

function check(item: Item): void {
  if (item.directoryState !== 1) throw new Fault('INVALID_DIRECTORY_STATE', 'directory-state must be 1.')
  const { companyLogo, companyUrl = [] } = item.companyInformation ?? {}
  for (const { text } of companyLogo?.image ?? []) checkPicture(text, companyLogo!.imageContentType, logoPixels)
  checkUrls([...companyUrl, ...item.infoUrl, ...item.facebooklikeUrl])
  for (const { appUrl } of item.mobilePlatformCollection?.mobilePlatform ?? []) checkUrls([{ text: appUrl }])
}

/** Whoever follows one leaves for the web, and nowhere else. */
function checkUrls(urls: readonly { readonly text: string }[]): void {
  if (!urls.every(({ text }) => isWebAddress(text.trim())))
    invalid('Addresses must be absolute and begin with https:// or http://.')
}

function checkScreenshots(screenshots: ApplicationItem['screenshots']): void {
  const all = screenshots?.screenshot ?? []
  if (all.length > mostScreenshots) invalid(`At most ${mostScreenshots} screenshots.`)
  for (const { image, imageContentType } of all)
    for (const { text } of image) checkPicture(text, imageContentType, screenshotPixels)
}

function checkPicture(base64: string, contentType: string, pixels: number): void {
  const picture = pictureOf(bytesOf(base64, mostBytes.largeLogo, 'image'))
  if (!picture || picture.contentType !== contentType.trim().toLowerCase())
    throw new Fault(
      'INVALID_DIRECTORY_ITEM',
      'Pictures must be PNG, JPEG or GIF, and their content type must say which.',
    )
  if (picture.width > pixels || picture.height > pixels)
    throw new Fault('INVALID_DIRECTORY_ITEM', `A picture may have ${pixels} by ${pixels} pixels at most.`)
}
