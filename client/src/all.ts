/** All of it in one, for pages without a bundler: dist/healthkeep.min.js. */
export * from './blobs.ts'
export * from './events.ts'
export * from './index.ts'
export * as methods from './methods.ts'
export * from './packages.ts'
export * from './soda.ts'
export * as things from './things.ts'
