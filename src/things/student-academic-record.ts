import { foreign } from './thing-type.ts'

export const studentAcademicRecord = foreign({
  id: 'c3353437-7a5e-46be-8e1a-f93dac872a68',
  name: 'Education - SIF student academic record (preview)',
  plural: 'Education - SIF student academic records (preview)',
  root: 'StudentAcademicRecord',
  namespace: 'http://www.sifinfo.org/infrastructure/2.x',
  xsdFile: 'sif-student-academic-record.xsd',
  summary: 'What a school knows of a student as one document, by the standard of the SIF Association.',
  category: 'Files',
  immutable: false,
  requires: ['ReportingDate', 'StudentSchoolEnrollmentData'],
  title: () => 'Student academic record',
  sampleXml:
    '<StudentAcademicRecord xmlns="http://www.sifinfo.org/infrastructure/2.x" RefId="D3E34B359D75101A8C3D00AA001A1652"><ReportingDate>2025-06-12</ReportingDate>' +
    '<StudentSchoolEnrollmentData><GradeLevel><Code>04</Code></GradeLevel></StudentSchoolEnrollmentData></StudentAcademicRecord>',
})
