#!/usr/bin/env node
// Bundles src/ into dist/ when dist/ is missing or older, and runs it. `healthkeep build` does only the first.
import { bundle, bundled } from './bundle.js'

const [major, minor] = process.versions.node.split('.').map(Number)
if (major < 20 || (major === 20 && minor < 19)) {
  console.error(`Healthkeep needs Node.js 20.19 or newer, and this is ${process.versions.node}.`)
  process.exit(1)
}

try {
  if (process.argv[2] === 'build') {
    await bundle()
  } else {
    const { main } = await import(await bundled())
    process.exitCode = await main(process.argv.slice(2), process.env)
    // What still keeps the process alive has nothing left to say.
    setTimeout(() => process.exit(), 1000).unref()
  }
} catch (error) {
  console.error(error)
  process.exit(1)
}
