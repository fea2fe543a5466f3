/**
 * Style sheets, islands and the icon: bundled by esbuild, named by their content, kept in memory. A built product finds
 * them in `assets/` beside its bundle (written by `buildAssets`); otherwise they are built at start, in some 100 ms.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { mkdir, writeFile } from 'node:fs/promises'
import { basename, dirname, extname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'

export interface Asset {
  readonly type: string
  readonly bytes: Buffer
  readonly gzipped: Buffer
}
export interface Assets {
  /** Address of an asset by its source name (`main.css`, `passkeys.js`). Throws for a name that is none. */
  url(name: string): string
  /** By the last part of its address. */
  get(file: string): Asset | undefined
}

export const assetPrefix = '/assets/'

const types: { readonly [extension: string]: string } = {
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
}

const here = dirname(fileURLToPath(import.meta.url))
const built = join(here, 'assets')
/** The folder with `islands` and `styles`: this one, or seen from a bundle in `dist`. */
const sources = () => [here, join(here, '../src/doors/shell')].find(d => existsSync(join(d, 'islands')))

/** Source name to built file. */
type Files = ReadonlyMap<string, { readonly file: string; readonly bytes: Buffer }>

let loaded: Promise<Assets> | undefined
/** Once for a process. */
export function loadAssets(): Promise<Assets> {
  loaded ??= load()
  return loaded
}

async function load(): Promise<Assets> {
  const files = existsSync(join(built, 'manifest.json')) ? readBuilt() : await bundle(sources())
  const urls = new Map<string, string>()
  const byFile = new Map<string, Asset>()
  for (const [name, { file, bytes }] of files) {
    urls.set(name, assetPrefix + file)
    byFile.set(file, {
      type: types[extname(file)] ?? 'application/octet-stream',
      bytes,
      gzipped: gzipSync(bytes, { level: 9 }),
    })
  }
  return {
    url(name) {
      const found = urls.get(name)
      if (found === undefined) throw new Error(`There is no asset ${name}.`)
      return found
    },
    get: file => byFile.get(file),
  }
}

function readBuilt(): Files {
  const manifest = JSON.parse(readFileSync(join(built, 'manifest.json'), 'utf8')) as Record<string, string>
  return new Map(
    Object.entries(manifest).map(([name, file]) => [name, { file, bytes: readFileSync(join(built, file)) }]),
  )
}

/** For the build: writes the assets and their list into a folder. */
export async function buildAssets(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true })
  const manifest: Record<string, string> = {}
  for (const [name, { file, bytes }] of await bundle(sources())) {
    manifest[name] = file
    await writeFile(join(folder, file), bytes)
  }
  await writeFile(join(folder, 'manifest.json'), JSON.stringify(manifest))
}

async function bundle(folder: string | undefined): Promise<Files> {
  if (folder === undefined) throw new Error('Neither built assets nor their sources are there; run `npm run build`.')
  const esbuild = await import('esbuild')
  const islands = readdirSync(join(folder, 'islands')).filter(f => f.endsWith('.ts') && !f.endsWith('.d.ts'))
  const result = await esbuild.build({
    entryPoints: [
      ...islands.map(f => join(folder, 'islands', f)),
      ...['main.css', 'dark.css', 'mark.svg'].map(f => join(folder, 'styles', f)),
    ],
    bundle: true,
    minify: true,
    write: false,
    format: 'esm',
    target: ['es2022', 'chrome111', 'firefox115', 'safari16.4'],
    outdir: folder,
    entryNames: '[name]-[hash]',
    assetNames: '[name]-[hash]',
    loader: { '.svg': 'copy' },
    tsconfigRaw: {},
    legalComments: 'none',
    metafile: true,
    absWorkingDir: folder,
  })
  const files = new Map<string, { file: string; bytes: Buffer }>()
  for (const output of result.outputFiles) {
    const file = basename(output.path)
    const name = file.replace(/-[A-Z0-9]{8}(?=\.\w+$)/, '')
    files.set(name, { file, bytes: Buffer.from(output.contents) })
  }
  return files
}
