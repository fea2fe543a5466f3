/** One entry of the directory, and its texts in the language of the visit. */
import type { ApplicationItem, DeviceItem } from '../../../../protocol/directory.ts'
import type { Visit } from '../../page.ts'

export type Kind = 'application' | 'device'
export type Entry =
  | { readonly kind: 'application'; readonly item: ApplicationItem }
  | { readonly kind: 'device'; readonly item: DeviceItem }

const guid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

/** The entry of `:kind` and `:id`; undefined when there is none. */
export async function entryIn({ ask, params }: Visit): Promise<Entry | undefined> {
  const id = params.id ?? ''
  if (!guid.test(id)) return undefined
  const filter = { directoryItemIds: { id: [id.toLowerCase()] } }
  if (params.kind === 'apps') {
    const { applicationDirectory } = await ask('GetApplicationDirectory', {
      applicationDirectoryFilter: filter,
      includeItemDetails: true,
    })
    const item = applicationDirectory?.applicationDirectoryItem[0]
    return item && { kind: 'application', item }
  }
  if (params.kind !== 'devices') return undefined
  const { deviceDirectory } = await ask('GetDeviceDirectory', {
    deviceDirectoryFilter: filter,
    includeItemDetails: true,
  })
  const item = deviceDirectory?.deviceDirectoryItem[0]
  return item && { kind: 'device', item }
}

interface Text {
  readonly text: string
  readonly lang?: string
}

/** In the culture, its language, English, or what comes first; undefined when nothing was said. */
export function textIn(texts: readonly Text[], culture: string): string | undefined {
  const language = culture.split('-')[0]!.toLowerCase()
  const of = (wanted: string) =>
    texts.find(({ lang = 'en-US' }) => lang.toLowerCase() === wanted || lang.toLowerCase().startsWith(`${wanted}-`))
  return (of(culture.toLowerCase()) ?? of(language) ?? of('en') ?? texts[0])?.text
}

interface Screens {
  readonly screenshots?: ApplicationItem['screenshots']
}

/** Screenshots in their order; those of a device are of its models. */
export const screenshotsOf = (entry: Entry) =>
  (entry.kind === 'application' ? [entry.item] : (entry.item.models?.model ?? []))
    .flatMap((of: Screens) => of.screenshots?.screenshot ?? [])
    .toSorted((a, b) => a.sequence - b.sequence)
