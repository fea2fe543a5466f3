// Written by `npm run index` from the declarations of the server; change those.
import type { Shape } from '../shape.ts'
import type { ThingType } from '../thing.ts'

export interface Extension {
  readonly content: readonly string[]
  readonly source: string
  readonly ver?: string
  readonly logo?: string
  readonly xsl?: string
}
export interface RelatedThing {
  readonly thingId?: string
  readonly versionStamp?: string
  /** At most 255 characters. */
  readonly clientThingId?: string
  readonly relationshipType?: string
}
/** What any thing may carry beside its own. */
export interface Common {
  /** Where the data comes from: a device, a clinic, a person. */
  readonly source?: string
  /** Words of a person about this item. */
  readonly note?: string
  /** Words to find the item by, separated by commas. At most 512 characters. */
  readonly tags?: string
  /** What an application keeps beside the item. */
  readonly extension: readonly Extension[]
  /** Another item of the same record. */
  readonly relatedThing: readonly RelatedThing[]
  /** At most 255 characters. */
  readonly clientThingId?: string
}
export interface HeaderItem {
  /** What the line is called. */
  readonly name: string
  /** What it says. */
  readonly value: string
}
/** A plan in a form of its own that an application made. New ones are plans with tasks. */
export interface ActionPlan {
  /** What the application says about the plan. */
  readonly headers?: {
    /** One line. */
    readonly header: readonly HeaderItem[]
  }
  /** Which kind of plan it is. */
  readonly type: string
  /** The plan, in the form of the application. */
  readonly value: string
}
export interface ApproxDate {
  /** From 1000 to 9999. */
  readonly y: number
  /** From 1 to 12. */
  readonly m?: number
  /** From 1 to 31. */
  readonly d?: number
}
export interface Time {
  /** From 0 to 23. */
  readonly h: number
  /** From 0 to 59. */
  readonly m: number
  /** From 0 to 59. */
  readonly s?: number
  /** Milliseconds. From 0 to 999. */
  readonly f?: number
}
export interface CodedValue {
  /** The code. */
  readonly value: string
  /** Who keeps the vocabulary; wc when absent. */
  readonly family?: string
  /** Name of the vocabulary. */
  readonly type: string
  /** Version of the vocabulary; the newest when absent. */
  readonly version?: string
}
export interface CodableValue {
  readonly text: string
  /** A code that means the words. */
  readonly code: readonly CodedValue[]
}
export interface StructuredApproxDate {
  readonly date: ApproxDate
  readonly time?: Time
  /** Time zone, kept as it came. */
  readonly tz?: CodableValue
}
export type ApproxDateTime = {
  /** A date of which only the year must be known. */
  readonly structured: StructuredApproxDate
  readonly descriptive?: never
} | {
  /** A date in words, such as "as a child". */
  readonly descriptive: string
  readonly structured?: never
}
export interface PersonName {
  /** The whole name, as the person writes it. */
  readonly full: string
  /** Vocabulary: name-prefixes. */
  readonly title?: CodableValue
  readonly first?: string
  readonly middle?: string
  readonly last?: string
  /** Vocabulary: name-suffixes. */
  readonly suffix?: CodableValue
}
export interface Address {
  /** A word that tells it from others: home, office. */
  readonly description?: string
  /** Whether this one is tried first. */
  readonly isPrimary?: boolean
  readonly street: readonly [string, ...string[]]
  readonly city: string
  /** State, province or region. */
  readonly state?: string
  readonly postcode: string
  readonly country: string
  readonly county?: string
}
export interface Phone {
  /** A word that tells it from others: home, office. */
  readonly description?: string
  /** Whether this one is tried first. */
  readonly isPrimary?: boolean
  readonly number: string
}
export interface Email {
  /** A word that tells it from others: home, office. */
  readonly description?: string
  /** Whether this one is tried first. */
  readonly isPrimary?: boolean
  readonly address: string
}
export interface Contact {
  readonly address: readonly Address[]
  readonly phone: readonly Phone[]
  readonly email: readonly Email[]
}
export interface PersonValue {
  readonly name: PersonName
  /** Where they work. */
  readonly organization?: string
  /** What they have learned: general medicine, nursing. */
  readonly professionalTraining?: string
  /** A number given by the organization. */
  readonly id?: string
  /** How to reach them. */
  readonly contact?: Contact
  /** What the person is to the owner of the record. Vocabulary: person-types. */
  readonly type?: CodableValue
}
export interface CalendarDate {
  /** From 1000 to 9999. */
  readonly y: number
  /** From 1 to 12. */
  readonly m: number
  /** From 1 to 31. */
  readonly d: number
}
export interface DateTime {
  readonly date: CalendarDate
  readonly time?: Time
  /** Time zone, kept as it came. */
  readonly tz?: CodableValue
}
/** What shall and shall not be done when somebody cannot speak for themselves. */
export interface AdvanceDirective {
  /** From when it holds. */
  readonly startDate: ApproxDateTime
  /** Until when it holds; words such as "until I revoke it" will do. */
  readonly stopDate: ApproxDateTime
  /** What is wanted, in plain words. */
  readonly description?: string
  /** Whether everything shall be done to bring the person back. */
  readonly fullResuscitation?: boolean
  /** What shall not be done. */
  readonly prohibitedInterventions: readonly CodableValue[]
  /** Anything else to respect. */
  readonly additionalInstructions?: string
  /** The doctor it was spoken over with. */
  readonly attendingPhysician?: PersonValue
  /** When the doctor signed it. */
  readonly attendingPhysicianEndorsement?: DateTime
  /** The nurse who was present. */
  readonly attendingNurse?: PersonValue
  /** When the nurse signed it. */
  readonly attendingNurseEndorsement?: DateTime
  /** When it has to be renewed. */
  readonly expirationDate?: DateTime
  /** When it was revoked. */
  readonly discontinuationDate?: ApproxDateTime
  /** The doctor who took the revocation down. */
  readonly discontinuationPhysician?: PersonValue
  /** When that doctor signed. */
  readonly discontinuationPhysicianEndorsement?: DateTime
  /** The nurse who was present then. */
  readonly discontinuationNurse?: PersonValue
  /** When that nurse signed. */
  readonly discontinuationNurseEndorsement?: DateTime
}
export interface MaxVO2 {
  /** Oxygen in a minute. Unit: mL/min. More than 0. */
  readonly absolute?: number
  /** Oxygen in a minute for each kilogram of the body. Unit: mL/kg/min. More than 0. */
  readonly relative?: number
}
export type ZoneBoundary = {
  /** Beats in a minute. Unit: /min. More than 0. */
  readonly absoluteHeartrate: number
  readonly percentMaxHeartrate?: never
} | {
  /** A part of the highest heart rate. From 0 to 1. */
  readonly percentMaxHeartrate: number
  readonly absoluteHeartrate?: never
}
export interface HeartrateZone {
  /** Where the zone begins. */
  readonly lowerBound: ZoneBoundary
  /** Where the zone ends. */
  readonly upperBound: ZoneBoundary
  readonly name?: string
}
export interface HeartrateZoneGroup {
  /** One zone. */
  readonly heartrateZone: readonly HeartrateZone[]
  readonly name?: string
}
/** How fit heart and lungs are, and the zones to train in. */
export interface AerobicProfile {
  /** When it was found out. */
  readonly when: DateTime
  /** The highest heart rate under load. Unit: /min. More than 0. */
  readonly maxHeartrate?: number
  /** The heart rate at rest. Unit: /min. More than 0. */
  readonly restingHeartrate?: number
  /** The heart rate above which the muscles lack oxygen. Unit: /min. More than 0. */
  readonly anaerobicThreshold?: number
  /** The most oxygen that the body can take up. */
  readonly VO2Max?: MaxVO2
  /** Zones that belong together. */
  readonly heartrateZoneGroup: readonly HeartrateZoneGroup[]
}
export interface DisplayValue {
  readonly text: number
  readonly units: string
  readonly unitsCode?: string
  readonly words?: string
}
export interface LengthValue {
  /** Unit: m. More than 0. */
  readonly m: number
  /** What was typed, in the unit it was typed in. */
  readonly display?: DisplayValue
}
export interface SpeedValue {
  /** Unit: m/s. More than 0. */
  readonly metersPerSecond: number
  /** What was typed, in the unit it was typed in. */
  readonly display?: DisplayValue
}
export interface PaceValue {
  /** Unit: s/(100.m). More than 0. */
  readonly secondsPerHundredMeters: number
  /** What was typed, in the unit it was typed in. */
  readonly display?: DisplayValue
}
export interface PowerValue {
  /** Unit: W. More than 0. */
  readonly watts: number
  /** What was typed, in the unit it was typed in. */
  readonly display?: DisplayValue
}
export interface TorqueValue {
  /** Unit: N.m. More than 0. */
  readonly newtonMeters: number
  /** What was typed, in the unit it was typed in. */
  readonly display?: DisplayValue
}
export interface TemperatureValue {
  /** Unit: Cel. */
  readonly celsius: number
  /** What was typed, in the unit it was typed in. */
  readonly display?: DisplayValue
}
export interface AltitudeValue {
  /** Unit: m. */
  readonly m: number
  /** What was typed, in the unit it was typed in. */
  readonly display?: DisplayValue
}
export interface AerobicSessionValue {
  /** What was done: running, swimming. Vocabulary: aerobic-activities. */
  readonly mode?: CodableValue
  readonly distance?: LengthValue
  /** How long it took. Unit: min. More than 0. */
  readonly minutes?: number
  /** How hard it felt. From 1 to 5. */
  readonly intensity?: number
  /** Unit: /min. More than 0. */
  readonly peakHeartrate?: number
  /** Unit: /min. More than 0. */
  readonly avgHeartrate?: number
  /** Unit: /min. More than 0. */
  readonly minHeartrate?: number
  /** Energy used. Unit: kJ. More than 0. */
  readonly energy?: number
  /** Energy used that came from fat. Unit: kJ. More than 0. */
  readonly energyFromFat?: number
  readonly peakSpeed?: SpeedValue
  readonly avgSpeed?: SpeedValue
  readonly minSpeed?: SpeedValue
  readonly peakPace?: PaceValue
  readonly avgPace?: PaceValue
  readonly minPace?: PaceValue
  readonly peakPower?: PowerValue
  readonly avgPower?: PowerValue
  readonly minPower?: PowerValue
  readonly peakTorque?: TorqueValue
  readonly avgTorque?: TorqueValue
  readonly minTorque?: TorqueValue
  /** The part of the work that the left side did. From 0 to 1. */
  readonly leftRightBalance?: number
  /** Unit: /min. More than 0. */
  readonly peakCadence?: number
  /** Unit: /min. More than 0. */
  readonly avgCadence?: number
  /** Unit: /min. More than 0. */
  readonly minCadence?: number
  readonly peakTemperature?: TemperatureValue
  readonly avgTemperature?: TemperatureValue
  readonly minTemperature?: TemperatureValue
  readonly peakAltitude?: AltitudeValue
  readonly avgAltitude?: AltitudeValue
  readonly minAltitude?: AltitudeValue
  /** All climbs together. */
  readonly elevationGain?: LengthValue
  /** All descents together. */
  readonly elevationLoss?: LengthValue
  /** At least 0. */
  readonly numberOfSteps?: number
  /** Steps fast enough to train the heart. At least 0. */
  readonly numberOfAerobicSteps?: number
  /** Unit: min. At least 0. */
  readonly aerobicStepMinutes?: number
}
export interface Sample {
  /** Seconds after the first reading. Unit: s. At least 0. */
  readonly timeOffset: number
  readonly note?: string
  readonly value?: string
}
export interface SampleSet {
  /** When the first reading was taken. */
  readonly baseTime: DateTime
  /** What the readings are counted in. */
  readonly sampleUnit: string
  /** The same, with its code. Vocabulary: exercise-units. */
  readonly sampleUnitCode: CodableValue
  /** One reading. */
  readonly sample: readonly Sample[]
}
export interface AerobicSessionSamples {
  readonly heartrateSamples?: SampleSet
  readonly distanceSamples?: SampleSet
  readonly positionSamples?: SampleSet
  readonly speedSamples?: SampleSet
  readonly paceSamples?: SampleSet
  readonly powerSamples?: SampleSet
  readonly torqueSamples?: SampleSet
  readonly cadenceSamples?: SampleSet
  readonly temperatureSamples?: SampleSet
  readonly altitudeSamples?: SampleSet
  readonly airPressureSamples?: SampleSet
  readonly numberOfStepsSamples?: SampleSet
  readonly numberOfAerobicStepsSamples?: SampleSet
  readonly aerobicStepMinutesSamples?: SampleSet
}
export interface AerobicLapSession {
  readonly name?: string
  /** When the lap began. Unit: s. At least 0. */
  readonly secondsIntoSession?: number
  /** The lap by itself. */
  readonly lapSession?: AerobicSessionValue
}
/** One run, ride, swim or walk. An older version; new things are better put in the newest. */
export interface AerobicSession {
  /** When it began. */
  readonly when: DateTime
  /** The whole session. */
  readonly session: AerobicSessionValue
  /** Readings of a device during the session. */
  readonly sessionSamples?: AerobicSessionSamples
  /** A part of the session. */
  readonly lapSession: readonly AerobicLapSession[]
}
/** One time that an allergy showed. */
export interface AllergicEpisode {
  /** When it happened. */
  readonly when: DateTime
  /** The allergy that showed. */
  readonly name: CodableValue
  /** What happened to the body. Vocabulary: reactions. */
  readonly reaction?: CodableValue
  /** What was done about it. */
  readonly treatment?: CodableValue
}
/** A substance the person reacts to, and how. */
export interface Allergy {
  /** What the person is allergic to, or what the allergy is called. Vocabulary: healthkeep/allergens. */
  readonly name: CodableValue
  /** What happens. Vocabulary: reactions. */
  readonly reaction?: CodableValue
  /** When it was first noticed. */
  readonly firstObserved?: ApproxDateTime
  /** What kind of substance it is. Vocabulary: allergen-type. */
  readonly allergenType?: CodableValue
  /** The substance, with its code. Vocabulary: icd/icd9cm. */
  readonly allergenCode?: CodableValue
  /** Who treats it. */
  readonly treatmentProvider?: PersonValue
  /** What helps. */
  readonly treatment?: CodableValue
  /** Whether it is known that the person does not have this allergy. */
  readonly isNegated?: boolean
}
/** A remark that somebody from health care made for the record. */
export interface Annotation {
  /** When it was written. */
  readonly when: DateTime
  /** What was written. */
  readonly content?: string
  /** Who wrote it. */
  readonly author?: PersonValue
  /** What kind of remark it is: order, advice, finding. */
  readonly classification?: string
  /** The place it belongs to, where it is one of several. */
  readonly index?: string
  /** Which edition of the remark this is. */
  readonly version?: string
}
/** What an application keeps for itself, in a form only it knows. */
export interface AppSpecific {
  /** The application whose format this is. */
  readonly formatAppid: string
  /** Which of its formats it is. */
  readonly formatTag: string
  /** What the application says it dates from. */
  readonly when?: DateTime
  /** One line for people who do not have the application. */
  readonly summary: string
  /** Anything, kept as it is. */
  readonly content: readonly string[]
}
/** Where an application keeps and shows data of its own. */
export interface ApplicationDataReference {
  /** What it is called. */
  readonly name: string
  /** The file that shows the data. */
  readonly renderFilename?: string
  /** An address that everybody may open. */
  readonly publicUrl?: string
  /** An address where it is set up. */
  readonly configurationUrl?: string
  /** A question to the record that the application may ask. */
  readonly openQueryId?: string
  /** The address of the data. */
  readonly applicationDataUrl?: string
}
export interface DurationValue {
  /** When it began. */
  readonly startDate: ApproxDateTime
  /** When it ended; absent while it lasts. */
  readonly endDate?: ApproxDateTime
}
/** A visit to a doctor, clinic or therapist that was or will be. */
export interface Appointment {
  /** When it begins. */
  readonly when: DateTime
  /** From when to when it takes. */
  readonly duration?: DurationValue
  /** What it is for. */
  readonly service?: CodableValue
  /** With whom, and where. */
  readonly clinic?: PersonValue
  /** The field of the doctor. Vocabulary: medical-specialties. */
  readonly specialty?: CodableValue
  /** How it stands with the appointment. Vocabulary: appointment-status. */
  readonly status?: CodableValue
  /** Inpatient, outpatient and the like. Vocabulary: appointment-care-class. */
  readonly careClass?: CodableValue
}
export interface Alert {
  /** Day of the week: 1 is Sunday, 7 Saturday. From 1 to 7. */
  readonly dow: readonly [number, ...number[]]
  /** The time of day. */
  readonly time: readonly [Time, ...Time[]]
}
/** An inhaler the person has, and how it is to be used. */
export interface AsthmaInhaler {
  /** The medicine inside. Vocabulary: RxNorm/RxNorm Active Medicines. */
  readonly drug: CodableValue
  /** How much is in one puff. */
  readonly strength?: CodableValue
  /** What it is for. */
  readonly purpose?: 'Control' | 'Rescue' | 'Combination'
  /** When the person began to use it. */
  readonly startDate: ApproxDateTime
  /** When it was stopped; absent while it is used. */
  readonly stopDate?: ApproxDateTime
  /** Until when it can be used. */
  readonly expirationDate?: ApproxDateTime
  /** The number on the device. */
  readonly deviceId?: string
  /** How many puffs were in it when new. */
  readonly initialDoses?: number
  /** The fewest puffs a day. */
  readonly minDailyDoses?: number
  /** The most puffs a day. */
  readonly maxDailyDoses?: number
  /** Whether the device can remind. */
  readonly canAlert?: boolean
  /** When the device reminds. */
  readonly alert: readonly Alert[]
}
/** One time that an inhaler was used. */
export interface AsthmaInhalerUse {
  /** When it was used. */
  readonly when: DateTime
  /** The medicine inside. Vocabulary: RxNorm/RxNorm Active Medicines. */
  readonly drug: CodableValue
  /** How much is in one puff. */
  readonly strength?: CodableValue
  /** How many puffs were taken. */
  readonly doseCount?: number
  /** The number on the device. */
  readonly deviceId?: string
  /** Why it was taken. Vocabulary: inhaler-dose-purpose. */
  readonly dosePurpose?: CodableValue
}
export interface Language {
  /** Vocabulary: iso/iso639-1. */
  readonly language?: CodableValue
  /** Whether this is the language to speak with the person. */
  readonly isPrimary?: boolean
}
/** The little that most applications need to know of a person: gender, year of birth, where they live. */
export interface Basic {
  readonly gender?: 'm' | 'f'
  /** From 1000 to 3000. */
  readonly birthyear?: number
  /** Vocabulary: iso/iso3166. */
  readonly country?: CodableValue
  readonly postcode?: string
  readonly city?: string
  /** State, province or region. Vocabulary: states. */
  readonly state?: CodableValue
  /** The day a week begins with in calendars. From 1 to 7. */
  readonly firstdow?: number
  /** A language the person speaks. */
  readonly language: readonly Language[]
}
/** The little that most applications need to know of a person: gender, year of birth, where they live. An older version; new things are better put in the newest. */
export interface Basic1 {
  readonly gender?: 'm' | 'f'
  /** From 1000 to 3000. */
  readonly birthyear?: number
  /** The two letters of ISO 3166. */
  readonly country?: string
  readonly postcode?: string
  readonly city?: string
  /** State, province or region. */
  readonly state?: string
  /** The day a week begins with in calendars. From 1 to 7. */
  readonly firstdow?: number
  /** A language the person speaks. */
  readonly language: readonly Language[]
}
export interface BloodGlucoseValue {
  /** Unit: mmol/L. More than 0. */
  readonly mmolPerL: number
  /** What was typed, in the unit it was typed in. */
  readonly display?: DisplayValue
}
/** One reading of the sugar in the blood. */
export interface BloodGlucose {
  /** When the blood was taken. */
  readonly when: DateTime
  /** The concentration of glucose. */
  readonly value: BloodGlucoseValue
  /** What was measured: whole blood or plasma. Vocabulary: glucose-measurement-type. */
  readonly glucoseMeasurementType: CodableValue
  /** Whether the meter was too warm or too cold to be trusted. */
  readonly outsideOperatingTemp?: boolean
  /** Whether this was a test of the meter with a control solution, not of a person. */
  readonly isControlTest?: boolean
  /** How the reading compares to what is normal for the person. From 1 to 5. */
  readonly normalcy?: number
  /** What went before: fasting, a meal, exercise. Vocabulary: glucose-measurement-context. */
  readonly measurementContext?: CodableValue
}
/** How much of the haemoglobin in the blood carries oxygen. */
export interface BloodOxygenSaturation {
  /** When the saturation was measured. */
  readonly when: DateTime
  /** The saturation as a fraction: 0.97 is 97 %. From 0 to 1. */
  readonly value: number
  /** How it was measured. Vocabulary: blood-oxygen-saturation-measurement-method. */
  readonly measurementMethod?: CodableValue
  /** What makes the reading doubtful or special. */
  readonly measurementFlags?: CodableValue
}
/** One reading of blood pressure, with the pulse where it was read too. */
export interface BloodPressure {
  /** When the pressure was read. */
  readonly when: DateTime
  /** The upper number: pressure while the heart contracts. Unit: mm[Hg]. At least 0. */
  readonly systolic: number
  /** The lower number: pressure between two beats. Unit: mm[Hg]. At least 0. */
  readonly diastolic: number
  /** Heartbeats in a minute. Unit: /min. At least 0. */
  readonly pulse?: number
  /** Whether the meter noticed an irregular beat. */
  readonly irregularHeartbeat?: boolean
}
export interface WeightValue {
  /** Unit: kg. At least 0. */
  readonly kg: number
  /** What was typed, in the unit it was typed in. */
  readonly display?: DisplayValue
}
export interface BodyCompositionValue {
  /** As a mass. */
  readonly massValue?: WeightValue
  /** As a part of the whole body: 0.25 is 25 %. From 0 to 1. */
  readonly percentValue?: number
}
/** One measurement of what the body is made of: fat, water, muscle, bone. */
export interface BodyComposition {
  /** When it was measured. */
  readonly when: ApproxDateTime
  /** What was measured. Vocabulary: body-composition-measurement-names. */
  readonly measurementName: CodableValue
  readonly value: BodyCompositionValue
  /** How it was measured. Vocabulary: body-composition-measurement-methods. */
  readonly measurementMethod?: CodableValue
  /** The part of the body that was measured. Vocabulary: body-composition-sites. */
  readonly site?: CodableValue
}
/** The size of a part of the body: waist, hip, arm. */
export interface BodyDimension {
  /** When it was measured. */
  readonly when: ApproxDateTime
  /** What was measured. Vocabulary: body-dimension-measurement-names. */
  readonly measurementName: CodableValue
  /** Its size. */
  readonly value: LengthValue
}
export interface StructuredMeasurement {
  /** The number. */
  readonly value: number
  /** The unit of the number. Vocabulary: measurement-unit-sets. */
  readonly units: CodableValue
}
export interface GeneralMeasurement {
  readonly display: string
  /** The same as a number and a unit. */
  readonly structured: readonly StructuredMeasurement[]
}
/** How much energy to take in or to use up each day. */
export interface CalorieGuideline {
  /** From when it holds. */
  readonly when: ApproxDateTime
  /** What it is about: daily intake, daily use. Vocabulary: calorie-guideline-names. */
  readonly name: CodableValue
  /** How much. Vocabulary: calorie-guideline-units. */
  readonly calories: GeneralMeasurement
}
/** What bears on the risk for heart and vessels. */
export interface CardiacProfile {
  /** When this was so. */
  readonly when: DateTime
  /** Whether the person eats to lower the blood pressure. */
  readonly onHypertensionDiet?: boolean
  /** Whether medicine is taken against it. */
  readonly onHypertensionMedication?: boolean
  /** Whether the kidneys were found to fail. */
  readonly renalFailureDiagnosed?: boolean
  /** Whether diabetes was found. */
  readonly diabetesDiagnosed?: boolean
  /** Whether close relatives had a disease of the heart. */
  readonly hasFamilyHeartDiseaseHistory?: boolean
  /** Whether close relatives had a stroke. */
  readonly hasFamilyStrokeHistory?: boolean
  /** Whether the person had a disease of the heart. */
  readonly hasPersonalHeartDiseaseHistory?: boolean
  /** Whether the person had a stroke. */
  readonly hasPersonStrokeHistory?: boolean
}
export interface CareTeam {
  /** One who takes part. */
  readonly person: readonly [PersonValue, ...PersonValue[]]
}
export interface AssociatedTypeInfo {
  /** The type of the items that tell of it. */
  readonly thingTypeVersionId: string
  /** Where their number stands, as XPath. */
  readonly thingTypeValueXpath?: string
  /** Where their text stands, as XPath. */
  readonly thingTypeDisplayXpath?: string
}
export type CarePlanTaskRecurrence = {
  /** A rule as calendars write it: FREQ=DAILY. */
  readonly icalRecurrence: string
  readonly times?: never
} | {
  readonly times: {
    /** Each day, each week. Vocabulary: recurrence-intervals. */
    readonly interval: CodableValue
    /** How many times in it. More than 0. */
    readonly timesInInterval: number
  }
  readonly icalRecurrence?: never
}
export interface CarePlanTask {
  /** What the task is called. */
  readonly name: CodableValue
  /** More about it in words. */
  readonly description?: string
  /** From when. */
  readonly startDate?: ApproxDateTime
  /** Until when. */
  readonly endDate?: ApproxDateTime
  /** When it should be done. */
  readonly targetCompletionDate?: ApproxDateTime
  /** Its place among the tasks. At least 0. */
  readonly sequenceNumber?: number
  /** Which items of the record tell of it. */
  readonly associatedTypeInfo?: AssociatedTypeInfo
  /** How often it comes again. */
  readonly recurrence?: CarePlanTaskRecurrence
  /** By what other systems know it. */
  readonly referenceId?: string
}
export interface CarePlanTasks {
  /** One task. */
  readonly task: readonly [CarePlanTask, ...CarePlanTask[]]
}
export interface GoalRange {
  /** What is measured. */
  readonly name: CodableValue
  /** More about it in words. */
  readonly description?: string
  /** It should not be less. */
  readonly minimum?: GeneralMeasurement
  /** It should not be more. */
  readonly maximum?: GeneralMeasurement
}
export interface GoalRecurrence {
  /** Each day, each week. Vocabulary: recurrence-intervals. */
  readonly interval: CodableValue
  /** How many times in it. More than 0. */
  readonly timesInInterval: number
}
export interface CarePlanGoal {
  /** What the goal is called. */
  readonly name: CodableValue
  /** More about it in words. */
  readonly description?: string
  /** From when. */
  readonly startDate?: ApproxDateTime
  /** Until when. */
  readonly endDate?: ApproxDateTime
  /** When it should be done. */
  readonly targetCompletionDate?: ApproxDateTime
  /** Which items of the record tell of it. */
  readonly associatedTypeInfo?: AssociatedTypeInfo
  /** Between what it should be. */
  readonly targetRange?: GoalRange
  /** Another number that matters. */
  readonly goalAdditionalRanges: readonly GoalRange[]
  /** How often it is to be reached. */
  readonly recurrence?: GoalRecurrence
  /** By what other systems know it. */
  readonly referenceId?: string
}
export interface CarePlanGoals {
  /** One goal. */
  readonly goal: readonly [CarePlanGoal, ...CarePlanGoal[]]
}
export interface CarePlanGoalGroup {
  /** What the group is called. */
  readonly name: CodableValue
  /** More about it in words. */
  readonly description?: string
  /** The goals of the group. */
  readonly goals: CarePlanGoals
}
export interface CarePlanGoalGroups {
  /** Goals that belong together. */
  readonly goalGroup: readonly [CarePlanGoalGroup, ...CarePlanGoalGroup[]]
}
/** What a person and those who care for them want to do together. */
export interface CarePlan {
  /** What the plan is called. */
  readonly name: string
  /** When it begins. */
  readonly startDate?: ApproxDateTime
  /** When it ends. */
  readonly endDate?: ApproxDateTime
  /** How it stands with the plan. */
  readonly status?: CodableValue
  /** Who takes part. */
  readonly careTeam?: CareTeam
  /** Who keeps the plan. */
  readonly carePlanManager?: PersonValue
  /** What is to be done. */
  readonly tasks?: CarePlanTasks
  /** What is to be reached. */
  readonly goalGroups?: CarePlanGoalGroups
}
/** A summary of care as one document, by the standard HL7 CCD. The document as XML. */
export type Ccd = string
/** A summary of care as one document, by the standard ASTM E2369. The document as XML. */
export type Ccr = string
/** A clinical document of any kind, by the standard HL7 CDA. The document as XML. */
export type Cda = string
/** The fats in the blood, from one sample. */
export interface Cholesterol {
  /** When the blood was taken. */
  readonly when: DateTime
  /** Low density lipoprotein: the "bad" cholesterol. */
  readonly ldl?: {
    /** Unit: mmol/L. At least 0. */
    readonly mmolPerL: number
    /** What was typed, in the unit it was typed in. */
    readonly display?: DisplayValue
  }
  /** High density lipoprotein: the "good" cholesterol. */
  readonly hdl?: {
    /** Unit: mmol/L. At least 0. */
    readonly mmolPerL: number
    /** What was typed, in the unit it was typed in. */
    readonly display?: DisplayValue
  }
  /** All cholesterol together. */
  readonly totalCholesterol?: {
    /** Unit: mmol/L. At least 0. */
    readonly mmolPerL: number
    /** What was typed, in the unit it was typed in. */
    readonly display?: DisplayValue
  }
  /** Triglycerides, the fat the body stores. */
  readonly triglyceride?: {
    /** Unit: mmol/L. At least 0. */
    readonly mmolPerL: number
    /** What was typed, in the unit it was typed in. */
    readonly display?: DisplayValue
  }
}
/** The fats in the blood, from one sample. An older version; new things are better put in the newest. */
export interface Cholesterol1 {
  /** The day the blood was taken. */
  readonly when: CalendarDate
  /** Low density lipoprotein: the "bad" cholesterol. Unit: mg/dL. More than 0. */
  readonly ldl?: number
  /** High density lipoprotein: the "good" cholesterol. Unit: mg/dL. More than 0. */
  readonly hdl?: number
  /** All cholesterol together. Unit: mg/dL. More than 0. */
  readonly totalCholesterol?: number
  /** Triglycerides, the fat the body stores. Unit: mg/dL. More than 0. */
  readonly triglyceride?: number
}
/** A remark, mostly on another item. */
export interface Comment {
  /** When it was written. */
  readonly when: ApproxDateTime
  /** What there is to say. */
  readonly content: string
  /** What kind of remark it is. */
  readonly category?: CodableValue
}
/** Something that worries somebody about their health. */
export interface Concern {
  /** What the worry is. */
  readonly description: CodableValue
  /** Whether it still is one. Vocabulary: concern-status. */
  readonly status?: CodableValue
}
/** An illness, injury or other problem of health, past or present. */
export interface Condition {
  /** What the condition is called. Vocabulary: healthkeep/conditions. */
  readonly name: CodableValue
  /** When it began. */
  readonly onsetDate?: ApproxDateTime
  /** Whether the person still has it. Vocabulary: condition-occurrence. */
  readonly status?: CodableValue
  /** When it ended. */
  readonly stopDate?: ApproxDateTime
  /** How or why it ended. */
  readonly stopReason?: string
}
/** Somebody who matters for one’s health: a doctor, a pharmacy, whom to call in an emergency. */
export interface ContactPerson {
  readonly name: PersonName
  /** Where they work. */
  readonly organization?: string
  /** What they have learned: general medicine, nursing. */
  readonly professionalTraining?: string
  /** A number given by the organization. */
  readonly id?: string
  /** How to reach them. */
  readonly contact?: Contact
  /** What the person is to the owner of the record. Vocabulary: person-types. */
  readonly type?: CodableValue
}
/** A medicine or substance that this person must not get. */
export interface Contraindication {
  /** What must not be given. Vocabulary: RxNorm/RxNorm Active Ingredients. */
  readonly substance: CodableValue
  /** Whether this still holds. */
  readonly status: CodableValue
  /** Where it is known from. */
  readonly source?: CodableValue
  /** Who wrote it down. */
  readonly documenter?: PersonValue
  /** When it was written down. */
  readonly documentedDate?: ApproxDateTime
}
/** All that was eaten and drunk on one day, in numbers. */
export interface DailyDietaryIntake {
  /** Which day it was. */
  readonly when: CalendarDate
  /** Energy of the whole day. Unit: kcal. More than 0. */
  readonly calories?: number
  /** Fat of the whole day. */
  readonly totalFat?: {
    /** Unit: kg. At least 0. */
    readonly kg: number
    /** What was typed, in the unit it was typed in. */
    readonly display?: DisplayValue
  }
  /** Saturated fat of the whole day. */
  readonly saturatedFat?: {
    /** Unit: kg. At least 0. */
    readonly kg: number
    /** What was typed, in the unit it was typed in. */
    readonly display?: DisplayValue
  }
  /** Trans fat of the whole day. */
  readonly transFat?: {
    /** Unit: kg. At least 0. */
    readonly kg: number
    /** What was typed, in the unit it was typed in. */
    readonly display?: DisplayValue
  }
  /** Protein of the whole day. */
  readonly protein?: {
    /** Unit: kg. At least 0. */
    readonly kg: number
    /** What was typed, in the unit it was typed in. */
    readonly display?: DisplayValue
  }
  /** Carbohydrates of the whole day. */
  readonly totalCarbohydrates?: {
    /** Unit: kg. At least 0. */
    readonly kg: number
    /** What was typed, in the unit it was typed in. */
    readonly display?: DisplayValue
  }
  /** Dietary fiber of the whole day. */
  readonly dietaryFiber?: {
    /** Unit: kg. At least 0. */
    readonly kg: number
    /** What was typed, in the unit it was typed in. */
    readonly display?: DisplayValue
  }
  /** Sugars of the whole day. */
  readonly sugars?: {
    /** Unit: kg. At least 0. */
    readonly kg: number
    /** What was typed, in the unit it was typed in. */
    readonly display?: DisplayValue
  }
  /** Sodium of the whole day. */
  readonly sodium?: {
    /** Unit: kg. At least 0. */
    readonly kg: number
    /** What was typed, in the unit it was typed in. */
    readonly display?: DisplayValue
  }
  /** Cholesterol of the whole day. */
  readonly cholesterol?: {
    /** Unit: kg. At least 0. */
    readonly kg: number
    /** What was typed, in the unit it was typed in. */
    readonly display?: DisplayValue
  }
}
/** How often a medicine was taken on one day. */
export interface DailyMedicationUsage {
  /** Which day it was. */
  readonly when: CalendarDate
  /** What was taken. Vocabulary: RxNorm/RxNorm Active Medicines. */
  readonly drugName: CodableValue
  /** How many doses were taken. */
  readonly numberDosesConsumedInDay: number
  /** Why it is taken. Vocabulary: dose-purpose. */
  readonly purposeOfUse?: CodableValue
  /** How many doses it should have been. */
  readonly numberDosesIntendedInDay?: number
  /** When it is to be taken. Vocabulary: usage-schedule. */
  readonly medicationUsageSchedule?: CodableValue
  /** How it goes into the body. Vocabulary: medication-routes. */
  readonly drugForm?: CodableValue
  /** Prescribed, or bought without. Vocabulary: prescription-type. */
  readonly prescriptionType?: CodableValue
  /** What one dose is. Vocabulary: medication-dose-units. */
  readonly singleDoseDescription?: CodableValue
}
export interface DefibrillatorEpisodeField {
  /** What was recorded. Vocabulary: defibrillator-episode-fields. */
  readonly fieldName: CodableValue
  /** What it was. */
  readonly fieldValue: CodableValue
}
export interface DefibrillatorEpisodeFields {
  /** One fact that the device recorded. */
  readonly episodeField: readonly DefibrillatorEpisodeField[]
}
/** What an implanted defibrillator noticed and did. */
export interface DefibrillatorEpisode {
  /** When it happened. */
  readonly when: DateTime
  /** The group of the rhythm. Vocabulary: defibrillator-episode-type-groups. */
  readonly episodeTypeGroup?: CodableValue
  /** The rhythm that was noticed. Vocabulary: defibrillator-episode-types. */
  readonly episodeType?: CodableValue
  /** Where the data come from. Vocabulary: defibrillator-data-sources. */
  readonly dataSource?: CodableValue
  /** How long it took. Unit: s. At least 0. */
  readonly durationInSeconds?: number
  /** What else the device recorded. */
  readonly episodeFields: DefibrillatorEpisodeFields
}
/** A device the person uses or carries: a meter, a pacemaker, a hearing aid. */
export interface Device {
  /** Since when the person has it. */
  readonly when: DateTime
  /** What it is. */
  readonly deviceName?: string
  /** Who sold or made it, and how to reach them. */
  readonly vendor?: PersonValue
  /** The model, as it stands on the device. */
  readonly model?: string
  /** The number that only this one has. */
  readonly serialNumber?: string
  /** Where on or in the body it is. */
  readonly anatomicSite?: string
  /** What else is worth knowing about it. */
  readonly description?: string
}
export type DiabeticProfileZoneBoundary = {
  /** Sugar in the blood. */
  readonly absoluteGlucose: BloodGlucoseValue
  readonly percentMaxGlucose?: never
} | {
  /** A part of the highest value. From 0 to 1. */
  readonly percentMaxGlucose: number
  readonly absoluteGlucose?: never
}
export interface TargetGlucoseZone {
  /** Where the zone begins. */
  readonly lowerBound: DiabeticProfileZoneBoundary
  /** Where the zone ends. */
  readonly upperBound: DiabeticProfileZoneBoundary
  readonly name?: string
}
export interface TargetGlucoseZoneGroup {
  /** One zone. */
  readonly targetGlucoseZone: readonly TargetGlucoseZone[]
  readonly name?: string
}
/** The blood sugar somebody with diabetes aims at. */
export interface DiabeticProfile {
  /** Since when this holds. */
  readonly when: DateTime
  /** The long-term value should not be higher. From 0 to 1. */
  readonly maxHbA1C?: number
  /** Zones that belong together. */
  readonly targetGlucoseZoneGroup: readonly TargetGlucoseZoneGroup[]
}
/** What a hospital writes when somebody goes home. */
export interface DischargeSummary {
  /** When it was written. */
  readonly when: DateTime
  /** What kind of summary it is. */
  readonly type?: CodableValue
  /** The group it belongs to. */
  readonly category?: CodableValue
  /** Where it was written. Vocabulary: note-setting. */
  readonly setting?: CodableValue
  /** The field of the department. */
  readonly specialty?: string
  /** The summary. */
  readonly text?: string
  /** The doctor in charge. */
  readonly primaryProvider?: PersonValue
  /** When it was signed. */
  readonly primaryProviderEndorsement?: DateTime
  /** Another doctor who took part. */
  readonly secondaryProvider?: PersonValue
  /** When that doctor signed. */
  readonly secondaryProviderEndorsement?: DateTime
  /** When the person went home. */
  readonly dischargeDateTime?: ApproxDateTime
  /** Why the person came. Vocabulary: icd/icd9cm. */
  readonly admittingDiagnosis?: CodableValue
  /** What was found. Vocabulary: icd/icd9cm. */
  readonly principalDiagnosis?: CodableValue
  /** What else was found. Vocabulary: icd/icd9cm. */
  readonly additionalDiagnosis: readonly CodableValue[]
  /** Who did what was done. */
  readonly principalProcedurePhysician?: PersonValue
  /** What was done. */
  readonly principalProcedure?: CodableValue
  /** What else was done. */
  readonly additionalProcedure: readonly CodableValue[]
}
/** A paper of a school, kept as a file. */
export interface EducationDocument {
  /** What the document is called. At most 255 characters. */
  readonly name: string
}
/** How somebody feels: mood, stress, well-being. */
export interface EmotionalState {
  /** When it was so. */
  readonly when: DateTime
  /** How the mood is. From 1 to 5. */
  readonly mood?: number
  /** How much stress there is. From 1 to 5. */
  readonly stress?: number
  /** How the person feels altogether. From 1 to 5. */
  readonly wellbeing?: number
}
export interface Organization {
  readonly name: string
  readonly contact?: Contact
  readonly type?: CodableValue
  readonly website?: string
}
/** A visit to a doctor or a stay in a hospital. */
export interface Encounter {
  /** When it was. */
  readonly when?: DateTime
  /** What kind of visit it was. */
  readonly type?: CodableValue
  /** Why the person came. */
  readonly reason?: string
  /** From when to when it took. */
  readonly duration?: DurationValue
  /** Whether the person agreed to what was done. */
  readonly consentGranted?: boolean
  /** Where it was. */
  readonly facility?: Organization
}
/** A visit to a doctor or a stay in a hospital. An older version; new things are better put in the newest. */
export interface Encounter1 {
  /** When it was. */
  readonly when: DateTime
  /** What kind of visit it was. */
  readonly type: string
  /** The number that the clinic gave it. */
  readonly id?: string
  /** From when to when it took. */
  readonly duration?: DurationValue
  /** Where it was. */
  readonly location?: Address
  /** Whether the person agreed to what was done. */
  readonly consentGranted?: boolean
}
export interface StructuredNameValue {
  /** What was counted; the code says the unit. Vocabulary: exercise-detail-names. */
  readonly name: CodedValue
  readonly value: StructuredMeasurement
}
export interface ExerciseSegment {
  /** What was done. Vocabulary: exercise-activities. */
  readonly activity: CodableValue
  /** A name for this time: "Round the lake". */
  readonly title?: string
  readonly distance?: LengthValue
  /** How long it took. Unit: min. More than 0. */
  readonly duration?: number
  /** How long after the start it began. Unit: min. At least 0. */
  readonly offset?: number
  /** One more number about it. */
  readonly detail: readonly StructuredNameValue[]
}
/** One time of sport or movement. */
export interface Exercise {
  /** When it began. */
  readonly when: ApproxDateTime
  /** What was done. Vocabulary: exercise-activities. */
  readonly activity: CodableValue
  /** A name for this time: "Round the lake". */
  readonly title?: string
  readonly distance?: LengthValue
  /** How long it took. Unit: min. More than 0. */
  readonly duration?: number
  /** One more number about it. */
  readonly detail: readonly StructuredNameValue[]
  /** A part with numbers of its own: a lap, an interval. */
  readonly segment: readonly ExerciseSegment[]
}
/** The readings that a watch or bicycle took during sport. */
export interface ExerciseSamples {
  /** When the first reading was taken. */
  readonly when: ApproxDateTime
  /** What was read: heart rate, speed. Vocabulary: exercise-sample-names. */
  readonly name: CodableValue
  /** What the readings are counted in. Vocabulary: exercise-units. */
  readonly unit: CodableValue
  /** Time from one reading to the next. Unit: s. */
  readonly samplingInterval: number
}
export interface ClaimAmounts {
  /** What was asked for. */
  readonly chargedAmount: number
  /** What the plan and the provider agreed on. */
  readonly negotiatedAmount: number
  /** What is paid at each visit. */
  readonly copay: number
  /** What is paid before the plan pays. */
  readonly deductible: number
  /** What the plan does not pay at all. */
  readonly amountNotCovered: number
  /** What the plan pays for. */
  readonly eligibleForBenefits: number
  /** Which part of it the plan pays. From 0 to 1. */
  readonly percentageCovered?: number
  /** The part of it that is paid oneself. */
  readonly coinsurance: number
  /** Anything added or taken away. */
  readonly miscellaneousAdjustments: number
  /** What the plan paid. */
  readonly benefitsPaid: number
  /** What is left to pay oneself. */
  readonly patientResponsibility: number
}
export interface Service {
  /** What was done. */
  readonly serviceType: CodableValue
  /** Why it was done. */
  readonly diagnosis?: CodableValue
  /** The code on the bill. */
  readonly billingCode?: CodableValue
  /** From when to when. */
  readonly serviceDates: DurationValue
  /** The amounts of this service. */
  readonly claimAmounts: ClaimAmounts
  /** A remark of the plan. */
  readonly notes: readonly string[]
}
/** What an insurance plan says it paid, and what is left to pay. */
export interface ExplanationOfBenefits {
  /** When the claim came in. */
  readonly dateSubmitted: DateTime
  /** Whom it is about. */
  readonly patient: PersonValue
  /** What the patient is to the one who is insured. Vocabulary: relationship-types. */
  readonly relationshipToMember?: CodableValue
  /** The insurance plan. */
  readonly plan: Organization
  /** The number of the group. */
  readonly groupId?: string
  /** The number of the one who is insured. */
  readonly memberId: string
  /** What kind of claim it is. Vocabulary: explanation-of-benefits-claim-types. */
  readonly claimType: CodableValue
  /** The number of the claim. */
  readonly claimId: string
  /** Who sent the claim. */
  readonly submittedBy: Organization
  /** Who did what was done. */
  readonly provider: Organization
  /** The currency of all amounts. Vocabulary: iso/iso4217. */
  readonly currency: CodableValue
  /** The amounts of everything together. */
  readonly claimTotals: ClaimAmounts
  /** One thing that was done. */
  readonly services: readonly [Service, ...Service[]]
}
export interface ConditionValue {
  /** What it is. */
  readonly name: CodableValue
  /** When it began. */
  readonly onsetDate?: ApproxDate
  /** When it was over. */
  readonly resolutionDate?: ApproxDate
  /** How it ended. */
  readonly resolution?: string
  /** Whether it stays, or comes and goes. Vocabulary: condition-occurrence. */
  readonly occurrence?: CodableValue
  /** How bad it is. */
  readonly severity?: CodableValue
}
export interface FamilyHistoryRelative {
  /** Who it is. Vocabulary: personal-relationship. */
  readonly relationship: CodableValue
  /** The name of the relative. */
  readonly relativeName?: PersonValue
  /** When the relative was born. */
  readonly dateOfBirth?: ApproxDate
  /** When the relative died. */
  readonly dateOfDeath?: ApproxDate
  /** Where the family comes from. Vocabulary: family-history-region-of-origin. */
  readonly regionOfOrigin?: CodableValue
}
/** What relatives have or had. */
export interface FamilyHistory {
  /** What the relative has or had. */
  readonly condition: readonly ConditionValue[]
  /** Who it is. */
  readonly relative?: FamilyHistoryRelative
}
/** What relatives have or had. An older version; new things are better put in the newest. */
export interface FamilyHistory1 {
  /** What the relative has or had. Vocabulary: icd/icd9cm. */
  readonly condition: CodableValue
  /** Who it is. Vocabulary: personal-relationship. */
  readonly relationship?: CodableValue
  /** How old the relative was when it began. Unit: a. At least 0. */
  readonly ageOfOnset?: number
  /** When the relative was born. */
  readonly dateOfBirth?: ApproxDate
  /** How old the relative was when it was over. Unit: a. At least 0. */
  readonly ageOfResolution?: number
  /** From when to when it was. */
  readonly duration?: DurationValue
  /** How bad it is or was. */
  readonly severity?: string
  /** Whether it comes again. */
  readonly isRecurring?: boolean
  /** Whether the relative still has it. Vocabulary: condition-occurrence. */
  readonly status?: CodableValue
}
export interface FamilyHistory2FamilyHistoryRelative {
  /** The name of the relative. */
  readonly relativeName?: PersonValue
  /** Who it is. Vocabulary: personal-relationship. */
  readonly relationship?: CodableValue
  /** When the relative was born. */
  readonly dateOfBirth?: ApproxDate
  /** When the relative died. */
  readonly dateOfDeath?: ApproxDate
}
/** What relatives have or had. An older version; new things are better put in the newest. */
export interface FamilyHistory2 {
  /** What the relative has or had. */
  readonly condition: ConditionValue
  /** Who it is. */
  readonly relative?: FamilyHistory2FamilyHistoryRelative
}
/** A condition that runs in the family, by itself. */
export interface FamilyHistoryCondition {
  /** What runs in the family. */
  readonly condition: ConditionValue
}
/** A relative who matters for the family history. */
export interface FamilyHistoryPerson {
  /** The name of the relative. */
  readonly relativeName: PersonValue
  /** Who it is. Vocabulary: personal-relationship. */
  readonly relationship?: CodableValue
  /** When the relative was born. */
  readonly dateOfBirth?: ApproxDate
  /** When the relative died. */
  readonly dateOfDeath?: ApproxDate
}
/** A document, picture or anything else that is kept as a file. */
export interface File {
  /** Name of the file. At most 255 characters. */
  readonly name: string
  /** Size of the content in bytes. */
  readonly size: number
  /** Media type; application/octet-stream when absent. */
  readonly contentType?: CodableValue
}
export interface FoodEnergyValue {
  /** Food calories, which are kilocalories. Unit: kcal. At least 0. */
  readonly calories: number
  /** What was typed, in the unit it was typed in. */
  readonly display?: DisplayValue
}
export interface NutritionFact {
  /** What it is: caffeine, omega-3. */
  readonly name: CodableValue
  /** How much of it is inside. */
  readonly fact?: GeneralMeasurement
}
export interface AdditionalNutritionFacts {
  /** One more substance. */
  readonly nutritionFact: readonly [NutritionFact, ...NutritionFact[]]
}
/** Something that was eaten or drunk, with what is in it. */
export interface FoodAndDrink {
  /** What was eaten or drunk. Vocabulary: usda/food-description. */
  readonly foodItem: CodableValue
  /** How much one serving is: a cup, a slice. */
  readonly servingSize?: CodableValue
  /** How many servings it was. At least 0. */
  readonly servingsConsumed?: number
  /** At which meal. Vocabulary: dietary-intake-meals. */
  readonly meal?: CodableValue
  /** When it was eaten or drunk. */
  readonly when?: DateTime
  /** Energy in all of it. */
  readonly energy?: FoodEnergyValue
  /** The part of it that comes from fat. */
  readonly energyFromFat?: FoodEnergyValue
  /** Fat in all of it. */
  readonly totalFat?: {
    /** Unit: kg. At least 0. */
    readonly kg: number
    /** What was typed, in the unit it was typed in. */
    readonly display?: DisplayValue
  }
  /** Saturated fat in all of it. */
  readonly saturatedFat?: {
    /** Unit: kg. At least 0. */
    readonly kg: number
    /** What was typed, in the unit it was typed in. */
    readonly display?: DisplayValue
  }
  /** Trans fat in all of it. */
  readonly transFat?: {
    /** Unit: kg. At least 0. */
    readonly kg: number
    /** What was typed, in the unit it was typed in. */
    readonly display?: DisplayValue
  }
  /** Monounsaturated fat in all of it. */
  readonly monounsaturatedFat?: {
    /** Unit: kg. At least 0. */
    readonly kg: number
    /** What was typed, in the unit it was typed in. */
    readonly display?: DisplayValue
  }
  /** Polyunsaturated fat in all of it. */
  readonly polyunsaturatedFat?: {
    /** Unit: kg. At least 0. */
    readonly kg: number
    /** What was typed, in the unit it was typed in. */
    readonly display?: DisplayValue
  }
  /** Protein in all of it. */
  readonly protein?: {
    /** Unit: kg. At least 0. */
    readonly kg: number
    /** What was typed, in the unit it was typed in. */
    readonly display?: DisplayValue
  }
  /** Carbohydrates in all of it. */
  readonly carbohydrates?: {
    /** Unit: kg. At least 0. */
    readonly kg: number
    /** What was typed, in the unit it was typed in. */
    readonly display?: DisplayValue
  }
  /** Dietary fiber in all of it. */
  readonly dietaryFiber?: {
    /** Unit: kg. At least 0. */
    readonly kg: number
    /** What was typed, in the unit it was typed in. */
    readonly display?: DisplayValue
  }
  /** Sugars in all of it. */
  readonly sugars?: {
    /** Unit: kg. At least 0. */
    readonly kg: number
    /** What was typed, in the unit it was typed in. */
    readonly display?: DisplayValue
  }
  /** Sodium in all of it. */
  readonly sodium?: {
    /** Unit: kg. At least 0. */
    readonly kg: number
    /** What was typed, in the unit it was typed in. */
    readonly display?: DisplayValue
  }
  /** Cholesterol in all of it. */
  readonly cholesterol?: {
    /** Unit: kg. At least 0. */
    readonly kg: number
    /** What was typed, in the unit it was typed in. */
    readonly display?: DisplayValue
  }
  /** Calcium in all of it. */
  readonly calcium?: {
    /** Unit: kg. At least 0. */
    readonly kg: number
    /** What was typed, in the unit it was typed in. */
    readonly display?: DisplayValue
  }
  /** Iron in all of it. */
  readonly iron?: {
    /** Unit: kg. At least 0. */
    readonly kg: number
    /** What was typed, in the unit it was typed in. */
    readonly display?: DisplayValue
  }
  /** Magnesium in all of it. */
  readonly magnesium?: {
    /** Unit: kg. At least 0. */
    readonly kg: number
    /** What was typed, in the unit it was typed in. */
    readonly display?: DisplayValue
  }
  /** Phosphorus in all of it. */
  readonly phosphorus?: {
    /** Unit: kg. At least 0. */
    readonly kg: number
    /** What was typed, in the unit it was typed in. */
    readonly display?: DisplayValue
  }
  /** Potassium in all of it. */
  readonly potassium?: {
    /** Unit: kg. At least 0. */
    readonly kg: number
    /** What was typed, in the unit it was typed in. */
    readonly display?: DisplayValue
  }
  /** Zinc in all of it. */
  readonly zinc?: {
    /** Unit: kg. At least 0. */
    readonly kg: number
    /** What was typed, in the unit it was typed in. */
    readonly display?: DisplayValue
  }
  /** Vitamin A in all of it. */
  readonly vitaminARAE?: {
    /** Unit: kg. At least 0. */
    readonly kg: number
    /** What was typed, in the unit it was typed in. */
    readonly display?: DisplayValue
  }
  /** Vitamin E in all of it. */
  readonly vitaminE?: {
    /** Unit: kg. At least 0. */
    readonly kg: number
    /** What was typed, in the unit it was typed in. */
    readonly display?: DisplayValue
  }
  /** Vitamin D in all of it. */
  readonly vitaminD?: {
    /** Unit: kg. At least 0. */
    readonly kg: number
    /** What was typed, in the unit it was typed in. */
    readonly display?: DisplayValue
  }
  /** Vitamin C in all of it. */
  readonly vitaminC?: {
    /** Unit: kg. At least 0. */
    readonly kg: number
    /** What was typed, in the unit it was typed in. */
    readonly display?: DisplayValue
  }
  /** Thiamin (B1) in all of it. */
  readonly thiamin?: {
    /** Unit: kg. At least 0. */
    readonly kg: number
    /** What was typed, in the unit it was typed in. */
    readonly display?: DisplayValue
  }
  /** Riboflavin (B2) in all of it. */
  readonly riboflavin?: {
    /** Unit: kg. At least 0. */
    readonly kg: number
    /** What was typed, in the unit it was typed in. */
    readonly display?: DisplayValue
  }
  /** Niacin (B3) in all of it. */
  readonly niacin?: {
    /** Unit: kg. At least 0. */
    readonly kg: number
    /** What was typed, in the unit it was typed in. */
    readonly display?: DisplayValue
  }
  /** Vitamin B6 in all of it. */
  readonly vitaminB6?: {
    /** Unit: kg. At least 0. */
    readonly kg: number
    /** What was typed, in the unit it was typed in. */
    readonly display?: DisplayValue
  }
  /** Folate in all of it. */
  readonly folateDFE?: {
    /** Unit: kg. At least 0. */
    readonly kg: number
    /** What was typed, in the unit it was typed in. */
    readonly display?: DisplayValue
  }
  /** Vitamin B12 in all of it. */
  readonly vitaminB12?: {
    /** Unit: kg. At least 0. */
    readonly kg: number
    /** What was typed, in the unit it was typed in. */
    readonly display?: DisplayValue
  }
  /** Vitamin K in all of it. */
  readonly vitaminK?: {
    /** Unit: kg. At least 0. */
    readonly kg: number
    /** What was typed, in the unit it was typed in. */
    readonly display?: DisplayValue
  }
  /** What else is in it. */
  readonly additionalNutritionFacts?: AdditionalNutritionFacts
}
/** Single places in the genes that a laboratory read. */
export interface GeneticSnpResults {
  /** When the test was done. */
  readonly when: ApproxDateTime
  /** Which map of the genes it refers to. */
  readonly genomeBuild: string
  /** Which chromosome was read. */
  readonly chromosome: string
  /** Whether places are counted from 0 or from 1. At least 0. */
  readonly numberingScheme: number
  /** Who asked for the test. */
  readonly orderedBy?: Organization
  /** Who offers the test. */
  readonly testProvider?: Organization
  /** Which laboratory did it. */
  readonly laboratoryName?: Organization
  /** Which edition of the explanations was used. */
  readonly annotationVersion?: string
  /** Which edition of dbSNP was used. */
  readonly dbSNPBuild?: string
  /** The machine that read it. */
  readonly platform?: string
}
export interface GroupMembershipType {
  /** What kind of number or fact it is. */
  readonly name: CodableValue
  /** What it says. */
  readonly value: string
}
/** That somebody belongs to a group: a health plan, a program, a study. */
export interface GroupMembership {
  /** One fact about the membership. */
  readonly membership: readonly GroupMembershipType[]
  /** When it ends. */
  readonly expires?: DateTime
}
/** Something that was done as a member of a group. */
export interface GroupMembershipActivity {
  /** When it was done. */
  readonly when: DateTime
  /** What was done. Vocabulary: group-membership-activities. */
  readonly activity: CodedValue
  /** More about it. */
  readonly activityInfo?: string
}
export interface HbA1CValue {
  /** Millimoles in a mole, as IFCC counts. Unit: mmol/mol. */
  readonly mmolPerMol: number
  /** What was typed, in the unit it was typed in. */
  readonly display?: DisplayValue
}
/** The long-term blood sugar of about three months. */
export interface HbA1C {
  /** When the blood was taken. */
  readonly when: DateTime
  /** The part of the red of the blood that carries sugar. */
  readonly value: HbA1CValue
  /** How it was measured. Vocabulary: HbA1C-assay-method. */
  readonly HbA1CAssayMethod?: CodableValue
  /** The number of the device. */
  readonly deviceId?: string
}
/** The long-term blood sugar of about three months. An older version; new things are better put in the newest. */
export interface HbA1C1 {
  /** When the blood was taken. */
  readonly when: DateTime
  /** The part of the red of the blood that carries sugar. From 0 to 1. */
  readonly value: number
  /** How it was measured. Vocabulary: HbA1C-assay-method. */
  readonly HbA1CAssayMethod?: CodableValue
  /** The number of the device. */
  readonly deviceId?: string
}
export interface Assessment {
  /** What was looked at. Vocabulary: health-assessment-name. */
  readonly name: CodableValue
  /** What came out. Vocabulary: health-assessment-value-sets. */
  readonly value: readonly [CodableValue, ...CodableValue[]]
  /** The part of the assessment it belongs to. Vocabulary: health-assessment-groups. */
  readonly group?: CodableValue
}
/** What a questionnaire or a check says about somebody’s health. */
export interface HealthAssessment {
  /** When it was made. */
  readonly when: DateTime
  /** What the assessment is called. */
  readonly name: string
  /** What it is about. Vocabulary: health-assessment-category. */
  readonly category: CodableValue
  /** One result. */
  readonly result: readonly [Assessment, ...Assessment[]]
}
/** Something that happened and is worth remembering: a first step, a first tooth. */
export interface HealthEvent {
  /** When it happened. */
  readonly when: ApproxDateTime
  /** What happened. Vocabulary: event-pediatric-developmental-movement. */
  readonly event: CodableValue
  /** What kind of event it is. Vocabulary: event-categories. */
  readonly category?: CodableValue
}
export interface GoalAssociatedTypeInfo {
  /** The type of the items that tell of it. */
  readonly thingTypeVersionId: string
  /** Where their number stands, as XPath. */
  readonly thingTypeValueXpath?: string
  /** Where their text stands, as XPath. */
  readonly thingTypeDisplayXpath?: string
}
export interface HealthGoalGoalRange {
  /** What is measured. */
  readonly name: CodableValue
  /** More about it. */
  readonly description?: string
  /** It should not be less. */
  readonly minimum?: GeneralMeasurement
  /** It should not be more. */
  readonly maximum?: GeneralMeasurement
}
/** Something somebody wants to reach for their health. */
export interface HealthGoal {
  /** What is to be reached. Vocabulary: goal-type. */
  readonly name: CodableValue
  /** The goal in more words. */
  readonly description?: string
  /** From when. */
  readonly startDate?: ApproxDateTime
  /** Until when. */
  readonly endDate?: ApproxDateTime
  /** Which items of the record tell of it. */
  readonly associatedTypeInfo?: GoalAssociatedTypeInfo
  /** Between what it should be. */
  readonly targetRange?: HealthGoalGoalRange
  /** Another number that matters. */
  readonly goalAdditionalRanges: readonly HealthGoalGoalRange[]
  /** How often it is to be reached. */
  readonly recurrence?: GoalRecurrence
}
/** A page of a diary about one’s health. */
export interface HealthJournalEntry {
  /** The day it is about. */
  readonly when: ApproxDateTime
  /** What there is to tell. */
  readonly content: string
  /** What kind of entry it is. */
  readonly category?: CodableValue
}
/** Who decides when the person cannot. */
export interface HealthcareProxy {
  /** When it was signed. */
  readonly when: DateTime
  /** Who decides. */
  readonly proxy?: PersonValue
  /** Who decides when that one cannot. */
  readonly alternate?: PersonValue
  /** Who saw it signed. */
  readonly primaryWitness?: PersonValue
  /** Who saw it signed as well. */
  readonly secondaryWitness?: PersonValue
  /** What may be decided. */
  readonly content?: string
}
/** How often the heart beats in a minute. */
export interface HeartRate {
  /** When the heart rate was measured. */
  readonly when: DateTime
  /** Beats in a minute. Unit: /min. At least 0. */
  readonly value: number
  /** How it was measured. Vocabulary: heart-rate-measurement-method. */
  readonly measurementMethod?: CodableValue
  /** What the person was doing: resting, active. Vocabulary: heart-rate-measurement-conditions. */
  readonly measurementConditions?: CodableValue
  /** What makes the reading doubtful or special. */
  readonly measurementFlags?: CodableValue
}
/** One measurement of body height. */
export interface Height {
  /** When the height was measured. */
  readonly when: DateTime
  /** The height; metres count, the display is what was typed. */
  readonly value: LengthValue
}
/** One dose of a vaccine that was given. */
export interface Immunization {
  /** The vaccine. Vocabulary: HL7/vaccines-cvx. */
  readonly name: CodableValue
  /** When it was given. */
  readonly administrationDate?: ApproxDateTime
  /** Who gave it. */
  readonly administrator?: PersonValue
  /** Who made the vaccine. Vocabulary: HL7/vaccine-manufacturers-mvx. */
  readonly manufacturer?: CodableValue
  /** Number of the lot, from the vial. */
  readonly lot?: string
  /** How it went into the body. Vocabulary: medication-routes. */
  readonly route?: CodableValue
  /** When the vaccine would have gone out of date. */
  readonly expirationDate?: ApproxDate
  /** Which dose of a series it was. */
  readonly sequence?: string
  /** Where on the body. Vocabulary: immunization-anatomic-surface. */
  readonly anatomicSurface?: CodableValue
  /** What went wrong afterwards. */
  readonly adverseEvent?: string
  /** Who agreed to it, and how. */
  readonly consent?: string
}
/** One dose of a vaccine that was given. An older version; new things are better put in the newest. */
export interface Immunization1 {
  /** The vaccine. Vocabulary: immunizations-common. */
  readonly name: CodableValue
  /** When it was given. */
  readonly administrationDate: ApproxDateTime
  /** Who gave it. */
  readonly administrator?: PersonValue
  /** Who made the vaccine. Vocabulary: HL7/vaccine-manufacturers-mvx. */
  readonly manufacturer?: string
  /** Number of the lot, from the vial. */
  readonly lot?: string
  /** How it went into the body. Vocabulary: medication-routes. */
  readonly route?: CodableValue
  /** When the vaccine would have gone out of date. */
  readonly expirationDate?: ApproxDate
  /** Which dose of a series it was. */
  readonly sequence?: string
  /** Where on the body. Vocabulary: immunization-anatomic-surface. */
  readonly anatomicSurface?: CodableValue
  /** What went wrong afterwards. */
  readonly adverseEvent?: string
  /** Who agreed to it, and how. */
  readonly consent?: string
}
export interface DataUsed {
  /** One kind of data. */
  readonly dataUsed: readonly string[]
}
export interface InsightTags {
  /** One word. At most 1024 characters. */
  readonly tag: readonly string[]
}
export interface StructuredInsightValue {
  /** What it is called. */
  readonly key: string
  /** What it is; any XML. */
  readonly value: string
}
export interface StructuredInsightValues {
  /** One fact. */
  readonly value: readonly [StructuredInsightValue, ...StructuredInsightValue[]]
}
export interface InsightMessages {
  /** In one or two sentences. */
  readonly regular?: string
  /** In a few words. */
  readonly short?: string
}
export interface InsightAttribution {
  /** Who it is owed to. At most 256 characters. */
  readonly name: string
  /** Whether this has to be said. */
  readonly attributionRequired?: boolean
}
/** Something that a program noticed in the data of the record. */
export interface Insight {
  /** The number of this insight. At most 128 characters. */
  readonly raisedInsightId: string
  /** Which insight of the catalogue it is. At most 128 characters. */
  readonly catalogId: string
  /** When it was noticed. */
  readonly when: DateTime
  /** Until when it holds. */
  readonly expirationDate: DateTime
  /** Where it is meant to be shown. At most 128 characters. */
  readonly channel?: string
  /** What kind of reckoning found it. At most 128 characters. */
  readonly algoClass?: string
  /** Whether it tells of more or less. At most 128 characters. */
  readonly directionality?: string
  /** Over which time it looks. At most 128 characters. */
  readonly timeSpanPivot?: string
  /** With what it compares. At most 128 characters. */
  readonly comparisonPivot?: string
  /** How it is said. At most 128 characters. */
  readonly tonePivot?: string
  /** Whom it looks at. At most 128 characters. */
  readonly scopePivot?: string
  /** Which data it was found in. */
  readonly dataUsedPivot?: DataUsed
  /** A remark on it. */
  readonly annotation?: string
  /** How strong it is. More than 0. */
  readonly strength?: number
  /** How sure it is. More than 0. */
  readonly confidence?: number
  /** What program found it. At most 128 characters. */
  readonly origin?: string
  /** Words to find it by. */
  readonly tags?: InsightTags
  /** Numbers and texts it rests on. */
  readonly values?: StructuredInsightValues
  /** Where there is more about it. */
  readonly links?: StructuredInsightValues
  /** What it says. */
  readonly messages?: InsightMessages
  /** Whose knowledge it rests on. */
  readonly attribution?: InsightAttribution
}
export interface InsulinInjectionValue {
  /** Unit: [iU]. More than 0. */
  readonly ie: number
  /** What was typed, in the unit it was typed in. */
  readonly display?: DisplayValue
}
/** The insulin somebody is to inject: which, and how much. */
export interface InsulinInjection {
  /** Which insulin it is. Vocabulary: insulin-type. */
  readonly type: CodableValue
  /** How much each time. */
  readonly amount: InsulinInjectionValue
  /** The number on the package, to tell it from others. */
  readonly deviceId?: string
}
/** One injection of insulin. */
export interface InsulinInjectionUse {
  /** When it was injected. */
  readonly when: DateTime
  /** Which insulin it was. Vocabulary: insulin-type. */
  readonly type: CodableValue
  /** How much it was. */
  readonly amount: InsulinInjectionValue
  /** The number on the package, to tell it from others. */
  readonly deviceId?: string
}
/** Who pays for care, with the numbers on the card. */
export interface InsurancePlan {
  /** What the plan is called. */
  readonly planName: string
  /** What it pays for. Vocabulary: coverage-types. */
  readonly coverageType?: CodableValue
  /** The number of the insurer. */
  readonly carrierId?: string
  /** The number of the group. */
  readonly groupNum?: string
  /** The code of the plan. */
  readonly planCode?: string
  /** The number of the one who is insured. */
  readonly subscriberId?: string
  /** Which person of the family it is. */
  readonly personCode?: string
  /** Who is insured. */
  readonly subscriberName?: string
  /** When the member was born. */
  readonly subscriberDob?: DateTime
  /** Whether this plan pays first. */
  readonly isPrimary?: boolean
  /** Until when it holds. */
  readonly expirationDate?: DateTime
  /** How to reach the insurer. */
  readonly contact?: Contact
}
export interface TestResultRangeValue {
  readonly minimumRange?: number
  readonly maximumRange?: number
}
export interface TestResultRange {
  /** What kind of range it is: usual, toxic. */
  readonly type: CodableValue
  /** The range in words. */
  readonly text: CodableValue
  /** The range in numbers, open where a bound is absent. */
  readonly value?: TestResultRangeValue
}
export interface LabTestResultValueType {
  /** The result as the laboratory wrote it. */
  readonly measurement: GeneralMeasurement
  /** What to compare the result with. */
  readonly ranges: readonly TestResultRange[]
  /** Whether the result is high, low, critical. Vocabulary: lab-result-flag. */
  readonly flag: readonly CodableValue[]
}
export interface LabTestResultType {
  /** When this test was done. */
  readonly when?: ApproxDateTime
  /** What the laboratory calls the test. */
  readonly name?: string
  /** What was examined: blood, urine. */
  readonly substance?: CodableValue
  /** How the sample was taken. */
  readonly collectionMethod?: CodableValue
  /** The test in a code system. Vocabulary: regenstrief/LOINC. */
  readonly clinicalCode?: CodableValue
  readonly value?: LabTestResultValueType
  /** Vocabulary: lab-status. */
  readonly status?: CodableValue
  /** What the laboratory adds in words. */
  readonly note?: string
}
export interface LabTestResultsGroupType {
  /** What these tests are called together. */
  readonly groupName: CodableValue
  /** Which laboratory did them. */
  readonly laboratoryName?: Organization
  /** Whether the group is complete. Vocabulary: lab-status. */
  readonly status?: CodableValue
  /** Groups within this group. */
  readonly subGroups: readonly LabTestResultsGroupType[]
  /** One test and what came out. */
  readonly results: readonly LabTestResultType[]
}
/** Results of laboratory tests, in the groups the laboratory reported them in. */
export interface LabTestResults {
  /** When the sample was taken or the results came. */
  readonly when?: ApproxDateTime
  /** Tests that were reported together. */
  readonly labGroup: readonly [LabTestResultsGroupType, ...LabTestResultsGroupType[]]
  /** Who asked for the tests. */
  readonly orderedBy?: Organization
}
/** Results of laboratory tests, in the groups the laboratory reported them in. An older version; new things are better put in the newest. */
export interface LabTestResults1 {
  /** When the sample was taken or the results came. */
  readonly when?: ApproxDateTime
  /** Tests that were reported together. */
  readonly labGroup: readonly [LabTestResultsGroupType, ...LabTestResultsGroupType[]]
  /** Who asked for the tests. */
  readonly orderedBy?: Organization
}
export interface Goal {
  /** When it should be reached. */
  readonly targetDate?: ApproxDateTime
  /** When it was reached. */
  readonly completionDate?: ApproxDateTime
  /** How it stands with the goal. */
  readonly status?: 'Active' | 'Achieved' | 'Abandoned'
}
/** Something somebody wants from life, and what health is for. */
export interface LifeGoal {
  /** What it is. */
  readonly description: string
  /** When it should be reached, and how it stands. */
  readonly goalInfo?: Goal
}
/** A page on the web that is worth keeping. */
export interface Link {
  /** The address of the page. */
  readonly url: string
  /** What the page is about. */
  readonly title?: string
}
export interface DietaryIntake {
  /** What was eaten or drunk. Vocabulary: usda/food-description. */
  readonly foodItem: CodableValue
  /** How much one serving is: a cup, a slice. */
  readonly servingSize?: CodableValue
  /** How many servings it was. At least 0. */
  readonly servingsConsumed?: number
  /** At which meal. Vocabulary: dietary-intake-meals. */
  readonly meal?: CodableValue
  /** When it was eaten or drunk. */
  readonly when?: DateTime
  /** Energy in all of it. */
  readonly energy?: FoodEnergyValue
  /** The part of it that comes from fat. */
  readonly energyFromFat?: FoodEnergyValue
  /** Fat in all of it. */
  readonly totalFat?: {
    /** Unit: kg. At least 0. */
    readonly kg: number
    /** What was typed, in the unit it was typed in. */
    readonly display?: DisplayValue
  }
  /** Saturated fat in all of it. */
  readonly saturatedFat?: {
    /** Unit: kg. At least 0. */
    readonly kg: number
    /** What was typed, in the unit it was typed in. */
    readonly display?: DisplayValue
  }
  /** Trans fat in all of it. */
  readonly transFat?: {
    /** Unit: kg. At least 0. */
    readonly kg: number
    /** What was typed, in the unit it was typed in. */
    readonly display?: DisplayValue
  }
  /** Monounsaturated fat in all of it. */
  readonly monounsaturatedFat?: {
    /** Unit: kg. At least 0. */
    readonly kg: number
    /** What was typed, in the unit it was typed in. */
    readonly display?: DisplayValue
  }
  /** Polyunsaturated fat in all of it. */
  readonly polyunsaturatedFat?: {
    /** Unit: kg. At least 0. */
    readonly kg: number
    /** What was typed, in the unit it was typed in. */
    readonly display?: DisplayValue
  }
  /** Protein in all of it. */
  readonly protein?: {
    /** Unit: kg. At least 0. */
    readonly kg: number
    /** What was typed, in the unit it was typed in. */
    readonly display?: DisplayValue
  }
  /** Carbohydrates in all of it. */
  readonly carbohydrates?: {
    /** Unit: kg. At least 0. */
    readonly kg: number
    /** What was typed, in the unit it was typed in. */
    readonly display?: DisplayValue
  }
  /** Dietary fiber in all of it. */
  readonly dietaryFiber?: {
    /** Unit: kg. At least 0. */
    readonly kg: number
    /** What was typed, in the unit it was typed in. */
    readonly display?: DisplayValue
  }
  /** Sugars in all of it. */
  readonly sugars?: {
    /** Unit: kg. At least 0. */
    readonly kg: number
    /** What was typed, in the unit it was typed in. */
    readonly display?: DisplayValue
  }
  /** Sodium in all of it. */
  readonly sodium?: {
    /** Unit: kg. At least 0. */
    readonly kg: number
    /** What was typed, in the unit it was typed in. */
    readonly display?: DisplayValue
  }
  /** Cholesterol in all of it. */
  readonly cholesterol?: {
    /** Unit: kg. At least 0. */
    readonly kg: number
    /** What was typed, in the unit it was typed in. */
    readonly display?: DisplayValue
  }
  /** Calcium in all of it. */
  readonly calcium?: {
    /** Unit: kg. At least 0. */
    readonly kg: number
    /** What was typed, in the unit it was typed in. */
    readonly display?: DisplayValue
  }
  /** Iron in all of it. */
  readonly iron?: {
    /** Unit: kg. At least 0. */
    readonly kg: number
    /** What was typed, in the unit it was typed in. */
    readonly display?: DisplayValue
  }
  /** Magnesium in all of it. */
  readonly magnesium?: {
    /** Unit: kg. At least 0. */
    readonly kg: number
    /** What was typed, in the unit it was typed in. */
    readonly display?: DisplayValue
  }
  /** Phosphorus in all of it. */
  readonly phosphorus?: {
    /** Unit: kg. At least 0. */
    readonly kg: number
    /** What was typed, in the unit it was typed in. */
    readonly display?: DisplayValue
  }
  /** Potassium in all of it. */
  readonly potassium?: {
    /** Unit: kg. At least 0. */
    readonly kg: number
    /** What was typed, in the unit it was typed in. */
    readonly display?: DisplayValue
  }
  /** Zinc in all of it. */
  readonly zinc?: {
    /** Unit: kg. At least 0. */
    readonly kg: number
    /** What was typed, in the unit it was typed in. */
    readonly display?: DisplayValue
  }
  /** Vitamin A in all of it. */
  readonly vitaminARAE?: {
    /** Unit: kg. At least 0. */
    readonly kg: number
    /** What was typed, in the unit it was typed in. */
    readonly display?: DisplayValue
  }
  /** Vitamin E in all of it. */
  readonly vitaminE?: {
    /** Unit: kg. At least 0. */
    readonly kg: number
    /** What was typed, in the unit it was typed in. */
    readonly display?: DisplayValue
  }
  /** Vitamin D in all of it. */
  readonly vitaminD?: {
    /** Unit: kg. At least 0. */
    readonly kg: number
    /** What was typed, in the unit it was typed in. */
    readonly display?: DisplayValue
  }
  /** Vitamin C in all of it. */
  readonly vitaminC?: {
    /** Unit: kg. At least 0. */
    readonly kg: number
    /** What was typed, in the unit it was typed in. */
    readonly display?: DisplayValue
  }
  /** Thiamin (B1) in all of it. */
  readonly thiamin?: {
    /** Unit: kg. At least 0. */
    readonly kg: number
    /** What was typed, in the unit it was typed in. */
    readonly display?: DisplayValue
  }
  /** Riboflavin (B2) in all of it. */
  readonly riboflavin?: {
    /** Unit: kg. At least 0. */
    readonly kg: number
    /** What was typed, in the unit it was typed in. */
    readonly display?: DisplayValue
  }
  /** Niacin (B3) in all of it. */
  readonly niacin?: {
    /** Unit: kg. At least 0. */
    readonly kg: number
    /** What was typed, in the unit it was typed in. */
    readonly display?: DisplayValue
  }
  /** Vitamin B6 in all of it. */
  readonly vitaminB6?: {
    /** Unit: kg. At least 0. */
    readonly kg: number
    /** What was typed, in the unit it was typed in. */
    readonly display?: DisplayValue
  }
  /** Folate in all of it. */
  readonly folateDFE?: {
    /** Unit: kg. At least 0. */
    readonly kg: number
    /** What was typed, in the unit it was typed in. */
    readonly display?: DisplayValue
  }
  /** Vitamin B12 in all of it. */
  readonly vitaminB12?: {
    /** Unit: kg. At least 0. */
    readonly kg: number
    /** What was typed, in the unit it was typed in. */
    readonly display?: DisplayValue
  }
  /** Vitamin K in all of it. */
  readonly vitaminK?: {
    /** Unit: kg. At least 0. */
    readonly kg: number
    /** What was typed, in the unit it was typed in. */
    readonly display?: DisplayValue
  }
  /** What else is in it. */
  readonly additionalNutritionFacts?: AdditionalNutritionFacts
}
export interface DietaryItems {
  /** One food or drink of the meal. */
  readonly dietaryItem: readonly [DietaryIntake, ...DietaryIntake[]]
}
/** A meal that is eaten again and again, with the foods it is made of. */
export interface MealDefinition {
  /** What the meal is called. */
  readonly name: CodableValue
  /** When it is usually eaten. Vocabulary: dietary-intake-meals. */
  readonly mealType?: CodableValue
  /** How it is made, or anything else about it. At most 1024 characters. */
  readonly description?: string
  /** What the meal is made of. */
  readonly dietaryItems?: DietaryItems
}
export interface MedicalImageStudySeriesImage {
  /** The blob that holds the picture. */
  readonly imageBlobName: string
  /** The blob that holds a small picture. */
  readonly imagePreviewBlobName?: string
}
export interface MedicalImageStudySeries {
  /** When the pictures were taken. */
  readonly acquisitionDatetime?: DateTime
  /** What this series shows. */
  readonly description?: string
  /** One picture. */
  readonly images: readonly [MedicalImageStudySeriesImage, ...MedicalImageStudySeriesImage[]]
  /** Where the pictures were taken. */
  readonly institutionName?: Organization
  /** With what the pictures were made. Vocabulary: dicom/modality. */
  readonly modality?: CodableValue
  /** Which part of the body they show. */
  readonly bodyPart?: CodableValue
  /** The blob that holds a small picture of it. */
  readonly previewBlobName?: string
  /** The number of the series in DICOM. */
  readonly seriesInstanceUid?: string
}
/** Pictures of one examination: an X-ray, a CT, an ultrasound. */
export interface MedicalImageStudy {
  /** When the examination was. */
  readonly when: DateTime
  /** The name on the pictures. */
  readonly patientName?: string
  /** What was examined. */
  readonly description?: string
  /** Pictures that belong together. */
  readonly series: readonly [MedicalImageStudySeries, ...MedicalImageStudySeries[]]
  /** Why it was done. */
  readonly reason?: CodableValue
  /** The blob that holds a small picture of it. */
  readonly previewBlobName?: string
  /** A picture that shows what matters. */
  readonly keyImages: readonly MedicalImageStudySeriesImage[]
  /** The number of the study in DICOM. */
  readonly studyInstanceUid?: string
  /** Who asked for the examination. */
  readonly referringPhysician?: PersonValue
  /** The number of the order at the hospital. */
  readonly accessionNumber?: string
}
export interface MedicalImageStudy1MedicalImageStudySeries {
  /** When the pictures were taken. */
  readonly acquisitionDatetime: DateTime
  /** What this series shows. */
  readonly description?: string
  /** One picture. */
  readonly images: readonly [MedicalImageStudySeriesImage, ...MedicalImageStudySeriesImage[]]
  /** Where the pictures were taken. */
  readonly institutionName?: Organization
  /** Who asked for the examination. */
  readonly referringPhysician?: PersonValue
  /** With what the pictures were made. Vocabulary: dicom/modality. */
  readonly modality?: CodableValue
  /** Which part of the body they show. */
  readonly bodyPart?: CodableValue
  /** The blob that holds a small picture of it. */
  readonly previewBlobName?: string
  /** The number of the series in DICOM. */
  readonly seriesInstanceUid?: string
}
/** Pictures of one examination: an X-ray, a CT, an ultrasound. An older version; new things are better put in the newest. */
export interface MedicalImageStudy1 {
  /** When the examination was. */
  readonly when: DateTime
  /** The name on the pictures. */
  readonly patientName?: string
  /** What was examined. */
  readonly description?: string
  /** Pictures that belong together. */
  readonly series: readonly [MedicalImageStudy1MedicalImageStudySeries, ...MedicalImageStudy1MedicalImageStudySeries[]]
  /** Why it was done. */
  readonly reason?: CodableValue
  /** The blob that holds a small picture of it. */
  readonly previewBlobName?: string
  /** A picture that shows what matters. */
  readonly keyImages: readonly MedicalImageStudySeriesImage[]
  /** The number of the study in DICOM. */
  readonly studyInstanceUid?: string
}
/** A diagnosis that was made, and for how long it held. */
export interface MedicalProblem {
  /** When it was found. */
  readonly when: DateTime
  /** What was found. Vocabulary: icd/icd9cm. */
  readonly diagnosis: readonly CodableValue[]
  /** From when to when it held. */
  readonly duration: readonly DurationValue[]
  /** How much it matters. More than 0. */
  readonly importance?: number
}
export interface Prescription {
  /** Who prescribed it. */
  readonly prescribedBy: PersonValue
  /** When it was prescribed. */
  readonly datePrescribed?: ApproxDateTime
  /** How much was prescribed. */
  readonly amountPrescribed?: GeneralMeasurement
  /** Whether the pharmacy may give the same substance of another maker. Vocabulary: medication-substitution. */
  readonly substitution?: CodableValue
  /** How often it may be fetched again. At least 0. */
  readonly refills?: number
  /** How many days one package lasts. Unit: d. More than 0. */
  readonly daysSupply?: number
  /** Until when it can be fetched. */
  readonly prescriptionExpiration?: CalendarDate
  /** How to take it. */
  readonly instructions?: CodableValue
}
/** A medicine the person takes or took, with its prescription where there is one. */
export interface Medication {
  /** What it is called: the brand, or the substance. Vocabulary: RxNorm/RxNorm Active Medicines. */
  readonly name: CodableValue
  /** The substance, where the name is a brand. Vocabulary: RxNorm/RxNorm Active Ingredients. */
  readonly genericName?: CodableValue
  /** How much is taken at once. */
  readonly dose?: GeneralMeasurement
  /** How much of the substance is in one piece. */
  readonly strength?: GeneralMeasurement
  /** How often it is taken. */
  readonly frequency?: GeneralMeasurement
  /** How it goes into the body. Vocabulary: medication-routes. */
  readonly route?: CodableValue
  /** What it is taken for. */
  readonly indication?: CodableValue
  /** When the person began to take it. */
  readonly dateStarted?: ApproxDateTime
  /** When it was stopped; absent while it is taken. */
  readonly dateDiscontinued?: ApproxDateTime
  /** Prescribed, or bought without. Vocabulary: medication-prescribed. */
  readonly prescribed?: CodableValue
  /** What a doctor wrote. */
  readonly prescription?: Prescription
}
export interface DoseValue {
  /** The dose in words. */
  readonly description?: string
  /** The dose, where it is always the same. More than 0. */
  readonly exactDose?: number
  /** The smallest dose. More than 0. */
  readonly minDose?: number
  /** The largest dose. More than 0. */
  readonly maxDose?: number
}
/** A medicine the person takes or took, with its prescription where there is one. An older version; new things are better put in the newest. */
export interface Medication1 {
  /** What it is called. */
  readonly name?: string
  /** A number of the medicine in some list. At least 0. */
  readonly code: readonly number[]
  /** When it was stopped; absent while it is taken. */
  readonly dateDiscontinued?: ApproxDateTime
  /** When it was last fetched. */
  readonly dateFilled?: ApproxDateTime
  /** When it was prescribed. */
  readonly datePrescribed?: ApproxDateTime
  /** Whether it was prescribed. */
  readonly isPrescribed?: boolean
  /** What it is taken for. */
  readonly indication?: string
  /** How much was prescribed. */
  readonly amountPrescribed?: string
  /** How much is taken at once. */
  readonly doseValue?: DoseValue
  /** What the dose is counted in. Vocabulary: medication-dose-units. */
  readonly doseUnit?: CodableValue
  /** How much of the substance is in one piece. At least 0. */
  readonly strengthValue?: number
  /** Unit of the strength. Vocabulary: medication-strength-unit. */
  readonly strengthUnit?: CodableValue
  /** How often it is taken. */
  readonly frequency?: string
  /** How it goes into the body. Vocabulary: medication-routes. */
  readonly route?: CodableValue
  /** How long it is taken. */
  readonly duration?: string
  /** Unit of the duration. Vocabulary: duration-units. */
  readonly durationUnit?: CodableValue
  /** How often it may be fetched again. At least 0. */
  readonly refills?: number
  /** How often it may still be fetched. At least 0. */
  readonly refillsLeft?: number
  /** How many days one package lasts. Unit: d. At least 0. */
  readonly daysSupply?: number
  /** From when to when it was prescribed. */
  readonly prescriptionDuration?: DurationValue
  /** How to take it. */
  readonly instructions?: string
  /** Whether the pharmacy may give the same substance of another maker. */
  readonly substitutionPermitted?: boolean
  /** Where it is fetched. */
  readonly pharmacy?: Contact
  /** The number on the prescription. */
  readonly prescriptionNumber?: string
}
/** A medicine that was fetched at a pharmacy. */
export interface MedicationFill {
  /** What the medicine is called. Vocabulary: RxNorm/RxNorm Active Medicines. */
  readonly name: CodableValue
  /** When it was fetched. */
  readonly dateFilled?: ApproxDateTime
  /** For how many days it lasts. Unit: d. More than 0. */
  readonly daysSupply?: number
  /** When it can be fetched again. */
  readonly nextRefillDate?: CalendarDate
  /** How often it may still be fetched. At least 0. */
  readonly refillsLeft?: number
  /** Where it was fetched. */
  readonly pharmacy?: Organization
  /** The number on the label. */
  readonly prescriptionNumber?: string
  /** The batch, as it stands on the package. */
  readonly lotNumber?: string
}
/** A day of the period. */
export interface Menstruation {
  /** Which day it was. */
  readonly when: DateTime
  /** Whether a new cycle began on this day; no when it is not said. */
  readonly isNewCycle?: boolean
  /** How strong the flow was. Vocabulary: menstrual-flow-amount. */
  readonly amount?: CodableValue
}
export interface MessageHeaderItem {
  /** What the line is called: From, Subject. */
  readonly name: string
  /** What it says. */
  readonly value: string
}
export interface MessageAttachment {
  /** Name of the file. */
  readonly name: string
  /** The blob that holds it. */
  readonly blobName: string
  /** Whether it is shown within the text. */
  readonly inlineDisplay: boolean
  /** How the text refers to it. */
  readonly contentId?: string
}
/** A mail that was sent to the record, with what was attached to it. */
export interface Message {
  /** When it was received. */
  readonly when: DateTime
  /** One line of the head of the mail. */
  readonly headers: readonly MessageHeaderItem[]
  /** Size of the whole mail in bytes. */
  readonly size: number
  /** How the text begins. */
  readonly summary?: string
  /** The blob that holds the text as a page. */
  readonly htmlBlobName?: string
  /** The blob that holds the plain text. */
  readonly textBlobName?: string
  /** A file that came with it. */
  readonly attachments: readonly MessageAttachment[]
}
export interface DoubleRange {
  readonly minimumRange: number
  readonly maximumRange: number
}
export interface LabResultType {
  /** The result as a number. */
  readonly value?: number
  /** What the number is counted in. Vocabulary: lab-results-units. */
  readonly unit?: CodableValue
  /** Between these numbers is usual. */
  readonly referenceRange?: DoubleRange
  /** Between these numbers is harmful. */
  readonly toxicRange?: DoubleRange
  /** The result in words. */
  readonly textValue?: string
  /** Whether the result is high, low or critical. Vocabulary: lab-result-flag. */
  readonly flag: readonly CodableValue[]
}
export interface LabTestType {
  /** When the test was done. */
  readonly when: DateTime
  /** What the laboratory calls the test. */
  readonly name?: string
  /** What was examined: blood, a swab. */
  readonly substance?: CodableValue
  /** How the sample was taken. */
  readonly collectionMethod?: CodableValue
  /** The short name of the test. */
  readonly abbreviation?: string
  /** What the test is about. */
  readonly description?: string
  /** The test in a code system. Vocabulary: regenstrief/LOINC. */
  readonly code: readonly CodableValue[]
  /** What came out. */
  readonly result?: LabResultType
  /** Whether the test is complete. Vocabulary: lab-status. */
  readonly status?: CodableValue
}
/** What a laboratory found growing in a sample, and which medicines work against it. */
export interface MicrobiologyLabResults {
  /** When the sample was examined. */
  readonly when: DateTime
  /** One test and what came out. */
  readonly labTests: readonly LabTestType[]
  /** The medicine that was tried on it. */
  readonly sensitivityAgent?: CodableValue
  /** How it reacted to the medicine. */
  readonly sensitivityValue?: CodableValue
  /** What this means for the treatment. */
  readonly sensitivityInterpretation?: string
  /** What was examined: a swab, urine. */
  readonly specimenType?: CodableValue
  /** What was found. */
  readonly organismName?: CodableValue
  /** What the laboratory adds about it. */
  readonly organismComment?: string
}
/** What a school knows of its student, as a file in the MyData form. */
export interface MyDataEducationFile {
  /** What the file is called. At most 255 characters. */
  readonly name: string
}
export interface PressureValue {
  /** Unit: Pa. At least 0. */
  readonly pascals: number
  /** What was typed, in the unit it was typed in. */
  readonly display?: DisplayValue
}
export interface PapSessionPressure {
  readonly mean?: PressureValue
  readonly median?: PressureValue
  readonly maximum?: PressureValue
  readonly percentile95th?: PressureValue
  readonly percentile90th?: PressureValue
}
export interface FlowValue {
  /** Unit: L/s. More than 0. */
  readonly litersPerSecond: number
  /** What was typed, in the unit it was typed in. */
  readonly display?: DisplayValue
}
export interface PapSessionLeakRate {
  readonly mean?: FlowValue
  readonly median?: FlowValue
  readonly maximum?: FlowValue
  readonly percentile95th?: FlowValue
  readonly percentile90th?: FlowValue
}
export interface VolumeValue {
  /** Unit: L. At least 0. */
  readonly liters: number
  /** What was typed, in the unit it was typed in. */
  readonly display?: DisplayValue
}
export interface PapSessionTidalVolume {
  readonly mean?: VolumeValue
  readonly median?: VolumeValue
  readonly maximum?: VolumeValue
  readonly percentile95th?: VolumeValue
  readonly percentile90th?: VolumeValue
}
export interface PapSessionMinuteVentilation {
  readonly mean?: VolumeValue
  readonly median?: VolumeValue
  readonly maximum?: VolumeValue
  readonly percentile95th?: VolumeValue
  readonly percentile90th?: VolumeValue
}
export interface RespiratoryRateValue {
  /** Unit: {breaths}/min. At least 0. */
  readonly breathsPerMinute: number
  /** What was typed, in the unit it was typed in. */
  readonly display?: DisplayValue
}
export interface PapSessionRespiratoryRate {
  readonly mean?: RespiratoryRateValue
  readonly median?: RespiratoryRateValue
  readonly maximum?: RespiratoryRateValue
  readonly percentile95th?: RespiratoryRateValue
  readonly percentile90th?: RespiratoryRateValue
}
/** One night with a device that keeps the airways open. */
export interface PapSession {
  /** When the night began. */
  readonly when: DateTime
  /** How long the device was used. Unit: min. At least 0. */
  readonly durationMinutes: number
  /** Pauses and shallow breaths in an hour of sleep. Unit: /h. At least 0. */
  readonly apneaHypopneaIndex: number
  /** Pauses of breath in an hour. Unit: /h. At least 0. */
  readonly apneaIndex?: number
  /** Shallow breaths in an hour. Unit: /h. At least 0. */
  readonly hypopneaIndex?: number
  /** How often in an hour the oxygen fell. Unit: /h. At least 0. */
  readonly oxygenDesaturationIndex?: number
  /** Pressure of the air. */
  readonly pressure?: PapSessionPressure
  /** Air lost beside the mask. */
  readonly leakRate?: PapSessionLeakRate
  /** Air in one breath. */
  readonly tidalVolume?: PapSessionTidalVolume
  /** Air breathed in a minute. */
  readonly minuteVentilation?: PapSessionMinuteVentilation
  /** Breaths in a minute. */
  readonly respiratoryRate?: PapSessionRespiratoryRate
}
export interface PbeParametersType {
  /** Text that is mixed into the answer. */
  readonly salt: string
  /** How many rounds the answer is stretched. */
  readonly iterationCount: number
  /** Length of the key in bits. */
  readonly keyLength: number
}
export interface PackageEncryptionType {
  /** How it was closed. */
  readonly algorithmName: 'none' | 'hmac-sha1-3des' | 'hmac-sha256-aes256' | 'argon2id-aes256gcm'
  /** Numbers of the method. */
  readonly parameters?: PbeParametersType
}
/** Things that somebody sent closed, to be opened with the answer to a question. */
export interface PasswordProtectedPackage {
  /** How the content was closed. */
  readonly encryptAlgorithm: PackageEncryptionType
}
/** How fast somebody can breathe out. */
export interface PeakFlow {
  /** When it was measured. */
  readonly when: ApproxDateTime
  /** The fastest flow of one breath out. */
  readonly pef?: FlowValue
  /** The air of the first second of a breath out. */
  readonly fev1?: VolumeValue
  /** The air of the first six seconds. */
  readonly fev6?: VolumeValue
  /** What makes the reading doubtful or special. */
  readonly measurementFlags: readonly CodableValue[]
}
/** Who the person is: name, birth, and what belongs to it. Shared with care. */
export interface Personal {
  readonly name?: PersonName
  /** When the person was born. */
  readonly birthdate?: DateTime
  /** Blood group and rhesus factor. Vocabulary: blood-types. */
  readonly bloodType?: CodableValue
  /** The group the person counts themselves to. Vocabulary: ethnicity-types. */
  readonly ethnicity?: CodableValue
  /** Social security number, or the number of the country that takes its place. */
  readonly ssn?: string
  /** Married, widowed and so on. Vocabulary: marital-status. */
  readonly maritalStatus?: CodableValue
  /** In words: employed, retired, student. */
  readonly employmentStatus?: string
  /** Whether the person has died. */
  readonly isDeceased?: boolean
  /** When the person died. */
  readonly dateOfDeath?: ApproxDateTime
  /** Faith or world view. Vocabulary: religion. */
  readonly religion?: CodableValue
  /** Whether the person served in the armed forces. */
  readonly isVeteran?: boolean
  /** The highest school or training finished. Vocabulary: Education-level. */
  readonly highestEducationLevel?: CodableValue
  /** Whether the person lives with a disability. */
  readonly isDisabled?: boolean
  /** What the person decided about giving organs. */
  readonly organDonor?: string
}
/** How to reach the person whose record it is. */
export interface PersonalContact {
  /** Addresses, telephones and mail addresses. */
  readonly contact: Contact
}
/** The picture of the person, shown beside the name. */
export interface PersonalImage {}
export interface PlanOutcome {
  /** What should come of it. */
  readonly name: string
  /** What it is measured by. */
  readonly type: 'StepsPerDay' | 'CaloriesPerDay' | 'ExerciseHoursPerWeek' | 'SleepHoursPerNight' | 'MinutesToFallAsleepPerNight' | 'Other'
}
export interface PlanOutcomeList {
  /** One outcome. */
  readonly outcome: readonly [PlanOutcome, ...PlanOutcome[]]
}
export interface PlanObjective {
  /** A guid by which tasks refer to this aim. */
  readonly id: string
  /** The aim in a few words. */
  readonly name: string
  /** The aim in more words. */
  readonly description: string
  /** Whether it is worked on. */
  readonly state: 'Inactive' | 'Active'
  /** What should come of it. */
  readonly outcomes?: PlanOutcomeList
}
export interface PlanObjectiveList {
  /** One aim of the plan. */
  readonly objective: readonly [PlanObjective, ...PlanObjective[]]
}
/** What somebody wants to do for their health, and to what end. */
export interface Plan {
  /** What the plan is called. */
  readonly name: string
  /** What the plan is about. */
  readonly description?: string
  /** How it stands with the plan. */
  readonly status: 'Archived' | 'InProgress' | 'Recommended' | 'Completed'
  /** What it is for. */
  readonly category: 'Health' | 'Sleep' | 'Activity' | 'Stress'
  /** What the plan is to reach. */
  readonly objectives: PlanObjectiveList
}
export interface Baby {
  /** The name of the child. */
  readonly name?: PersonName
  /** Girl or boy. Vocabulary: gender-types. */
  readonly gender?: CodableValue
  /** Weight at birth. */
  readonly weight?: WeightValue
  /** Length at birth. */
  readonly length?: LengthValue
  /** Size of the head at birth. */
  readonly headCircumference?: LengthValue
  /** Anything else about the child. */
  readonly note?: string
}
export interface Delivery {
  /** Where the child was born. */
  readonly location?: Organization
  /** When the child was born. */
  readonly timeOfDelivery?: ApproxDateTime
  /** How long labor took. Unit: min. More than 0. */
  readonly laborDuration?: number
  /** What went wrong. Vocabulary: delivery-complications. */
  readonly complications: readonly CodableValue[]
  /** What was given against the pain. Vocabulary: anesthesia-methods. */
  readonly anesthesia: readonly CodableValue[]
  /** How the child was born. Vocabulary: delivery-methods. */
  readonly deliveryMethod?: CodableValue
  /** How the pregnancy ended for this child. Vocabulary: pregnancy-outcomes. */
  readonly outcome?: CodableValue
  /** The child. */
  readonly baby?: Baby
  /** Anything else about the birth. */
  readonly note?: string
}
/** A pregnancy, from its first days to the birth. */
export interface Pregnancy {
  /** When the child is or was expected. */
  readonly dueDate?: ApproxDate
  /** The first day of the last period. */
  readonly lastMenstrualPeriod?: CalendarDate
  /** How it came about. Vocabulary: conception-methods. */
  readonly conceptionMethod?: CodableValue
  /** How many children are expected. At least 0. */
  readonly fetusCount?: number
  /** How many weeks it had lasted at the birth. Unit: wk. More than 0. */
  readonly gestationalAge?: number
  /** The birth; one for each child. */
  readonly delivery: readonly Delivery[]
}
/** An operation, an examination or another thing that was done to the body. */
export interface Procedure {
  /** When it was done. */
  readonly when?: ApproxDateTime
  /** What was done. Vocabulary: healthkeep/procedures. */
  readonly name: CodableValue
  /** The part of the body. */
  readonly anatomicLocation?: CodableValue
  /** Who did it. */
  readonly primaryProvider?: PersonValue
  /** Who helped. */
  readonly secondaryProvider?: PersonValue
}
/** An operation, an examination or another thing that was done to the body. An older version; new things are better put in the newest. */
export interface Procedure1 {
  /** When it was done. */
  readonly when: DateTime
  /** What was done. */
  readonly title?: CodableValue
  /** Who did it. */
  readonly primaryProvider?: PersonValue
  /** The part of the body. */
  readonly anatomicLocation?: CodableValue
  /** Who helped. */
  readonly secondaryProvider?: PersonValue
}
/** A question somebody was asked about their health, and what they answered. */
export interface QuestionAnswer {
  /** When it was asked. */
  readonly when: DateTime
  /** What was asked. Vocabulary: question-sets. */
  readonly question: CodableValue
  /** An answer that could be chosen; none where the answer is free. */
  readonly answerChoice: readonly CodableValue[]
  /** What was answered. */
  readonly answer: readonly CodableValue[]
}
/** What a doctor read in an X-ray, a scan or an ultrasound. */
export interface RadiologyLabResults {
  /** When the picture was taken. */
  readonly when: DateTime
  /** What was done: chest X-ray, knee MRI. */
  readonly title?: string
  /** Which part of the body it shows. */
  readonly anatomicSite?: string
  /** What was seen. */
  readonly resultText?: string
}
/** The zones that tell how well somebody with asthma can breathe out. */
export interface RespiratoryProfile {
  /** Since when these zones hold. */
  readonly when: DateTime
  /** Below this flow: get help at once. */
  readonly expiratoryFlowRedZoneUpperBoundary?: FlowValue
  /** Below this flow: follow the plan for bad days. */
  readonly expiratoryFlowOrangeZoneUpperBoundary?: FlowValue
  /** Below this flow: be careful; above it all is well. */
  readonly expiratoryFlowYellowZoneUpperBoundary?: FlowValue
}
export interface Activity {
  /** When it began. */
  readonly when: Time
  /** How long it took. Unit: min. At least 0. */
  readonly minutes: number
}
/** What the day was like before a night: coffee, alcohol, naps, sport. */
export interface SleepJournalEntry {
  /** The day it is about. */
  readonly when: DateTime
  /** When coffee, tea or cola was drunk. */
  readonly caffeine: readonly Time[]
  /** When alcohol was drunk. */
  readonly alcohol: readonly Time[]
  /** Sleep by day. */
  readonly nap: readonly Activity[]
  /** Sport or movement. */
  readonly exercise: readonly Activity[]
  /** How the day felt. From 1 to 4. */
  readonly sleepiness: number
}
export interface Awakening {
  /** When the person woke. */
  readonly when: Time
  /** How long they stayed awake. Unit: min. At least 0. */
  readonly minutes: number
}
export interface SleepPhaseSummary {
  /** Deep, light, REM and so on. */
  readonly phase: CodableValue
  /** Time in this phase. Unit: min. At least 0. */
  readonly minutes: number
}
export interface SleepPhaseSummaryGroup {
  /** One phase of sleep over the whole night. */
  readonly sleepPhaseSummary: readonly [SleepPhaseSummary, ...SleepPhaseSummary[]]
}
/** One night of sleep, as written down or measured in the morning. */
export interface SleepSession {
  /** The morning after. */
  readonly when: DateTime
  /** When the person went to bed. */
  readonly bedTime: Time
  /** When the person woke up for good. */
  readonly wakeTime: Time
  /** Time asleep. Unit: min. At least 0. */
  readonly sleepMinutes: number
  /** Time it took to fall asleep. Unit: min. At least 0. */
  readonly settlingMinutes: number
  /** A time awake in the night. */
  readonly awakening: readonly Awakening[]
  /** What was taken before or during the night. */
  readonly medications?: CodableValue
  /** How it felt to wake up. From 1 to 3. */
  readonly wakeState: number
  /** How often the sleep was interrupted. At least 0. */
  readonly timesWokenUp?: number
  /** Average heart rate asleep. Unit: /min. At least 0. */
  readonly averageRestingHr?: number
  /** Energy used in the night. Unit: kcal. At least 0. */
  readonly caloriesBurned?: number
  /** Time awake in bed. Unit: min. At least 0. */
  readonly awakeMinutes?: number
  /** How the night divides into phases of sleep. */
  readonly sleepPhaseSummaryGroup?: SleepPhaseSummaryGroup
}
export interface SpirometerVolumeValue {
  /** Unit: L. More than 0. */
  readonly liters: number
  /** What was typed, in the unit it was typed in. */
  readonly display?: DisplayValue
}
/** How much air goes in and out of the lungs, and how fast. An older version; new things are better put in the newest. */
export interface Spirometer {
  /** When it was measured. */
  readonly when: DateTime
  /** The air of the first second of a breath out. */
  readonly fev1?: FlowValue
  /** The fastest flow of one breath out. */
  readonly pef?: FlowValue
  /** What is not normal about this reading. */
  readonly warning: readonly string[]
  /** What is so far from normal that somebody should act on it. */
  readonly problem: readonly string[]
  /** The part of all air that leaves in the first second. From 0 to 1. */
  readonly FEVoverFVC?: number
  /** Flow in this part of a breath out, beside what is expected. From 0 to 1. */
  readonly FEF25to75?: number
  /** Flow in this part of a breath out, beside what is expected. From 0 to 1. */
  readonly FEF25to50?: number
  /** Flow in this part of a breath in, beside what is expected. From 0 to 1. */
  readonly FIF25to75?: number
  /** Flow in this part of a breath in, beside what is expected. From 0 to 1. */
  readonly FIF25to50?: number
  /** How long the breath out took. Unit: s. More than 0. */
  readonly FET?: number
  /** All air of a slow breath. */
  readonly SVC?: SpirometerVolumeValue
  /** The air of a breath at rest. */
  readonly TV?: SpirometerVolumeValue
  /** The most air that can be breathed. */
  readonly MVV?: FlowValue
}
/** What happened to another item: a document was taken in, a message was read. */
export interface Status {
  /** What happened. Vocabulary: status-types. */
  readonly statusType: CodableValue
  /** More about it in words. */
  readonly text?: string
}
/** What a school knows of a student as one document, by the standard of the SIF Association. The document as XML. */
export type StudentAcademicRecord = string
export interface TaskSchedule {
  /** When it first takes place. */
  readonly startDateTime: DateTime
  /** When it ends. */
  readonly endDateTime?: DateTime
  /** What its times mean. */
  readonly scheduleType: 'Zoned' | 'Local' | 'Unscheduled' | 'Anytime'
  /** How often it comes again. */
  readonly recurrenceType: 'None' | 'Minute' | 'Hourly' | 'Daily' | 'Weekly' | 'Monthly' | 'Yearly'
  /** Schedules with the same name belong together. */
  readonly groupId?: string
  /** Every second, every third time. More than 0. */
  readonly multiple?: number
  /** How long before to remind. Unit: min. At least 0. */
  readonly minutesToRemindBefore?: number
  /** How far from its time it still counts. Unit: min. At least 0. */
  readonly adherenceWindowInMinutes?: number
}
export interface TaskSchedules {
  /** One rule for its times. */
  readonly schedule: readonly [TaskSchedule, ...TaskSchedule[]]
}
export interface TrackingSourceTypes {
  /** One source. */
  readonly sourceType: readonly ['Manual' | 'HealthVaultItem', ...('Manual' | 'HealthVaultItem')[]]
}
export interface TrackingTriggerTypes {
  /** One occasion. */
  readonly triggerType: readonly ['Manual' | 'HealthVaultItem', ...('Manual' | 'HealthVaultItem')[]]
}
export interface TaskRangeMetric {
  /** Where the number stands in the item, as XPath. */
  readonly propertyXpath: string
  /** It must not be less. */
  readonly minTarget?: number
  /** It must not be more. */
  readonly maxTarget?: number
}
export interface TaskRangeMetrics {
  /** One number. */
  readonly target: readonly [TaskRangeMetric, ...TaskRangeMetric[]]
}
export interface TaskOccurrenceMetrics {
  /** Whether the numbers must be met. */
  readonly evaluateTargets?: boolean
  /** Numbers to meet. */
  readonly targets?: TaskRangeMetrics
}
export interface TaskCompletionMetrics {
  /** In what time it is to be done. */
  readonly recurrenceType: 'None' | 'Minute' | 'Hourly' | 'Daily' | 'Weekly' | 'Monthly' | 'Yearly'
  /** So many times, or each at its time. */
  readonly completionType: 'Frequency' | 'Scheduled'
  /** How many times. More than 0. */
  readonly occurrenceCount?: number
}
export interface Strings {
  /** One value. */
  readonly string: readonly [string, ...string[]]
}
export interface TaskTargetEvent {
  /** Where to look in the item, as XPath. */
  readonly elementXpath: string
  /** Whether it must not be one of these values. */
  readonly isNegated?: boolean
  /** What it must be. */
  readonly elementValues?: Strings
}
export interface TaskTargetEvents {
  /** One condition. */
  readonly targetEvent: readonly [TaskTargetEvent, ...TaskTargetEvent[]]
}
export interface TaskTrackingPolicy {
  /** Whether new items of the record count by themselves. */
  readonly isAutoTrackable?: boolean
  /** Where it is known from that it was done. */
  readonly sourceTypes: TrackingSourceTypes
  /** What makes it count. */
  readonly triggerTypes: TrackingTriggerTypes
  /** When one time counts. */
  readonly occurrenceMetrics?: TaskOccurrenceMetrics
  /** When the task is done. */
  readonly completionMetrics: TaskCompletionMetrics
  /** Which items count. */
  readonly targetEvents?: TaskTargetEvents
}
export interface Guids {
  /** An aim of a plan. */
  readonly id: readonly [string, ...string[]]
}
/** Something to do for one’s health, once or again and again. */
export interface Task {
  /** When it was begun. */
  readonly dateStarted: DateTime
  /** What is to be done. */
  readonly name: string
  /** In one sentence. At most 128 characters. */
  readonly shortDescription: string
  /** In more words: how, and why. */
  readonly longDescription: string
  /** Whether to be reminded of it. */
  readonly isReminderEnabled?: boolean
  /** How it stands with the task. */
  readonly status: 'Archived' | 'InProgress' | 'Recommended' | 'Completed'
  /** The same for tasks that were made from one template. */
  readonly taskKey?: string
  /** The type of item that is recorded when the task is done, by its id. */
  readonly type?: string
  /** When it is to be done. */
  readonly schedules?: TaskSchedules
  /** How it is known that it was done. */
  readonly trackingPolicy?: TaskTrackingPolicy
  /** Aims of a plan that it serves. */
  readonly associatedObjectiveIds?: Guids
}
/** One time that a task was done, or should have been. */
export interface TaskTrackingEntry {
  /** When this was noted. */
  readonly trackingTime: DateTime
  /** Who noted it. */
  readonly trackingType: 'Manual' | 'Auto'
  /** What it counts as. */
  readonly trackingStatus: 'Occurrence' | 'Completion' | 'OutOfWindow' | 'NonOccurrence'
  /** Beginning of the time in which it counts once. */
  readonly occurrenceStartTime?: DateTime
  /** End of that time. */
  readonly occurrenceEndTime?: DateTime
  /** Beginning of the time in which the task is to be done. */
  readonly completionStartTime: DateTime
  /** End of that time. */
  readonly completionEndTime: DateTime
}
export interface VitalSignResultType {
  /** What was measured. Vocabulary: vital-statistics. */
  readonly title: CodableValue
  /** The number. */
  readonly value?: number
  /** What the number is counted in. Vocabulary: lab-results-units. */
  readonly unit?: CodableValue
  /** The least that is usual. */
  readonly referenceMinimum?: number
  /** The most that is usual. */
  readonly referenceMaximum?: number
  /** The result in words. */
  readonly textValue?: string
  /** Whether it is high, low or critical. Vocabulary: lab-result-flag. */
  readonly flag?: CodableValue
}
/** What is measured at the start of a visit: temperature, pulse, breathing. */
export interface VitalSigns {
  /** When it was measured. */
  readonly when: DateTime
  /** One sign. */
  readonly vitalSignsResults: readonly VitalSignResultType[]
  /** Where on the body it was measured. */
  readonly site?: string
  /** Sitting, standing or lying. */
  readonly position?: string
}
/** How much endurance sport the person wants to do each week. */
export interface WeeklyAerobicGoal {
  /** What one time of sport should reach at least. */
  readonly session: AerobicSessionValue
  /** How many times a week. More than 0. */
  readonly recurrence: number
}
/** One measurement of body weight. */
export interface Weight {
  /** When the weight was measured. */
  readonly when: DateTime
  /** The weight; kilograms count, the display is what was typed. */
  readonly value: WeightValue
}
/** The weight somebody wants to reach or to keep. */
export interface WeightGoal {
  /** The weight at the start. */
  readonly initial?: WeightValue
  /** The weight should not be less. */
  readonly minimum?: WeightValue
  /** The weight should not be more. */
  readonly maximum?: WeightValue
  /** When it should be reached, and how it stands. */
  readonly goalInfo?: Goal
}
const s$HeaderItem: Shape = ['name value']
const s$ApproxDate: Shape = ['y# m#? d#?']
const s$Time: Shape = ['h# m# s#? f#?']
const s$CodedValue: Shape = ['value family? type version?']
const s$CodableValue: Shape = ['text code.*', s$CodedValue]
const s$ApproxDateTime: Shape = ['|structured. descriptive', ['date. time.? tz.?', s$ApproxDate, s$Time, s$CodableValue]]
const s$Name: Shape = ['full title.? first? middle? last? suffix.?', s$CodableValue, s$CodableValue]
const s$Address: Shape = ['description? isPrimary!? street+ city state? postcode country county?']
const s$Contact: Shape = ['address.* phone.* email.*', s$Address, ['description? isPrimary!? number'], ['description? isPrimary!? address']]
const s$Person: Shape = ['name. organization? professionalTraining? id? contact.? type.?', s$Name, s$Contact, s$CodableValue]
const s$Date: Shape = ['y# m# d#']
const s$DateTime: Shape = ['date. time.? tz.?', s$Date, s$Time, s$CodableValue]
const s$ZoneBoundary: Shape = ['|absoluteHeartrate# percentMaxHeartrate#']
const s$DisplayValue: Shape = ['$text# @units @unitsCode? @words:text?']
const s$LengthValue: Shape = ['m# display.?', s$DisplayValue]
const s$SpeedValue: Shape = ['metersPerSecond# display.?', s$DisplayValue]
const s$PaceValue: Shape = ['secondsPerHundredMeters# display.?', s$DisplayValue]
const s$PowerValue: Shape = ['watts# display.?', s$DisplayValue]
const s$TorqueValue: Shape = ['newtonMeters# display.?', s$DisplayValue]
const s$TemperatureValue: Shape = ['celsius# display.?', s$DisplayValue]
const s$AerobicSession: Shape = ['mode.? distance.? minutes#? intensity#? peakHeartrate#? avgHeartrate#? minHeartrate#? energy#? energyFromFat#? peakSpeed.? avgSpeed.? minSpeed.? peakPace.? avgPace.? minPace.? peakPower.? avgPower.? minPower.? peakTorque.? avgTorque.? minTorque.? leftRightBalance#? peakCadence#? avgCadence#? minCadence#? peakTemperature.? avgTemperature.? minTemperature.? peakAltitude.? avgAltitude.? minAltitude.? elevationGain.? elevationLoss.? numberOfSteps#? numberOfAerobicSteps#? aerobicStepMinutes#?', s$CodableValue, s$LengthValue, s$SpeedValue, s$SpeedValue, s$SpeedValue, s$PaceValue, s$PaceValue, s$PaceValue, s$PowerValue, s$PowerValue, s$PowerValue, s$TorqueValue, s$TorqueValue, s$TorqueValue, s$TemperatureValue, s$TemperatureValue, s$TemperatureValue, s$LengthValue, s$LengthValue, s$LengthValue, s$LengthValue, s$LengthValue]
const s$SampleSet: Shape = ['baseTime. sampleUnit sampleUnitCode. sample.*', s$DateTime, s$CodableValue, ['timeOffset# note? value?']]
const s$DurationValue: Shape = ['startDate. endDate.?', s$ApproxDateTime, s$ApproxDateTime]
const s$Language: Shape = ['language.? isPrimary!?', s$CodableValue]
const s$BloodGlucoseValue: Shape = ['mmolPerL:mmolPerL# display.?', s$DisplayValue]
const s$WeightValue: Shape = ['kg# display.?', s$DisplayValue]
const s$StructuredMeasurement: Shape = ['value# units.', s$CodableValue]
const s$GeneralMeasurement: Shape = ['display structured.*', s$StructuredMeasurement]
const s$AssociatedTypeInfo: Shape = ['thingTypeVersionId thingTypeValueXpath? thingTypeDisplayXpath?']
const s$23: Shape = ['interval. timesInInterval#', s$CodableValue]
const s$GoalRange: Shape = ['name. description? minimum.? maximum.?', s$CodableValue, s$GeneralMeasurement, s$GeneralMeasurement]
const s$27: Shape = ['when. content category.?', s$ApproxDateTime, s$CodableValue]
const s$ZoneBoundary1: Shape = ['|absoluteGlucose. percentMaxGlucose#', s$BloodGlucoseValue]
const s$37: Shape = ['name']
const s$Organization: Shape = ['name contact.? type.? website?', s$Contact, s$CodableValue]
const s$StructuredNameValue: Shape = ['name. value.', s$CodedValue, s$StructuredMeasurement]
const s$ClaimAmounts: Shape = ['chargedAmount# negotiatedAmount# copay# deductible# amountNotCovered# eligibleForBenefits# percentageCovered#? coinsurance# miscellaneousAdjustments# benefitsPaid# patientResponsibility#']
const s$Condition: Shape = ['name. onsetDate.? resolutionDate.? resolution? occurrence.? severity.?', s$CodableValue, s$ApproxDate, s$ApproxDate, s$CodableValue, s$CodableValue]
const s$FoodEnergyValue: Shape = ['calories# display.?', s$DisplayValue]
const s$DietaryIntake: Shape = ['foodItem. servingSize.? servingsConsumed#? meal.? when.? energy.? energyFromFat.? totalFat.? saturatedFat.? transFat.? monounsaturatedFat.? polyunsaturatedFat.? protein.? carbohydrates.? dietaryFiber.? sugars.? sodium.? cholesterol.? calcium.? iron.? magnesium.? phosphorus.? potassium.? zinc.? vitaminARAE:vitamin-A-RAE.? vitaminE:vitamin-E.? vitaminD:vitamin-D.? vitaminC:vitamin-C.? thiamin.? riboflavin.? niacin.? vitaminB6:vitamin-B-6.? folateDFE:folate-DFE.? vitaminB12:vitamin-B-12.? vitaminK:vitamin-K.? additionalNutritionFacts.?', s$CodableValue, s$CodableValue, s$CodableValue, s$DateTime, s$FoodEnergyValue, s$FoodEnergyValue, s$WeightValue, s$WeightValue, s$WeightValue, s$WeightValue, s$WeightValue, s$WeightValue, s$WeightValue, s$WeightValue, s$WeightValue, s$WeightValue, s$WeightValue, s$WeightValue, s$WeightValue, s$WeightValue, s$WeightValue, s$WeightValue, s$WeightValue, s$WeightValue, s$WeightValue, s$WeightValue, s$WeightValue, s$WeightValue, s$WeightValue, s$WeightValue, s$WeightValue, s$WeightValue, s$WeightValue, s$WeightValue, ['nutritionFact.+', ['name. fact.?', s$CodableValue, s$GeneralMeasurement]]]
const s$StructuredInsightValues: Shape = ['value.+', ['key value=']]
const s$InsulinInjectionValue: Shape = ['ie:IE# display.?', s$DisplayValue]
const s$LabTestResultsGroupType: Shape = ['groupName. laboratoryName.? status.? subGroups.* results.*', s$CodableValue, s$Organization, s$CodableValue, () => s$LabTestResultsGroupType, ['when.? name? substance.? collectionMethod.? clinicalCode.? value.? status.? note?', s$ApproxDateTime, s$CodableValue, s$CodableValue, s$CodableValue, ['measurement. ranges.* flag.*', s$GeneralMeasurement, ['type. text. value.?', s$CodableValue, s$CodableValue, ['minimumRange#? maximumRange#?']], s$CodableValue], s$CodableValue]]
const s$DoubleRange: Shape = ['minimumRange# maximumRange#']
const s$LabTestResultsGroupType1: Shape = ['groupName. laboratoryName.? status.? subGroups.* results.*', s$CodableValue, s$Organization, s$CodableValue, () => s$LabTestResultsGroupType1, ['when.? name? substance.? collectionMethod.? clinicalCode.? value.? status.? note?', s$ApproxDateTime, s$CodableValue, s$CodableValue, s$CodableValue, ['measurement. ranges.* flag.*', s$GeneralMeasurement, ['type. range.', s$CodableValue, s$DoubleRange], s$CodableValue], s$CodableValue]]
const s$Goal: Shape = ['targetDate.? completionDate.? status?', s$ApproxDateTime, s$ApproxDateTime]
const s$MedicalImageStudySeriesImage: Shape = ['imageBlobName imagePreviewBlobName?']
const s$PressureValue: Shape = ['pascals# display.?', s$DisplayValue]
const s$FlowValue: Shape = ['litersPerSecond# display.?', s$DisplayValue]
const s$VolumeValue: Shape = ['liters# display.?', s$DisplayValue]
const s$PapSessionTidalVolume: Shape = ['mean.? median.? maximum.? percentile95th:percentile-95th.? percentile90th:percentile-90th.?', s$VolumeValue, s$VolumeValue, s$VolumeValue, s$VolumeValue, s$VolumeValue]
const s$RespiratoryRateValue: Shape = ['breathsPerMinute# display.?', s$DisplayValue]
const s$Activity: Shape = ['when. minutes#', s$Time]
export const common: Shape = ['source? note? tags? extension.* relatedThing.* clientThingId?', ['content~* @source @ver? @logo? @xsl?'], ['thingId? versionStamp? clientThingId? relationshipType?']]
/** Action plan (deprecated). A plan in a form of its own that an application made. New ones are plans with tasks. */
export const ActionPlan: ThingType<ActionPlan> = { id: '10291bcd-6c33-4297-86df-167fedefd6d8', name: 'Action plan (deprecated)', root: 'action-plan', shape: ['headers.? type value', ['header.*', s$HeaderItem]] }
/** Advance directive. What shall and shall not be done when somebody cannot speak for themselves. */
export const AdvanceDirective: ThingType<AdvanceDirective> = { id: '822a5e5a-14f1-4d06-b92f-8f3f1b05218f', name: 'Advance directive', root: 'directive', shape: ['startDate. stopDate. description? fullResuscitation!? prohibitedInterventions.* additionalInstructions? attendingPhysician.? attendingPhysicianEndorsement.? attendingNurse.? attendingNurseEndorsement.? expirationDate.? discontinuationDate.? discontinuationPhysician.? discontinuationPhysicianEndorsement.? discontinuationNurse.? discontinuationNurseEndorsement.?', s$ApproxDateTime, s$ApproxDateTime, s$CodableValue, s$Person, s$DateTime, s$Person, s$DateTime, s$DateTime, s$ApproxDateTime, s$Person, s$DateTime, s$Person, s$DateTime] }
/** Aerobic profile. How fit heart and lungs are, and the zones to train in. */
export const AerobicProfile: ThingType<AerobicProfile> = { id: '7b2ea78c-4b78-4f75-a6a7-5396fe38b09a', name: 'Aerobic profile', root: 'aerobic-profile', shape: ['when. maxHeartrate#? restingHeartrate#? anaerobicThreshold#? VO2Max:VO2-max.? heartrateZoneGroup.*', s$DateTime, ['absolute#? relative#?'], ['heartrateZone.* @name?', ['lowerBound. upperBound. @name?', s$ZoneBoundary, s$ZoneBoundary]]] }
/** Aerobic exercise session, version 1. One run, ride, swim or walk. An older version; new things are better put in the newest. */
export const AerobicSession: ThingType<AerobicSession> = { id: '90dbf000-fc55-4b92-b4a1-da45c36ad8bb', name: 'Aerobic exercise session', root: 'aerobic-session', shape: ['when. session. sessionSamples.? lapSession.*', s$DateTime, s$AerobicSession, ['heartrateSamples.? distanceSamples.? positionSamples.? speedSamples.? paceSamples.? powerSamples.? torqueSamples.? cadenceSamples.? temperatureSamples.? altitudeSamples.? airPressureSamples.? numberOfStepsSamples.? numberOfAerobicStepsSamples.? aerobicStepMinutesSamples.?', s$SampleSet, s$SampleSet, s$SampleSet, s$SampleSet, s$SampleSet, s$SampleSet, s$SampleSet, s$SampleSet, s$SampleSet, s$SampleSet, s$SampleSet, s$SampleSet, s$SampleSet, s$SampleSet], ['name? secondsIntoSession#? lapSession.?', s$AerobicSession]] }
/** Allergic episode. One time that an allergy showed. */
export const AllergicEpisode: ThingType<AllergicEpisode> = { id: 'd65ad514-c492-4b59-bd05-f3f6cb43ceb3', name: 'Allergic episode', root: 'allergic-episode', shape: ['when. name. reaction.? treatment.?', s$DateTime, s$CodableValue, s$CodableValue, s$CodableValue] }
/** Allergy. A substance the person reacts to, and how. */
export const Allergy: ThingType<Allergy> = { id: '52bf9104-2c5e-4f1f-a66d-552ebcc53df7', name: 'Allergy', root: 'allergy', shape: ['name. reaction.? firstObserved.? allergenType.? allergenCode.? treatmentProvider.? treatment.? isNegated!?', s$CodableValue, s$CodableValue, s$ApproxDateTime, s$CodableValue, s$CodableValue, s$Person, s$CodableValue] }
/** Medical annotation. A remark that somebody from health care made for the record. */
export const Annotation: ThingType<Annotation> = { id: '7ab3e662-cc5b-4be2-bf38-78f8aad5b161', name: 'Medical annotation', root: 'annotation', shape: ['when. content? author.? classification? index? version?', s$DateTime, s$Person] }
/** App-specific information. What an application keeps for itself, in a form only it knows. */
export const AppSpecific: ThingType<AppSpecific> = { id: 'a5033c9d-08cf-4204-9bd3-cb412ce39fc0', name: 'App-specific information', root: 'app-specific', shape: ['formatAppid formatTag when.? summary content~*', s$DateTime] }
/** Application data reference. Where an application keeps and shows data of its own. */
export const ApplicationDataReference: ThingType<ApplicationDataReference> = { id: '9ad2a94f-c6a4-4d78-8b50-75b65be0e250', name: 'Application data reference', root: 'application-data-reference', shape: ['name renderFilename? publicUrl? configurationUrl? openQueryId? applicationDataUrl?'] }
/** Appointment. A visit to a doctor, clinic or therapist that was or will be. */
export const Appointment: ThingType<Appointment> = { id: '4b18aeb6-5f01-444c-8c70-dbf13a2f510b', name: 'Appointment', root: 'appointment', shape: ['when. duration.? service.? clinic.? specialty.? status.? careClass.?', s$DateTime, s$DurationValue, s$CodableValue, s$Person, s$CodableValue, s$CodableValue, s$CodableValue] }
/** Asthma inhaler. An inhaler the person has, and how it is to be used. */
export const AsthmaInhaler: ThingType<AsthmaInhaler> = { id: 'ff9ce191-2096-47d8-9300-5469a9883746', name: 'Asthma inhaler', root: 'asthma-inhaler', shape: ['drug. strength.? purpose? startDate. stopDate.? expirationDate.? deviceId? initialDoses#? minDailyDoses#? maxDailyDoses#? canAlert!? alert.*', s$CodableValue, s$CodableValue, s$ApproxDateTime, s$ApproxDateTime, s$ApproxDateTime, ['dow#+ time.+', s$Time]] }
/** Asthma inhaler usage. One time that an inhaler was used. */
export const AsthmaInhalerUse: ThingType<AsthmaInhalerUse> = { id: '03efe378-976a-42f8-ae1e-507c497a8c6d', name: 'Asthma inhaler usage', root: 'asthma-inhaler-use', shape: ['when. drug. strength.? doseCount#? deviceId? dosePurpose.?', s$DateTime, s$CodableValue, s$CodableValue, s$CodableValue] }
/** Basic demographic information, version 2. The little that most applications need to know of a person: gender, year of birth, where they live. */
export const Basic: ThingType<Basic> = { id: '3b3e6b16-eb69-483c-8d7e-dfe116ae6092', name: 'Basic demographic information', root: 'basic', shape: ['gender? birthyear#? country.? postcode? city? state.? firstdow#? language.*', s$CodableValue, s$CodableValue, s$Language] }
/** Basic demographic information, version 1. The little that most applications need to know of a person: gender, year of birth, where they live. An older version; new things are better put in the newest. */
export const Basic1: ThingType<Basic1> = { id: 'bf516a61-5252-4c28-a979-27f45f62f78d', name: 'Basic demographic information', root: 'basic', shape: ['gender? birthyear#? country? postcode? city? state? firstdow#? language.*', s$Language] }
/** Blood glucose. One reading of the sugar in the blood. */
export const BloodGlucose: ThingType<BloodGlucose> = { id: '879e7c04-4e8a-4707-9ad3-b054df467ce4', name: 'Blood glucose', root: 'blood-glucose', shape: ['when. value. glucoseMeasurementType. outsideOperatingTemp!? isControlTest!? normalcy#? measurementContext.?', s$DateTime, s$BloodGlucoseValue, s$CodableValue, s$CodableValue] }
/** Blood oxygen saturation. How much of the haemoglobin in the blood carries oxygen. */
export const BloodOxygenSaturation: ThingType<BloodOxygenSaturation> = { id: '3a54f95f-03d8-4f62-815f-f691fc94a500', name: 'Blood oxygen saturation', root: 'blood-oxygen-saturation', shape: ['when. value# measurementMethod.? measurementFlags.?', s$DateTime, s$CodableValue, s$CodableValue] }
/** Blood pressure. One reading of blood pressure, with the pulse where it was read too. */
export const BloodPressure: ThingType<BloodPressure> = { id: 'ca3c57f4-f4c1-4e15-be67-0a3caf5414ed', name: 'Blood pressure', root: 'blood-pressure', shape: ['when. systolic# diastolic# pulse#? irregularHeartbeat!?', s$DateTime] }
/** Body composition. One measurement of what the body is made of: fat, water, muscle, bone. */
export const BodyComposition: ThingType<BodyComposition> = { id: '18adc276-5144-4e7e-bf6c-e56d8250adf8', name: 'Body composition', root: 'body-composition', shape: ['when. measurementName. value. measurementMethod.? site.?', s$ApproxDateTime, s$CodableValue, ['massValue.? percentValue#?', s$WeightValue], s$CodableValue, s$CodableValue] }
/** Body dimension. The size of a part of the body: waist, hip, arm. */
export const BodyDimension: ThingType<BodyDimension> = { id: 'dd710b31-2b6f-45bd-9552-253562b9a7c1', name: 'Body dimension', root: 'body-dimension', shape: ['when. measurementName. value.', s$ApproxDateTime, s$CodableValue, s$LengthValue] }
/** Calorie guideline. How much energy to take in or to use up each day. */
export const CalorieGuideline: ThingType<CalorieGuideline> = { id: 'd3170d30-a41b-4bde-a116-87698c8a001a', name: 'Calorie guideline', root: 'calorie-guideline', shape: ['when. name. calories.', s$ApproxDateTime, s$CodableValue, s$GeneralMeasurement] }
/** Cardiac profile. What bears on the risk for heart and vessels. */
export const CardiacProfile: ThingType<CardiacProfile> = { id: 'adaf49ad-8e10-49f8-9783-174819e97051', name: 'Cardiac profile', root: 'cardiac-profile', shape: ['when. onHypertensionDiet!? onHypertensionMedication!? renalFailureDiagnosed!? diabetesDiagnosed!? hasFamilyHeartDiseaseHistory!? hasFamilyStrokeHistory!? hasPersonalHeartDiseaseHistory!? hasPersonStrokeHistory!?', s$DateTime] }
/** Care plan. What a person and those who care for them want to do together. */
export const CarePlan: ThingType<CarePlan> = { id: '415c95e0-0533-4d9c-ac73-91dc5031186c', name: 'Care plan', root: 'care-plan', shape: ['name startDate.? endDate.? status.? careTeam.? carePlanManager.? tasks.? goalGroups.?', s$ApproxDateTime, s$ApproxDateTime, s$CodableValue, ['person.+', s$Person], s$Person, ['task.+', ['name. description? startDate.? endDate.? targetCompletionDate.? sequenceNumber#? associatedTypeInfo.? recurrence.? referenceId?', s$CodableValue, s$ApproxDateTime, s$ApproxDateTime, s$ApproxDateTime, s$AssociatedTypeInfo, ['|icalRecurrence ^times.', s$23]]], ['goalGroup.+', ['name. description? goals.', s$CodableValue, ['goal.+', ['name. description? startDate.? endDate.? targetCompletionDate.? associatedTypeInfo.? targetRange.? goalAdditionalRanges.* recurrence.? referenceId?', s$CodableValue, s$ApproxDateTime, s$ApproxDateTime, s$ApproxDateTime, s$AssociatedTypeInfo, s$GoalRange, s$GoalRange, s$23]]]]] }
/** Continuity of Care Document (CCD). A summary of care as one document, by the standard HL7 CCD. */
export const Ccd: ThingType<Ccd> = { id: '9c48a2b8-952c-4f5a-935d-f3292326bf54', name: 'Continuity of Care Document (CCD)', root: 'ClinicalDocument' }
/** Continuity of Care Record (CCR). A summary of care as one document, by the standard ASTM E2369. */
export const Ccr: ThingType<Ccr> = { id: '1e1ccbfc-a55d-4d91-8940-fa2fbf73c195', name: 'Continuity of Care Record (CCR)', root: 'ContinuityOfCareRecord' }
/** Clinical Document Architecture (CDA). A clinical document of any kind, by the standard HL7 CDA. */
export const Cda: ThingType<Cda> = { id: '1ed1cba6-9530-44a3-b7b5-e8219690ebcf', name: 'Clinical Document Architecture (CDA)', root: 'ClinicalDocument' }
/** Cholesterol, version 2. The fats in the blood, from one sample. */
export const Cholesterol: ThingType<Cholesterol> = { id: '98f76958-e34f-459b-a760-83c1699add38', name: 'Cholesterol', root: 'cholesterol-profile', shape: ['when. ldl.? hdl.? totalCholesterol.? triglyceride.?', s$DateTime, s$BloodGlucoseValue, s$BloodGlucoseValue, s$BloodGlucoseValue, s$BloodGlucoseValue] }
/** Cholesterol, version 1. The fats in the blood, from one sample. An older version; new things are better put in the newest. */
export const Cholesterol1: ThingType<Cholesterol1> = { id: '796c186f-b874-471c-8468-3eeff73bf66e', name: 'Cholesterol', root: 'cholesterol-profile', shape: ['when. ldl#? hdl#? totalCholesterol#? triglyceride#?', s$Date] }
/** Comment. A remark, mostly on another item. */
export const Comment: ThingType<Comment> = { id: '9f4e0fcd-10d7-416d-855a-90514ce2016b', name: 'Comment', root: 'comment', shape: s$27 }
/** Concern. Something that worries somebody about their health. */
export const Concern: ThingType<Concern> = { id: 'aea2e8f2-11dd-4a7d-ab43-1d58764ebc19', name: 'Concern', root: 'concern', shape: ['description. status.?', s$CodableValue, s$CodableValue] }
/** Condition. An illness, injury or other problem of health, past or present. */
export const Condition: ThingType<Condition> = { id: '7ea7a1f9-880b-4bd4-b593-f5660f20eda8', name: 'Condition', root: 'condition', shape: ['name. onsetDate.? status.? stopDate.? stopReason?', s$CodableValue, s$ApproxDateTime, s$CodableValue, s$ApproxDateTime] }
/** Contact. Somebody who matters for one’s health: a doctor, a pharmacy, whom to call in an emergency. */
export const ContactPerson: ThingType<ContactPerson> = { id: '25c94a9f-9d3d-4576-96dc-6791178a8143', name: 'Contact', root: 'person', shape: s$Person }
/** Contraindication. A medicine or substance that this person must not get. */
export const Contraindication: ThingType<Contraindication> = { id: '046d0ad7-6d7f-4bfd-afd4-4192ca2e913d', name: 'Contraindication', root: 'contraindication', shape: ['substance. status. source.? documenter.? documentedDate.?', s$CodableValue, s$CodableValue, s$CodableValue, s$Person, s$ApproxDateTime] }
/** Daily dietary intake. All that was eaten and drunk on one day, in numbers. */
export const DailyDietaryIntake: ThingType<DailyDietaryIntake> = { id: '9c29c6b9-f40e-44ff-b24e-fba6f3074638', name: 'Daily dietary intake', root: 'dietary-intake-daily', shape: ['when. calories#? totalFat.? saturatedFat.? transFat.? protein.? totalCarbohydrates.? dietaryFiber.? sugars.? sodium.? cholesterol.?', s$Date, s$WeightValue, s$WeightValue, s$WeightValue, s$WeightValue, s$WeightValue, s$WeightValue, s$WeightValue, s$WeightValue, s$WeightValue] }
/** Daily medication usage. How often a medicine was taken on one day. */
export const DailyMedicationUsage: ThingType<DailyMedicationUsage> = { id: 'a9a76456-0357-493e-b840-598bbb9483fd', name: 'Daily medication usage', root: 'daily-medication-usage', shape: ['when. drugName. numberDosesConsumedInDay# purposeOfUse.? numberDosesIntendedInDay#? medicationUsageSchedule.? drugForm.? prescriptionType.? singleDoseDescription.?', s$Date, s$CodableValue, s$CodableValue, s$CodableValue, s$CodableValue, s$CodableValue, s$CodableValue] }
/** Defibrillator episode. What an implanted defibrillator noticed and did. */
export const DefibrillatorEpisode: ThingType<DefibrillatorEpisode> = { id: 'a3d38add-b7b2-4ccd-856b-9b14bbc4e075', name: 'Defibrillator episode', root: 'defibrillator-episode', shape: ['when. episodeTypeGroup.? episodeType.? dataSource.? durationInSeconds#? episodeFields.', s$DateTime, s$CodableValue, s$CodableValue, s$CodableValue, ['episodeField.*', ['fieldName. fieldValue.', s$CodableValue, s$CodableValue]]] }
/** Medical device. A device the person uses or carries: a meter, a pacemaker, a hearing aid. */
export const Device: ThingType<Device> = { id: 'ef9cf8d5-6c0b-4292-997f-4047240bc7be', name: 'Medical device', root: 'device', shape: ['when. deviceName? vendor.? model? serialNumber? anatomicSite? description?', s$DateTime, s$Person] }
/** Diabetic profile. The blood sugar somebody with diabetes aims at. */
export const DiabeticProfile: ThingType<DiabeticProfile> = { id: '80cf4080-ad3f-4bb5-a0b5-907c22f73017', name: 'Diabetic profile', root: 'diabetic-profile', shape: ['when. maxHbA1C:max-HbA1C#? targetGlucoseZoneGroup.*', s$DateTime, ['targetGlucoseZone.* @name?', ['lowerBound. upperBound. @name?', s$ZoneBoundary1, s$ZoneBoundary1]]] }
/** Discharge summary. What a hospital writes when somebody goes home. */
export const DischargeSummary: ThingType<DischargeSummary> = { id: '02ef57a2-a620-425a-8e92-a301542cca54', name: 'Discharge summary', root: 'discharge-summary', shape: ['when. type.? category.? setting.? specialty? text? primaryProvider.? primaryProviderEndorsement.? secondaryProvider.? secondaryProviderEndorsement.? dischargeDateTime.? admittingDiagnosis.? principalDiagnosis.? additionalDiagnosis.* principalProcedurePhysician.? principalProcedure.? additionalProcedure.*', s$DateTime, s$CodableValue, s$CodableValue, s$CodableValue, s$Person, s$DateTime, s$Person, s$DateTime, s$ApproxDateTime, s$CodableValue, s$CodableValue, s$CodableValue, s$Person, s$CodableValue, s$CodableValue] }
/** Education document (preview). A paper of a school, kept as a file. */
export const EducationDocument: ThingType<EducationDocument> = { id: '9df1163d-eae1-405e-8a66-8aaf19bd5fc7', name: 'Education document (preview)', root: 'education-document', shape: s$37 }
/** Emotional state. How somebody feels: mood, stress, well-being. */
export const EmotionalState: ThingType<EmotionalState> = { id: '4b7971d6-e427-427d-bf2c-2fbcf76606b3', name: 'Emotional state', root: 'emotion', shape: ['when. mood#? stress#? wellbeing#?', s$DateTime] }
/** Encounter, version 2. A visit to a doctor or a stay in a hospital. */
export const Encounter: ThingType<Encounter> = { id: '464083cc-13de-4f3e-a189-da8e47d5651b', name: 'Encounter', root: 'encounter', shape: ['when.? type.? reason? duration.? consentGranted!? facility.?', s$DateTime, s$CodableValue, s$DurationValue, s$Organization] }
/** Encounter, version 1. A visit to a doctor or a stay in a hospital. An older version; new things are better put in the newest. */
export const Encounter1: ThingType<Encounter1> = { id: '3d4bdf01-1b3e-4afc-b41c-bd3e641a6da7', name: 'Encounter', root: 'encounter', shape: ['when. type id? duration.? location.? consentGranted!?', s$DateTime, s$DurationValue, s$Address] }
/** Exercise, version 2. One time of sport or movement. */
export const Exercise: ThingType<Exercise> = { id: '85a21ddb-db20-4c65-8d30-33c899ccf612', name: 'Exercise', root: 'exercise', shape: ['when. activity. title? distance.? duration#? detail.* segment.*', s$ApproxDateTime, s$CodableValue, s$LengthValue, s$StructuredNameValue, ['activity. title? distance.? duration#? offset#? detail.*', s$CodableValue, s$LengthValue, s$StructuredNameValue]] }
/** Exercise samples. The readings that a watch or bicycle took during sport. */
export const ExerciseSamples: ThingType<ExerciseSamples> = { id: 'e1f92d7f-9699-4483-8223-8442874ec6d9', name: 'Exercise samples', root: 'exercise-samples', shape: ['when. name. unit. samplingInterval#', s$ApproxDateTime, s$CodableValue, s$CodableValue] }
/** Explanation of benefits (EOB). What an insurance plan says it paid, and what is left to pay. */
export const ExplanationOfBenefits: ThingType<ExplanationOfBenefits> = { id: '356fbba9-e0c9-4f4f-b0d9-4594f2490d2f', name: 'Explanation of benefits (EOB)', root: 'explanation-of-benefits', shape: ['dateSubmitted. patient. relationshipToMember.? plan. groupId? memberId claimType. claimId submittedBy. provider. currency. claimTotals. services.+', s$DateTime, s$Person, s$CodableValue, s$Organization, s$CodableValue, s$Organization, s$Organization, s$CodableValue, s$ClaimAmounts, ['serviceType. diagnosis.? billingCode.? serviceDates. claimAmounts. notes*', s$CodableValue, s$CodableValue, s$CodableValue, s$DurationValue, s$ClaimAmounts]] }
/** Family history, version 3. What relatives have or had. */
export const FamilyHistory: ThingType<FamilyHistory> = { id: '4a04fcc8-19c1-4d59-a8c7-2031a03f21de', name: 'Family history', root: 'family-history', shape: ['condition.* relative.?', s$Condition, ['relationship. relativeName.? dateOfBirth.? dateOfDeath.? regionOfOrigin.?', s$CodableValue, s$Person, s$ApproxDate, s$ApproxDate, s$CodableValue]] }
/** Family history, version 1. What relatives have or had. An older version; new things are better put in the newest. */
export const FamilyHistory1: ThingType<FamilyHistory1> = { id: '6d39f894-f7ac-4fce-ac78-b22693bf96e6', name: 'Family history', root: 'family-history', shape: ['condition. relationship.? ageOfOnset#? dateOfBirth.? ageOfResolution#? duration.? severity? isRecurring!? status.?', s$CodableValue, s$CodableValue, s$ApproxDate, s$DurationValue, s$CodableValue] }
/** Family history, version 2. What relatives have or had. An older version; new things are better put in the newest. */
export const FamilyHistory2: ThingType<FamilyHistory2> = { id: '22826e13-41e1-4ba3-8447-37dadd208fd8', name: 'Family history', root: 'family-history', shape: ['condition. relative.?', s$Condition, ['relativeName.? relationship.? dateOfBirth.? dateOfDeath.?', s$Person, s$CodableValue, s$ApproxDate, s$ApproxDate]] }
/** Family history condition. A condition that runs in the family, by itself. */
export const FamilyHistoryCondition: ThingType<FamilyHistoryCondition> = { id: '6705549b-0e3d-474e-bfa7-8197ddd6786a', name: 'Family history condition', root: 'family-history-condition', shape: ['condition.', s$Condition] }
/** Family history person. A relative who matters for the family history. */
export const FamilyHistoryPerson: ThingType<FamilyHistoryPerson> = { id: 'cc23422c-4fba-4a23-b52a-c01d6cd53fdf', name: 'Family history person', root: 'family-history-person', shape: ['relativeName. relationship.? dateOfBirth.? dateOfDeath.?', s$Person, s$CodableValue, s$ApproxDate, s$ApproxDate] }
/** File. A document, picture or anything else that is kept as a file. */
export const File: ThingType<File> = { id: 'bd0403c5-4ae2-4b0e-a8db-1888678e4528', name: 'File', root: 'file', shape: ['name size# contentType.?', s$CodableValue] }
/** Food & drink. Something that was eaten or drunk, with what is in it. */
export const FoodAndDrink: ThingType<FoodAndDrink> = { id: '089646a6-7e25-4495-ad15-3e28d4c1a71d', name: 'Food & drink', root: 'dietary-intake', shape: s$DietaryIntake }
/** Genetic SNP result. Single places in the genes that a laboratory read. */
export const GeneticSnpResults: ThingType<GeneticSnpResults> = { id: '9d006053-116c-43cc-9554-e0cda43558cb', name: 'Genetic SNP result', root: 'genetic-snp-results', shape: ['when. genomeBuild chromosome numberingScheme# orderedBy.? testProvider.? laboratoryName.? annotationVersion? dbSNPBuild:dbSNP-build? platform?', s$ApproxDateTime, s$Organization, s$Organization, s$Organization] }
/** Group membership. That somebody belongs to a group: a health plan, a program, a study. */
export const GroupMembership: ThingType<GroupMembership> = { id: '66ac44c7-1d60-4e95-bb5b-d21490e91057', name: 'Group membership', root: 'group-membership', shape: ['membership.* expires.?', ['name. value', s$CodableValue], s$DateTime] }
/** Group membership activity. Something that was done as a member of a group. */
export const GroupMembershipActivity: ThingType<GroupMembershipActivity> = { id: 'e75fa095-31ed-4b30-b5f7-463963b5e734', name: 'Group membership activity', root: 'group-membership-activity', shape: ['when. activity. activityInfo?', s$DateTime, s$CodedValue] }
/** HbA1C, version 2. The long-term blood sugar of about three months. */
export const HbA1C: ThingType<HbA1C> = { id: '62160199-b80f-4905-a55a-ac4ba825ceae', name: 'HbA1C', root: 'HbA1C', shape: ['when. value. HbA1CAssayMethod:HbA1C-assay-method.? deviceId?', s$DateTime, ['mmolPerMol# display.?', s$DisplayValue], s$CodableValue] }
/** HbA1C, version 1. The long-term blood sugar of about three months. An older version; new things are better put in the newest. */
export const HbA1C1: ThingType<HbA1C1> = { id: '227f55fb-1001-4d4e-9f6a-8d893e07b451', name: 'HbA1C', root: 'HbA1C', shape: ['when. value# HbA1CAssayMethod:HbA1C-assay-method.? deviceId?', s$DateTime, s$CodableValue] }
/** Health assessment. What a questionnaire or a check says about somebody’s health. */
export const HealthAssessment: ThingType<HealthAssessment> = { id: '58fd8ac4-6c47-41a3-94b2-478401f0e26c', name: 'Health assessment', root: 'health-assessment', shape: ['when. name category. result.+', s$DateTime, s$CodableValue, ['name. value.+ group.?', s$CodableValue, s$CodableValue, s$CodableValue]] }
/** Health event. Something that happened and is worth remembering: a first step, a first tooth. */
export const HealthEvent: ThingType<HealthEvent> = { id: '1572af76-1653-4c39-9683-9f9ca6584ba3', name: 'Health event', root: 'health-event', shape: ['when. event. category.?', s$ApproxDateTime, s$CodableValue, s$CodableValue] }
/** Health goal. Something somebody wants to reach for their health. */
export const HealthGoal: ThingType<HealthGoal> = { id: 'dad8bb47-9ad0-4f09-a020-0ff051d1d0f7', name: 'Health goal', root: 'health-goal', shape: ['name. description? startDate.? endDate.? associatedTypeInfo.? targetRange.? goalAdditionalRanges.* recurrence.?', s$CodableValue, s$ApproxDateTime, s$ApproxDateTime, s$AssociatedTypeInfo, s$GoalRange, s$GoalRange, s$23] }
/** Health journal entry. A page of a diary about one’s health. */
export const HealthJournalEntry: ThingType<HealthJournalEntry> = { id: '21d75546-8717-4deb-8b17-a57f48917790', name: 'Health journal entry', root: 'health-journal-entry', shape: s$27 }
/** Healthcare proxy. Who decides when the person cannot. */
export const HealthcareProxy: ThingType<HealthcareProxy> = { id: '7ea47715-cba4-47f0-99d2-eb0a9fb4a85c', name: 'Healthcare proxy', root: 'healthcare-proxy', shape: ['when. proxy.? alternate.? primaryWitness.? secondaryWitness.? content?', s$DateTime, s$Person, s$Person, s$Person, s$Person] }
/** Heart rate. How often the heart beats in a minute. */
export const HeartRate: ThingType<HeartRate> = { id: 'b81eb4a6-6eac-4292-ae93-3872d6870994', name: 'Heart rate', root: 'heart-rate', shape: ['when. value# measurementMethod.? measurementConditions.? measurementFlags.?', s$DateTime, s$CodableValue, s$CodableValue, s$CodableValue] }
/** Height. One measurement of body height. */
export const Height: ThingType<Height> = { id: '40750a6a-89b2-455c-bd8d-b420a4cb500b', name: 'Height', root: 'height', shape: ['when. value.', s$DateTime, s$LengthValue] }
/** Immunization, version 2. One dose of a vaccine that was given. */
export const Immunization: ThingType<Immunization> = { id: 'cd3587b5-b6e1-4565-ab3b-1c3ad45eb04f', name: 'Immunization', root: 'immunization', shape: ['name. administrationDate.? administrator.? manufacturer.? lot? route.? expirationDate.? sequence? anatomicSurface.? adverseEvent? consent?', s$CodableValue, s$ApproxDateTime, s$Person, s$CodableValue, s$CodableValue, s$ApproxDate, s$CodableValue] }
/** Immunization, version 1. One dose of a vaccine that was given. An older version; new things are better put in the newest. */
export const Immunization1: ThingType<Immunization1> = { id: '3d817dbe-af42-4a9d-a553-d1298b4d08fc', name: 'Immunization', root: 'immunization', shape: ['name. administrationDate. administrator.? manufacturer? lot? route.? expirationDate.? sequence? anatomicSurface.? adverseEvent? consent?', s$CodableValue, s$ApproxDateTime, s$Person, s$CodableValue, s$ApproxDate, s$CodableValue] }
/** Insight. Something that a program noticed in the data of the record. */
export const Insight: ThingType<Insight> = { id: '5d15b7bc-0499-4dc4-8df7-ef1a2332cfb5', name: 'Insight', root: 'insight', shape: ['raisedInsightId catalogId when. expirationDate. channel? algoClass? directionality? timeSpanPivot? comparisonPivot? tonePivot? scopePivot? dataUsedPivot.? annotation? strength#? confidence#? origin? tags.? values.? links.? messages.? attribution.?', s$DateTime, s$DateTime, ['dataUsed*'], ['tag*'], s$StructuredInsightValues, s$StructuredInsightValues, ['regular? short?'], ['name attributionRequired!?']] }
/** Insulin injection. The insulin somebody is to inject: which, and how much. */
export const InsulinInjection: ThingType<InsulinInjection> = { id: '3b3c053b-b1fe-4e11-9e22-d4b480de74e8', name: 'Insulin injection', root: 'insulin-injection', shape: ['type. amount. deviceId?', s$CodableValue, s$InsulinInjectionValue] }
/** Insulin injection usage. One injection of insulin. */
export const InsulinInjectionUse: ThingType<InsulinInjectionUse> = { id: '184166be-8adb-4d9c-8162-c403040e31ad', name: 'Insulin injection usage', root: 'diabetes-insulin-injection-use', shape: ['when. type. amount. deviceId?', s$DateTime, s$CodableValue, s$InsulinInjectionValue] }
/** Insurance plan. Who pays for care, with the numbers on the card. */
export const InsurancePlan: ThingType<InsurancePlan> = { id: '9366440c-ec81-4b89-b231-308a4c4d70ed', name: 'Insurance plan', root: 'payer', shape: ['planName coverageType.? carrierId? groupNum? planCode? subscriberId? personCode? subscriberName? subscriberDob.? isPrimary!? expirationDate.? contact.?', s$CodableValue, s$DateTime, s$DateTime, s$Contact] }
/** Lab results, version 2. Results of laboratory tests, in the groups the laboratory reported them in. */
export const LabTestResults: ThingType<LabTestResults> = { id: '5800eab5-a8c2-482a-a4d6-f1db25ae08c3', name: 'Lab results', root: 'lab-test-results', shape: ['when.? labGroup.+ orderedBy.?', s$ApproxDateTime, () => s$LabTestResultsGroupType, s$Organization] }
/** Lab results, version 1. Results of laboratory tests, in the groups the laboratory reported them in. An older version; new things are better put in the newest. */
export const LabTestResults1: ThingType<LabTestResults1> = { id: 'f57746af-9631-49dc-944e-2c92bee0d1e9', name: 'Lab results', root: 'lab-test-results', shape: ['when.? labGroup.+ orderedBy.?', s$ApproxDateTime, () => s$LabTestResultsGroupType1, s$Organization] }
/** Life goal. Something somebody wants from life, and what health is for. */
export const LifeGoal: ThingType<LifeGoal> = { id: '609319bf-35cc-40a4-b9d7-1b329679baaa', name: 'Life goal', root: 'life-goal', shape: ['description goalInfo.?', s$Goal] }
/** Web link. A page on the web that is worth keeping. */
export const Link: ThingType<Link> = { id: 'd4b48e6b-50fa-4ba8-ac73-7d64a68dc328', name: 'Web link', root: 'link', shape: ['url title?'] }
/** Meal definition. A meal that is eaten again and again, with the foods it is made of. */
export const MealDefinition: ThingType<MealDefinition> = { id: '074e122a-335a-4a47-a63d-00a8f3e79e60', name: 'Meal definition', root: 'meal-definition', shape: ['name. mealType.? description? dietaryItems.?', s$CodableValue, s$CodableValue, ['dietaryItem.+', s$DietaryIntake]] }
/** Medical image study, version 2. Pictures of one examination: an X-ray, a CT, an ultrasound. */
export const MedicalImageStudy: ThingType<MedicalImageStudy> = { id: 'cdfc0a9b-6d3b-4d16-afa8-02b86d621a8d', name: 'Medical image study', root: 'medical-image-study', shape: ['when. patientName? description? series.+ reason.? previewBlobName? keyImages.* studyInstanceUid? referringPhysician.? accessionNumber?', s$DateTime, ['acquisitionDatetime.? description? images.+ institutionName.? modality.? bodyPart.? previewBlobName? seriesInstanceUid?', s$DateTime, s$MedicalImageStudySeriesImage, s$Organization, s$CodableValue, s$CodableValue], s$CodableValue, s$MedicalImageStudySeriesImage, s$Person] }
/** Medical image study, version 1. Pictures of one examination: an X-ray, a CT, an ultrasound. An older version; new things are better put in the newest. */
export const MedicalImageStudy1: ThingType<MedicalImageStudy1> = { id: 'c75651c8-548e-449f-8942-9e6379b0b88a', name: 'Medical image study', root: 'medical-image-study', shape: ['when. patientName? description? series.+ reason.? previewBlobName? keyImages.* studyInstanceUid?', s$DateTime, ['acquisitionDatetime. description? images.+ institutionName.? referringPhysician.? modality.? bodyPart.? previewBlobName? seriesInstanceUid?', s$DateTime, s$MedicalImageStudySeriesImage, s$Organization, s$Person, s$CodableValue, s$CodableValue], s$CodableValue, s$MedicalImageStudySeriesImage] }
/** Medical problem. A diagnosis that was made, and for how long it held. */
export const MedicalProblem: ThingType<MedicalProblem> = { id: '5e2c027e-3417-4cfc-bd10-5a6f2e91ad23', name: 'Medical problem', root: 'problem', shape: ['when. diagnosis.* duration.* importance#?', s$DateTime, s$CodableValue, s$DurationValue] }
/** Medication, version 2. A medicine the person takes or took, with its prescription where there is one. */
export const Medication: ThingType<Medication> = { id: '30cafccc-047d-4288-94ef-643571f7919d', name: 'Medication', root: 'medication', shape: ['name. genericName.? dose.? strength.? frequency.? route.? indication.? dateStarted.? dateDiscontinued.? prescribed.? prescription.?', s$CodableValue, s$CodableValue, s$GeneralMeasurement, s$GeneralMeasurement, s$GeneralMeasurement, s$CodableValue, s$CodableValue, s$ApproxDateTime, s$ApproxDateTime, s$CodableValue, ['prescribedBy. datePrescribed.? amountPrescribed.? substitution.? refills#? daysSupply#? prescriptionExpiration.? instructions.?', s$Person, s$ApproxDateTime, s$GeneralMeasurement, s$CodableValue, s$Date, s$CodableValue]] }
/** Medication, version 1. A medicine the person takes or took, with its prescription where there is one. An older version; new things are better put in the newest. */
export const Medication1: ThingType<Medication1> = { id: '5c5f1223-f63c-4464-870c-3e36ba471def', name: 'Medication', root: 'medication', shape: ['name? code#* dateDiscontinued.? dateFilled.? datePrescribed.? isPrescribed!? indication? amountPrescribed? doseValue.? doseUnit.? strengthValue#? strengthUnit.? frequency? route.? duration? durationUnit.? refills#? refillsLeft#? daysSupply#? prescriptionDuration.? instructions? substitutionPermitted!? pharmacy.? prescriptionNumber?', s$ApproxDateTime, s$ApproxDateTime, s$ApproxDateTime, ['description? exactDose#? minDose#? maxDose#?'], s$CodableValue, s$CodableValue, s$CodableValue, s$CodableValue, s$DurationValue, s$Contact] }
/** Medication fill. A medicine that was fetched at a pharmacy. */
export const MedicationFill: ThingType<MedicationFill> = { id: '167ecf6b-bb54-43f9-a473-507b334907e0', name: 'Medication fill', root: 'medication-fill', shape: ['name. dateFilled.? daysSupply#? nextRefillDate.? refillsLeft#? pharmacy.? prescriptionNumber? lotNumber?', s$CodableValue, s$ApproxDateTime, s$Date, s$Organization] }
/** Menstruation. A day of the period. */
export const Menstruation: ThingType<Menstruation> = { id: 'caff3ff3-812f-44b1-9c9f-c1af13167705', name: 'Menstruation', root: 'menstruation', shape: ['when. isNewCycle!? amount.?', s$DateTime, s$CodableValue] }
/** Message. A mail that was sent to the record, with what was attached to it. */
export const Message: ThingType<Message> = { id: '72dc49e1-1486-4634-b651-ef560ed051e5', name: 'Message', root: 'message', shape: ['when. headers.* size# summary? htmlBlobName? textBlobName? attachments.*', s$DateTime, s$HeaderItem, ['name blobName inlineDisplay! contentId?']] }
/** Microbiology lab test result. What a laboratory found growing in a sample, and which medicines work against it. */
export const MicrobiologyLabResults: ThingType<MicrobiologyLabResults> = { id: 'b8fcb138-f8e6-436a-a15d-e3a2d6916094', name: 'Microbiology lab test result', root: 'microbiology-lab-results', shape: ['when. labTests.* sensitivityAgent.? sensitivityValue.? sensitivityInterpretation? specimenType.? organismName.? organismComment?', s$DateTime, ['when. name? substance.? collectionMethod.? abbreviation? description? code.* result.? status.?', s$DateTime, s$CodableValue, s$CodableValue, s$CodableValue, ['value#? unit.? referenceRange.? toxicRange.? textValue? flag.*', s$CodableValue, s$DoubleRange, s$DoubleRange, s$CodableValue], s$CodableValue], s$CodableValue, s$CodableValue, s$CodableValue, s$CodableValue] }
/** Education - MyData file (preview). What a school knows of its student, as a file in the MyData form. */
export const MyDataEducationFile: ThingType<MyDataEducationFile> = { id: '0aa6a4c7-cef5-46ea-970e-206c8402dccb', name: 'Education - MyData file (preview)', root: 'mydata-education-file', shape: s$37 }
/** PAP session. One night with a device that keeps the airways open. */
export const PapSession: ThingType<PapSession> = { id: '9085cad9-e866-4564-8a91-7ad8685d204d', name: 'PAP session', root: 'pap-session', shape: ['when. durationMinutes# apneaHypopneaIndex# apneaIndex#? hypopneaIndex#? oxygenDesaturationIndex#? pressure.? leakRate.? tidalVolume.? minuteVentilation.? respiratoryRate.?', s$DateTime, ['mean.? median.? maximum.? percentile95th:percentile-95th.? percentile90th:percentile-90th.?', s$PressureValue, s$PressureValue, s$PressureValue, s$PressureValue, s$PressureValue], ['mean.? median.? maximum.? percentile95th:percentile-95th.? percentile90th:percentile-90th.?', s$FlowValue, s$FlowValue, s$FlowValue, s$FlowValue, s$FlowValue], s$PapSessionTidalVolume, s$PapSessionTidalVolume, ['mean.? median.? maximum.? percentile95th:percentile-95th.? percentile90th:percentile-90th.?', s$RespiratoryRateValue, s$RespiratoryRateValue, s$RespiratoryRateValue, s$RespiratoryRateValue, s$RespiratoryRateValue]] }
/** Password-protected package. Things that somebody sent closed, to be opened with the answer to a question. */
export const PasswordProtectedPackage: ThingType<PasswordProtectedPackage> = { id: 'c9287326-bb43-4194-858c-8b60768f000f', name: 'Password-protected package', root: 'password-protected-package', shape: ['encryptAlgorithm.', ['algorithmName parameters.?', ['salt iterationCount# keyLength#']]] }
/** Peak flow, version 2. How fast somebody can breathe out. */
export const PeakFlow: ThingType<PeakFlow> = { id: '5d8419af-90f0-4875-a370-0f881c18f6b3', name: 'Peak flow', root: 'peak-flow', shape: ['when. pef.? fev1.? fev6.? measurementFlags.*', s$ApproxDateTime, s$FlowValue, s$VolumeValue, s$VolumeValue, s$CodableValue] }
/** Personal demographic information. Who the person is: name, birth, and what belongs to it. Shared with care. */
export const Personal: ThingType<Personal> = { id: '92ba621e-66b3-4a01-bd73-74844aed4f5b', name: 'Personal demographic information', root: 'personal', shape: ['name.? birthdate.? bloodType.? ethnicity.? ssn? maritalStatus.? employmentStatus? isDeceased!? dateOfDeath.? religion.? isVeteran!? highestEducationLevel.? isDisabled!? organDonor?', s$Name, s$DateTime, s$CodableValue, s$CodableValue, s$CodableValue, s$ApproxDateTime, s$CodableValue, s$CodableValue] }
/** Personal contact information. How to reach the person whose record it is. */
export const PersonalContact: ThingType<PersonalContact> = { id: '162dd12d-9859-4a66-b75f-96760d67072b', name: 'Personal contact information', root: 'contact', shape: ['contact.', s$Contact] }
/** Personal picture. The picture of the person, shown beside the name. */
export const PersonalImage: ThingType<PersonalImage> = { id: 'a5294488-f865-4ce3-92fa-187cd3b58930', name: 'Personal picture', root: 'personal-image', shape: [''] }
/** Plan. What somebody wants to do for their health, and to what end. */
export const Plan: ThingType<Plan> = { id: '504d6c08-68f9-4e07-8699-5fb55678f13d', name: 'Plan', root: 'plan', shape: ['name description? status category objectives.', ['objective.+', ['id name description state outcomes.?', ['outcome.+', ['name type']]]]] }
/** Pregnancy. A pregnancy, from its first days to the birth. */
export const Pregnancy: ThingType<Pregnancy> = { id: '46d485cf-2b84-429d-9159-83152ba801f4', name: 'Pregnancy', root: 'pregnancy', shape: ['dueDate.? lastMenstrualPeriod.? conceptionMethod.? fetusCount#? gestationalAge#? delivery.*', s$ApproxDate, s$Date, s$CodableValue, ['location.? timeOfDelivery.? laborDuration#? complications.* anesthesia.* deliveryMethod.? outcome.? baby.? note?', s$Organization, s$ApproxDateTime, s$CodableValue, s$CodableValue, s$CodableValue, s$CodableValue, ['name.? gender.? weight.? length.? headCircumference.? note?', s$Name, s$CodableValue, s$WeightValue, s$LengthValue, s$LengthValue]]] }
/** Procedure, version 2. An operation, an examination or another thing that was done to the body. */
export const Procedure: ThingType<Procedure> = { id: 'df4db479-a1ba-42a2-8714-2b083b88150f', name: 'Procedure', root: 'procedure', shape: ['when.? name. anatomicLocation.? primaryProvider.? secondaryProvider.?', s$ApproxDateTime, s$CodableValue, s$CodableValue, s$Person, s$Person] }
/** Procedure, version 1. An operation, an examination or another thing that was done to the body. An older version; new things are better put in the newest. */
export const Procedure1: ThingType<Procedure1> = { id: '0a5f9a43-dc88-4e9f-890f-1f9159b76e7b', name: 'Procedure', root: 'procedure', shape: ['when. title.? primaryProvider.? anatomicLocation.? secondaryProvider.?', s$DateTime, s$CodableValue, s$Person, s$CodableValue, s$Person] }
/** Question & answer. A question somebody was asked about their health, and what they answered. */
export const QuestionAnswer: ThingType<QuestionAnswer> = { id: '55d33791-58de-4cae-8c78-819e12ba5059', name: 'Question & answer', root: 'question-answer', shape: ['when. question. answerChoice.* answer.*', s$DateTime, s$CodableValue, s$CodableValue, s$CodableValue] }
/** Radiology result. What a doctor read in an X-ray, a scan or an ultrasound. */
export const RadiologyLabResults: ThingType<RadiologyLabResults> = { id: 'e4911bd3-61bf-4e10-ae78-9c574b888b8f', name: 'Radiology result', root: 'radiology-lab-results', shape: ['when. title? anatomicSite? resultText?', s$DateTime] }
/** Respiratory profile. The zones that tell how well somebody with asthma can breathe out. */
export const RespiratoryProfile: ThingType<RespiratoryProfile> = { id: '5fd15cb7-b717-4b1c-89e0-1dbcf7f815dd', name: 'Respiratory profile', root: 'respiratory-profile', shape: ['when. expiratoryFlowRedZoneUpperBoundary.? expiratoryFlowOrangeZoneUpperBoundary.? expiratoryFlowYellowZoneUpperBoundary.?', s$DateTime, s$FlowValue, s$FlowValue, s$FlowValue] }
/** Sleep journal entry. What the day was like before a night: coffee, alcohol, naps, sport. */
export const SleepJournalEntry: ThingType<SleepJournalEntry> = { id: '031f5706-7f1a-11db-ad56-7bd355d89593', name: 'Sleep journal entry', root: 'sleep-pm', shape: ['when. caffeine.* alcohol.* nap.* exercise.* sleepiness#', s$DateTime, s$Time, s$Time, s$Activity, s$Activity] }
/** Sleep session. One night of sleep, as written down or measured in the morning. */
export const SleepSession: ThingType<SleepSession> = { id: '11c52484-7f1a-11db-aeac-87d355d89593', name: 'Sleep session', root: 'sleep-am', shape: ['when. bedTime. wakeTime. sleepMinutes# settlingMinutes# awakening.* medications.? wakeState# timesWokenUp#? averageRestingHr#? caloriesBurned#? awakeMinutes#? sleepPhaseSummaryGroup.?', s$DateTime, s$Time, s$Time, s$Activity, s$CodableValue, ['sleepPhaseSummary.+', ['phase. minutes#', s$CodableValue]]] }
/** Spirometer reading, version 1. How much air goes in and out of the lungs, and how fast. An older version; new things are better put in the newest. */
export const Spirometer: ThingType<Spirometer> = { id: '921588d1-27bf-423c-8e55-650d2fedb3e0', name: 'Spirometer reading', root: 'spirometer', shape: ['when. fev1.? pef.? warning* problem* FEVoverFVC:FEVoverFVC#? FEF25to75:FEF25to75#? FEF25to50:FEF25to50#? FIF25to75:FIF25to75#? FIF25to50:FIF25to50#? FET:FET#? SVC:SVC.? TV:TV.? MVV:MVV.?', s$DateTime, s$FlowValue, s$FlowValue, s$VolumeValue, s$VolumeValue, s$FlowValue] }
/** Status. What happened to another item: a document was taken in, a message was read. */
export const Status: ThingType<Status> = { id: 'd33a32b2-00de-43b8-9f2a-c4c7e9f580ec', name: 'Status', root: 'status', shape: ['statusType. text?', s$CodableValue] }
/** Education - SIF student academic record (preview). What a school knows of a student as one document, by the standard of the SIF Association. */
export const StudentAcademicRecord: ThingType<StudentAcademicRecord> = { id: 'c3353437-7a5e-46be-8e1a-f93dac872a68', name: 'Education - SIF student academic record (preview)', root: 'StudentAcademicRecord' }
/** Task. Something to do for one’s health, once or again and again. */
export const Task: ThingType<Task> = { id: '6184d61f-4846-4219-b675-b61de85860d1', name: 'Task', root: 'task', shape: ['dateStarted. name shortDescription longDescription isReminderEnabled!? status taskKey? type? schedules.? trackingPolicy.? associatedObjectiveIds.?', s$DateTime, ['schedule.+', ['startDateTime. endDateTime.? scheduleType recurrenceType groupId? multiple#? minutesToRemindBefore#? adherenceWindowInMinutes#?', s$DateTime, s$DateTime]], ['isAutoTrackable!? sourceTypes. triggerTypes. occurrenceMetrics.? completionMetrics. targetEvents.?', ['sourceType+'], ['triggerType+'], ['evaluateTargets!? targets.?', ['target.+', ['propertyXpath minTarget#? maxTarget#?']]], ['recurrenceType completionType occurrenceCount#?'], ['targetEvent.+', ['elementXpath isNegated!? elementValues.?', ['string+']]]], ['id+']] }
/** Task tracking entry. One time that a task was done, or should have been. */
export const TaskTrackingEntry: ThingType<TaskTrackingEntry> = { id: 'b54a6e00-c1fb-4e22-8694-0a4ae94e8cb6', name: 'Task tracking entry', root: 'task-tracking-entry', shape: ['trackingTime. trackingType trackingStatus occurrenceStartTime.? occurrenceEndTime.? completionStartTime. completionEndTime.', s$DateTime, s$DateTime, s$DateTime, s$DateTime, s$DateTime] }
/** Vital signs. What is measured at the start of a visit: temperature, pulse, breathing. */
export const VitalSigns: ThingType<VitalSigns> = { id: '73822612-c15f-4b49-9e65-6af369e55c65', name: 'Vital signs', root: 'vital-signs', shape: ['when. vitalSignsResults.* site? position?', s$DateTime, ['title. value#? unit.? referenceMinimum#? referenceMaximum#? textValue? flag.?', s$CodableValue, s$CodableValue, s$CodableValue]] }
/** Weekly aerobic exercise goal. How much endurance sport the person wants to do each week. */
export const WeeklyAerobicGoal: ThingType<WeeklyAerobicGoal> = { id: 'e4501363-fb95-4a11-bb60-da64e98048b5', name: 'Weekly aerobic exercise goal', root: 'aerobic-weekly', shape: ['session. recurrence#', s$AerobicSession] }
/** Weight. One measurement of body weight. */
export const Weight: ThingType<Weight> = { id: '3d34d87e-7fc1-4153-800f-f56592cb0d17', name: 'Weight', root: 'weight', shape: ['when. value.', s$DateTime, s$WeightValue] }
/** Weight goal. The weight somebody wants to reach or to keep. */
export const WeightGoal: ThingType<WeightGoal> = { id: 'b7925180-d69e-48fa-ae1d-cb3748ca170e', name: 'Weight goal', root: 'weight-goal', shape: ['initial.? minimum.? maximum.? goalInfo.?', s$WeightValue, s$WeightValue, s$WeightValue, s$Goal] }

