export * from './generated/things.ts'
export type { Input, Thing, ThingKey, ThingType } from './thing.ts'
export { approxDateTime, codable, dateTime, isoOf, toDate } from './values.ts'
