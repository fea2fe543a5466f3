/** Everything but the lists of methods and thing types, which have doors of their own. */
export {
  Application,
  Person,
  type Return,
  readReturn,
  type SignInOptions,
  WebApplication,
  type WebApplicationOptions,
  webApplication,
} from './application.ts'
export { type Change, type Changes, changesAfter } from './changes.ts'
export type { CertificateOptions, SigningKey } from './credential.ts'
export { Fault, Unreachable } from './fault.ts'
export { Status } from './generated/methods.ts'
export type { CallOptions, PlatformOptions } from './platform.ts'
export { type Filter, HealthRecord, type NewThing, type Put, type Query } from './record.ts'
export { Unfit } from './shape.ts'
export type { Input, Thing, ThingKey, ThingType } from './thing.ts'
