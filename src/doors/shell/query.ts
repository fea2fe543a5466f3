/**
 * The address forms in which real clients call the Shell (wire.md §4.2): `targetqs` encoded or not, with or without a
 * leading `?`, some parameters beside it, names in any case.
 */

/** One parameter: what it means, and the bytes that said so, for what must go back unchanged. */
interface Parameter {
  readonly value: string
  readonly raw: string
}

/** The parameters of a Shell address by name in any case. */
export interface ShellQuery {
  /** Decoded; undefined when absent. An empty value is a value. */
  get(name: string): string | undefined
  /** Still encoded, as it stood in the (once decoded) query string. */
  raw(name: string): string | undefined
  /** `true` in any case, and `1`, mean yes. */
  yes(name: string): boolean
  /** The values of `name1`, `name2` … up to the first gap (shell.md §2.1). */
  numbered(name: string): string[]
  /** Every value, a comma list split, blanks left out. */
  list(name: string): string[]
}

export interface ShellAddress {
  /** Upper case; empty when missing. */
  readonly target: string
  readonly query: ShellQuery
}

/** Longest query string that is looked at; browsers and proxies stop earlier. */
export const longestQuery = 16_384

/** Never throws: what cannot be decoded is taken as it stands. */
export function decode(text: string): string {
  const spaced = text.replaceAll('+', ' ')
  try {
    return decodeURIComponent(spaced)
  } catch (error) {
    if (error instanceof URIError) return spaced
    throw error
  }
}

type Pair = readonly [name: string, parameter: Parameter]

function pairs(query: string): Pair[] {
  return query
    .replace(/^\?+/, '')
    .split('&')
    .filter(part => part !== '')
    .map(part => {
      const at = part.indexOf('=')
      const [name, raw] = at < 0 ? [part, ''] : [part.slice(0, at), part.slice(at + 1)]
      // An unencoded `targetqs=?appid=…` gives the key `targetqs`, but `?appid` where the mark was doubled.
      return [decode(name).replace(/^\?+/, '').trim().toLowerCase(), { raw, value: decode(raw) }] as const
    })
}

/** Reads what stands after the first `?` of the address. */
export function readAddress(queryString: string): ShellAddress {
  const outer = pairs(queryString.slice(0, longestQuery))
  const targetAt = outer.findIndex(([name]) => name === 'target')
  const insideAt = outer.findIndex(([name]) => name === 'targetqs')
  const inside = insideAt < 0 ? [] : pairs(decode(outer[insideAt]![1].raw))
  // Inner wins; a second `target` or `targetqs` outside belongs to an inner query that was not encoded.
  const rest = outer.filter((_, index) => index !== targetAt && index !== insideAt)
  return { target: (outer[targetAt]?.[1].value ?? '').trim().toUpperCase(), query: queryOf([...inside, ...rest]) }
}

/** A form body, for CREATEACCOUNT and CREATERECORD. */
export const readForm = (body: string): ShellQuery => queryOf(pairs(body.slice(0, longestQuery)))

function queryOf(all: readonly Pair[]): ShellQuery {
  const byName = new Map<string, Parameter>()
  for (const [name, parameter] of all) if (!byName.has(name)) byName.set(name, parameter)
  const get = (name: string) => byName.get(name.toLowerCase())?.value
  return {
    get,
    raw: name => byName.get(name.toLowerCase())?.raw,
    yes: name => /^(true|1)$/i.test(get(name)?.trim() ?? ''),
    numbered(name) {
      const found: string[] = []
      for (let n = 1; ; n++) {
        const value = get(`${name}${n}`)
        if (value === undefined) return found
        found.push(value)
      }
    },
    list: name =>
      (get(name) ?? '')
        .split(',')
        .map(part => part.trim())
        .filter(part => part !== ''),
  }
}

const guid = /^\{?([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})\}?$/i
/** A guid in lower case without braces; undefined when it is none. */
export const asGuid = (text: string | undefined): string | undefined =>
  guid.exec(text?.trim() ?? '')?.[1]?.toLowerCase()

/** Tokens are base64: where a client did not encode its `+`, decoding made a space of it. */
export const asToken = (text: string | undefined): string | undefined => text?.trim().replaceAll(' ', '+') || undefined

const plainBytes = /^[A-Za-z0-9\-._~!$'()*+,;:=@/?%]*$/
/** The same bytes back, unless they could not stand in a query at all; then the meaning, encoded. */
export const unchanged = (raw: string): string =>
  plainBytes.test(raw) && !/%(?![0-9a-fA-F]{2})/.test(raw) ? raw : encodeURIComponent(decode(raw))
