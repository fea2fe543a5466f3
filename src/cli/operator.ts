/** Commands that ask the platform as its operator: through the gate, with refusals as sentences. */
import { type AllMethods, asker } from '../gate.ts'
import { Fault } from '../protocol/fault.ts'
import type { Ask } from '../protocol/method.ts'
import { CommandError, type Context } from './command.ts'

export type OperatorAsk = Ask<AllMethods>

export async function asOperator(context: Pick<Context, 'openPlatform'>): Promise<OperatorAsk> {
  const { gate } = await context.openPlatform()
  const ask = asker(gate, { kind: 'operator' }, 'command line')
  return (async (name, request, options) => {
    try {
      return await ask(name, request, options)
    } catch (error) {
      if (error instanceof Fault) throw new CommandError(`${error.message} (${error.status}, ${error.code})`)
      throw error
    }
  }) as OperatorAsk
}