/** Every type, for those who read whatever is there. */
export const everyType: readonly ThingType[] = [ActionPlan, AdvanceDirective, AerobicProfile, AerobicSession, AllergicEpisode, Allergy, Annotation, AppSpecific, ApplicationDataReference, Appointment, AsthmaInhaler, AsthmaInhalerUse, Basic, Basic1, BloodGlucose, BloodOxygenSaturation, BloodPressure, BodyComposition, BodyDimension, CalorieGuideline, CardiacProfile, CarePlan, Ccd, Ccr, Cda, Cholesterol, Cholesterol1, Comment, Concern, Condition, ContactPerson, Contraindication, DailyDietaryIntake, DailyMedicationUsage, DefibrillatorEpisode, Device, DiabeticProfile, DischargeSummary, EducationDocument, EmotionalState, Encounter, Encounter1, Exercise, ExerciseSamples, ExplanationOfBenefits, FamilyHistory, FamilyHistory1, FamilyHistory2, FamilyHistoryCondition, FamilyHistoryPerson, File, FoodAndDrink, GeneticSnpResults, GroupMembership, GroupMembershipActivity, HbA1C, HbA1C1, HealthAssessment, HealthEvent, HealthGoal, HealthJournalEntry, HealthcareProxy, HeartRate, Height, Immunization, Immunization1, Insight, InsulinInjection, InsulinInjectionUse, InsurancePlan, LabTestResults, LabTestResults1, LifeGoal, Link, MealDefinition, MedicalImageStudy, MedicalImageStudy1, MedicalProblem, Medication, Medication1, MedicationFill, Menstruation, Message, MicrobiologyLabResults, MyDataEducationFile, PapSession, PasswordProtectedPackage, PeakFlow, Personal, PersonalContact, PersonalImage, Plan, Pregnancy, Procedure, Procedure1, QuestionAnswer, RadiologyLabResults, RespiratoryProfile, SleepJournalEntry, SleepSession, Spirometer, Status, StudentAcademicRecord, Task, TaskTrackingEntry, VitalSigns, WeeklyAerobicGoal, Weight, WeightGoal]
