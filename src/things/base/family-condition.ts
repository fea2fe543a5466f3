import { doc, type Infer, optional, plays, sequence, string } from '../../schema/schema.ts'
import { codableValue } from './codable-value.ts'
import { approxDate } from './dates.ts'

/** A condition that somebody in the family has or had (data.md, Appendix A, condition). */
export const familyCondition = plays(
  { is: 'titled', by: 'name' },
  sequence(
    {
      name: doc(codableValue, 'What it is.', { label: 'Condition' }),
      onsetDate: optional(doc(approxDate, 'When it began.', { label: 'Began' })),
      resolutionDate: optional(doc(approxDate, 'When it was over.', { label: 'Over' })),
      resolution: optional(doc(string(), 'How it ended.', { label: 'Ended by' })),
      occurrence: optional(
        doc(codableValue, 'Whether it stays, or comes and goes.', { vocabulary: 'condition-occurrence' }),
      ),
      severity: optional(doc(codableValue, 'How bad it is.')),
    },
    'condition',
  ),
)
export type FamilyCondition = Infer<typeof familyCondition>
