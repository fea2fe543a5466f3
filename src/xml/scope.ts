/** Namespace declarations in force while a document is read (Namespaces in XML 1.0). */

export interface XmlNamespace {
  /** '' for the default namespace. */
  readonly prefix: string
  readonly uri: string
}

const xmlUri = 'http://www.w3.org/XML/1998/namespace'
const xmlnsUri = 'http://www.w3.org/2000/xmlns/'

/** A map with a memory of what each declaration replaced, so that depth costs nothing. */
export class Scope {
  private readonly uris = new Map<string, string>([
    ['', ''],
    ['xml', xmlUri],
  ])
  private readonly replaced: { readonly prefix: string; readonly uri: string | undefined }[] = []
  /** The default namespace, beside the map because nearly every element asks for it. */
  defaultUri = ''

  /** Undefined when the prefix is not declared. */
  uri(prefix: string): string | undefined {
    return this.uris.get(prefix)
  }

  enter(declared: readonly XmlNamespace[]): void {
    for (const { prefix, uri } of declared) {
      this.replaced.push({ prefix, uri: this.uris.get(prefix) })
      this.set(prefix, uri)
    }
  }

  leave(declared: readonly XmlNamespace[]): void {
    for (let left = declared.length; left > 0; left--) {
      const { prefix, uri } = this.replaced.pop()!
      this.set(prefix, uri)
    }
  }

  private set(prefix: string, uri: string | undefined): void {
    if (uri === undefined) this.uris.delete(prefix)
    else this.uris.set(prefix, uri)
    if (prefix === '') this.defaultUri = uri ?? ''
  }
}

/** Why a declaration may not be made, if so. */
export function declarationProblem({ prefix, uri }: XmlNamespace): string | undefined {
  if (prefix === 'xmlns' || uri === xmlnsUri) return 'The prefix "xmlns" and its namespace cannot be declared.'
  if ((prefix === 'xml') !== (uri === xmlUri)) return 'The prefix "xml" and its namespace belong together only.'
  if (prefix !== '' && uri === '') return 'A prefix cannot be bound to no namespace.'
  return undefined
}
