/** Lengths and weights that people say in two units at once: feet and inches, pounds and ounces. */

export interface Compound {
  /** Of the smaller part for a length, of the larger for a weight: codes of the vocabularies of units. */
  readonly unit: 'in' | 'lb'
  readonly amount: number
  /** In one way of writing, whatever was typed: `5 ft 8 in`. */
  readonly words: string
}

const number = String.raw`(\d{1,3}(?:\.\d+)?)`
const feetWord = String.raw`(?:'|′|’|ft\.?|feet|foot)`
const inchWord = String.raw`(?:"|″|”|''|in\.?|inches|inch)`
const poundWord = String.raw`(?:lbs?\.?|pounds?|#)`
const ounceWord = String.raw`(?:oz\.?|ounces?)`
const feet = new RegExp(String.raw`^\s*(\d{1,2})\s*${feetWord}\s*(?:${number}\s*${inchWord}?)?\s*$`, 'i')
const pounds = new RegExp(String.raw`^\s*(\d{1,3})\s*${poundWord}\s*,?\s*${number}\s*${ounceWord}\s*$`, 'i')

/** `5'9"`, `5 ft`, `7 lb 6 oz`; undefined for everything else, and for 12 inches or 16 ounces and more beside a whole. */
export function compoundOf(text: string): Compound | undefined {
  const length = feet.exec(text)
  if (length) {
    const [ft, inches] = [Number(length[1]), Number(length[2] ?? 0)]
    return inches >= 12 ? undefined : { unit: 'in', amount: exact(ft * 12 + inches), words: feetAndInches(ft, inches) }
  }
  const weight = pounds.exec(text)
  if (!weight) return undefined
  const [lb, oz] = [Number(weight[1]), Number(weight[2])]
  return oz >= 16 ? undefined : { unit: 'lb', amount: exact(lb + oz / 16), words: poundsAndOunces(lb, oz) }
}

/** An amount of the unit as two: `5 ft 8 in` for 68 in; the small part to the nearest tenth. */
export function inTwo(
  unit: Compound['unit'],
  amount: number,
): Pick<Compound, 'words'> & { readonly parts: readonly [number, number] } {
  const many = unit === 'in' ? 12 : 16
  // Rounded first, so that 71.96 in are 6 ft 0 in and not 5 ft 12 in.
  const tenths = Math.round((unit === 'in' ? amount : amount * 16) * 10)
  const parts = [Math.floor(tenths / (many * 10)), (tenths % (many * 10)) / 10] as const
  return { parts, words: unit === 'in' ? feetAndInches(...parts) : poundsAndOunces(...parts) }
}

const feetAndInches = (ft: number, inches: number): string => `${ft} ft ${inches} in`
const poundsAndOunces = (lb: number, oz: number): string => `${lb} lb ${oz} oz`

/** Takes away what binary fractions add. */
const exact = (n: number): number => Number(n.toPrecision(15))
