/** Which bytes and characters XML 1.0 (fifth edition) allows where. */

export const nameStart = 1
export const nameByte = 2
export const space = 4
/** Legal anywhere in a document. */
export const legal = 8
/** Needs no second look in text. */
export const plainText = 16
/** Needs no second look in a quoted value. */
export const plainValue = 32

/**
 * What each byte may be, as bits. Bytes above 0x7f count as parts of names until `isName` has seen the characters they
 * make; 0xEF is never plain, because U+FFFE and U+FFFF begin with it.
 */
export const kinds: Uint8Array = new Uint8Array(256).map((_, byte) => {
  const c = String.fromCharCode(byte)
  const high = byte > 0x7f
  const allowed = (byte >= 0x20 || '\t\n\r'.includes(c)) && byte !== 0xef
  return (
    (high || /[A-Za-z_:]/.test(c) ? nameStart : 0) |
    (high || /[-A-Za-z0-9_:.]/.test(c) ? nameByte : 0) |
    (' \t\n\r'.includes(c) ? space : 0) |
    (allowed ? legal : 0) |
    (allowed && !'<&]\r'.includes(c) ? plainText : 0) |
    (allowed && !'<&"\'\t\n\r'.includes(c) ? plainValue : 0)
  )
})

const start =
  'A-Z_a-z\\u{C0}-\\u{D6}\\u{D8}-\\u{F6}\\u{F8}-\\u{2FF}\\u{370}-\\u{37D}\\u{37F}-\\u{1FFF}\\u{200C}\\u{200D}' +
  '\\u{2070}-\\u{218F}\\u{2C00}-\\u{2FEF}\\u{3001}-\\u{D7FF}\\u{F900}-\\u{FDCF}\\u{FDF0}-\\u{FFFD}\\u{10000}-\\u{EFFFF}'
const ncName = new RegExp(`^[${start}][-${start}.0-9\\u{B7}\\u{300}-\\u{36F}\\u{203F}\\u{2040}]*$`, 'u')

/** A name without a colon (Namespaces in XML 1.0). */
export const isNcName = (name: string): boolean => ncName.test(name)

// With the u flag a surrogate in a class matches only when it stands alone.
const illegal = /[\0-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]/u

/** True when XML 1.0 can carry every character, escaped or not: U+0000, for one, it cannot. */
export const isXmlText = (value: string): boolean => !illegal.test(value)
