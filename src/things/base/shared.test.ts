import { XmlDocument, XsdValidator } from 'libxml2-wasm'
import { it } from 'vitest'
import { baseXsds } from '../registry.ts'

it.each(baseXsds().map(({ file, text }) => [file, text] as const))('%s is a schema by itself', (_, text) => {
  const doc = XmlDocument.fromString(text)
  const schema = XsdValidator.fromDoc(doc)
  schema.dispose()
  doc.dispose()
})
