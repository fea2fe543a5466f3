import { doc, oneOf, optional, sequence } from '../../schema/schema.ts'
import { approxDateTime } from './dates.ts'

/** What goals of several types share (data.md, Appendix A). */
export const goal = sequence(
  {
    targetDate: optional(doc(approxDateTime, 'When it should be reached.', { label: 'To be reached by' })),
    completionDate: optional(doc(approxDateTime, 'When it was reached.', { label: 'Reached on' })),
    status: optional(
      doc(oneOf('Active', 'Achieved', 'Abandoned'), 'How it stands with the goal.', {
        words: { Active: 'Under way', Achieved: 'Reached', Abandoned: 'Given up' },
      }),
    ),
  },
  'goal',
)
