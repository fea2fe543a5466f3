export * from './generated/methods.ts'
export type { Method, RequestOf, ResponseOf } from './method.ts'
