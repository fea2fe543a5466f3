// The server as one file, and beside it what it serves to browsers: starting from sources, and from the hundreds of files of its libraries, takes a second longer.
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const dist = join(root, 'dist')
const outfile = join(dist, 'main.js')
/** Written last: what went into the bundle, and when. */
const record = join(dist, 'main.inputs.json')
/** Changes of these change the bundle as much as a source does. */
const also = [
  'package-lock.json',
  'tsconfig.json',
  'bin/bundle.js',
  ...assetSources('islands'),
  ...assetSources('styles'),
]

/**
 * Libraries that go into the bundle: plain JavaScript that reads no file of its own. All others are loaded from node_modules as
 * they are. React and what renders it belong together: two copies do not work.
 */
const inside = [
  ...[
    'fastify',
    '@fastify/cookie',
    '@fastify/formbody',
    '@fastify/multipart',
    'rate-limiter-flexible',
    'nodemailer',
    'pg',
    'csv-parse',
    'yauzl',
  ],
  ...['react', 'react-dom', '@peculiar/x509', 'reflect-metadata', '@simplewebauthn/server'],
]
/** Looked for by libraries, and not installed or native. */
const outside = ['pg-native', '@node-rs/argon2']

/** The address of a fresh bundle, made now if need be. */
export async function bundled() {
  if (!fresh()) {
    try {
      await bundle()
    } catch (error) {
      if (!['EACCES', 'EROFS', 'EPERM'].includes(error.code)) throw error
      if (!existsSync(outfile))
        throw new Error(`${dist} cannot be written. Run "npm run build" once as a user who can.`)
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
  const { build, stop } = await import('esbuild')
  const { outputFiles, metafile } = await build({
    absWorkingDir: root,
    entryPoints: ['src/main.ts'],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    plugins: [{ name: 'libraries', setup: ({ onResolve }) => onResolve({ filter: /^[^./]/ }, whereIs) }],
    // Libraries written as CommonJS ask for Node's own modules by require.
    banner: {
      js: "import { createRequire as makeRequire } from 'node:module'; const require = makeRequire(import.meta.url);",
    },
    define: { 'process.env.NODE_ENV': '"production"' },
    jsx: 'automatic',
    legalComments: 'none',
    metafile: true,
    write: false,
    logLevel: 'error',
  })
  for (const { path, contents } of outputFiles) replace(path, contents)
  await assets()
  await stop()
  const own = Object.keys(metafile.inputs).filter(input => !input.startsWith('node_modules/'))
  const inputs = [...own, ...also.filter(file => existsSync(join(root, file)))]
  replace(record, JSON.stringify({ at, inputs }))
}

/** A folder of the Shell and its files; the folder itself, because a file may come or go. */
function assetSources(name) {
  const folder = `src/doors/shell/${name}`
  if (!existsSync(join(root, folder))) return []
  return [folder, ...readdirSync(join(root, folder)).map(file => `${folder}/${file}`)]
}

async function assets() {
  const folder = join(dist, 'assets')
  const fresh = `${folder}.new-${process.pid}`
  const { buildAssets } = await import(pathToFileURL(outfile).href)
  await buildAssets(fresh)
  // A server that runs has read the old ones at its start.
  rmSync(folder, { recursive: true, force: true })
  try {
    renameSync(fresh, folder)
  } catch {
    // Another process was faster, with the same files.
    rmSync(fresh, { recursive: true, force: true })
  }
}

/** Whatever a library in the bundle asks for goes with it. */
function whereIs({ path, importer, kind }) {
  if (kind === 'entry-point') return undefined
  const name = path.split('/', path.startsWith('@') ? 2 : 1).join('/')
  const goes = importer.includes('node_modules') ? !outside.includes(name) : inside.includes(name)
  return goes ? undefined : { external: true }
}

/** Two processes may start at once; each sees a whole file. */
function replace(path, contents) {
  const partial = `${path}.${process.pid}`
  writeFileSync(partial, contents)
  renameSync(partial, path)
}
