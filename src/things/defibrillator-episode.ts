import { doc, type Infer, many, optional, sequence } from '../schema/schema.ts'
import { codableValue, words } from './base/codable-value.ts'
import { dateTime, dateTimeOf } from './base/dates.ts'
import { nonNegativeInt } from './base/numbers.ts'
import { thingType } from './thing-type.ts'

export const defibrillatorEpisode = thingType({
  id: 'a3d38add-b7b2-4ccd-856b-9b14bbc4e075',
  name: 'Defibrillator episode',
  root: 'defibrillator-episode',
  namespace: 'urn:com.microsoft.wc.thing.defibrillator-episode',
  summary: 'What an implanted defibrillator noticed and did.',
  category: 'Health History',
  effectiveDate: 'when',
  data: sequence({
    when: doc(dateTime, 'When it happened.', { label: 'Date' }),
    episodeTypeGroup: optional(
      doc(codableValue, 'The group of the rhythm.', {
        label: 'Group',
        vocabulary: 'defibrillator-episode-type-groups',
      }),
    ),
    episodeType: optional(
      doc(codableValue, 'The rhythm that was noticed.', { label: 'Kind', vocabulary: 'defibrillator-episode-types' }),
    ),
    dataSource: optional(
      doc(codableValue, 'Where the data come from.', {
        label: 'Source of the data',
        vocabulary: 'defibrillator-data-sources',
      }),
    ),
    durationInSeconds: optional(doc(nonNegativeInt, 'How long it took.', { label: 'Duration', unit: 's' })),
    episodeFields: doc(
      sequence(
        {
          episodeField: many(
            doc(
              sequence(
                {
                  fieldName: doc(codableValue, 'What was recorded.', {
                    label: 'Recorded',
                    vocabulary: 'defibrillator-episode-fields',
                  }),
                  fieldValue: doc(codableValue, 'What it was.', { label: 'Value' }),
                },
                'defibrillatorEpisodeField',
              ),
              'One fact that the device recorded.',
              { label: 'Fact' },
            ),
          ),
        },
        'defibrillatorEpisodeFields',
      ),
      'What else the device recorded.',
      { label: 'Facts' },
    ),
  }),
  columns: ['when', 'episodeType', 'episodeTypeGroup', 'durationInSeconds', 'dataSource'],
  line: '{episodeType|episodeTypeGroup}[, {durationInSeconds}]',
  sample: {
    when: dateTimeOf('2025-12-02T03:14:00'),
    episodeTypeGroup: words('Ventricular'),
    episodeType: words('Fast ventricular tachycardia'),
    durationInSeconds: 12,
    episodeFields: { episodeField: [{ fieldName: words('Shocks'), fieldValue: words('1') }] },
  },
})
export type DefibrillatorEpisode = Infer<typeof defibrillatorEpisode.data>
