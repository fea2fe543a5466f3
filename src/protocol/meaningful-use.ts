/** Reports of Meaningful Use on the wire (wire.md §5.4). */
import {
  attributed,
  choice,
  dateTimeText,
  doc,
  many,
  oneOf,
  optional,
  positiveInteger,
  sequence,
  string,
} from '../schema/schema.ts'

/** wire.md §1.7, MaxMeaningfulUseReportItemsPerRetrieval. */
export const mostReportItems = 1000

export const meaningfulUseActions = ['View', 'Download', 'Transmit'] as const
export type MeaningfulUseAction = (typeof meaningfulUseActions)[number]
/** `None` is nothing that counts. */
export const action = oneOf('None', ...meaningfulUseActions)

export const dateFilter = sequence({ minDate: dateTimeText(), maxDate: dateTimeText() }, 'DateFilter')

export const period = sequence(
  {
    reportingPeriod: doc(dateFilter, 'Of the visits or discharges that the documents tell of; both ends belong to it.'),
  },
  'Filters',
)

/** Exactly one of them. */
export const receiptFilter = {
  documentFilter: optional(
    doc(
      sequence({ reportingPeriod: dateFilter }, 'DocumentFilter'),
      'Documents, by the visit or discharge that they tell of.',
    ),
  ),
  dopuDocumentFilter: optional(
    doc(
      sequence({ availableDateFilter: dateFilter }, 'DopuDocumentFilter'),
      'Instead of documents: packages that were left for somebody to pick up, by the time when they came.',
    ),
  ),
}

export const page = {
  maxItemsPerPage: optional(doc(positiveInteger(), `At most ${mostReportItems}, which is also what no number means.`)),
  cursor: optional(doc(string({ min: 1, max: 2000 }), 'As the page before told it.')),
}

export const nextCursor = optional(string({ min: 1 }))

const text = string({ min: 1 })

export const patientActivities = sequence(
  {
    source: many(
      attributed(
        sequence({
          patientActivities: sequence(
            {
              activity: many(
                attributed(sequence({}), { patientId: text, organizationId: optional(text) }, 'Activity'),
                1,
              ),
            },
            'Activities',
          ),
        }),
        { id: text },
        'Source',
      ),
    ),
  },
  'Sources',
)

const availableDate = { availableDate: dateTimeText() }
export const documentReceipts = sequence(
  {
    source: many(
      attributed(
        choice({
          documentReceipts: sequence(
            {
              documentReceipt: many(
                attributed(
                  sequence(availableDate),
                  { patientId: text, organizationId: optional(text), eventDate: dateTimeText() },
                  'Document',
                ),
                1,
              ),
            },
            'Documents',
          ),
          dopuDocumentReceipts: sequence(
            {
              dopuDocumentReceipt: many(
                attributed(
                  sequence(availableDate),
                  {
                    packageId: doc(
                      text,
                      'The external id that the application gave: of the code nobody here keeps a copy.',
                    ),
                  },
                  'DopuDocument',
                ),
                1,
              ),
            },
            'DopuDocuments',
          ),
        }),
        { id: doc(text, 'The application, or a name that was registered for it.') },
        'DocumentSource',
      ),
    ),
  },
  'Sources',
)

export const delimited = sequence({ columnDefinition: string(), data: string() }, 'DataTextFormat')
