/**
 * Fills any form of a thing as a person would: each control is found by its label within the groups it stands in, lists grow by
 * their buttons. What to type is the form of a filled thing, as schema/form.ts describes it.
 */
import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { everyField, inputsOf } from '../../src/doors/shell/forms/plan.ts'
import { whenText } from '../../src/doors/shell/forms/when.ts'
import { record } from '../../src/doors/shell/words/en/record.ts'
import { type FormField, form, type Posted } from '../../src/schema/form.ts'
import type { ThingType } from '../../src/things/registry.ts'

const w = record.form

/** A control on the page: the labels of the groups around it, from outside in, and its own. */
interface Control {
  readonly id: string
  readonly path: readonly string[]
  readonly label: string
}

/** As text: this project is compiled without the types of browsers. */
const controlsScript = `(() => {
  const plain = e => { const c = e.cloneNode(true); c.querySelectorAll('.optional').forEach(o => o.remove()); return c.textContent.trim() }
  const around = e => {
    const path = []
    for (let p = e.parentElement; p; p = p.parentElement) {
      const name = p.tagName === 'FIELDSET' ? p.querySelector(':scope > legend') : p.tagName === 'DETAILS' ? p.querySelector(':scope > summary') : null
      if (name) path.unshift(plain(name))
    }
    return path
  }
  const shown = e => e.getClientRects().length > 0
  const main = document.querySelector('main')
  const controls = [...main.querySelectorAll('input:not([type=hidden]), select, textarea')].filter(shown).map(e => ({
    id: e.id,
    path: around(e),
    label: e.getAttribute('aria-label') ?? (e.labels?.[0] ? plain(e.labels[0]) : ''),
  }))
  const lists = [...main.querySelectorAll('fieldset.list')].map(e => ({
    path: around(e), label: plain(e.querySelector(':scope > legend')), items: e.querySelectorAll(':scope > .list-item').length, id: e.id,
  }))
  return { controls, lists }
})()`

/** Types in one go what would take a second one by one: leaves each control as a person leaves it, and answers what stands in it then. */
const typeScript = `answers => answers.map(([id, value]) => {
  const e = document.getElementById(id)
  e.focus()
  e.value = value
  for (const type of ['input', 'change']) e.dispatchEvent(new Event(type, { bubbles: true }))
  e.blur()
  return [id, e.value]
})`

type Answer = readonly [id: string, value: string]
interface Found {
  readonly controls: readonly Control[]
  readonly lists: readonly (Control & { readonly items: number })[]
}

type List = Extract<FormField, { kind: 'list' }>

export class Filler {
  readonly page: Page
  constructor(page: Page) {
    this.page = page
  }

  /** `fields` are those of a filled form. */
  async fill(fields: readonly FormField[]): Promise<void> {
    await this.grow(fields, [])
    const found = await this.look()
    const given = fields.flatMap(f => [...this.answered(f, [], found)])
    expect(await this.page.evaluate<Answer[]>(`(${typeScript})(${JSON.stringify(given)})`)).toEqual(given)
  }

  /** Every item of every list gets its place. */
  async grow(fields: readonly FormField[], path: readonly string[]): Promise<void> {
    for (const f of fields) {
      if (f.kind === 'group') await this.grow(f.fields, [...path, f.label])
      if (f.kind !== 'list') continue
      for (;;) {
        const list = nearest((await this.look()).lists, f.label, path)
        if (list.items >= f.items.length) break
        const fieldset = this.page.locator(`[id="${list.id}"]`)
        await fieldset.getByRole('button', { name: /^Add / }).last().click()
        await fieldset.locator(':scope > .list-item').nth(list.items).waitFor()
      }
      for (const [i, item] of f.items.entries())
        if (item.kind === 'group') await this.grow(item.fields, [...path, itemLabel(f, i)])
    }
  }

  async look(): Promise<Found> {
    await this.page.evaluate('for (const d of document.querySelectorAll("main details")) d.open = true')
    return this.page.evaluate<Found>(controlsScript)
  }

  /** What goes into which control. */
  *answered(f: FormField, path: readonly string[], { controls }: Found, label = f.label): Generator<Answer> {
    const at = (name: string, value: string, within = path): Answer => [nearest(controls, name, within).id, value]
    const inside = [...path, label]
    switch (f.kind) {
      case 'text':
      case 'number':
      case 'date':
      case 'time':
      case 'words':
      case 'code':
      case 'select':
        if (f.input.value !== '') yield at(label, f.input.value)
        return
      case 'measure':
        if (f.amount.value === '') return
        yield at(w.amount(label), f.amount.value, inside)
        yield at(w.unit(label), f.unit.value, inside)
        return
      case 'date-time': {
        if (f.date.value === '') return
        const within = [...path, label === w.date ? w.when : label]
        yield at(w.date, f.date.value, within)
        yield at(w.time, f.time.value, within)
        return
      }
      case 'partial-date': {
        const [y, m, d] = [f.year, f.month, f.day].map(i => (i.value === '' ? undefined : Number(i.value)))
        const said = y === undefined ? f.words?.value : whenText({ y, ...(m && { m }), ...(d && { d }) }, 'en-US')
        if (!said) return
        yield at(label, said)
        if (f.time?.value) yield at(w.time, f.time.value, inside)
        return
      }
      case 'group':
        for (const inner of f.fields) yield* this.answered(inner, inside, { controls, lists: [] })
        return
      case 'list':
        for (const [i, item] of f.items.entries())
          yield* this.answered(item, item.kind === 'group' ? path : inside, { controls, lists: [] }, itemLabel(f, i))
        return
      case 'kept':
        return
    }
  }
}

const itemLabel = (list: List, i: number) => (list.items.length > 1 ? w.nth(list.label, i + 1) : list.label)

/** The one that is called so and stands in these groups; of several the one with the fewest groups around it. */
function nearest<C extends Control>(all: readonly C[], label: string, path: readonly string[]): C {
  const found = all
    .filter(c => c.label === label && isWithin(c.path, path))
    .sort((a, b) => depth(a.path) - depth(b.path))
  const [first, second] = found
  const place = [...path, label].join(' / ')
  if (!first)
    throw new Error(
      `There is nothing called ${place}; there is ${all.map(c => [...c.path, c.label].join(' / ')).join('; ')}`,
    )
  if (second && depth(second.path) === depth(first.path))
    throw new Error(`Two are called ${place}: ${first.id} and ${second.id}`)
  return first
}

const folds: readonly string[] = [w.more, w.whenParts, w.whenPartsAndTime]
const named = (path: readonly string[]) => path.filter(p => !folds.includes(p))
const depth = (path: readonly string[]) => new Set(named(path)).size

/** The groups of `path` stand around in this order, others may stand between them. */
function isWithin(around: readonly string[], path: readonly string[]): boolean {
  let at = 0
  for (const group of around) if (group === path[at]) at++
  return at === path.length
}

/** What a person sees in the controls of a form, by name; what travels hidden is left out. */
export function answers(type: ThingType, posted: Posted): { readonly [name: string]: string } {
  const seen: { [name: string]: string } = {}
  for (const f of everyField(form(type.data!, posted))) {
    const hidden = f.kind === 'kept' || 'hidden' in f ? f.hidden.map(i => i.name) : []
    for (const { name, value } of inputsOf(f)) if (value !== '' && !hidden.includes(name)) seen[name] = value
  }
  return seen
}
