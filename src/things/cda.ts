import { hl7Author, hl7Moment, hl7Subject, textUnder } from './base/document.ts'
import { foreign } from './thing-type.ts'

export const cda = foreign({
  id: '1ed1cba6-9530-44a3-b7b5-e8219690ebcf',
  name: 'Clinical Document Architecture (CDA)',
  plural: 'Clinical documents (CDA)',
  root: 'ClinicalDocument',
  namespace: 'urn:hl7-org:v3',
  xsdFile: 'cda.xsd',
  summary: 'A clinical document of any kind, by the standard HL7 CDA.',
  category: 'Files',
  datePath: '/ClinicalDocument/effectiveTime/@value',
  date: hl7Moment,
  requires: [
    'typeId',
    'id',
    'code',
    'effectiveTime',
    'confidentialityCode',
    'recordTarget',
    'author',
    'custodian',
    'component',
  ],
  title: root => textUnder(root, 'title') || 'Clinical document',
  author: hl7Author,
  subject: hl7Subject,
  sampleXml:
    '<ClinicalDocument xmlns="urn:hl7-org:v3"><typeId root="2.16.840.1.113883.1.3" extension="POCD_HD000040"/>' +
    '<id root="0f3c2a34-54b1-4a0e-8a7e-4a4d64f3be6e"/><code code="11488-4" codeSystem="2.16.840.1.113883.6.1"/>' +
    '<title>Consultation note</title><effectiveTime value="20260317100500+0100"/>' +
    '<confidentialityCode code="N" codeSystem="2.16.840.1.113883.5.25"/>' +
    '<recordTarget><patientRole><id root="0f3c2a34-54b1-4a0e-8a7e-4a4d64f3be6f" extension="142"/>' +
    '<patient><name><given>Ann</given><family>Lindqvist</family></name></patient></patientRole></recordTarget>' +
    '<author><time value="20260317100500+0100"/><assignedAuthor><id nullFlavor="NI"/></assignedAuthor></author>' +
    '<custodian><assignedCustodian><representedCustodianOrganization><id nullFlavor="NI"/><name>Vaksala health centre</name>' +
    '</representedCustodianOrganization></assignedCustodian></custodian>' +
    '<component><nonXMLBody><text>The cough is better.</text></nonXMLBody></component></ClinicalDocument>',
})
