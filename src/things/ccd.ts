import { attribute, elements } from '../xml/tree.ts'
import { hl7Author, hl7Moment, hl7Subject, textUnder } from './base/document.ts'
import { foreign } from './thing-type.ts'

const templates = ['2.16.840.1.113883.10.20.1', '2.16.840.1.113883.10.20.22.1.2', '2.16.840.1.113883.3.88.11.32.1']

export const ccd = foreign({
  id: '9c48a2b8-952c-4f5a-935d-f3292326bf54',
  name: 'Continuity of Care Document (CCD)',
  plural: 'Continuity of Care Documents (CCD)',
  root: 'ClinicalDocument',
  namespace: 'urn:hl7-org:v3',
  xsdFile: 'ccd.xsd',
  summary: 'A summary of care as one document, by the standard HL7 CCD.',
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
  title: root => textUnder(root, 'title') || 'Continuity of Care Document',
  author: hl7Author,
  subject: hl7Subject,
  // Every CCD is a CDA too; the template tells: HL7 CCD 1.0, its successor in C-CDA, HITSP C32.
  recognised: root =>
    elements(root).some(e => e.local === 'templateId' && templates.includes(attribute(e, 'root') ?? '')),
  sampleXml:
    '<ClinicalDocument xmlns="urn:hl7-org:v3"><typeId root="2.16.840.1.113883.1.3" extension="POCD_HD000040"/>' +
    '<templateId root="2.16.840.1.113883.10.20.1"/><id root="7a7c9a0b-5f0d-4d58-8f0e-1f6a51d3c0d2"/>' +
    '<code code="34133-9" codeSystem="2.16.840.1.113883.6.1"/><title>Summary of care</title>' +
    '<effectiveTime value="20260412"/><confidentialityCode code="N" codeSystem="2.16.840.1.113883.5.25"/>' +
    '<recordTarget><patientRole><id root="7a7c9a0b-5f0d-4d58-8f0e-1f6a51d3c0d3" extension="142"/>' +
    '<patient><name><given>Ann</given><family>Lindqvist</family></name></patient></patientRole></recordTarget>' +
    '<author><time value="20260412"/><assignedAuthor><id nullFlavor="NI"/></assignedAuthor></author>' +
    '<custodian><assignedCustodian><representedCustodianOrganization><id nullFlavor="NI"/><name>Vaksala health centre</name>' +
    '</representedCustodianOrganization></assignedCustodian></custodian>' +
    '<component><structuredBody><component><section><code code="11450-4" codeSystem="2.16.840.1.113883.6.1"/>' +
    '<title>Problems</title><text>Asthma</text></section></component></structuredBody></component></ClinicalDocument>',
})
