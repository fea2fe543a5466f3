/** Uploads the readings of a device, each once: `npx tsx upload.ts --app ID readings.csv`. */
import { appendFile, mkdir, readFile, writeFile } from 'node:fs/promises'
import { hostname } from 'node:os'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { type Application, Fault, type HealthRecord, Status, Unreachable } from '@healthkeep/client'
import { sodaApplication } from '@healthkeep/client/soda'
import { BadFile, readingsOf } from './readings.ts'

const { values: flags, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    server: { type: 'string', default: 'http://localhost:8080' },
    app: { type: 'string' },
    device: { type: 'string', default: 'cuff' },
    /** Where the secret of this installation is kept, and what was sent. */
    state: { type: 'string', default: '.device-uploader' },
  },
})
const [file] = positionals
if (!file || !flags.app) {
  console.error('Usage: upload.ts --app ID [--server URL] [--device NAME] [--state FOLDER] FILE.csv')
  process.exit(2)
}

/** This installation, once its person agreed; the first time it says where. */
async function connected(masterId: string): Promise<Application> {
  const secret = join(flags.state, 'instance.json')
  const soda = sodaApplication({
    server: flags.server,
    masterId,
    kept: {
      load: () => readFile(secret, 'utf8').catch(() => undefined),
      save: text => writeFile(secret, text, { mode: 0o600 }),
    },
  })
  const before = await soda.connected()
  if (before) return before
  console.log(
    `Open this address and allow the upload: ${await soda.connectUrl({ instanceName: `${hostname()}, uploads` })}`,
  )
  for (;;) {
    await setTimeout(1000)
    const app = await soda.connected()
    if (app) return app
  }
}

/** The record that the person chose. */
async function recordOf(app: Application): Promise<HealthRecord> {
  for await (const { personId, selectedRecordId } of app.people())
    if (selectedRecordId) return app.offline(personId).record(selectedRecordId)
  throw new Error('Nobody opened a record to this installation; remove the state folder to connect again.')
}

async function upload(path: string, masterId: string): Promise<number> {
  const readings = readingsOf(await readFile(path, 'utf8'), flags.device)
  await mkdir(flags.state, { recursive: true, mode: 0o700 })
  const record = await recordOf(await connected(masterId))

  // What was acknowledged is not sent again, so what the person corrected since stays corrected. Were the list lost, `putOnce`
  // would still make no second thing.
  const list = join(flags.state, `sent-${record.id}.txt`)
  const sent = new Set((await readFile(list, 'utf8').catch(() => '')).split('\n'))
  let [stored, refused] = [0, 0]
  for (const reading of readings.filter(({ id }) => !sent.has(id))) {
    try {
      await reading.store(record)
      await appendFile(list, `${reading.id}\n`, { mode: 0o600 })
      stored++
    } catch (error) {
      // One strange reading must not hold up the others; a door that was closed concerns them all.
      if (!(error instanceof Fault) || error.code === Status.ACCESS_DENIED) throw error
      console.error(`Line ${reading.line} was refused: ${error.message}`)
      refused++
    }
  }
  console.log(`${stored} stored, ${readings.length - stored - refused} were there before, ${refused} refused.`)
  return refused === 0 ? 0 : 1
}

try {
  process.exitCode = await upload(file, flags.app)
} catch (error) {
  if (error instanceof BadFile) console.error(`${error.message} Nothing was sent.`)
  else if (error instanceof Unreachable)
    console.error('The server does not answer. Run this again: it goes on where it stopped.')
  else if (error instanceof Fault) console.error(`The server refused: ${error.message}`)
  else throw error
  process.exitCode = 1
}
