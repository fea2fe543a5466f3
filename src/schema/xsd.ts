/** Shape -> XML Schema. Self-contained: one file, no imports. Only the root stands in the target namespace (data.md §1). */
import { escapeAttribute, escapeText } from '../xml/write.ts'
import {
  type Attributes,
  asField,
  type Choice,
  type Field,
  nameOf,
  type Part,
  type Schema,
  type Sequence,
  type Text,
} from './schema.ts'

/** A schema document with the given global elements and named types, and every named shape they use. */
export function xsd(
  namespace: string,
  elements: { readonly [name: string]: Part },
  types: { readonly [name: string]: Schema } = {},
): string {
  const writer = new Writer(types)
  const body = Object.entries(elements).map(([name, part]) => writer.element(name, asField(part), true))
  const all = [...body, ...writer.types()]
  return (
    `<?xml version="1.0" encoding="utf-8"?>\n` +
    `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:this="${escapeAttribute(namespace)}" targetNamespace="${escapeAttribute(namespace)}">\n` +
    `${[...writer.imports(), ...all].join('\n')}\n</xs:schema>\n`
  )
}

class Writer {
  readonly names = new Map<Schema, string>()
  readonly taken = new Map<string, Schema>()
  readonly queue: Schema[] = []
  usesXmlLang = false

  constructor(types: { readonly [name: string]: Schema }) {
    for (const [name, schema] of Object.entries(types)) this.name(schema, name)
  }

  name(schema: Schema, wanted: string): string {
    const known = this.names.get(schema)
    if (known) return known
    if (this.taken.has(wanted)) throw new Error(`two shapes are called ${wanted}`)
    this.names.set(schema, wanted)
    this.taken.set(wanted, schema)
    this.queue.push(schema)
    return wanted
  }

  /** Types are written as they are met; writing one may meet more. */
  types(): string[] {
    const written: string[] = []
    for (let i = 0; i < this.queue.length; i++) {
      const schema = this.queue[i]!
      written.push(this.type(schema, this.names.get(schema)))
    }
    return written
  }

  /** xml:lang is declared in a schema of its own, which has to be published beside this one. */
  imports(): string[] {
    return this.usesXmlLang
      ? ['<xs:import namespace="http://www.w3.org/XML/1998/namespace" schemaLocation="xml.xsd"/>']
      : []
  }

  element(name: string, field: Field, global = false): string {
    const occurs = global ? '' : occurrence(field)
    const { schema } = field
    const otherwise = schema.kind === 'text' && schema.default !== undefined ? ` default="${schema.default}"` : ''
    const open = `<xs:element name="${name}"${occurs}${otherwise}`
    const reference = this.reference(schema)
    const about = annotation(field.doc)
    if (reference) return about ? `${open} type="${reference}">${about}</xs:element>` : `${open} type="${reference}"/>`
    return `${open}>${about}${this.type(schema)}</xs:element>`
  }

  /** The name by which a shape can be referred to; undefined when it has to be written in place. */
  reference(schema: Schema): string | undefined {
    const named = this.names.get(schema)
    if (named) return `this:${named}`
    switch (schema.kind) {
      case 'text':
        return isPlain(schema) ? `xs:${schema.base}` : undefined
      case 'ref':
        return this.reference(schema.get()) ?? `this:${this.name(schema.get(), schema.name)}`
      case 'sequence':
      case 'choice':
      case 'attributed':
        return schema.name === undefined ? undefined : `this:${this.name(schema, schema.name)}`
      case 'raw':
      case 'any':
      case 'opaque':
        return undefined
    }
  }

