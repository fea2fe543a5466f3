/**
 * What a clinic's report needs of a clinical document (HL7 CDA, shell.md §1.4, E9): how the clinic knows the patient, and when
 * the patient was seen or left. An extension beside the document has the last word; the document itself is never altered.
 */
import type { XmlElement } from '../xml/parse.ts'
import { parse } from '../xml/parse.ts'
import { attribute, child, elements, text } from '../xml/tree.ts'

export interface Encounter {
  readonly patientId: string
  readonly organizationId: string | undefined
  /** ISO with Z. */
  readonly eventDate: string
}

/** `data`: what stands inside data-xml. Undefined where patient or date are told nowhere. */
export function encounterOf(data: string): Encounter | undefined {
  const [document, common] = elements(parse(Buffer.from(`<data-xml>${data}</data-xml>`)))
  if (!document) return undefined
  const said =
    common && elements(common).find(e => e.local === 'extension' && attribute(e, 'source') === 'hv-meaningfuluse')
  const saidText = (name: string) => {
    const found = said && child(said, name)
    return found ? text(found).trim() : ''
  }
  const id = under(document, 'recordTarget', 'patientRole', 'id')
  const root = id && attribute(id, 'root')
  const extension = id && attribute(id, 'extension')
  const patientId = saidText('patient-id') || extension || root
  const eventDate = isoTime(saidText('event-date')) ?? eventOf(document)
  if (!patientId || eventDate === undefined) return undefined
  return { patientId, organizationId: extension ? root : undefined, eventDate }
}

/** The end of a stay, otherwise the visit. */
function eventOf(document: XmlElement): string | undefined {
  const stay = under(document, 'componentOf', 'encompassingEncounter', 'effectiveTime')
  const visits = elements(document)
    .filter(e => e.local === 'documentationOf')
    .map(e => child(e, 'serviceEvent'))
    .filter(e => e !== undefined && attribute(e, 'classCode') === 'PCPR')
  const times = [
    stay && child(stay, 'high'),
    ...visits.flatMap(visit => {
      const time = child(visit!, 'effectiveTime')
      return time ? [time, child(time, 'high'), child(time, 'low')] : []
    }),
    stay,
    stay && child(stay, 'low'),
  ]
  for (const time of times) {
    const found = time && hl7Time(attribute(time, 'value') ?? '')
    if (found !== undefined) return found
  }
  return undefined
}

function under(element: XmlElement, ...names: readonly string[]): XmlElement | undefined {
  let here: XmlElement | undefined = element
  for (const name of names) here = here && child(here, name)
  return here
}

/** `20081122`, `20081122083000.25+0100`; UTC where no offset is said. */
function hl7Time(value: string): string | undefined {
  const found = /^(\d{4})(\d\d)(\d\d)(?:(\d\d)(\d\d)?(\d\d)?(?:\.\d+)?)?(?:([+-]\d\d)(\d\d))?$/.exec(value.trim())
  if (!found) return undefined
  const [, y, m, d, h = '00', min = '00', s = '00', offset, minutes] = found
  return isoTime(`${y}-${m}-${d}T${h}:${min}:${s}${offset === undefined ? 'Z' : `${offset}:${minutes}`}`)
}

function isoTime(value: string): string | undefined {
  if (!/^\d{4}-\d\d-\d\d(?:T[\d:.]+(?:Z|[+-]\d\d:\d\d)?)?$/.test(value)) return undefined
  const time = Date.parse(/T[\d:.]+$/.test(value) ? `${value}Z` : value)
  return Number.isNaN(time) ? undefined : new Date(time).toISOString()
}
