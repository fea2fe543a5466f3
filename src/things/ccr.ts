import { ccrActor, isoMoment, textUnder } from './base/document.ts'
import { foreign } from './thing-type.ts'

export const ccr = foreign({
  id: '1e1ccbfc-a55d-4d91-8940-fa2fbf73c195',
  name: 'Continuity of Care Record (CCR)',
  plural: 'Continuity of Care Records (CCR)',
  root: 'ContinuityOfCareRecord',
  namespace: 'urn:astm-org:CCR',
  xsdFile: 'ccr.xsd',
  summary: 'A summary of care as one document, by the standard ASTM E2369.',
  category: 'Files',
  datePath: '/ContinuityOfCareRecord/DateTime/ExactDateTime',
  date: root => isoMoment(textUnder(root, 'DateTime', 'ExactDateTime'), 'ContinuityOfCareRecord/DateTime'),
  requires: ['CCRDocumentObjectID', 'Language', 'Version', 'DateTime', 'Patient', 'From', 'Body', 'Actors'],
  title: root => textUnder(root, 'Purpose', 'Description', 'Text') || 'Continuity of Care Record',
  author: root => ccrActor(root, 'From', 'ActorLink'),
  subject: root => ccrActor(root, 'Patient'),
  recognised: () => true,
  sampleXml:
    '<ContinuityOfCareRecord xmlns="urn:astm-org:CCR"><CCRDocumentObjectID>vaksala-2026-0142</CCRDocumentObjectID>' +
    '<Language><Text>English</Text></Language><Version>V1.0</Version>' +
    '<DateTime><ExactDateTime>2026-03-17T10:05:00Z</ExactDateTime></DateTime>' +
    '<Patient><ActorID>p1</ActorID></Patient><From><ActorLink><ActorID>c1</ActorID></ActorLink></From>' +
    '<Purpose><Description><Text>Summary for a new clinic</Text></Description></Purpose>' +
    '<Body><Problems><Problem><CCRDataObjectID>d1</CCRDataObjectID><Type><Text>Problem</Text></Type>' +
    '<Description><Text>Asthma</Text></Description><Source><Actor><ActorID>c1</ActorID></Actor></Source></Problem></Problems></Body>' +
    '<Actors><Actor><ActorObjectID>p1</ActorObjectID><Person><Name><CurrentName><Given>Ann</Given><Family>Lindqvist</Family></CurrentName></Name></Person>' +
    '<Source><Actor><ActorID>c1</ActorID></Actor></Source></Actor>' +
    '<Actor><ActorObjectID>c1</ActorObjectID><Organization><Name>Vaksala health centre</Name></Organization>' +
    '<Source><Actor><ActorID>c1</ActorID></Actor></Source></Actor></Actors></ContinuityOfCareRecord>',
})
