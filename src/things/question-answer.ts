import { doc, type Infer, many, sequence } from '../schema/schema.ts'
import { codableValue, words } from './base/codable-value.ts'
import { dateTime, dateTimeOf } from './base/dates.ts'
import { thingType } from './thing-type.ts'

export const questionAnswer = thingType({
  id: '55d33791-58de-4cae-8c78-819e12ba5059',
  name: 'Question & answer',
  plural: 'Questions and answers',
  root: 'question-answer',
  namespace: 'urn:com.microsoft.wc.thing.question-answer',
  summary: 'A question somebody was asked about their health, and what they answered.',
  category: 'Health History',
  effectiveDate: 'when',
  data: sequence({
    when: doc(dateTime, 'When it was asked.', { label: 'Date' }),
    question: doc(codableValue, 'What was asked.', { vocabulary: 'question-sets' }),
    answerChoice: many(
      // The vocabulary that was published for it lists names of vocabularies, which are no answers to suggest.
      doc(codableValue, 'An answer that could be chosen; none where the answer is free.', { label: 'Choice' }),
    ),
    answer: many(doc(codableValue, 'What was answered.')),
  }),
  columns: ['when', 'question', 'answer'],
  line: '{question}[ {answer}]',
  sample: {
    when: dateTimeOf('2026-03-02T08:15:00'),
    question: words('How many nights a week do you sleep badly?'),
    answerChoice: [words('None'), words('One or two'), words('Three or more')],
    answer: [words('One or two')],
  },
})
export type QuestionAnswer = Infer<typeof questionAnswer.data>
