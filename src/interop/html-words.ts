/**
 * The words of a text in HTML, as lines. What others write as HTML is never passed on as HTML: no picture that is fetched and
 * counts readers, no link that says one address and leads to another, no script. Whatever comes out is text and is escaped
 * like any text, so nothing depends on reading HTML as a browser would.
 */

const unseen = /<(script|style|head|title|template|textarea|svg|math)\b[^<>]*>[\s\S]*?(?:<\/\1\s*>|$)/gi
const endsLine = /^(?:p|div|br|h[1-6]|ul|ol|li|tr|table|section|article|header|footer|blockquote|pre|hr|dl|dt|dd)$/
const endsParagraph = /^(?:p|h[1-6]|ul|ol|table|blockquote|pre|dl|hr)$/

// biome-ignore format: a table
const named: { readonly [name: string]: string } = {
  amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ', ndash: '–', mdash: '—', hellip: '…', euro: '€', pound: '£', cent: '¢',
  lsquo: '‘', rsquo: '’', ldquo: '“', rdquo: '”', laquo: '«', raquo: '»', bull: '•', middot: '·', deg: '°', micro: 'µ', times: '×',
  copy: '©', reg: '®', trade: '™', sect: '§', para: '¶', plusmn: '±', frac12: '½', frac14: '¼', frac34: '¾',
  auml: 'ä', ouml: 'ö', uuml: 'ü', Auml: 'Ä', Ouml: 'Ö', Uuml: 'Ü', szlig: 'ß', aacute: 'á', eacute: 'é', iacute: 'í', oacute: 'ó', uacute: 'ú',
  agrave: 'à', egrave: 'è', ccedil: 'ç', ecirc: 'ê', ntilde: 'ñ', Ntilde: 'Ñ', iexcl: '¡', iquest: '¿',
}

const decoded = (text: string): string =>
  text.replace(/&(?:#(\d{1,7})|#[xX]([0-9a-fA-F]{1,6})|([a-zA-Z0-9]{2,8}));/g, (whole, decimal, hex, name) => {
    if (name !== undefined) return named[name] ?? whole
    const code = decimal === undefined ? Number.parseInt(hex, 16) : Number(decimal)
    return code > 0 && code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff) ? String.fromCodePoint(code) : ''
  })

/** Addresses of links stand behind their words: `our site (https://example.org/)`. */
export function htmlWords(html: string): string {
  const source = html
    .replace(/<!--[\s\S]*?(?:-->|$)/g, '')
    .replace(unseen, '')
    .replace(/<[!?][^<>]*>?/g, '')
  const out: string[] = []
  let link: { readonly address: string; readonly from: number } | undefined
  const closeLink = () => {
    if (!link) return
    const words = out.slice(link.from).join('').trim()
    if (words !== link.address) out.push(words === '' ? link.address : ` (${link.address})`)
    link = undefined
  }
  for (const [whole, text = '', slash = '', tag = '', rest = ''] of source.matchAll(
    /([^<]*)(?:<(\/?)([a-zA-Z][a-zA-Z0-9]*)([^<>]*)>?|<)?/g,
  )) {
    out.push(decoded(text.replace(/\s+/g, ' ')))
    if (tag === '' && whole.endsWith('<')) out.push('<')
    const name = tag.toLowerCase()
    if (name === 'a') {
      closeLink()
      const address = slash === '' ? addressOf(rest) : undefined
      if (address !== undefined) link = { address, from: out.length }
    }
    if (name === 'td' || name === 'th') out.push(slash === '' ? '' : '  ')
    if (endsLine.test(name)) out.push(endsParagraph.test(name) ? '\n\n' : '\n')
    if (name === 'li' && slash === '') out.push('• ')
  }
  closeLink()
  return out
    .join('')
    .split('\n')
    .map(line => line.trim())
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim()
}

function addressOf(attributes: string): string | undefined {
  const [, double, single, bare] = /\bhref\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))/i.exec(attributes) ?? []
  const address = decoded(double ?? single ?? bare ?? '').trim()
  return /^(?:https?:\/\/|mailto:)[^\s<>"]+$/i.test(address) ? address : undefined
}
