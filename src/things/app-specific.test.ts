import { expect, it } from 'vitest'
import { appSpecific } from './app-specific.ts'
import { checked, problem } from './base/checking.ts'
import { read, summarise, write } from './registry.ts'

const head = '<format-appid>a</format-appid><format-tag>t</format-tag>'

it('what an application keeps is kept letter by letter', () => {
  const own = '<x:diary xmlns:x=\'urn:x\'  when = "1"><![CDATA[<&>]]><!-- kept --> <y/></x:diary><z>é</z>'
  const xml = `<app-specific>${head}<summary>s</summary>${own}</app-specific>`
  expect(problem(appSpecific, xml)).toBe('')
  const { value, common } = read(appSpecific, xml)
  expect(value.content.join('')).toBe(own)
  expect(write(appSpecific, value, common)).toBe(xml)
})

it('a prefix that was declared further out comes along', () => {
  const xml = `<app-specific xmlns:p="urn:p" xmlns:q="urn:q">${head}<summary/><p:x q:a="1"><y/></p:x></app-specific>`
  expect(read(appSpecific, xml).value.content).toEqual(['<p:x xmlns:p="urn:p" xmlns:q="urn:q" q:a="1"><y/></p:x>'])
})

it('is dated when the application dates it, and shown by its summary', () => {
  expect(checked(appSpecific, appSpecific.sampleXml).effectiveDate?.at).toBe('2026-04-18T00:00:00')
  expect(checked(appSpecific, `<app-specific>${head}<summary/></app-specific>`).effectiveDate).toBeUndefined()
  expect(summarise(appSpecific, appSpecific.sampleXml)).toBe('Birch pollen: strong')
  expect(summarise(appSpecific, `<app-specific>${head}<summary/></app-specific>`)).toBe('t')
})

it('is refused without a summary', () => {
  expect(problem(appSpecific, `<app-specific>${head}<x/></app-specific>`)).toBe(
    'app-specific: summary is missing before x',
  )
})
