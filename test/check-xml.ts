/** Answers held against the published schemas, by ../shared/bin/check-xml. Where the reference material is absent, tests skip loudly. */
import { execFile, execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'

const tool = fileURLToPath(new URL('../../shared/bin/check-xml', import.meta.url))

const works = (command: string): boolean => {
  try {
    execFileSync(command, ['--version'], { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
}

export const hasXmllint = works('xmllint')
/** False: there is nothing to compare with here. */
export const canCheck = existsSync(tool) && hasXmllint && works('python3')
if (!canCheck)
  console.warn(
    `SKIPPED: answers are not compared with the published schemas: ${existsSync(tool) ? 'xmllint is missing (apt-get install libxml2-utils)' : `${tool} is absent`}`,
  )
else if (!hasXmllint) console.warn('SKIPPED: xmllint is missing (apt-get install libxml2-utils)')

/** What check-xml finds wrong with these answers, a line each; none when all is well. */
export async function findings(answers: readonly string[]): Promise<string[]> {
  const folder = await mkdtemp(join(tmpdir(), 'healthkeep-answers-'))
  try {
    const files = await Promise.all(
      answers.map(async (xml, index) => {
        const file = join(folder, `${index}.xml`)
        await writeFile(file, xml)
        return file
      }),
    )
    const { stdout } = await promisify(execFile)(tool, ['answer', ...files]).catch((error: { stdout: string }) => error)
    return stdout.split('\n').filter(line => line !== '' && line !== 'nothing found' && !/^\d+ found$/.test(line))
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
