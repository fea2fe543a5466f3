import { boolean, doc, type Infer, many, optional, positiveInteger, sequence, string } from '../schema/schema.ts'
import { dateTime, dateTimeOf } from './base/dates.ts'
import { stringNotBlank } from './base/numbers.ts'
import { thingType } from './thing-type.ts'

export const message = thingType({
  id: '72dc49e1-1486-4634-b651-ef560ed051e5',
  name: 'Message',
  root: 'message',
  namespace: 'urn:com.microsoft.wc.thing.message',
  summary: 'A mail that was sent to the record, with what was attached to it.',
  category: 'Files',
  effectiveDate: 'when',
  blobs: 'FullMessage is the mail as it came; the other blobs are its texts and attachments, by the names given here.',
  blobNames: { paths: ['htmlBlobName', 'textBlobName', 'attachments.blobName'], always: ['FullMessage'] },
  data: sequence({
    when: doc(dateTime, 'When it was received.', { label: 'Date' }),
    headers: many(
      doc(
        sequence(
          {
            name: doc(stringNotBlank, 'What the line is called: From, Subject.', { label: 'Header' }),
            value: doc(stringNotBlank, 'What it says.', { label: 'Text' }),
          },
          'message-header-item',
        ),
        'One line of the head of the mail.',
        { label: 'Header' },
      ),
    ),
    size: doc(positiveInteger(), 'Size of the whole mail in bytes.'),
    summary: optional(doc(string(), 'How the text begins.', { label: 'Beginning', multiline: true })),
    htmlBlobName: optional(doc(stringNotBlank, 'The blob that holds the text as a page.', { label: 'Formatted text' })),
    textBlobName: optional(doc(stringNotBlank, 'The blob that holds the plain text.', { label: 'Plain text' })),
    attachments: many(
      doc(
        sequence(
          {
            name: doc(stringNotBlank, 'Name of the file.'),
            blobName: doc(stringNotBlank, 'The blob that holds it.', { label: 'Kept as' }),
            inlineDisplay: doc(boolean(), 'Whether it is shown within the text.', { label: 'Shown in the text' }),
            contentId: optional(doc(stringNotBlank, 'How the text refers to it.', { label: 'Reference' })),
          },
          'message-attachment',
        ),
        'A file that came with it.',
        { label: 'Attachment' },
      ),
    ),
  }),
  columns: ['when', 'summary', { path: 'attachments.name', label: 'Attachments' }, 'size'],
  line: '{summary|attachments.name}',
  sample: {
    when: dateTimeOf('2026-04-02T09:31:00'),
    headers: [
      { name: 'From', value: 'records@riverside-practice.example' },
      { name: 'Subject', value: 'Your visit on April 1' },
    ],
    size: 18_422,
    summary: 'Dear Ms. Ellison, attached you find the summary of your visit.',
    textBlobName: 'text',
    attachments: [{ name: 'visit-summary.pdf', blobName: 'attachment-1', inlineDisplay: false }],
  },
})
export type Message = Infer<typeof message.data>
