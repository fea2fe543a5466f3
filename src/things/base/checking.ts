/** For tests: thing data as text, to a verdict. */
import { Invalid } from '../../schema/codec.ts'
import { parse } from '../../xml/parse.ts'
import { elements } from '../../xml/tree.ts'
import { check, type Derived, type ThingType } from '../registry.ts'

export function checked(type: ThingType, dataXml: string): Derived {
  const source = Buffer.from(`<data-xml>${dataXml}</data-xml>`)
  const [root, common] = elements(parse(source))
  return check(type, root!, common, source)
}

/** What is wrong with the data, '' when nothing is. */
export function problem(type: ThingType, dataXml: string): string {
  try {
    checked(type, dataXml)
    return ''
  } catch (error) {
    if (error instanceof Invalid) return error.message
    throw error
  }
}
