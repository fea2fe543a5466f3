/** What an application has deposited as a text of its own, as paragraphs: HTML comes as the words in it. */
import type { AllMethods } from '../../../../gate.ts'
import { htmlWords } from '../../../../interop/html-words.ts'
import type { ResponseOf } from '../../../../protocol/method.ts'
import type { Visit } from '../../page.ts'

type Described = ResponseOf<AllMethods['GetApplication']['contract']>['apps']['application'][number]
type Kind = 'privacyStatement' | 'termsOfUse' | 'dtcSuccessMessage'

/** In the language of the visit where there is one; undefined for an unknown application, no paragraphs where it has no such text. */
export async function documentOf(
  { ask, culture }: Visit,
  application: string,
  kind: Kind,
): Promise<{ readonly app: Described; readonly paragraphs: readonly string[] } | undefined> {
  const { apps } = await ask('GetApplication', { id: [application] }, { culture })
  const [app] = apps.application
  if (!app) return undefined
  const { statement: [first] = [], contentType = '' } = app[kind] ?? {}
  if (first === undefined) return { app, paragraphs: [] }
  const text = Buffer.from(first.text, 'base64').toString()
  const words = /^text\/html/i.test(contentType) ? htmlWords(text) : text
  const lines = words.split(/\r?\n/).map(line => line.trim())
  return { app, paragraphs: lines.filter(line => line !== '') }
}
