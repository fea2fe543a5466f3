/** What the Shell does when a person agrees to an installed application. */
import { startShellSession } from '../../src/domain/sessions.ts'
import { asker } from '../../src/gate.ts'
import type { World } from '../world.ts'

export const parametersOf = (url: string) => new URLSearchParams(new URL(url).searchParams.get('targetqs')!)

/** A new person opens a new record to the instance whose address this is. */
export async function agree(world: World, masterId: string, url: string) {
  const { services, gate } = world.platform
  const person = await world.person('Ann')
  const recordId = await world.record(person)
  const token = await services.db.write(tx => startShellSession(services, tx, person.personId, 3600))
  const ask = asker(gate, { kind: 'shell', token }, 'test')
  const operator = asker(gate, { kind: 'machine' }, 'test')
  const { application } = await operator('GetApplicationPrivileged', { id: [masterId] })
  const { appId } = await ask('AddSodaApplication', {
    masterId,
    sodaAppConfigWithToken: { appCreationToken: parametersOf(url).get('appCreationToken')!, name: 'Ann’s phone' },
    recordId: [recordId],
    rulesDigest: application[0]!.rulesDigest,
    offered: [],
    accepted: [],
  })
  return { ask, recordId, appId, person }
}
