/** A fall, a broken wrist, six weeks of plaster. */
import { words } from '../../things/base/codable-value.ts'
import { approxDateTimeOf, dateTimeOf } from '../../things/base/dates.ts'
import { comment } from '../../things/comment.ts'
import { procedure } from '../../things/procedure.ts'
import { radiologyLabResults } from '../../things/radiology-lab-results.ts'
import type { Topic } from './diary.ts'
import { doctor, doctors, letter, medicine, problem, visit } from './entries.ts'
import { wristBroken } from './facts.ts'
import { document } from './readings.ts'

const emergency = 'wrist-emergency'
const tags = 'wrist'

export const wrist: Topic = d => {
  const { adeyemi } = doctors
  const again = wristBroken - 42
  visit(d, `${d.date(wristBroken)}T15:20`, adeyemi, 'Fall on the ice rink, pain in the right wrist', {
    id: emergency,
    kind: 'Emergency visit',
    tags,
  })
  d.add(
    radiologyLabResults,
    {
      when: dateTimeOf(`${d.date(wristBroken)}T15:55`),
      title: 'X-ray of the wrist, two views',
      anatomicSite: 'Right wrist',
      resultText:
        'Fracture of the lower end of the radius, not through the joint, tilted back by about 15 degrees. Ulna intact. Bones of the hand in line.',
    },
    { source: adeyemi.place, tags, clientThingId: 'wrist-x-ray', related: { visit: emergency } },
  )
  d.add(
    procedure,
    {
      when: approxDateTimeOf(`${d.date(wristBroken)}T16:40`),
      name: words('Closed setting of the fracture and cast'),
      anatomicLocation: words('Right wrist'),
      primaryProvider: doctor(adeyemi),
    },
    { source: adeyemi.place, tags, related: { visit: emergency, 'x-ray': 'wrist-x-ray' } },
  )
  problem(d, 'Fracture of the right wrist', d.date(wristBroken), 'inactive', {
    until: d.date(again),
    why: 'Healed',
    tags,
    related: { 'x-ray': 'wrist-x-ray' },
  })
  medicine(d, {
    of: 'Ibuprofen',
    strength: [400, 'mg'],
    dose: '1 tablet',
    often: 'Three times a day with food',
    why: 'Pain in the wrist',
    from: wristBroken,
    to: wristBroken - 9,
    by: adeyemi,
    beside: { tags },
  })
  visit(d, d.at(again, 9.3), adeyemi, 'Cast taken off, control of the wrist', { id: 'wrist-control', tags })
  d.add(
    radiologyLabResults,
    {
      when: dateTimeOf(`${d.date(again)}T09:05`),
      title: 'X-ray of the wrist, control',
      anatomicSite: 'Right wrist',
      resultText: 'The fracture has grown together in a good position.',
    },
    { source: adeyemi.place, tags, related: { visit: 'wrist-control', before: 'wrist-x-ray' } },
  )
  d.add(
    comment,
    {
      when: approxDateTimeOf(d.date(again - 3)),
      content: 'Lifting Leo still hurts a little. Ten minutes of exercises every morning.',
      category: words('Recovery'),
    },
    { tags, related: { visit: 'wrist-control' } },
  )
  document(
    d,
    'wrist-emergency-letter.txt',
    'text/plain',
    letter(
      'Letter of the emergency department',
      d.date(wristBroken),
      'Ms Ellison fell on an ice rink onto her right hand.',
      'Fracture of the lower end of the radius, set and put in a cast. Control in one and in six weeks.',
      adeyemi.name,
    ),
    { source: adeyemi.place, tags, related: { visit: emergency } },
  )
}
