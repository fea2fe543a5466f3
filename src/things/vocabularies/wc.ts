/** The family wc: code lists of HealthVault (Microsoft, CC BY 4.0). A line an item: code, text, abbreviation. */
export const wc: readonly (readonly [key: string, description: string, rows: string])[] = [
  [
    'wc/Education-level/1',
    'Highest schooling',
    `Pri	Primary schooling, eighth grade or less
HS	Some High School, no diploma or GED
HSG	High School Graduate or GED
Col	Some College or Trade/Vocational School
ColG	College Graduate
Grad	Graduate or Professional School Beyond College`,
  ],
  [
    'wc/HbA1C-assay-method/1',
    'Methods of measuring HbA1C',
    `IIFC	International Federation of Clinical Chemistry and Laboratory Medicine
NGSP	National Glycohemoglobin Standardization Program`,
  ],
  [
    'wc/aerobic-activities/1',
    'Endurance sports',
    `run	running	run
jog	jogging	jog
hike	hiking	hike
bike	bicycling	bike
spin	spinning	spin
swim	swimming	swim
walk	walking	walk
row	rowing	row`,
  ],
  [
    'wc/allergen-type/1',
    'Kinds of allergens',
    `med	medication
food	food
animal	animal
plant	plant
env	environmental`,
  ],
  [
    'wc/anesthesia-methods/1',
    'Anaesthesia at birth',
    `SystemicAnalgesics	Systemic analgesics
LocalAnesthesia	Local anesthesia
RegionalAnalgesia	Regional analgesia
EpiduralAnalgesia	Epidural analgesia
SpinalBlock	Spinal block
CombinedSpinalEpiduralBlock	Combined spinal-epidural block
GeneralAnesthesia	General anesthesia
PudendalBlock	Pudendal block`,
  ],
  [
    'wc/answer-choices-amount/1',
    'Answers: how much',
    `NoAtAll	Not at all
ALittle	A little
AFairAmount	A fair amount
ALot	A lot`,
  ],
  [
    'wc/answer-choices-comparison/1',
    'Answers: compared to before',
    `MuchBetter	Much better
SomewhatBetter	Somewhat better
AboutTheSame	About the same
SomewhatWorse	Somewhat worse
MuchWorse	Much worse`,
  ],
  [
    'wc/answer-choices-evaluation/1',
    'Answers: how good',
    `Excellent	Excellent
VeryGood	Very good
Good	Good
Fair	Fair
Poor	Poor`,
  ],
  [
    'wc/answer-choices-frequency/1',
    'Answers: how often',
    `Always	Always
Usually	Usually
Sometimes	Sometimes
Rarely	Rarely
Never	Never`,
  ],
  [
    'wc/answer-choices-sets/1',
    'Names of the sets of answers',
    `answer-choices-amount	answer-choices-amount
answer-choices-comparison	answer-choices-comparison
answer-choices-evaluation	answer-choices-evaluation
answer-choices-frequency	answer-choices-frequency
answer-choices-severity	answer-choices-severity
answer-choices-yes-no-unsure	answer-choices-yes-no-unsure
answer-choices-yes-no	answer-choices-yes-no`,
  ],
  [
    'wc/answer-choices-severity/1',
    'Answers: how severe',
    `None	None
VeryMild	Very mild
Mild	Mild
Moderate	Moderate
Severe	Severe
VerySevere	Very severe`,
  ],
  [
    'wc/answer-choices-yes-no-unsure/1',
    'Answers: yes, no, unsure',
    `Yes	Yes
No	No
Unsure	Unsure`,
  ],
  [
    'wc/answer-choices-yes-no/1',
    'Answers: yes or no',
    `Yes	Yes
No	No`,
  ],
  [
    'wc/appointment-care-class/1',
    'Kinds of care of an appointment',
    `IP	Inpatient
OP	Outpatient
Rec	Recurring
DS	Day Surgery
EMG	Emergency`,
  ],
  [
    'wc/appointment-status/1',
    'States of an appointment',
    `Sch	Scheduled
Cmp	Completed
Can	Cancelled
Abs	Missed
Tbs	To be scheduled`,
  ],
  [
    'wc/blood-oxygen-saturation-measurement-method/1',
    'Methods of measuring oxygen in the blood',
    `PulseOx	Pulse Oximetry`,
  ],
  [
    'wc/blood-types/1',
    'Blood groups with rhesus factor',
    `A-	A-
A+	A+
B-	B-
B+	B+
O-	O-
O+	O+
AB-	AB-
AB+	AB+`,
  ],
  [
    'wc/body-composition-measurement-methods/1',
    'Methods of measuring body composition',
    `NIR	Near-infrared interactance
Skinfold	Skinfold (calipers)
Hydrostatic	Hydrostatic (underwater) weighing
Impedance	Bioelectrical Impedance
AirDisplacement	Air displacement
DXA	DXA/DEXA`,
  ],
  [
    'wc/body-composition-measurement-names/1',
    'What is measured of body composition',
    `fat-percent	Body fat percentage
fat-mass	Body fat mass
lean-percent	Body lean percentage
lean-mass	Body lean mass
BMD	Bone mineral density
bone-percent	Body bone percentage
bone-mass	Body bone mass
water-percent	Body water percentage
water-mass	Body water mass
muscle-percent	Body muscle percentage
muscle-mass	Body muscle mass`,
  ],
  [
    'wc/body-composition-sites/1',
    'Parts of the body for its composition',
    `Head	Head
Arms	Arms
Legs	Legs
Trunk	Trunk
Ribs	Ribs
Pelvis	Pelvis
Spine	Spine
LeftArm	Left arm
LeftLeg	Left leg
LeftTrunk	Left trunk
RightArm	Right arm
RightLeg	Right leg
RightTrunk	Right trunk
LeftTotal	Left total
RightTotal	Right total`,
  ],
  [
    'wc/body-dimension-measurement-names-pediatric/1',
    'Body dimensions of children',
    `Length	Length of body
HeadCircumference	Head circumference`,
  ],
  [
    'wc/body-dimension-measurement-names/1',
    'Body dimensions',
    `NeckCircumference	Neck size
ChestCircumference	Chest size
BustCircumference	Bust size
WaistCircumference	Waist size
HipCircumference	Hip size
BicepCircumferenceRight	Right bicep size
BicepCircumferenceLeft	Left bicep size
ForearmCircumferenceRight	Right forearm size
ForearmCircumferenceLeft	Left forearm size
WristCircumferenceRight	Right wrist size
WristCircumferenceLeft	Left wrist size
ThighCircumferenceRight	Right thigh size
ThighCircumferenceLeft	Left thigh size
CalfCircumferenceRight	Right calf size
CalfCircumferenceLeft	Left calf size
HeadCircumference	Head circumference`,
  ],
  [
    'wc/calorie-guideline-names/1',
    'Names of calorie guidelines',
    `Maintain	Maintain weight
LoseSlowly	Lose weight slowly
LoseQuickly	Lose weight quickly
BMR	Basal metabolic rate (BMR)
GainSlowly	Gain weight slowly
GainQuickly	Gain weight quickly`,
  ],
  ['wc/calorie-guideline-units/1', 'Units of calorie guidelines', `calories-per-day	Calories/Day`],
  [
    'wc/communication-class/1',
    'Private, business and other ways to reach somebody',
    `h	home
m	mobile
o	office`,
  ],
  [
    'wc/communication-medium/1',
    'Ways to reach somebody',
    `t	telephone
e	email
p	pager
f	fax
m	mail
ftf	face-to-face`,
  ],
  [
    'wc/conception-methods/1',
    'Ways of conception',
    `Intercourse	Intercourse
IntracervicalInsemination	Artificial insemination: Intracervical (ICI)
IntrauterineInsemination	Artificial insemination: Intrauterine (IUI)
InVitroFertilization	Artificial insemination: In vitro fertilization (IVF)
GameteIntrafallopianTransfer	Artificial insemination: Gamete Intrafallopian transfer (GIFT)
ZygoteIntrafallopianTransfer	Artificial insemination: Zygote intrafallopian transfer (ZIFT)
IntracytoplasmicSpermInjection	Artificial insemination: Intracytoplasmic sperm injection (ICSI)`,
  ],
  [
    'wc/concern-status/1',
    'States of a concern',
    `active	Active
inactive	Inactive`,
  ],
  [
    'wc/condition-occurrence/1',
    'Whether a person has a condition',
    `active	Current: Currently has this
inactive	Past: No longer has this
intermittent	Intermittent: Comes and goes`,
  ],
  [
    'wc/condition-severity/1',
    'How severe a condition is',
    `None	None
VeryMild	Very mild
Mild	Mild
Moderate	Moderate
Severe	Severe
VerySevere	Very severe
Fatal	Fatal`,
  ],
  [
    'wc/coverage-types/1',
    'Kinds of insurance cover',
    `1	Medical
2	Dental
3	Vision
4	Life
5	Other`,
  ],
  [
    'wc/days-of-week/1',
    'Days of the week, from Sunday',
    `1	Sunday
2	Monday
3	Tuesday
4	Wednesday
5	Thursday
6	Friday
7	Saturday`,
  ],
  ['wc/defibrillator-data-sources/1', 'Sources of defibrillator data', `Paceart	Paceart`],
  [
    'wc/defibrillator-episode-fields/1',
    'Details of a defibrillator episode',
    `Paceart-reason	Reason
Paceart-EpisodeInProgress	Episode In Progress
Paceart-ActivityAtOnset	Activity At Onset
Paceart-VMedianCycle	V Median Cycle
Paceart-ATAFOnset	ATAF Onset Met During Episode
Paceart-AMedianCycle	A. Median Cycle(ms)
Paceart-MinMedianCycle	A Min Median Cycle
Paceart-SpontaneousEpisode	Spontaneous Episode
Paceart-PatientQueriesDetected	Patient Queries Detected`,
  ],
  [
    'wc/defibrillator-episode-type-groups/1',
    'Groups of defibrillator episodes',
    `VTVF	VT/VF
SVTNST	SVT/NST
ModeSwitch	Mode Switch / AT / AF`,
  ],
  [
    'wc/defibrillator-episode-types/1',
    'Kinds of defibrillator episodes',
    `VT	VT
VF	VF
SVT	SVT
NST	NST
ModeSwitch	Mode Switch
AT	AT
AF	AF`,
  ],
  [
    'wc/delivery-complications/1',
    'Complications of a birth',
    `Breech	Breech
PlacentaPrevia	Placenta previa
Macrosomia	Big baby (Macrosomia)
EmergencyHomeBirth	Emergency home birth
PreTermLabor	Pre-term labor
InducedLabor	Induced labor
UterineRupture	Uterine rupture
CephalopelvicDisproportion	Cephalopelvic disproportion
WaterBreak	Water break
Episiotomy	Episiotomy
PreEclampsia	Pre-eclampsia
PROM	Premature rupture of membranes (PROM)
PlacentaAbruption	Placental abruption
SmallForGestationalAge	Small for Gestational age (SGA)
Infection	Infection
Bleeding	Bleeding
ObstetricTrauma	Obstetric trauma`,
  ],
  [
    'wc/delivery-methods/1',
    'Ways of birth',
    `Vaginal	Vaginal
AssistedVaginal	Assisted vaginal
CSection	Caesarean section`,
  ],
  [
    'wc/dietary-intake-meals/1',
    'Meals of the day',
    `B	Breakfast
L	Lunch
D	Dinner
S	Snack`,
  ],
  [
    'wc/directory-application-types/1',
    'Kinds of applications in the directory',
    `Consumer	Consumer
Industry	Industry`,
  ],
  [
    'wc/directory-category-activities/1',
    'What applications in the directory help with',
    `Organize	Get organized
MedicalRecords	Manage medical records
LabTests	Manage lab tests
Fitness	Improve fitness
Medications	Manage medications
Emergency	Prepare for an emergency
HealthProvider	Connect with a health provider
Conditions	Track health conditions
Community	Interact with community
Other	Other activities
Direct	Direct messaging`,
  ],
  [
    'wc/directory-category-conditions/1',
    'Conditions that applications in the directory are for',
    `Aging	Aging
Allergies	Allergies
Asthma	Asthma
Cancer	Cancer
Diabetes	Diabetes
HeartDisease	Heart health
Hypertension	Hypertension / Stroke
MentalHealth	Mental health / Mood
Pregnancy	Pregnancy
Weight	Weight management
Wellness	Wellness
Other	Other conditions
Sleep	Sleep problems`,
  ],
  [
    'wc/directory-device-platforms/1',
    'Platforms of devices in the directory',
    `WinVista-32	Windows Vista 32-bit
WinVista-64	Windows Vista 64-bit
Win7-32	Windows 7 32-bit
Win7-64	Windows 7 64-bit
WinXP-32	Windows XP 32-bit
WinXP-64	Windows XP 64-bit`,
  ],
  [
    'wc/directory-device-types/1',
    'Kinds of devices in the directory',
    `BloodPressure	Blood pressure monitors
BloodGlucose	Blood glucose monitors
Weight	Weight scales
Pedometer	Pedometers
PeakFlow	Peak flow meters
PulseOximeter	Pulse oximeters
HeartRate	Heart-rate monitors
ECG	ECG devices
PAP	PAP machines
Fitness	Fitness trackers`,
  ],
  [
    'wc/distance-units/1',
    'Units of length',
    `mi	miles
km	kilometers
yd	yards
m	meters
ft	feet
cm	centimeters
in	inches`,
  ],
  [
    'wc/dose-purpose/1',
    'What a dose is taken for',
    `rel	relief
prev	prevention
ctrl	control
other	other
undef	undefined`,
  ],
  [
    'wc/duration-units/1',
    'Units of time',
    `ns	nanoseconds
us	microseconds
ms	milliseconds
s	seconds
min	minutes
h	hours
d	days
mo	months
a	years`,
  ],
  [
    'wc/email-types/1',
    'Kinds of mail addresses',
    `Business	Business
Personal	Personal
Other	Other`,
  ],
  [
    'wc/ethnicity-types/1',
    'Ethnic groups',
    `1	American Indian or Alaska Native
2	Asian
3	Black or African American
4	Hispanic or Latino
5	Native Hawaiian or Other Pacific Islander
6	White
7	Mixed Race
8	Other Race`,
  ],
  ['wc/event-categories/1', 'Kinds of health events', `Pediatric	Pediatric`],
  [
    'wc/event-pediatric-developmental-dental/1',
    'Teeth of a child',
    `LostTooth	Lost Tooth
NewTooth	New Tooth
CavityFilled	Cavity Filled`,
  ],
  [
    'wc/event-pediatric-developmental-motor-skills/1',
    'First skills of the hands',
    `StaresAtHands	Stares at hands
GrabsAndHoldsBigThings	Grabs and holds big things
DropsThingsOnPurpose	Drops things on purpose
PullsYourHair	Pulls your hair
PicksUpSmallThings	Picks up small things
FingerFeeds	Finger feeds
FeedsWithASpoon	Feeds with a spoon
HoldsPencilAndScribbles	Holds pencil and scribbles
OpensCupboards	Opens cupboards`,
  ],
  [
    'wc/event-pediatric-developmental-movement/1',
    'First movements',
    `LiftsHeadClearOfGround	Lifts head clear of ground
RollsOver	Rolls over
SitsWithSupport	Sits with support
SitsAlone	Sits alone
MovesAroundOrCrawls	Moves around or crawls
StandsHoldingOn	Stands holding on
StandsAlone	Stands alone
WalksHoldingOn	Walks holding on
WalksAlone	Walks alone
FirstOutdoorWalk	First outdoor walk`,
  ],
  [
    'wc/event-pediatric-developmental-observations/1',
    'First observations',
    `StaresAtYourFace	Stares at your face
MovesEyesToWatchYou	Moves eyes to watch you
SmilewsForSpecialPeople	Smiles for special people
CriesWhenYouLeaveTheRoom	Cries when you leave the room
HoldsArmsUpToBeLifted	Holds up arms to be lifted
UsuallySleepsThroughTheNight	Usually sleeps through the night`,
  ],
  [
    'wc/event-pediatric-developmental-speech/1',
    'First words',
    `Smiles	Smiles
Laughs	Laughs
Babbles	Babbles
CopiesNoises	Copies noises
SaysMamaToAnyone	Says "mama" - to anyone
SaysRecongnisableWord	Says recognisable word
JoinsTwoRecognizableWords	Joins two recognisable words
SpeaksInSentences	Speaks in sentences`,
  ],
  [
    'wc/exercise-activities/1',
    'Sports and other movement; the published part of the list and additions of Healthkeep',
    `Aerobics	Aerobics
Aikido	Aikido
Arcade	Fitness arcade game
Archery	Archery
ArmErgometer	Arm ergometer
Backpacking	Backpacking
Badminton	Badminton
Ballet	Ballet
BarnChores	Barn chores
Baseball	Baseball
Basketball	Basketball
BeachVolleyball	Beach volleyball
Bicycling	Bicycling
Billiards	Billiards
BMX	BMX Bicycling
Bocce	Bocce
BootCamp	Boot camp fitness
Bowling	Bowling
Boxing	Boxing
Broomball	Broomball
Calisthenics	Calisthenics
Canoeing	Canoeing
Cheerleading	Cheerleading
Circuit Training	Circuit training
Coaching	Coaching
Cricket	Cricket
Croquet	Croquet
CrossCountryRunning	Cross country running
CrossCountrySkiing	Cross country skiing
CrossFit	CrossFit
Curling	Curling
Curves	Curves
DailyActivity	Daily activity
Dancing	Dancing
Darts	Darts
Diving	Diving
EllipticalTrainer	Elliptical trainer
ExerciseBall	Exercise ball
ExerciseBike	Exercise bike
Fencing	Fencing
FieldHockey	Field hockey
Fishing	Fishing
FitnessInstructor	Fitness instructor
Football	Football
Frisbee	Frisbee
Golf	Golf
Gymnastics	Gymnastics
Hacky sack	Hacky sack
Handball	Handball
HangGliding	Hang gliding
Hiking	Hiking
Hockey	Hockey
HorseCare	Horse care
HorseRacing	Horse racing
HorsebackRiding	Horseback riding
Horseshoes	Horseshoes
Housework	Housework
Hunting	Hunting
JaiAlai	Jai alai
Jazzercise	Jazzercise
Jetskiing	Jetskiing
Jogging	Jogging
JoggingStroller	Jogging Stroller
Judo	Judo
Juggling	Juggling
Karate	Karate
Kayaking	Kayaking
Kettlebell	Kettlebell
Kickball	Kickball
KickBoxing	Kick boxing
Kiteboarding	Kiteboarding
Kitesurfing	Kitesurfing
Lacrosse	Lacrosse
LawnBowling	Lawn bowling
Marathon	Marathon running
MartialArts	Martial arts
Motocross	Motocross
MountainBiking	Mountain biking
Mountaineering	Mountaineering
NotAvailable	N/A
Orienteering	Orienteering
Paddleball	Paddleball
Paddleboarding	Paddleboarding
PaddleBoating	Paddle boating
Paintball	Paintball
Parkour	Parkour
Pilates	Pilates
Playground	Playground games
Polo	Polo
PushingStroller	Pushing stroller
QiGong	Qi gong
Quoits	Quoits
RaceWalking	Race walking
Racquetball	Racquetball
RockClimbing	Rock climbing
RodeoSports	Rodeo sports
Rollerblading	Rollerblading
RollerSkating	Roller skating
RollerSkiing	Roller skiing
RopeJumping	Rope jumping
Rowing	Rowing
RowingMachine	Rowing machine
Rugby	Rugby
Running	Running
Sailing	Sailing
ScubaDiving	Scuba diving
Skateboarding	Skateboarding
Skating	Skating
Skiing	Skiing
Sledding	Sledding
Snorkeling	Snorkeling
Snowboarding	Snowboarding
Snowshoeing	Snowshoeing
Soccer	Soccer
Softball	Softball
Spinning	Spinning
Squash	Squash
StairClimbing	Stair climbing
StepAerobics	Step aerobics
StrengthTraining	Strength training
Stretching	Stretching
Surfing	Surfing
Swimming	Swimming
TableTennis	Table tennis
TaeKwonDo	Tae kwon do
TaiChi	Tai chi
Tennis	Tennis
TrackAndField	Track and field
Trampoline	Trampoline
Treadmill	Treadmill
UltimateFrisbee	Ultimate frisbee
Volleyball	Volleyball
Walking	Walking
WaterAerobics	Water aerobics
WaterPolo	Water polo
WaterSkiing	Water skiing
WeightTraining	Weight training
Wheelchair	Wheelchair
Windsurfing	Windsurfing
Wrestling	Wrestling
YardWork	Yard work
Yoga	Yoga
Zumba	Zumba`,
  ],
  [
    'wc/exercise-detail-names/1',
    'Numbers about exercise; the code says the unit',
    `Intensity	Intensity
MinimumHeartrate_BPM	Minimum heartrate
AverageHeartrate_BPM	Average heartrate
PeakHeartrate_BPM	Maximum heartrate
MaximumHeartrate_BPM	Maximum heartrate
Work_kJ	Work performed
CaloriesBurned_calories	Calories burned
FatCaloriesBurned_calories	Fat calories burned
EnergyOld_kJ	Food energy consumed
EnergyFromFatOld_kJ	Fat energy consumed
MinimumSpeed_m-per-s	Minimum speed
AverageSpeed_m-per-s	Average speed
MaximumSpeed_m-per-s	Maximum speed
MinimumPace_s-per-100m	Minimum pace
AveragePace_s-per-100m	Average pace
MaximumPace_s-per-100m	Maximum pace
MinimumPower_watts	Minimum power
AveragePower_watts	Average power
MaximumPower_watts	Maximum power
MinimumTorque_Nm	Minimum torque
AverageTorque_Nm	Average torque
MaximumTorque_Nm	Maximum torque
LeftRightBalance_percent	Left right balance
MinimumCadence_RPM	Minimum cadence
AverageCadence_RPM	Average cadence
MaximumCadence_RPM	Maximum cadence
MinimumTemp_celsius	Minimum temperature
AverageTemp_celsius	Average temperature
MaximumTemp_celsius	Maximum temperature
MinimumAltitude_meters	Minimum altitude
AverageAltitude_meters	Average altitude
MaximumAltitude_meters	Maximum altitude
ElevationGain_meters	Elevation gain
ElevationLoss_meters	Elevation loss
Floors_climbed	Floors Climbed
Floors_descended	Floors Descended
Steps_count	Steps
AerobicSteps_count	Aerobic steps
AerobicStepDuration_minutes	Aerobic step duration
Odometer_meters	Odometer
MaximumVerticalSpeedAscending_m-per-s	Maximum vertical speed ascending
MaximumVerticalSpeedDescending_m-per-s	Maximum vertical speed descending
AverageVerticalSpeedAscending_m-per-s	Average vertical speed ascending
AverageVerticalSpeedDescending_m-per-s	Average vertical speed descending`,
  ],
  [
    'wc/exercise-sample-names/1',
    'Series of readings during exercise',
    `Heartrate_BPM	Heartrate
Distance_meters	Distance
Position_LatLong	Position
Speed_m-per-s	Speed
Pace_s-per-100m	Pace
Power_watts	Power
Torque_Nm	Torque
Cadence_RPM	Cadence
Temperature_celsius	Temperature
Altitude_meters	Altitude
AirPressure_kPa	Air pressure
Steps_count	Number of steps
AerobicSteps_count	Number of aerobic steps`,
  ],
  [
    'wc/exercise-units/1',
    'Units of exercise',
    `BPM	Beats per minute (BPM)
Celsius	Celsius
Count	Count
Floors	Floors
kJ	kilo Joules (kJ)
m-per-s	Meters per second
Meters	Meters
Minutes	Minutes
Nm	Newton meters
Percent	Percent
RPM	Revolutions per minute (RPM)
s-per-100m	Seconds per 100 meters
Watts	Watts
LatLong	Latitude/Longitude
kPa	kilo Pascals (kPa)
Calories	Calories`,
  ],
  [
    'wc/explanation-of-benefits-claim-types/1',
    'Kinds of insurance claims',
    `Medical	Medical
Dental	Dental
Vision	Vision
Prescription	Prescription`,
  ],
  [
    'wc/family-history-conditions/1',
    'Conditions that run in families',
    `Alz	Alzheimer's Disease
Anx	Anxiety
Art	Arthritis
Ast	Asthma
Alg	Allergies
Blo	Blood Disorder
Can	Cancer
Dia	Diabetes
Deo	Depression
Epi	Epilepsy
Eye	Eye Condition
Hea	Heart Disease
HBP	High Blood Pressure
Kid	Kidney Disease
Lun	Lung Disease
Ost	Osteoporosis
Psy	Psychiatric Disorder
Sui	Suicide
Smo	Smoking
Str	Stroke
Sub	Substance Abuse
Tub	Tuberculosis
Ulc	Ulcer`,
  ],
  [
    'wc/family-history-region-of-origin/1',
    'Regions that families come from',
    `Africa	Africa
Asia	Asia
MiddleEast	Middle East
NorthernEurope	Northern Europe
SouthernEurope	Southern Europe
NorthAmerica	North America
SouthAmerica	South America
PacificIslands	Pacific Islands
Australia	Australia`,
  ],
  [
    'wc/gender-types/1',
    'Genders',
    `male	male
fem	female
unsp	unspecified`,
  ],
  [
    'wc/glucose-measurement-context/1',
    'What went before a glucose reading',
    `fasting	Fasting
non-fasting	Non-fasting
BeforeMeal	Before meal
AfterMeal	After meal
BeforeExercise	Before exercise
AfterExercise	After exercise
Ignore	Ignore
BeforeBedtime	Before bedtime
BeforeBreakfast	Before breakfast
AfterBreakfast	After breakfast
BeforeLunch	Before lunch
AfterLunch	After lunch
BeforeDinner	Before dinner
AfterDinner	After dinner`,
  ],
  [
    'wc/glucose-measurement-type/1',
    'What glucose is measured in',
    `wb	Whole blood
p	Plasma`,
  ],
  [
    'wc/goal-status/1',
    'States of a goal',
    `Active	Active
Achieved	Achieved
Abandoned	Abandoned`,
  ],
  [
    'wc/goal-type/1',
    'What a goal is about',
    `act	activity-duration
walk	walking-step-count
weight	Weight target
cal	calories-consumed
bp-sys	Blood Pressure - Systolic
bp-dia	Blood Pressure - Diastolic
cholesterol-hdl	HDL cholesterol
cholesterol-ldl	LDL cholesterol
cholesterol-total	Total cholesterol
blood-glucose	Blood glucose`,
  ],
  [
    'wc/group-membership-activities/1',
    'What is done in a group',
    `RecordAuthorizedForApplication	Record authorized for application
PackageIntegratedToClinicalSystem	Package integrated to clinical system`,
  ],
  [
    'wc/heart-rate-measurement-conditions/1',
    'Conditions of a heart rate reading',
    `Resting	Resting
Active	Active`,
  ],
  [
    'wc/heart-rate-measurement-method/1',
    'Methods of measuring the heart rate',
    `ManualPulse	Pulse taken by hand
DevicePulse	Pulse measured by device
EKG	Electrocardiogram (EKG)`,
  ],
  [
    'wc/immunization-adverse-effect/1',
    'What can go wrong after a vaccination',
    `AbdominalPain	Abdominal pain
Anaphylaxis	Anaphylaxis
ChestDiscomfort	Chest discomfort
Cough	Cough
Diarrhea	Diarrhea
DifficultyBreathing	Difficulty breathing
DifficultySwallowing	Difficulty swallowing
Dizziness	Dizziness
Erythema	Erythema
Fatigue	Fatigue
Fever	Fever
FeverChills	Fever with chills
Fussiness	Fussiness
Headache	Headache
Skin hives	Skin hives
Hoarseness	Hoarseness
Itching	Itching
Joint pain	Joint pain
LossOfConsciousness	Loss of consciousness
MuscleAche	Muscle ache
MuscleWeakness	Muscle weakness
NasalCongestion	Nasal congestion
Nausea	Nausea
Pain	Pain
NonstopCrying	Non-stop crying
PoorAppetite	Poor appetite
SkinRash	Skin rash
RedEye	Red eye
SkinRedness	Skin redness
Seizures	Seizures
Sneezing	Sneezing
EyePain	Eye pain
SkinSoreness	Skin soreness
SkinSwelling	Skin swelling
StomachCramps	Stomach cramps
Vomiting	Vomiting
Wheezing	Wheezing`,
  ],
  [
    'wc/immunization-anatomic-surface/1',
    'Places of a vaccination',
    `Buttock	Buttock
LeftArm	Left arm
LeftThigh	Left thigh
Nose	Nose
RightArm	Right arm
RightThigh	Right thigh
Mouth	Mouth`,
  ],
  [
    'wc/immunization-routes/1',
    'Ways of a vaccine into the body',
    `inj	Injected
nas	Nose spray
po	Oral`,
  ],
  [
    'wc/immunizations-common/1',
    'Common vaccines',
    `24	Anthrax vaccine
19	Bacillus Calmette-Guérin vaccine (BCG)
21	Chickenpox (varicella) vaccine
26	Cholera vaccine
28	Diphtheria, tetanus vaccine (DT)
20	Diphtheria, tetanus, pertussis vaccine (DtaP)
50	Diphtheria, tetanus, pertussis and Haemophilus influenzae type b vaccine (DTaP/Hib)
130	Diphtheria, tetanus, pertussis and polio vaccine (DTaP/IPV)
110	Diphtheria, tetanus, pertussis and hepatitis B and polio vaccine (DTaP/HepB/IPV)
120	Diphtheria, tetanus, pertussis and polio vaccine, and haemophilus influenza B vaccine (DTaP/IPV/Hib)
46	Haemophilus influenzae type b vaccine (Hib)
51	Haemophilus influenzae type b and hepatitis B vaccine (Hib/HepB)
52	Hepatitis A vaccine (HepA)
43	Hepatitis B vaccine (HepB) Adult
08	Hepatitis B vaccine (HepB) Child
104	Hepatits A and Hepatitis B vaccine (HepA/HepB)
118	Human papillomavirus vaccine (HPV)
16	Influenza vaccine
128	Influenza A H1N1 vaccine
39	Japanese encephalitis vaccine
64	Leishmaniasis vaccine
3	Measles, mumps, rubella vaccine (MMR)
94	Measles, mumps, rubella and chickenpox (varicella) vaccine (MMRV)
103	Meningococcal conjugate vaccine (MCV)
114	Meningococcal polysaccharide vaccine (MPSV)
32	Meningococcus vaccine
23	Plague vaccine
100	Pneumococcal polysaccharide conjugate vaccine (PCV)
33	Pneumococcal polysaccharide vaccine (PPSV)
109	Pneumococcal vaccine
10	Polio vaccine (IPV)
90	Rabies vaccine
122	Rotavirus vaccine
121	Shingles (herpes zoster) vaccine
75	Smallpox (vaccinia) vaccine
115	Tetanus, diphtheria, pertussis vaccine (Tdap)
113	Tetanus, diphtheria vaccine (Td)
112	Tetanus vaccine (TT)
91	Typhoid vaccine
131	Typhus vaccine
37	Yellow fever vaccine
11	Pertussus vaccine
102	Diphtheria, Tetanus, Pertussis and Haemophilus influenzae and Hepatitis B
2	Oral polio vaccine
DiphtheriaTetanusIPV	Diphtheria and tetanus vaccine and IPV
DiphtheriaTetanusPertussisHepB	Diphtheria, tetanus, pertussis and HepB
VitaminA	Vitamin A
DiphtheriaTetanusWCP1	Diphtheria, tetanus, whole cell pertussis
DiphtheriaTetanusWCP2	Diphtheria, tetanus, whole cell pertussis and Hib
DiphtheriaTetanusWCP3	Diphtheria, tetanus, whole cell pertussis, Hib and IPV
DiphtheriaTetanusWCP4	Diphtheria, tetanus, whole cell pertussis, Hib and HepB
DiphtheriaTetanusWCP5	Diphtheria, tetanus, whole cell pertussis and HepB`,
  ],
  [
    'wc/immunizations/1',
    'Vaccines by name; the published part of the list',
    `adenovirus, type 4	adenovirus vaccine, type 4, live, oral
adenovirus, type 7	adenovirus vaccine, type 7, live, oral
adenovirus, NOS	adenovirus vaccine, NOS
anthrax	anthrax vaccine
BCG	Bacillus Calmette-Guerin vaccine
botulinum antitoxin	botulinum antitoxin
chk	Chickenpox vaccine
cholera	cholera vaccine
CMVIG	cytomegalovirus immune globulin, intravenous
dengue fever	dengue fever vaccine
diphtheria antitoxin	diphtheria antitoxin
DT (pediatric)	diphtheria and tetanus toxoids, adsorbed for pediatric use
DTaP	diphtheria, tetanus toxoids and acellular pertussis vaccine
DTaP, 5 pertussis antigens	diphtheria, tetanus toxoids and acellular pertussis vaccine, 5 pertussis antigens
DTaP, NOS	diphtheria, tetanus toxoids and acellular pertussis vaccine, NOS
DTaP-Hep B-IPV	DTaP-hepatitis B and poliovirus vaccine
DTaP-Hib	DTaP-Haemophilus influenzae type b conjugate vaccine
DTP	diphtheria, tetanus toxoids and pertussis vaccine
DTP-Hib	DTP-Haemophilus influenzae type b conjugate vaccine
DTP-Hib-Hep B	DTP-Haemophilus influenzae type b conjugate and hepatitis b vaccine
hantavirus	hantavirus vaccine
Hep A, adult	hepatitis A vaccine, adult dosage
Hep A, ped/adol, 2 dose	hepatitis A vaccine, pediatric/adolescent dosage, 2 dose schedule
Hep A, ped/adol, 3 dose	hepatitis A vaccine, pediatric/adolescent dosage, 3 dose schedule
Hep A, pediatric, NOS	hepatitis A vaccine, pediatric dosage, NOS
Hep A, NOS	hepatitis A vaccine, NOS
Hep A-Hep B	hepatitis A and hepatitis B vaccine
HBIG	hepatitis B immune globulin
Hep B, adolescent or pediatric	hepatitis B vaccine, pediatric or pediatric/adolescent dosage
Hep B, adolescent/high risk infant	hepatitis B, adolescent/high risk infant dosage
Hep B, adult	hepatitis B vaccine, adult dosage
Hep B, dialysis	hepatitis B vaccine, dialysis patient dosage
Hep B, NOS	hepatitis B vaccine, NOS
Hep C	hepatitis C vaccine
Hep E	hepatitis E vaccine
herpes simplex 2	herpes simplex virus, type 2 vaccine
Hib (PRP-D)	Haemophilus influenzae type b vaccine, PRP-D conjugate
Hib (HbOC)	Haemophilus influenzae type b vaccine, HbOC conjugate
Hib (PRP-T)	Haemophilus influenzae type b vaccine, PRP-T conjugate
Hib (PRP-OMP)	Haemophilus influenzae type b vaccine, PRP-OMP conjugate
Hib, NOS	Haemophilus influenzae type b vaccine, conjugate NOS
Hib-Hep B	Haemophilus influenzae type b conjugate and Hepatitis B vaccine
HIV	human immunodeficiency virus vaccine
HPV	human papilloma virus vaccine
IG	immune globuline, intramuscular
IGIV	immune globuline, intravenous
IG, NOS	immune globulin, NOS
influenza, live, intranasal	influenza virus vaccine, live, attenuated, for intranasal use
influenza, split	influenza virus vaccine, split virus
influenza, whole	influenza virus vaccine, whole virus
influenza, NOS	influenza virus vaccine, NOS
IPV	poliovirus vaccine, inactivated
OPV	poliovirus, live, oral
polio, NOS	poliovirus vaccine, NOS
Japanese encephalitis	Japanese encephalitis vaccine
Junin virus	Junin virus vaccine
Leishmaniasis	Leishmaniasis vaccine
Leprosy	Leprosy vaccine
Lyme disease	Lyme disease vaccine
MMR	measles, mumps and rubella virus vaccine
M/R	measles and rubella virus vaccine
MMRV	measles, mumps, rubella, and varicella virus vaccine
malaria	malaria vaccine
measles	measles virus vaccine
melanoma	melanoma vaccine
meningococcal	meningococcal polysaccharide(meningitis) vaccine
mumps	mumps virus vaccine
parainfluenza-3	parainfluenza-3 virus vaccine
pertussis	pertussis vaccine
plague	plague vaccine
pneumococcal	pneumococcal polysaccharide vaccine
pneumococcal conjugate	pneumococcal conjugate vaccine, polyvalent
pneumococcal vaccine	pneumococcal (pneumonia) vaccine, NOS
Q fever	Q fever vaccine
rabies, intramuscular injection	rabies vaccine, for intramuscular injection
rabies, intradermal injection	rabies vaccine, for intradermal injection
rabies, NOS	rabies vaccione, NOS
rheumatic fever	rheumatic fever vaccine
Rift Valley fever	Rift Valley fever vaccine
RIG	rabies immune globulin
rotavirus	rotavirus vaccine, tetravalent, live, oral
RSV-IGIV	respiratory syncytial virus immune globulin, intravenous
RSV-MAb	respiratory syncytial virus monoclonal antibody (palivizumab), intramuscular
rubella	rubella virus vaccine
rubella/mumps	rubella and mumps virus vaccine
Staphylococcus bacterio lysate	Staphylococcus bacteriophage lysate
Td (adult)	tetanus and diphtheria toxoids, adsorbed for adult use
tetanus toxoid	tetanus toxoid, adsorbed
tick-borne encephalitis	tick-borne encephalitis vaccine
tetanus toxoid, NOS	tetanus toxoid, NOS
TIG	tetanus immune globulin
TST-OT tine test	tuberculin skin test, old tuberculin, multipuncture device
TST-PPD intradermal	tuberculin skin test, purified protein derivative, intradermal
TST-PPD tine test	tuberculin skin test, purified protein derivative, multipuncture device
TST, NOS	tuberculin skin test, NOS
tularemia vaccine	tularemia vaccine
typhoid, oral	typhoid vaccine, live, oral
typhoid, parenteral, AKD (U.S. Military)	typhoid vaccine, parenteral, acetone-killed, dried (U.S. Military)
typhoid, ViCPs	typhoid Vi capsular polysaccharide vaccine
vaccinia (smallpox)	vaccinia (smallpox) vaccine`,
  ],
  [
    'wc/inhaler-dose-purpose/1',
    'What an inhaler is used for',
    `r	relief
p	prevention
c	control
u	undefined`,
  ],
  [
    'wc/insulin-type/1',
    'Kinds of insulin',
    `a	Analoga
N	Normal
N-I	NPH-Insulin
N-M	NPH-Mix`,
  ],
  [
    'wc/intensity-one-to-five/1',
    'Intensity from 1 to 5',
    `1	very low
2	low
3	moderate
4	high
5	very high`,
  ],
  [
    'wc/lab-result-flag/1',
    'How a laboratory result compares',
    `N	Normal
C	Critical
H	High
L	Low
A	Abnormal
I	Indeterminate`,
  ],
  [
    'wc/lab-results-units/1',
    'Units of laboratory results',
    `HPF	high powered field
iU	international units
iU-per-l	international units per liter
iU-per-ml	international units per milliliter
breaths-per-min	breaths per minute
cells-per-ul	cells per microliter
B-per-min	beats per minute
HB-per-min	heartbeats per minute
titer	titers
units	units
units-per-l	units per liter
per-LPF	per low powered field
per-HPF	per high powered field
per-mm3	per cubic millimeter
per-ul	per microliter
pcnt	percent
a	years
Cel	celsius
cm	centimeters
cmH20	centimeters of water
fl	femtoliters
g-per-dl	grams per deciliter
h	hours
kcells-per-ul	thousand cells per microliter
k-per-mm3	thousand per cubic millimeter
k-per-ul	thousand per microliter
kg	kilograms
kU-per-l	kilounits per liter
l	liters
l-per-min	liters per minute
l-per-s	liters per second
per-s	per second
lg(iU)	decadic logarithm of international units
M	million
M-per-mm3	million per cubic millimeter
miU-per-l	milli-international-units per liter
miU-per-ml	milli-international-units-per-ml
Mcells-per-ul	million cells per microliter
M-per-ul	million per microliter
m2	square meters
meq-per-l	milliequivalents per liter
mg	milligrams
mg-per-24h	milligrams per 24 hours
mg-per-d	milligrams per day
mg-per-dl	milligrams per deciliter
mg-per-g	milligrams per gram
mg-per-gcreat.	milligrams per gram creatinine
mg-per-l	milligrams per liter
min	minutes
ml	milliliters
ml-per-HB	milliliters per beat
ml-per-dl	milliliters per deciliter
ml-per-min	milliliters per minute
mmHg	millimeters of mercury
mm-per-h	millimeters per hour
mmol-per-l	millimoles per liter
mol-per-mm3	moles per cubic millimeter
mol-per-ul	moles per microliter
mosm-per-kg	milliosmoles per kilogram
mU-per-l	milliunits per liter
mU-per-ml	milliunits per milliliter
ng-per-dl	nanograms per deciliter
ng-per-l	nanograms per liter
ng-per-ml	nanograms per milliliter
ng-per-ml-per-h	nanograms per milliliter per hour
ng-per-nl	nanograms per nanoliter
nmol-per-l	nanomoles per liter
nU-per-ml	nanounits per milliliter
pg	picograms
pg-per-ml	picograms per milliliter
pg-per-dl	picograms per deciliter
pmol-per-ml	picomole per milliliter
s	seconds
uiU-per-ml	micro-international-units per milliliter
uunits	microunits
uunits-per-ml	microunits per milliliter
U-per-ml	units per milliliter
ug-per-d	micrograms per day
ug-per-dl	micrograms per deciliter
ug-per-g	micrograms per gram creatinine
ug-per-l	micrograms per liter
ug-per-ml	micrograms per milliliter
umol-per-l	micromoles per liter
umol-per-m	micromoles per meter
uU-per-ml	microunits per milliliter<-per-Value>
W	watts
mmol-per-mol	millimoles per mole`,
  ],
  [
    'wc/lab-status/1',
    'States of a laboratory test',
    `C	Complete
P	Pending
R	Patient Refused Test
QNS	Quantity not sufficient`,
  ],
  [
    'wc/marital-status/1',
    'Marital status',
    `NM	Never Married
Mar	Married
Sep	Separated
Div	Divorced
Wid	Widowed
DP	Domestic Partnership`,
  ],
  [
    'wc/measurement-context/1',
    'What went before a measurement',
    `bm	before meal
am	after meal
be	before exercise
ae	after exercise
i	ignore`,
  ],
  [
    'wc/measurement-unit-sets/1',
    'Names of the lists of units',
    `lab-results-units	lab-results-units
exercise-detail-units	exercise-units`,
  ],
  [
    'wc/medical-professions/1',
    'Medical professions',
    `Phy	Physician
Den	Dentist
Nrs	Nurse
Thp	Therapist
SW	Social Worker
Chi	Chiropractor
Nrt	Nutritionist
Clg	Clergy`,
  ],
  [
    'wc/medication-dose-units/1',
    'Units of a dose',
    `Applicatorfuls	Applicatorfuls
Bags	Bags
Bars	Bars
Capsules	Capsules
Doses	Doses
Dropperfuls	Dropperfuls
Drops	Drops
g	Grams (g)
Inhalations	Inhalations
Lozenges	Lozenges
mcg	Micrograms (mcg)
mg	Milligrams (mg)
ml	Milliliters (ml)
Packets	Packets
Pads	Pads
Patches	Patches
Percent	Percent (%)
Puffs	Puffs
Scoops	Scoops
Shots	Shots
Sprays	Sprays
Suppositories	Suppositories
Syringe	Syringe
tbsp	Tablespoons (tbsp)
Tablets	Tablets
tsp	Teaspoons (tsp)
Units	Units (U)`,
  ],
  [
    'wc/medication-prescribed/1',
    'Prescribed, or bought without',
    `prescribed	Prescribed
prescribedOTC	Prescribed OTC
OTC	Over the Counter (OTC)`,
  ],
  [
    'wc/medication-routes/1',
    'Ways of a medicine into the body',
    `imp	implant
cpd	compounding
inj	injectable
inart	intra-articular
ib	intrabiliary
il	intralymphatic
into	intraocular
intp	intraperitoneal
intr	intrathecal
intt	intratracheal
intu	intrauteral
ir	irrigation
mm	mucous membrane
nas	nasal
oph	ophthalmic
poinj	oral and injectable
om	oral transmucosal
otic	otic
po	by mouth
pr	by rectum
pg	by g-tube
pj	by j-tube
top	topical
sc	subcutaneous
iv	intravenous
inh	by inhaler
neb	nebulizer
ou	both eyes
os	left eye
od	right eye
as	left ear
ad	right ear
im	intramuscular
sl	sublingual
td	transdermal
tranu	transurethral
vag	vaginal
inpl	intrapleural
invs	intravesical
porec	oral and rectal`,
  ],
  [
    'wc/medication-routes/2',
    'Ways of a medicine into the body',
    `po	By mouth
vag	Vaginal
inh	Inhaled
inj	By injection
iv	Through an intravenous (IV) line
nas	In the nose (spray/drops)
oph	In the eye
otic	In the ear
pg	Through a feeding tube
pr	Rectal
sl	Under the tongue
top	Through the skin`,
  ],
  [
    'wc/medication-strength-unit/1',
    'Units of the strength of a medicine',
    `percent	Percent (%)
cfuperml	Colony forming units per milliliter (cfu/ml)
iu	International unit (iu)
meq	Milliequivalent (meq)
meqperml	Milliequivalent per milliliter (meq/ml)
mg	Milligram (mg)
mgperml	Milligram per milliliter (mg/ml)
ml	Milliliter (ml)
unt	Unit (unt)
untperml	Units per milliliter (unt/ml)
mcg	Micrograms (mcg)`,
  ],
  [
    'wc/medication-substitution/1',
    'Whether a pharmacy may substitute',
    `DAW	Dispense as written
SP	Substitution permitted`,
  ],
  [
    'wc/menstrual-flow-amount/1',
    'Amount of menstrual flow',
    `0	Unknown
1	Spotting
2	Light
3	Medium
4	Heavy`,
  ],
  [
    'wc/months/1',
    'Months of the year',
    `1	January
2	February
3	March
4	April
5	May
6	June
7	July
8	August
9	September
10	October
11	November
12	December`,
  ],
  [
    'wc/name-prefixes/1',
    'Titles before a name',
    `Mr	Mr.
Mrs	Mrs.
Ms	Ms.
Dr	Dr.
Miss	Miss`,
  ],
  [
    'wc/name-suffixes/1',
    'Suffixes of a name',
    `Jr	Junior
II	The Second
Sr	Senior
III	The Third
IV	The Fourth`,
  ],
  [
    'wc/normalcy-one-to-five/1',
    'How normal a reading is, from 1 to 5',
    `1	well below normal
2	below normal
3	normal
4	above normal
5	well above normal`,
  ],
  [
    'wc/note-document-types/1',
    'Kinds of notes',
    `N	Note
R	Report
L	Letter`,
  ],
  [
    'wc/note-setting/1',
    'Where a note was written',
    `I	Inpatient
O	Outpatient
E	Emergency
R	Rehabilitation
HC	Home Care
Hp	Hospice
NH	Nursing Home`,
  ],
  [
    'wc/organizational-relationship/1',
    'Kinds of organizations',
    `Phr	Pharmacy
Emp	Employer
Hsp	Hospital
Cln	Clinic
NH	Nursing Home
Opt	Optician
Hpc	Hospice
HC	Health Club
Sch	School
Lab	Laboratory`,
  ],
  [
    'wc/person-types/1',
    'What a person is to the owner of a record',
    `1	Emergency Contact	Emergency Contact
2	Provider	Provider
3	Pharmacy	Pharmacy`,
  ],
  [
    'wc/personal-relationship/1',
    'What people are to each other',
    `Spo	Spouse
Son	Son
Dau	Daughter
Sis	Sister
Bro	Brother
Mth	Mother
Fth	Father
GFt	Grandfather
GMt	Grandmother
GSn	Grandson
GDa	Granddaughter
Ant	Aunt
Unc	Uncle
Nic	Niece
Nep	Nephew
Csn	Cousin
Fnd	Friend
Gar	Guardian
GFtP	Grandfather (paternal)
GFtM	Grandfather (maternal)
GMtP	Grandmother (paternal)
GMtM	Grandmother (maternal)
AntP	Aunt (paternal)
AntM	Aunt (maternal)
UncP	Uncle (paternal)
UncM	Uncle (maternal)
Csn1	Cousin (first)
Csn2	Cousin (second)
OthRel	Other relative`,
  ],
  [
    'wc/phone-types/1',
    'Kinds of phone numbers',
    `Business	Business
Fax	Fax
Home	Home
Mobile	Mobile
Pager	Pager
TTYTTD	TTY/TDD
Other	Other`,
  ],
  [
    'wc/pregnancy-outcomes/1',
    'How a pregnancy ended',
    `LiveBirth	Live birth
Miscarriage	Miscarriage
Stillborn	Stillborn
Abortion	Abortion`,
  ],
  [
    'wc/prescription-type/1',
    'Kinds of prescriptions',
    `M	Medically Prescribed
S	Self chosen
U	Unknown`,
  ],
  [
    'wc/pressure-units/1',
    'Units of pressure',
    `pa	pascal
kpa	kilopascal
hpa	hectopascal
cmh2o	centimeters of water
mmhg	millimeters of mercury
psi	pound per square inch
bar	bar
atm	atmosphere`,
  ],
  [
    'wc/provinces/1',
    'Provinces of Canada',
    `AB	Alberta
BC	British Columbia
MB	Manitoba
NB	New Brunswick
NL	Newfoundland and Labrador
NS	Nova Scotia
NT	Northwest Territories
NU	Nunavut
ON	Ontario
PE	Prince Edward Island
QC	Quebec
SK	Saskatchewan
YT	Yukon`,
  ],
  [
    'wc/quality-one-to-five/1',
    'Quality from 1 to 5',
    `1	very poor
2	poor
3	fair
4	good
5	very good`,
  ],
  [
    'wc/reactions/1',
    'What an allergy can do; the codes are ICD-9-CM',
    `300.00	anxiety and/or feeling of impending doom
372.14	itchy, watery eyes
477	nasal congestion / runny nose
708.9	hives (red, raised, itchy bumps)
780.0	unconsciousness
780.1	hallucinations
780.2	fainting and/or loss of consciousness
780.3	seizures
780.4	dizziness and/or light-headedness
780.52	insomnia
780.54	excessive sleeping
780.6	fever
780.7	fatigue
780.8	sweating
780.92	excessive crying of infant
780.93	memory loss
781.0	twitching
781.1	smell or taste disturbance
781.2	problem walking
781.3	lack of coordination
781.4	paralysis
781.6	stiff neck
781.9	weakness
781.94	facial weakness
781.99	muscle aches
782.0	itching or numbness or tingling
782.1	rash
782.3	swelling
782.4	jaundice or yellow skin
782.61	paleness
782.62	flushing
782.7	easy bruising
783.0	loss of appetite
783.1	weight gain
783.2	weight loss
783.4	growth problem
783.5	abnormal thirst
784.0	headache
784.1	throat pain
784.40	voice problem
784.5	speech problem
784.7	nosebleed
784.99	sneezing
785.0	fast heart rate
785.1	heart palpitations
785.2	heart murmur
785.50	shock
785.6	enlarged glands
786.01	hyperventilation
786.05	shortness of breath
786.06	fast breathing
786.07	wheezing
786.1	noisy breathing
786.2	cough
786.3	coughing up blood
786.4	green or yellow phlegm
786.50	chest tightness and/or discomfort
786.52	painful breathing
786.8	hiccough
787.0	nausea and/or vomiting
787.02	nausea only
787.03	vomiting only
787.1	heartburn
787.2	difficulty swallowing
787.3	gas
787.6	leakage of stool
787.7	constipation
787.91	diarrhea
788.1	painful urination
788.20	retention of urine
788.30	leakage of urine
788.4	frequent urination
788.5	reduced urination
789.0	abdominal pain and/or pain
789.3	abdominal swelling
790.01	low blood count
790.4	elevated liver enzymes
790.7	blood infection
790.92	abnormal blood clotting
794.14	visual changes
794.15	hearing changes
796.1	abnormal reflexes
796.2	high blood pressure
796.3	low blood pressure
995.0	anaphylactic shock`,
  ],
  [
    'wc/recurrence-intervals/1',
    'Units of how often',
    `second	Second
minute	Minute
hour	Hour
day	Day
week	Week
month	Month
year	Year
decade	Decade
century	Century`,
  ],
  [
    'wc/relationship-types/1',
    'What people are to each other in an insurance claim',
    `1	Self
2	Other
3	Spouse
5	Child
6	Guardian
7	Patient
8	Parent
10	Relative
11	Domestic Partner
13	Pet
14	Son
15	Daughter`,
  ],
  [
    'wc/religion/1',
    'Faiths',
    `Agn	Agnostic
Ath	Atheist
Bap	Baptist
Bud	Buddhist
Cat	Catholic
Chr	Christian (Non-Protestant)
EPi	Episcopalian
Jew	Jewish
Him	Hindu
Lut	Lutheran
Met	Methodist
Pen	Pentecostal
Pre	Presbyterian
Pro	Protestant
LDS	Mormon/Latter Day Saints
Mus	Muslim
ONC	Other Non-Christian
Shi	Shinto
Sik	Sikh
Uni	Unitarian`,
  ],
  [
    'wc/signal-type-names/1',
    'What sensors measure',
    `txtAltitude	Altitude
txtAmbientTemperature	Ambient Temperature
txtBloodGlucose	Blood Glucose Level
txtBloodPressure	Blood Pressure
txtSystolic	Systolic
txtDiastolic	Diastolic
txtDistance	Distance
txtEnergyExpended	Energy Expended
txtGSR	Galvanic Skin Response
txtHR	Heart Rate
txtLocation	Location
txtLatitude	Latitude
txtLongitude	Longitude
txtSkinMoisture	Skin Moisture
txtSkinTemperature	Skin Temperature
txtSteps	Steps
txtUltraVioletExposure	Ultraviolet Exposure
txtVelocity	Velocity
txtHRV	Heart Rate Variability`,
  ],
  [
    'wc/sleepiness-one-to-four/1',
    'Sleepiness from 1 to 4',
    `1	very sleepy
2	somewhat tired
3	fairly alert
4	fully awake`,
  ],
  [
    'wc/states/1',
    'States of the United States',
    `AL	Alabama
AK	Alaska
AZ	Arizona
AR	Arkansas
CA	California
CO	Colorado
CT	Connecticut
DE	Delaware
DC	District of Columbia
FL	Florida
GA	Georgia
HI	Hawaii
ID	Idaho
IL	Illinois
IN	Indiana
IA	Iowa
KS	Kansas
KY	Kentucky
LA	Louisiana
ME	Maine
MD	Maryland
MA	Massachusetts
MI	Michigan
MN	Minnesota
MS	Mississippi
MO	Missouri
MT	Montana
NE	Nebraska
NV	Nevada
NH	New Hampshire
NJ	New Jersey
NM	New Mexico
NY	New York
NC	North Carolina
ND	North Dakota
OH	Ohio
OK	Oklahoma
OR	Oregon
PA	Pennsylvania
RI	Rhode Island
SC	South Carolina
SD	South Dakota
TN	Tennessee
TX	Texas
UT	Utah
VT	Vermont
VA	Virginia
WA	Washington
WI	Wisconsin
WV	West Virginia
WY	Wyoming`,
  ],
  [
    'wc/status-types/1',
    'What a status item says',
    `ReconcileComplete	Reconcile complete
MessageRead	Message read
AutoReconcileComplete	Auto-reconcile complete`,
  ],
  [
    'wc/thing-type-names-collective/1',
    'Names of thing types in the plural',
    `90dbf000-fc55-4b92-b4a1-da45c36ad8bb	Aerobic exercise sessions
7b2ea78c-4b78-4f75-a6a7-5396fe38b09a	Aerobic profiles
52bf9104-2c5e-4f1f-a66d-552ebcc53df7	Allergies
d65ad514-c492-4b59-bd05-f3f6cb43ceb3	Allergic episodes
7ab3e662-cc5b-4be2-bf38-78f8aad5b161	Medical annotations
4b18aeb6-5f01-444c-8c70-dbf13a2f510b	Appointments
ff9ce191-2096-47d8-9300-5469a9883746	Asthma inhalers
dd710b31-2b6f-45bd-9552-253562b9a7c1	Body dimensions
d3170d30-a41b-4bde-a116-87698c8a001a	Calorie guidelines
adaf49ad-8e10-49f8-9783-174819e97051	Cardiac profiles
aea2e8f2-11dd-4a7d-ab43-1d58764ebc19	Concerns
1e1ccbfc-a55d-4d91-8940-fa2fbf73c195	Continuity of Care Records (CCRs)
9c48a2b8-952c-4f5a-935d-f3292326bf54	Continuity of Care Documents (CCDs)
7ea7a1f9-880b-4bd4-b593-f5660f20eda8	Conditions
046d0ad7-6d7f-4bfd-afd4-4192ca2e913d	Contraindications
ef9cf8d5-6c0b-4292-997f-4047240bc7be	Medical devices
80cf4080-ad3f-4bb5-a0b5-907c22f73017	Diabetic profiles
822a5e5a-14f1-4d06-b92f-8f3f1b05218f	Advance directives
02ef57a2-a620-425a-8e92-a301542cca54	Discharge summaries
464083cc-13de-4f3e-a189-da8e47d5651b	Encounters
6705549b-0e3d-474e-bfa7-8197ddd6786a	Family history conditions
cc23422c-4fba-4a23-b52a-c01d6cd53fdf	Family history people
bd0403c5-4ae2-4b0e-a8db-1888678e4528	Files
9d006053-116c-43cc-9554-e0cda43558cb	Genetic SNP results
58fd8ac4-6c47-41a3-94b2-478401f0e26c	Health assessments
7ea47715-cba4-47f0-99d2-eb0a9fb4a85c	Healthcare proxies
3b3c053b-b1fe-4e11-9e22-d4b480de74e8	Insulin injections
d4b48e6b-50fa-4ba8-ac73-7d64a68dc328	Web links
30cafccc-047d-4288-94ef-643571f7919d	Medications
167ecf6b-bb54-43f9-a473-507b334907e0	Medication fills
b8fcb138-f8e6-436a-a15d-e3a2d6916094	Microbiology lab test results
c9287326-bb43-4194-858c-8b60768f000f	Password-protected packages
cd3587b5-b6e1-4565-ab3b-1c3ad45eb04f	Immunizations
609319bf-35cc-40a4-b9d7-1b329679baaa	Life goals
9366440c-ec81-4b89-b231-308a4c4d70ed	Insurance plans
25c94a9f-9d3d-4576-96dc-6791178a8143	Contacts
46d485cf-2b84-429d-9159-83152ba801f4	Pregnancies
5e2c027e-3417-4cfc-bd10-5a6f2e91ad23	Medical problems
0a5f9a43-dc88-4e9f-890f-1f9159b76e7b	Procedures
55d33791-58de-4cae-8c78-819e12ba5059	Questions & answers
e4911bd3-61bf-4e10-ae78-9c574b888b8f	Radiology results
5fd15cb7-b717-4b1c-89e0-1dbcf7f815dd	Respiratory profiles
11c52484-7f1a-11db-aeac-87d355d89593	Sleep sessions
031f5706-7f1a-11db-ad56-7bd355d89593	Sleep journal
921588d1-27bf-423c-8e55-650d2fedb3e0	Spirometer readings
b7925180-d69e-48fa-ae1d-cb3748ca170e	Weight goals
cdfc0a9b-6d3b-4d16-afa8-02b86d621a8d	Medical image studies
356fbba9-e0c9-4f4f-b0d9-4594f2490d2f	Explanations of Benefits (EOBs)
9085cad9-e866-4564-8a91-7ad8685d204d	PAP sessions
72dc49e1-1486-4634-b651-ef560ed051e5	Messages
1572af76-1653-4c39-9683-9f9ca6584ba3	Health events
21d75546-8717-4deb-8b17-a57f48917790	Health journal
415c95e0-0533-4d9c-ac73-91dc5031186c	Care plans
9f4e0fcd-10d7-416d-855a-90514ce2016b	Comments
dad8bb47-9ad0-4f09-a020-0ff051d1d0f7	Health goals
9df1163d-eae1-405e-8a66-8aaf19bd5fc7	Education documents (preview)
0aa6a4c7-cef5-46ea-970e-206c8402dccb	Education - MyData files (preview)
c3353437-7a5e-46be-8e1a-f93dac872a68	Education - SIF student academic records (preview)
074e122a-335a-4a47-a63d-00a8f3e79e60	Meal definitions
a3d38add-b7b2-4ccd-856b-9b14bbc4e075	Defibrillator episodes
d59c9c1a-8cd3-4f9c-a4e5-9d1e73fb602c	Locations`,
  ],
  [
    'wc/thing-type-names/1',
    'Names of thing types; the published part of the list',
    `txtNameaerobic	Aerobic exercise session
txtNameaerobic-profile	Aerobic profile
txtNameaerobic-weekly	Weekly aerobic exercise goal
txtNameallergy	Allergy
txtNameallergic-episode	Allergic episode
txtNameannotation	Medical annotation
txtNameapplication	App-specific information
txtNameappointment	Appointment
txtNameasthma-inhaler	Asthma inhaler
txtNameasthma-inhaler-use	Asthma inhaler usage
txtNamebase	Base thing type
txtNamebasic	Basic demographic information
txtNameblood-glucose	Blood glucose
txtNameblood-oxygen-saturation	Blood oxygen saturation
txtNamebp	Blood pressure
txtNamebody-composition	Body composition
txtNamebody-dimension	Body dimension
txtNamecalorie-guideline	Calorie guideline
txtNamecardiac-profile	Cardiac profile
txtNamecholesterol-profile	Cholesterol
txtNameconcern	Concern
txtNameccr	Continuity of Care Record (CCR)
txtNamecda	Clinical Document Architecture (CDA)
txtNameccd	Continuity of Care Document (CCD)
txtNamecondition	Condition
txtNamecontraindication	Contraindication
txtNamecontact	Personal contact information
txtNamedietary-intake-daily	Daily dietary intake
txtNamedaily-medication-usage	Daily medication usage
txtNamedevice	Medical device
txtNamediabetic-profile	Diabetic profile
txtNamedirective	Advance directive
txtNamedischarge-summary	Discharge summary
txtNameemotion	Emotional state
txtNameencounter-old	Encounter
txtNameencounter	Encounter
txtNameexercise	Exercise
txtNameexercise-samples	Exercise samples
txtNamefamily-history.1	Family history
txtNamefamily-history	Family history
txtNamefamily-history-condition	Family history condition
txtNamefamily-history-person	Family history person
txtNamefile	File
txtNamegenetic-snp-results	Genetic SNP result
txtNamegroup-membership	Group membership
txtNameHbA1C	HbA1C
txtNamehealth-assessment	Health assessment
txtNamehealthcare-proxy	Healthcare proxy
txtNameheart-rate	Heart rate
txtNameinsulin-injection	Insulin injection
txtNameinsulin-injection-use	Insulin injection usage
txtNamegroup-membership-activity	Group membership activity
txtNamelab-test-results.1	Lab results
txtNamelab-test-results	Lab results
txtNamelink	Web link
txtNamemedication.1	Medication
txtNamemedication	Medication
txtNamemedication-fill	Medication fill
txtNamemicrobiology-lab-results	Microbiology lab test result
txtNamepassword-protected-package	Password-protected package
txtNameheight	Height
txtNameimmunization.1	Immunization
txtNameimmunization	Immunization
txtNamelife-goal	Life goal
txtNamepayer	Insurance plan
txtNamepeak-flow	Peak flow
txtNamepersonal	Personal demographic information
txtNamepersonal-image	Personal picture
txtNameperson	Contact
txtNamepregnancy	Pregnancy
txtNameproblem	Medical problem
txtNameprocedure.1	Procedure
txtNameprocedure	Procedure
txtNamequestion-answer	Question & answer
txtNameradiology-lab-results	Radiology result
txtNamerespiratory-profile	Respiratory profile
txtNamesleepjournal-am	Sleep session
txtNamesleepjournal-pm	Sleep journal entry
txtNamespirometer	Spirometer reading
txtNamevital-signs	Vital signs
txtNameweight-goal	Weight goal
txtNameweight	Weight
txtNameApplicationDataReference	Application data reference
txtNamefamily-history.3	Family history
txtNameMedicalImageStudy	Medical image study
txtNameStatus	Status
txtNameBasicV2	Basic demographic information
txtNameexplanation-of-benefits	Explanation of benefits (EOB)
txtNamePAPSession	PAP session
txtNamemessage	Message
txtNamehealth-event	Health event
txtNamehealth-journal-entry	Health journal entry
txtNamecare-plan	Care plan
txtNameComment	Comment
txtNamedietary-intake	Food & drink
txtNamehealth-goal	Health goal
txtNameeducation-document	Education document (preview)
txtNamemydata-education-file	Education - MyData file (preview)
txtNamesif-student-academic-record	Education - SIF student academic record (preview)
txtNamemeal-definition	Meal definition`,
  ],
  [
    'wc/thingtype-categories/1',
    'Categories of thing types',
    `1	Custom Data
2	Files
3	Conditions
4	Health History
5	Medications
6	Personal Profile
7	Fitness
8	Measurements`,
  ],
  [
    'wc/vital-statistics/1',
    'Vital signs',
    `Tmp	Temperature
Res	Respiratory Rate
Pls	Pulse
BPS	Blood Pressure - Systolic
BPD	Blood Pressure - Diastolic
Hgt	Height
Wgt	Weight
BOS	Blood Oxygen Saturation
HC	Head Circumference`,
  ],
  [
    'wc/wake-state-one-to-three/1',
    'How somebody felt on waking, from 1 to 3',
    `1	fully awake
2	awake but little tired
3	sleepy`,
  ],
  [
    'wc/weight-units/1',
    'Units of weight',
    `lb	pound
kg	kilogram
g	gram
mg	milligram
mcg	microgram
oz	ounce
stlb	Stone-pounds`,
  ],
]
