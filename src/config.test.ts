import { existsSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { expect, test } from 'vitest'
import { type ConfigError, nearest, readConfig, settingsTable, tableMarkers } from './config.ts'

function problems(env: Record<string, string>, flags: Record<string, string> = {}): readonly string[] {
  try {
    readConfig(env, flags)
    return []
  } catch (error) {
    return (error as ConfigError).problems
  }
}

test('everything has a default', () => {
  const config = readConfig({})
  expect(config).toMatchObject({
    port: 8080,
    host: '127.0.0.1',
    data: resolve('data'),
    blobs: resolve('data/blobs'),
    outbox: resolve('data/outbox'),
    databaseUrl: undefined,
    recordQuotaBytes: 4_294_967_296,
    maxRequestBytes: 16_777_216,
    acceptSha1: true,
  })
})

test('a flag is stronger than a variable, and an empty variable says nothing', () => {
  expect(readConfig({ HEALTHKEEP_PORT: '1000' }, { port: '2000' }).port).toBe(2000)
  expect(readConfig({ HEALTHKEEP_PORT: '' }).port).toBe(8080)
})

test('blobs and outbox follow the data directory', () => {
  const config = readConfig({ HEALTHKEEP_DATA: '/srv/health' })
  expect([config.blobs, config.outbox]).toEqual(['/srv/health/blobs', '/srv/health/outbox'])
})

test('values are read by their kind', () => {
  const config = readConfig({
    HEALTHKEEP_PUBLIC_URL: 'https://health.example.org/',
    HEALTHKEEP_TRUSTED_PROXIES: '10.0.0.0/8, loopback,::1',
    HEALTHKEEP_METRICS: '[::1]:9464',
    HEALTHKEEP_MAX_BLOB_BYTES: '512 MiB',
    HEALTHKEEP_ACCEPT_SHA1: 'no',
    DATABASE_URL: 'postgres://me@/db?host=/tmp',
  })
  expect(config).toMatchObject({
    publicUrl: 'https://health.example.org',
    trustedProxies: ['10.0.0.0/8', 'loopback', '::1'],
    metrics: { host: '::1', port: 9464 },
    maxBlobBytes: 536_870_912,
    acceptSha1: false,
  })
})

test('an unknown name stops the start with the nearest right one', () => {
  expect(problems({ HEALTHKEEP_PROT: '1' })).toEqual([
    'There is no setting HEALTHKEEP_PROT; did you mean HEALTHKEEP_PORT?',
  ])
  expect(problems({ HEALTHKEEP_PUBLICURL: 'x' })[0]).toContain('did you mean HEALTHKEEP_PUBLIC_URL?')
})

test('a wrong value is a sentence that names the variable or the flag', () => {
  expect(problems({ HEALTHKEEP_PORT: 'eighty' })).toEqual([
    'HEALTHKEEP_PORT should be a whole number from 0 to 65535, and "eighty" is not.',
  ])
  expect(problems({}, { 'public-url': 'example.org' })).toEqual([
    '--public-url should be an address such as https://health.example.org, without a path, and "example.org" is not.',
  ])
  expect(problems({ HEALTHKEEP_TRUSTED_PROXIES: '10.0.0.0/64' })[0]).toContain('addresses or networks')
  expect(problems({ HEALTHKEEP_LOG_LEVEL: 'loud' })[0]).toContain('one of debug, info, warn, error')
})

test('all problems are told at once, and no secret among them', () => {
  const found = problems({ HEALTHKEEP_PORT: 'x', HEALTHKEEP_KEY: 'c2VjcmV0', DATABASE_URL: 'mysql://root:secret@x' })
  expect(found).toHaveLength(3)
  expect(found.join()).not.toMatch(/c2VjcmV0|root|secret@/)
})

test('settings that contradict each other are refused', () => {
  expect(problems({ HEALTHKEEP_TLS_CERTIFICATE: 'a.pem' })).toEqual([
    'HEALTHKEEP_TLS_CERTIFICATE and HEALTHKEEP_TLS_KEY belong together: set both, or none.',
  ])
  expect(problems({ HEALTHKEEP_MAX_BLOB_BYTES: '2GiB' })[0]).toContain('less than 2 GiB')
})

test('the nearest word has the fewest changes', () => {
  expect(nearest('bakcup', ['restore', 'backup', 'doctor'])).toBe('backup')
})

test('the table in README.md is the table of config.ts', ({ skip }) => {
  const readme = new URL('../README.md', import.meta.url)
  const text = existsSync(readme) ? readFileSync(readme, 'utf8') : ''
  const [start, end] = tableMarkers
  if (!text.includes(start)) skip('README.md has no table of settings yet')
  expect(text.slice(text.indexOf(start) + start.length, text.indexOf(end)).trim()).toBe(settingsTable())
})
