/** Code lists from files: loading, listing, removing, and who may read restricted ones. README.md, "Loading code lists". */
import type { LoadedVocabulary, Place } from '../protocol/vocabulary-load.ts'
import { CommandError, command, oneOf, required, toggle, UsageError, value } from './command.ts'
import { asOperator } from './operator.ts'
import { formatNames } from './vocabulary/formats.ts'
import { sourceAt } from './vocabulary/source.ts'

const count = (n: number, one: string, many: string): string => `${n.toLocaleString('en-US')} ${n === 1 ? one : many}`
const barWidth = 24

export const vocabularyLoad = command({
  name: 'vocabulary load',
  summary: 'Loads a code list from a file, folder or zip, beside a running server or without; interrupted, it goes on.',
  operands: ['FILE'],
  flags: {
    format: oneOf(formatNames, 'The format; seen from the file when absent.'),
    family: value('FAMILY', 'The family of the list, such as HL7; by the format when absent.'),
    name: value('NAME', 'Name of the list; by the format when absent.'),
    version: value('VERSION', 'Version of the list; by the file when absent.'),
    language: value('CULTURE', 'Language of the texts, such as de or en-GB; en-US when absent.'),
    description: value('TEXT', 'What the list is, in a few words.'),
    restricted: toggle('Only for applications that vocabulary allow names, because of the licence.'),
  },
  async run(context) {
    const { format, family, name, version, language, description, restricted } = context.flags
    if (language !== undefined && !/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/.test(language))
      throw new UsageError('--language must be a culture such as de or en-GB.')
    const wanted = {
      restricted,
      ...(format !== undefined && { format }),
      ...(family !== undefined && { family }),
      ...(name !== undefined && { name }),
      ...(version !== undefined && { version }),
      ...(language !== undefined && { language }),
      ...(description !== undefined && { description }),
    }
    let told = 0
    const progress = (bytes: number, place: Place | 'read', rows: number) => {
      if (place === 'read') return context.progress(`Making ${count(rows, 'line', 'lines')} searchable …`, true)
      const part = Math.min(1, bytes / Math.max(1, total))
      const tenth = Math.floor(part * 10)
      const full = Math.round(part * barWidth)
      const bar = '█'.repeat(full).padEnd(barWidth, '░')
      context.progress(`Reading ${bar} ${Math.floor(part * 100)} %, ${count(rows, 'line', 'lines')}`, tenth > told)
      told = Math.max(told, tenth)
    }
    const { source, bytes: total } = await sourceAt(context.operands[0]!, wanted, context.signal, progress)
    const ask = await asOperator(context)
    const { outcome } = await ask('LoadVocabulary', { source })
    const rows = outcome.lists.map(
      list =>
        `${list.family}/${list.name} ${list.version} (${list.language}): ${count(list.items, 'entry', 'entries')}`,
    )
    context.answer(outcome, [...(outcome.resumed ? ['Went on where it had stopped.'] : []), ...rows].join('\n'))
  },
})

export const vocabularyList = command({
  name: 'vocabulary list',
  summary: 'Lists the code lists that were loaded; those that come with Healthkeep are always there.',
  flags: {},
  async run(context) {
    const ask = await asOperator(context)
    const { vocabularies } = await ask('ListLoadedVocabularies', {})
    const line = (list: LoadedVocabulary) =>
      `${list.loadedAt.slice(0, 10)}  ${list.language.padEnd(6)}  ${String(list.items).padStart(8)}  ${list.family}/${list.name} ${list.version}${list.restricted ? ' (restricted)' : ''}`
    context.answer(
      vocabularies,
      vocabularies.length === 0
        ? 'None are loaded; healthkeep vocabulary load FILE loads one.'
        : vocabularies.map(line).join('\n'),
    )
  },
})

/** `RxNorm/RxNorm Active Medicines`. */
function listNamed(text: string): { family: string; name: string } {
  const [family, name] = text.split(/\/(.*)/s)
  if (!family || !name) throw new UsageError('Name the list as FAMILY/NAME, such as regenstrief/LOINC.')
  return { family, name }
}

export const vocabularyRemove = command({
  name: 'vocabulary remove',
  summary: 'Removes a loaded code list, in all versions and languages or in one.',
  operands: ['FAMILY/NAME'],
  flags: {
    version: value('VERSION', 'Only this version.'),
    language: value('CULTURE', 'Only this language.'),
  },
  async run(context) {
    const { version, language } = context.flags
    const list = listNamed(context.operands[0]!)
    const ask = await asOperator(context)
    const { removed } = await ask('RemoveLoadedVocabulary', {
      ...list,
      ...(version !== undefined && { version }),
      ...(language !== undefined && { language }),
    })
    if (removed === 0) throw new CommandError('No such list is loaded; see healthkeep vocabulary list.')
    context.answer({ removed }, `Removed ${count(removed, 'list', 'lists')}.`)
  },
})

export const vocabularyAllow = command({
  name: 'vocabulary allow',
  summary: 'Lets an application read the restricted lists of a family, or one of them; or no longer.',
  operands: ['FAMILY[/NAME]'],
  flags: {
    app: required('ID', 'The application.'),
    revoke: toggle('No longer.'),
  },
  async run(context) {
    const { app, revoke } = context.flags
    const [family = '', name = ''] = context.operands[0]!.split(/\/(.*)/s)
    const ask = await asOperator(context)
    await ask('AuthorizeVocabulary', { applicationId: app, family, name, allowed: !revoke })
    context.answer({ applicationId: app, family, name, allowed: !revoke }, revoke ? 'It may no longer.' : 'It may.')
  },
})
