import { decimal, doc, type Infer, many, optional, sequence } from '../schema/schema.ts'
import { codableValue, coded, words } from './base/codable-value.ts'
import { approxDateTimeOf, dateTime, dateTimeOf, durationValue } from './base/dates.ts'
import { percentage, stringNotBlank } from './base/numbers.ts'
import { organization, person, personCalled } from './base/person.ts'
import { thingType } from './thing-type.ts'

const money = (label: string, text: string) => doc(decimal(), text, { label })
const claimAmounts = sequence(
  {
    chargedAmount: money('Charged', 'What was asked for.'),
    negotiatedAmount: money('Agreed price', 'What the plan and the provider agreed on.'),
    copay: money('Copay', 'What is paid at each visit.'),
    deductible: money('Deductible', 'What is paid before the plan pays.'),
    amountNotCovered: money('Not covered', 'What the plan does not pay at all.'),
    eligibleForBenefits: money('Covered', 'What the plan pays for.'),
    percentageCovered: optional(doc(percentage, 'Which part of it the plan pays.', { label: 'Part covered' })),
    coinsurance: money('Coinsurance', 'The part of it that is paid oneself.'),
    miscellaneousAdjustments: money('Other changes', 'Anything added or taken away.'),
    benefitsPaid: money('Plan paid', 'What the plan paid.'),
    patientResponsibility: money('You pay', 'What is left to pay oneself.'),
  },
  'ClaimAmounts',
)
const service = sequence(
  {
    serviceType: doc(codableValue, 'What was done.', { label: 'Service' }),
    diagnosis: optional(doc(codableValue, 'Why it was done.')),
    billingCode: optional(doc(codableValue, 'The code on the bill.')),
    serviceDates: doc(durationValue, 'From when to when.', { label: 'Dates' }),
    claimAmounts: doc(claimAmounts, 'The amounts of this service.', { label: 'Amounts' }),
    notes: many(doc(stringNotBlank, 'A remark of the plan.', { label: 'Remark' })),
  },
  'Service',
)

export const explanationOfBenefits = thingType({
  id: '356fbba9-e0c9-4f4f-b0d9-4594f2490d2f',
  name: 'Explanation of benefits (EOB)',
  plural: 'Explanations of benefits (EOB)',
  root: 'explanation-of-benefits',
  namespace: 'urn:com.microsoft.wc.thing.explanation-of-benefits',
  summary: 'What an insurance plan says it paid, and what is left to pay.',
  category: 'Health History',
  effectiveDate: 'dateSubmitted',
  data: sequence({
    dateSubmitted: doc(dateTime, 'When the claim came in.', { label: 'Date' }),
    patient: doc(person, 'Whom it is about.'),
    relationshipToMember: optional(
      doc(codableValue, 'What the patient is to the one who is insured.', {
        label: 'Patient is',
        vocabulary: 'relationship-types',
      }),
    ),
    plan: doc(organization, 'The insurance plan.'),
    groupId: optional(doc(stringNotBlank, 'The number of the group.', { label: 'Group number' })),
    memberId: doc(stringNotBlank, 'The number of the one who is insured.', { label: 'Member number' }),
    claimType: doc(codableValue, 'What kind of claim it is.', {
      label: 'Kind',
      vocabulary: 'explanation-of-benefits-claim-types',
    }),
    claimId: doc(stringNotBlank, 'The number of the claim.', { label: 'Claim number' }),
    submittedBy: doc(organization, 'Who sent the claim.', { label: 'Sent by' }),
    provider: doc(organization, 'Who did what was done.', { label: 'Provider' }),
    currency: doc(codableValue, 'The currency of all amounts.', { vocabulary: 'iso/iso4217' }),
    claimTotals: doc(claimAmounts, 'The amounts of everything together.', { label: 'In all' }),
    services: many(doc(service, 'One thing that was done.', { label: 'Service' }), 1),
  }),
  columns: [
    'dateSubmitted',
    'provider',
    { path: 'services.serviceType', label: 'Services' },
    { path: 'claimTotals.chargedAmount', label: 'Charged' },
    { path: 'claimTotals.benefitsPaid', label: 'Plan paid' },
    { path: 'claimTotals.patientResponsibility', label: 'You pay' },
    'currency',
  ],
  line: '{provider}: you pay {claimTotals.patientResponsibility}[ {currency}]',
  sample: {
    dateSubmitted: dateTimeOf('2026-01-20'),
    patient: personCalled('Walter Brandt'),
    plan: { name: 'Cascade Health Plan' },
    memberId: 'CHP-4471902',
    claimType: words('Medical'),
    claimId: '26-0012873',
    submittedBy: { name: 'Riverside Hospital' },
    provider: { name: 'Riverside Hospital' },
    currency: coded('US dollar', 'USD', 'iso/iso4217'),
    claimTotals: {
      chargedAmount: 420,
      negotiatedAmount: 310,
      copay: 20,
      deductible: 0,
      amountNotCovered: 0,
      eligibleForBenefits: 310,
      percentageCovered: 0.9,
      coinsurance: 29,
      miscellaneousAdjustments: 0,
      benefitsPaid: 261,
      patientResponsibility: 49,
    },
    services: [
      {
        serviceType: words('Yearly check with blood tests'),
        serviceDates: { startDate: approxDateTimeOf('2026-01-09') },
        claimAmounts: {
          chargedAmount: 420,
          negotiatedAmount: 310,
          copay: 20,
          deductible: 0,
          amountNotCovered: 0,
          eligibleForBenefits: 310,
          percentageCovered: 0.9,
          coinsurance: 29,
          miscellaneousAdjustments: 0,
          benefitsPaid: 261,
          patientResponsibility: 49,
        },
        notes: [],
      },
    ],
  },
})
export type ExplanationOfBenefits = Infer<typeof explanationOfBenefits.data>
