import type { Shape } from './shape.ts'

/** What a method is asked and what it answers, by version. */
export interface Versions {
  readonly [version: number]: { readonly request: unknown; readonly response: unknown }
}
export type RequestOf<V, K> = K extends keyof V ? (V[K] extends { readonly request: infer R } ? R : never) : never
export type ResponseOf<V, K> = K extends keyof V ? (V[K] extends { readonly response: infer R } ? R : never) : never

declare const types: unique symbol

/** A method of the platform; each is one export of `@healthkeep/client/methods`. */
export interface Method<V extends Versions = Versions, Newest extends keyof V = keyof V> {
  readonly [types]?: readonly [V, Newest]
  readonly name: string
  readonly newest: number
  /** Asking twice does no more than asking once. */
  readonly safe?: true
  readonly shapes: { readonly [version: number]: readonly [request: Shape, response?: Shape] }
}
