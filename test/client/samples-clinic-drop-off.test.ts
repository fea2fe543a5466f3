/** samples/clinic-drop-off as a clinic runs it, and as its patient finds it. */
import { spawn } from 'node:child_process'
import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { download } from '../../client/src/blobs.ts'
import { BloodPressure, DischargeSummary, File as HealthFile, Medication } from '../../client/src/things.ts'
import { startShellSession } from '../../src/domain/sessions.ts'
import { asker } from '../../src/gate.ts'
import { type Here, here } from './here.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
const sample = join(root, 'samples/clinic-drop-off')
const [stay, pdf] = [join(sample, 'stay.json'), join(sample, 'summary.pdf')]

let ann: Here
let folder: string
beforeAll(async () => {
  ann = await here()
  folder = await mkdtemp(join(tmpdir(), 'healthkeep-clinic-'))
  // As `healthkeep app create --generate-key --json` prints it.
  const app = { id: ann.applicationId, privateKeyPem: ann.privateKey, thumbprint: ann.thumbprint }
  await writeFile(join(folder, 'clinic.json'), JSON.stringify(app))
})
afterAll(async () => {
  await ann.world.close()
  await rm(folder, { recursive: true, force: true })
})

async function run(typed: string, ...operands: string[]) {
  const args = ['--import', 'tsx', join(sample, 'clinic.ts'), '--server', ann.origin]
  const paths = ['--app', join(folder, 'clinic.json'), '--letter', join(folder, 'letter.html')]
  const child = spawn(process.execPath, [...args, ...paths, ...operands], { cwd: root })
  let [said, complained] = ['', '']
  child.stdout.on('data', text => (said += text))
  child.stderr.on('data', text => (complained += text))
  child.stdin.end(typed)
  const code = await new Promise<number | null>(done => child.on('close', done))
  return { code, said, complained }
}

const desk = 'Name of your first cat?\nFluffy\n'
const letter = () => readFile(join(folder, 'letter.html'), 'utf8')
const codeIn = (text: string) => /([A-Z]{4}-){4}[A-Z]{4}/.exec(text)![0]

async function patient() {
  const { services, gate } = ann.world.platform
  const token = await services.db.write(tx => startShellSession(services, tx, ann.personId, 3600))
  return asker(gate, { kind: 'shell', token }, 'test')
}

test('a summary is left with a letter, and picked up whole by who knows the answer; then it cannot be taken back', async () => {
  const { code: exit, said } = await run(desk, 'leave', stay, pdf)
  expect(exit).toBe(0)
  const code = codeIn(said)
  const paper = await letter()
  expect(codeIn(paper)).toBe(code)
  expect(paper).toContain('Name of your first cat?')
  for (const secret of ['Fluffy', 'pneumonia', 'Amoxicillin', 'patient-7']) expect(paper).not.toContain(secret)
  expect((await stat(join(folder, 'letter.html'))).mode & 0o777).toBe(0o600)
  // The page that the letter names is there.
  const address = /<dd>(http[^<]+)</.exec(paper)![1]!
  expect((await fetch(address, { redirect: 'manual' })).status).toBeLessThan(400)

  const ask = await patient()
  const validate = (answer: string) =>
    ask('ValidateConnectRequest', { action: 'ValidateAnswer', identityCode: code, answer })
  expect(await validate('Rex')).toMatchObject({ isCorrectAnswer: false })
  const { opened } = await validate('fluffy')
  await ask('PickUpConnectPackage', { identityCode: code, opened: opened!, leaveOut: [] }, { record: ann.recordId })

  const record = ann.client().offline(ann.seen.personId).record(ann.seen.recordId)
  const found = []
  for await (const thing of record.thingsOf([DischargeSummary, HealthFile, Medication, BloodPressure]))
    found.push(thing)
  expect(found.map(({ type }) => type.name).sort()).toEqual(
    [DischargeSummary, HealthFile, Medication, BloodPressure].map(({ name }) => name).sort(),
  )
  const summary = found.find(({ type }) => type === DischargeSummary)!
  expect(summary.data).toMatchObject({
    principalDiagnosis: { text: 'Community-acquired pneumonia' },
    dischargeDateTime: { structured: { date: { y: 2026, m: 11, d: 24 } } },
  })
  const file = await download(record, found.find(({ type }) => type === HealthFile)!)
  expect(file!.contentType).toBe('application/pdf')
  expect(Buffer.from(await new Response(file!.stream).arrayBuffer())).toEqual(await readFile(pdf))

  const late = await run('', 'take-back', code)
  expect(late).toMatchObject({ code: 1, said: '' })
  expect(late.complained).toContain('has picked it up')
})

test('what nobody picked up is taken back, once', async () => {
  const code = codeIn((await run(desk, 'leave', stay, pdf)).said)
  expect(await run('', 'take-back', code)).toEqual({
    code: 0,
    said: 'Taken back: the code opens nothing any more.\n',
    complained: '',
  })
  const ask = await patient()
  await expect(
    ask('ValidateConnectRequest', { action: 'ValidateAnswer', identityCode: code, answer: 'fluffy' }),
  ).rejects.toThrow()
  expect((await run('', 'take-back', code)).complained).toContain('Nothing waits under this code')
})

test.each([
  ['no PDF', desk, [stay, stay], 'stay.json is no PDF.'],
  ['no answer', 'Name of your first cat?\n', [stay, pdf], 'A package needs a question and its answer.'],
  ['no file', desk, [stay], 'Usage: clinic.ts leave'],
])('%s: nothing is left, and no letter written', async (_, typed, operands, sentence) => {
  await rm(join(folder, 'letter.html'), { force: true })
  const { code, said, complained } = await run(typed, 'leave', ...operands)
  expect({ code, said }).toEqual({ code: 1, said: '' })
  expect(complained).toContain(sentence)
  await expect(letter()).rejects.toThrow('ENOENT')
})
