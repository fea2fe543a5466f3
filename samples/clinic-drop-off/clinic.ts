/**
 * `npx tsx clinic.ts leave stay.json summary.pdf` seals documents and writes a letter;
 * `npx tsx clinic.ts take-back CODE` takes them back while nobody picked them up.
 */
import { readFile, writeFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { createInterface } from 'node:readline/promises'
import { parseArgs } from 'node:util'
import { Fault, Status, Unreachable, webApplication } from '@healthkeep/client'
import { leavePackage, reserveCode, takeBack } from '@healthkeep/client/packages'
import { letterHtml } from './letter.ts'
import { type Stay, thingsOf } from './stay.ts'

const { values: flags, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    server: { type: 'string', default: 'http://localhost:8080' },
    /** What `healthkeep app create --generate-key --json` printed. Whoever has it is the clinic: keep it like a stamp. */
    app: { type: 'string', default: 'clinic.json' },
    letter: { type: 'string', default: 'letter.html' },
  },
})

const fourWeeks = 28 * 86_400_000

async function clinic() {
  const { id, privateKeyPem, thumbprint } = JSON.parse(await readFile(flags.app, 'utf8'))
  return webApplication({ server: flags.server, applicationId: id, privateKey: privateKeyPem, thumbprint })
}

/** Typed in at the desk, together with the patient; so neither is in a file or in the history of a shell. */
async function agreed(): Promise<{ readonly question: string; readonly answer: string }> {
  const desk = createInterface({ input: process.stdin, output: process.stderr })
  const typed: string[] = []
  desk.setPrompt('Question that only the patient can answer: ')
  desk.prompt()
  for await (const line of desk) {
    if (line.trim() === '') continue
    typed.push(line.trim())
    if (typed.length === 2) break
    desk.setPrompt('Answer: ')
    desk.prompt()
  }
  desk.close()
  const [question, answer] = typed
  if (!question || !answer) throw new Error('A package needs a question and its answer.')
  return { question, answer }
}

async function leave(stayFile: string, pdf: string): Promise<string> {
  const stay: Stay = JSON.parse(await readFile(stayFile, 'utf8'))
  const things = thingsOf(stay, { name: basename(pdf), bytes: await readFile(pdf) })
  const { question, answer } = await agreed()
  const app = await clinic()
  // The code is known and the letter on disk before anything is left: no package without a letter.
  const code = await reserveCode(app)
  const { name, id } = stay.patient
  const until = new Date(Date.now() + fourWeeks)
  const address = new URL('connect/code', `${flags.server}/`).href
  await writeFile(flags.letter, letterHtml({ name, address, code, question, until }), { mode: 0o600 })
  await leavePackage(app, { code, friendlyName: name, question, answer, externalId: id, things })
  return `Left under ${code}. Print ${flags.letter}, give it to the patient, and keep the code in the patient's file.`
}

async function withdraw(code: string): Promise<string> {
  try {
    await takeBack(await clinic(), code)
    return 'Taken back: the code opens nothing any more.'
  } catch (error) {
    if (error instanceof Fault && error.code === Status.INVALID_IDENTITY_CODE)
      throw new Error(
        'Nothing waits under this code: it is wrong, too old, taken back, or the patient has picked it up.',
      )
    throw error
  }
}

try {
  const [command, first, second] = positionals
  if (command === 'leave' && first && second) console.log(await leave(first, second))
  else if (command === 'take-back' && first) console.log(await withdraw(first))
  else throw new Error('Usage: clinic.ts leave STAY.json FILE.pdf, or clinic.ts take-back CODE')
} catch (error) {
  process.exitCode = 1
  if (error instanceof Unreachable)
    console.error(
      'The server does not answer. If a letter was written, nobody knows whether its package was left: take its code back, then leave it again.',
    )
  else console.error(error instanceof Error ? error.message : error)
}
