import { textUnder } from './base/document.ts'
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
  requires: ['ReportingDate', 'StudentSchoolEnrollmentData', 'SchoolAttendanceHistory', 'AcademicPerformanceSummary'],
  title: () => 'Student academic record',
  author: root => textUnder(root, 'SchoolAttendanceHistory', 'SchoolAttended', 'SchoolInfoData', 'SchoolName'),
  subject: () => '',
  sampleXml:
    '<StudentAcademicRecord xmlns="http://www.sifinfo.org/infrastructure/2.x" RefId="5B1E07C29A4F4D3E8C61F20D7A93B845" SIF_RefId="91C4D3A05E7F4B268A1D6C39F0E25B74" SIF_RefObject="StudentPersonal">' +
    '<ReportingDate>2025-06-12</ReportingDate>' +
    '<StudentSchoolEnrollmentData SchoolAttendedRefId="E8240A6F3D7B4C519AD2637F10B5C98E"><GradeLevel><Code>04</Code></GradeLevel></StudentSchoolEnrollmentData>' +
    '<SchoolAttendanceHistory><SchoolAttended RefId="E8240A6F3D7B4C519AD2637F10B5C98E"><SchoolInfoData>' +
    '<LocalId>118</LocalId><SchoolName>Alder Creek Elementary</SchoolName></SchoolInfoData></SchoolAttended></SchoolAttendanceHistory>' +
    '<AcademicPerformanceSummary><TotalCreditsEarned>4</TotalCreditsEarned></AcademicPerformanceSummary></StudentAcademicRecord>',
})
