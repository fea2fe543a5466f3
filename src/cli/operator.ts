/**
 * Commands that ask the platform as its operator: through the gate, with refusals as sentences. And those that set up operators
 * who sign in by themselves: nobody else can, so whoever lost a password or a second factor is helped here.
 */
import { randomBytes } from 'node:crypto'
import { renderUnicodeCompact } from 'uqr'
import { type AllMethods, asker, operatorMethods } from '../gate.ts'
import { Fault } from '../protocol/fault.ts'
import type { Ask, ResponseOf } from '../protocol/method.ts'
import { CommandError, type Context, command, list, required, toggle, UsageError } from './command.ts'

export type OperatorAsk = Ask<AllMethods>

export async function asOperator(context: Pick<Context, 'openPlatform'>): Promise<OperatorAsk> {
  const { gate } = await context.openPlatform()
  const ask = asker(gate, { kind: 'machine' }, 'command line')
  return (async (name, request, options) => {
    try {
      return await ask(name, request, options)
    } catch (error) {
      if (error instanceof Fault) throw new CommandError(`${error.message} (${error.status}, ${error.code})`)
      throw error
    }
  }) as OperatorAsk
}

// ---- operators

const maskFlags = {
  method: list('NAME', 'A method that the operator may call; may be given several times.'),
  everyMethod: toggle('Instead of names: every method that operators can be given today.'),
} as const

export const operatorCreate = command({
  name: 'operator create',
  summary: 'Makes an operator, who signs in at /operator, and prints password and second factor once.',
  flags: {
    name: required('NAME', 'Name of the operator.'),
    email: required('ADDRESS', 'Email address, with which the operator signs in.'),
    ...maskFlags,
  },
  async run(context) {
    const { name, email } = context.flags
    const method = maskOf(context.flags)
    const password = newPassword()
    const ask = await asOperator(context)
    const { operatorId, secret, address } = await ask('AddOperator', { email, name, password, method })
    context.answer(
      { operatorId, email, method, password, secret, address },
      [
        `Operator  ${operatorId}`,
        `Email     ${email}`,
        `Methods   ${method.join(', ')}`,
        `Password  ${password}`,
        ...factorLines({ secret, address }),
      ].join('\n'),
    )
  },
})

export const operatorList = command({
  name: 'operator list',
  summary: 'Lists the operators and what each may call.',
  flags: {},
  async run(context) {
    const { operator } = await (await asOperator(context))('ListOperators', {})
    const lines = operator.flatMap(o => [
      `${o.operatorId}  ${o.state.padEnd(9)}  ${o.signedIn?.slice(0, 10) ?? 'never     '}  ${o.email}  ${o.name}`,
      `  ${o.method.join(', ') || 'no method'}`,
    ])
    context.answer(
      operator,
      lines.length === 0 ? 'There are none; healthkeep operator create makes one.' : lines.join('\n'),
    )
  },
})

export const operatorMask = command({
  name: 'operator mask',
  summary: 'Gives an operator another mask; it holds from the next call.',
  operands: ['EMAIL'],
  flags: maskFlags,
  async run(context) {
    const method = maskOf(context.flags)
    const { ask, operatorId, email } = await named(context)
    await ask('UpdateOperator', { operatorId, mask: { method } })
    context.answer({ operatorId, email, method }, `${email} may call ${method.join(', ')}.`)
  },
})

export const operatorSuspend = command({
  name: 'operator suspend',
  summary: 'Signs an operator out everywhere and lets nobody sign in as them.',
  operands: ['EMAIL'],
  flags: {},
  run: context => setState(context, 'Suspended', 'is suspended; healthkeep operator activate lets them sign in again.'),
})

export const operatorActivate = command({
  name: 'operator activate',
  summary: 'Lets a suspended operator sign in again.',
  operands: ['EMAIL'],
  flags: {},
  run: context => setState(context, 'Active', 'can sign in.'),
})

export const operatorResetFactor = command({
  name: 'operator reset-factor',
  summary: 'Signs an operator out everywhere and prints another second factor; the old one is worth nothing then.',
  operands: ['EMAIL'],
  flags: {},
  async run(context) {
    const { ask, operatorId, email } = await named(context)
    const { enrolment } = await ask('ResetOperator', { operatorId, factor: true })
    context.answer({ operatorId, email, ...enrolment }, [`Email     ${email}`, ...factorLines(enrolment!)].join('\n'))
  },
})

export const operatorResetPassword = command({
  name: 'operator reset-password',
  summary: 'Signs an operator out everywhere and prints another password.',
  operands: ['EMAIL'],
  flags: {},
  async run(context) {
    const { ask, operatorId, email } = await named(context)
    const password = newPassword()
    await ask('ResetOperator', { operatorId, password, factor: false })
    context.answer({ operatorId, email, password }, `Email     ${email}\nPassword  ${password}`)
  },
})

const newPassword = () => randomBytes(15).toString('base64url')

function maskOf({ method, everyMethod }: { method: readonly string[]; everyMethod: boolean }): string[] {
  if (everyMethod) return [...operatorMethods].sort()
  const unknown = method.find(name => !operatorMethods.includes(name))
  if (unknown !== undefined || method.length === 0)
    throw new UsageError(
      `${unknown === undefined ? 'Say what the operator may call, with --method' : `${unknown} is no method of operators`}; there are ${[...operatorMethods].sort().join(', ')}.`,
    )
  return [...method]
}

type Named = Pick<Context, 'openPlatform' | 'operands' | 'answer'>
type Listed = ResponseOf<AllMethods['ListOperators']['contract']>['operator'][number]

async function named(context: Named): Promise<Listed & { ask: OperatorAsk }> {
  const [email = ''] = context.operands
  const ask = await asOperator(context)
  const { operator } = await ask('ListOperators', {})
  const found = operator.find(o => o.email.toLowerCase() === email.trim().toLowerCase())
  if (!found) throw new CommandError('There is no operator with this address; healthkeep operator list shows them.')
  return { ...found, ask }
}

async function setState(context: Named, state: 'Active' | 'Suspended', sentence: string): Promise<void> {
  const { ask, operatorId, email } = await named(context)
  await ask('UpdateOperator', { operatorId, state })
  context.answer({ operatorId, email, state }, `${email} ${sentence}`)
}

const factorLines = ({ secret, address }: { secret: string; address: string }): string[] => [
  `Secret    ${secret.replace(/(.{4})(?=.)/g, '$1 ')}`,
  `Address   ${address}`,
  '',
  'Scan this with an authenticator app, or type the secret there. It is not shown again:',
  '',
  renderUnicodeCompact(address),
]
