const guid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/

/** Is this a guid in the form we keep: lower case, with hyphens, without braces? */
export const isGuidText = (text: string): boolean => guid.test(text)

/** The 16 bytes of a guid, as sealed tokens and pseudonyms hold it. */
export const guidBytes = (guid: string): Buffer => Buffer.from(guid.replaceAll('-', ''), 'hex')

/** The guid of 16 bytes. */
export function guidOfBytes(bytes: Buffer): string {
  const h = bytes.toString('hex')
  return `${h.slice(0, 8)}-${h.slice(8, 12)}-${h.slice(12, 16)}-${h.slice(16, 20)}-${h.slice(20)}`
}
