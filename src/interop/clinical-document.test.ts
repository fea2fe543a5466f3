import { expect, test } from 'vitest'
import { encounterOf } from './clinical-document.ts'

const id =
  '<recordTarget><patientRole><id root="2.16.840.1" extension="142"/><id root="1.2.3"/></patientRole></recordTarget>'
const visit = (time: string, classCode = 'PCPR') =>
  `<documentationOf><serviceEvent classCode="${classCode}"><effectiveTime${time}</serviceEvent></documentationOf>`
const stay = (time: string) =>
  `<componentOf><encompassingEncounter><effectiveTime>${time}</effectiveTime></encompassingEncounter></componentOf>`
const cda = (content: string) => `<ClinicalDocument xmlns="urn:hl7-org:v3">${content}</ClinicalDocument>`
const said = (content: string) => `<common><extension source="hv-meaningfuluse">${content}</extension></common>`

test('the first id of the patient and the visit', () => {
  expect(encounterOf(cda(id + visit(' value="201503170830+0100"/>')))).toEqual({
    patientId: '142',
    organizationId: '2.16.840.1',
    eventDate: '2015-03-17T07:30:00.000Z',
  })
  expect(encounterOf(cda(id + visit('><low value="1970"/><high value="20150318"/></effectiveTime>')))?.eventDate).toBe(
    '2015-03-18T00:00:00.000Z',
  )
})

test('the discharge, where there was a stay', () => {
  const document = cda(id + visit(' value="20150301"/>') + stay('<low value="20150310"/><high value="20150317"/>'))
  expect(encounterOf(document)?.eventDate).toBe('2015-03-17T00:00:00.000Z')
  expect(encounterOf(cda(id + stay('<low value="20150310"/>')))?.eventDate).toBe('2015-03-10T00:00:00.000Z')
})

test('an extension has the last word', () => {
  const document = cda(id + visit(' value="20150301"/>'))
  expect(encounterOf(document + said('<event-date>2015-04-01</event-date><patient-id>7</patient-id>'))).toEqual({
    patientId: '7',
    organizationId: '2.16.840.1',
    eventDate: '2015-04-01T00:00:00.000Z',
  })
  expect(encounterOf(document + said('<event-date>last week</event-date>'))?.eventDate).toBe('2015-03-01T00:00:00.000Z')
})

test('without a patient or a date there is nothing to report', () => {
  expect(encounterOf(cda(id))).toBeUndefined()
  expect(encounterOf(cda(id + visit(' value="20150301"/>', 'ACT')))).toBeUndefined()
  expect(encounterOf(cda(id + visit(' value="20151399"/>')))).toBeUndefined()
  expect(encounterOf(cda(visit(' value="20150301"/>')))).toBeUndefined()
})
