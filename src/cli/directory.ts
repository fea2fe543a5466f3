/** The directory of applications and devices: what people find at /directory. */
import { readFile } from 'node:fs/promises'
import { applicationItem, deviceItem } from '../protocol/directory.ts'
import { decode, Invalid } from '../schema/codec.ts'
import { parse, XmlError } from '../xml/parse.ts'
import { CommandError, command, toggle, UsageError } from './command.ts'
import { asOperator } from './operator.ts'

export const directoryPut = command({
  name: 'directory put',
  summary: 'Puts an application or a device into the directory, from a file with its entry as XML.',
  operands: ['FILE'],
  flags: {},
  async run(context) {
    const path = context.operands[0]!
    const bytes = await readFile(path).catch((error: NodeJS.ErrnoException) => {
      throw new UsageError(`${path} cannot be read (${error.code}).`)
    })
    const entry = readEntry(path, bytes)
    const ask = await asOperator(context)
    if (entry.kind === 'application')
      await ask('RepsertApplicationDirectoryItem', { applicationDirectoryItem: entry.item })
    else await ask('RepsertDeviceDirectoryItem', { deviceDirectoryItem: entry.item })
    const { id, name } = entry.item
    context.answer({ id, kind: entry.kind, name: name[0]!.text }, `${name[0]!.text} stands in the directory.`)
  },
})

/** The root is application-directory-item or device-directory-item, as GetApplicationDirectory and GetDeviceDirectory answer them. */
function readEntry(path: string, bytes: Buffer) {
  try {
    const root = parse(bytes)
    if (root.local === 'application-directory-item')
      return { kind: 'application', item: decode(applicationItem, root, bytes, 'relaxed') } as const
    if (root.local === 'device-directory-item')
      return { kind: 'device', item: decode(deviceItem, root, bytes, 'relaxed') } as const
  } catch (error) {
    if (error instanceof Invalid || error instanceof XmlError) throw new CommandError(`${path}: ${error.message}`)
    throw error
  }
  throw new CommandError(`${path}: the root must be application-directory-item or device-directory-item.`)
}

export const directoryList = command({
  name: 'directory list',
  summary: 'Lists what stands in the directory.',
  flags: {},
  async run(context) {
    const ask = await asOperator(context)
    const of = async (kind: 'application' | 'device') =>
      (await ask('ListDirectory', { kind })).item.map(({ id, name }) => ({ id, kind, name }))
    const all = [...(await of('application')), ...(await of('device'))]
    context.answer(
      all,
      all.length === 0
        ? 'There is nothing; healthkeep directory put adds an entry.'
        : all.map(({ id, kind, name }) => `${id}  ${kind.padEnd(11)}  ${name}`).join('\n'),
    )
  },
})

export const directoryRemove = command({
  name: 'directory remove',
  summary: 'Takes an application out of the directory, or a device; whoever uses it goes on.',
  operands: ['ID'],
  flags: { device: toggle('It is a device.') },
  async run(context) {
    const directoryId = context.operands[0]!
    if (!/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(directoryId))
      throw new UsageError(`${directoryId} is no id; healthkeep directory list shows them.`)
    const ask = await asOperator(context)
    await ask('RemoveDirectoryItem', { directoryId, directoryType: context.flags.device ? 2 : 1 })
    context.answer({ id: directoryId }, 'It is gone from the directory.')
  },
})