  type(schema: Schema, name?: string): string {
    const named = name === undefined ? '' : ` name="${name}"`
    switch (schema.kind) {
      case 'text':
        return `<xs:simpleType${named}>${restriction(schema)}</xs:simpleType>`
      case 'sequence':
      case 'choice':
        return `<xs:complexType${named}>${this.content(schema)}</xs:complexType>`
      case 'attributed': {
        const { content } = schema
        const attributes = this.attributes(schema.attributes)
        switch (content.kind) {
          case 'text': {
            const base = this.reference(content) ?? `this:${this.name(content, `text-${this.taken.size + 1}`)}`
            return `<xs:complexType${named}><xs:simpleContent><xs:extension base="${base}">${attributes}</xs:extension></xs:simpleContent></xs:complexType>`
          }
          case 'raw':
            return `<xs:complexType${named} mixed="true"><xs:sequence>${wildcard(' minOccurs="0" maxOccurs="unbounded"')}</xs:sequence>${attributes}</xs:complexType>`
          case 'sequence':
          case 'choice':
            return `<xs:complexType${named}>${this.content(content)}${attributes}</xs:complexType>`
        }
        break
      }
      case 'raw':
        return `<xs:complexType${named} mixed="true"><xs:sequence>${wildcard(' minOccurs="0" maxOccurs="unbounded"')}</xs:sequence><xs:anyAttribute processContents="skip"/></xs:complexType>`
      case 'ref':
        return this.type(schema.get(), name)
      case 'any':
      case 'opaque':
        throw new Error(`a shape of kind ${schema.kind} has no type of its own`)
    }
  }

  content(schema: Sequence | Choice): string {
    let inner = ''
    for (const [key, part] of Object.entries(schema.fields)) {
      const field = asField(part)
      inner +=
        field.schema.kind === 'any'
          ? wildcard(occurrence(field), field.schema.namespace)
          : field.inline && field.schema.kind === 'sequence'
            ? this.content(field.schema)
            : this.element(nameOf(key, part), field)
    }
    return `<xs:${schema.kind}>${inner}</xs:${schema.kind}>`
  }

  attributes(attributes: Attributes): string {
    return Object.entries(attributes)
      .map(([key, part]) => {
        const field = asField(part)
        if (nameOf(key, part) === 'xml:lang') {
          this.usesXmlLang = true
          return '<xs:attribute ref="xml:lang"/>'
        }
        const open = `<xs:attribute name="${nameOf(key, part)}"${field.min > 0 ? ' use="required"' : ''}`
        const reference = this.reference(field.schema)
        return reference ? `${open} type="${reference}"/>` : `${open}>${this.type(field.schema)}</xs:attribute>`
      })
      .join('')
  }
}

const wildcard = (occurs: string, namespace = '##any') =>
  `<xs:any namespace="${namespace}" processContents="skip"${occurs}/>`
const annotation = (doc: string | undefined) =>
  doc === undefined ? '' : `<xs:annotation><xs:documentation>${escapeText(doc)}</xs:documentation></xs:annotation>`

function occurrence({ min, max }: Field): string {
  return (
    (min === 1 ? '' : ` minOccurs="${min}"`) +
    (max === 1 ? '' : ` maxOccurs="${max === Number.POSITIVE_INFINITY ? 'unbounded' : max}"`)
  )
}

const isPlain = ({ min, max, above, nonBlank, pattern, values }: Text) =>
  [min, max, above, nonBlank, pattern, values].every(bound => bound === undefined)

function restriction(s: Text): string {
  const facet = (name: string, value: string | number | undefined) =>
    value === undefined ? '' : `<xs:${name} value="${escapeAttribute(String(value))}"/>`
  const [least, most] = s.base === 'string' ? ['minLength', 'maxLength'] : ['minInclusive', 'maxInclusive']
  return (
    `<xs:restriction base="xs:${s.base}">` +
    facet(least!, s.min) +
    facet('minExclusive', s.above) +
    facet(most!, s.max) +
    facet('pattern', s.nonBlank ? '\\s*\\S[\\s\\S]*' : undefined) +
    facet('pattern', s.pattern) +
    (s.values ?? []).map(value => facet('enumeration', value)).join('') +
    '</xs:restriction>'
  )
}
