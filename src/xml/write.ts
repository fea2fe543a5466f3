/** Text for XML: escaping that real HealthVault clients read without surprise. Nothing is dropped or replaced unseen. */

// A carriage return is escaped because every reader turns a raw one into a line feed; in attributes the same holds for
// tab and line feed, which come back as spaces.
const text: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '\r': '&#13;' }
const attribute: Readonly<Record<string, string>> = { ...text, '"': '&quot;', '\t': '&#9;', '\n': '&#10;' }

const inText = /[&<>\r]/
const inAttribute = /[&<>"\t\n\r]/
const byCode = (escapes: Readonly<Record<string, string>>) =>
  Array.from({ length: 63 }, (_, code) => escapes[String.fromCharCode(code)])
const textEscapes = byCode(text)
const attributeEscapes = byCode(attribute)

/** For text between tags. What XML cannot carry at all passes through: ask `isXmlText` where the value comes in. */
export const escapeText = (value: string): string => (inText.test(value) ? replaceIn(value, textEscapes) : value)

/** For a value between double quotes. */
export const escapeAttribute = (value: string): string =>
  inAttribute.test(value) ? replaceIn(value, attributeEscapes) : value

// Half the time of String.replace on text full of mark-up, such as a schema sent as text.
function replaceIn(value: string, escapes: readonly (string | undefined)[]): string {
  let done = ''
  let from = 0
  for (let at = 0; at < value.length; at++) {
    const code = value.charCodeAt(at)
    const escaped = code < 63 ? escapes[code] : undefined
    if (escaped === undefined) continue
    done += value.slice(from, at) + escaped
    from = at + 1
  }
  return done + value.slice(from)
}

export { isXmlText } from './characters.ts'
