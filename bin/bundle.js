// The server as one file: starting from sources takes half a second longer (design: stack.md J).
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const dist = join(root, 'dist')
const outfile = join(dist, 'main.js')
/** Written last: what went into the bundle, and when. */
const record = join(dist, 'main.inputs.json')
/** Changes of these change the bundle as much as a source does. */
const also = ['package-lock.json', 'tsconfig.json', 'bin/bundle.js']

/** The address of a fresh bundle, made now if need be. */
export async function bundled() {
  if (!fresh()) {
    try {
      await bundle()
    } catch (error) {
      if (!['EACCES', 'EROFS', 'EPERM'].includes(error.code)) throw error
      if (!existsSync(outfile)) throw new Error(`${dist} cannot be written. Run "npm run build" once as a user who can.`)
    }
  }
  return pathToFileURL(outfile).href
}

function fresh() {
  if (!existsSync(record) || !existsSync(outfile)) return false
  // An installation without sources is as fresh as it gets.
  if (!existsSync(join(root, 'src', 'main.ts'))) return true
  const { at, inputs } = JSON.parse(readFileSync(record, 'utf8'))
  return inputs.every(input => (statSync(join(root, input), { throwIfNoEntry: false })?.mtimeMs ?? Infinity) <= at)
}

export async function bundle() {
  mkdirSync(dist, { recursive: true })
  const probe = join(dist, `probe-${process.pid}`)
  writeFileSync(probe, '')
  rmSync(probe)
  const at = Date.now()
  const { build } = await import('esbuild')
  const { outputFiles, metafile } = await build({
    absWorkingDir: root,
    entryPoints: ['src/main.ts'],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    packages: 'external',
    jsx: 'automatic',
    sourcemap: 'linked',
    legalComments: 'none',
    metafile: true,
    write: false,
    logLevel: 'error',
  })
  for (const { path, contents } of outputFiles) replace(path, contents)
  const inputs = [...Object.keys(metafile.inputs), ...also.filter(file => existsSync(join(root, file)))]
  replace(record, JSON.stringify({ at, inputs }))
}

/** Two processes may start at once; each sees a whole file. */
function replace(path, contents) {
  const partial = `${path}.${process.pid}`
  writeFileSync(partial, contents)
  renameSync(partial, path)
}
