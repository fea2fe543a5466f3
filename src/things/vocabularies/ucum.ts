/** Units of HealthVault's vocabularies as UCUM codes, for exchange with FHIR and C-CDA. A line a unit: code, UCUM. */
const tables: { readonly [vocabulary: string]: string } = {
  'lab-results-units': `HPF	[HPF]
iU	[iU]
iU-per-l	[iU]/L
iU-per-ml	[iU]/mL
breaths-per-min	{breaths}/min
cells-per-ul	{cells}/uL
B-per-min	{beats}/min
HB-per-min	{heartbeats}/min
titer	{titer}
units	U
units-per-l	U/L
per-LPF	/[LPF]
per-HPF	/[HPF]
per-mm3	/mm3
per-ul	/uL
pcnt	%
a	a
Cel	Cel
cm	cm
cmH20	cm[H2O]
fl	fL
g-per-dl	g/dL
h	h
kcells-per-ul	10*3{cells}/uL
k-per-mm3	10*3/mm3
k-per-ul	10*3/uL
kg	kg
kU-per-l	kU/L
l	L
l-per-min	L/min
l-per-s	L/s
per-s	/s
lg(iU)	{lg[iU]}
M	10*6
M-per-mm3	10*6/mm3
miU-per-l	m[iU]/L
miU-per-ml	m[iU]/mL
Mcells-per-ul	10*6{cells}/uL
M-per-ul	10*6/uL
m2	m2
meq-per-l	meq/L
mg	mg
mg-per-24h	mg/(24.h)
mg-per-d	mg/d
mg-per-dl	mg/dL
mg-per-g	mg/g
mg-per-gcreat.	mg/g{creat}
mg-per-l	mg/L
min	min
ml	mL
ml-per-HB	mL/{HB}
ml-per-dl	mL/dL
ml-per-min	mL/min
mmHg	mm[Hg]
mm-per-h	mm/h
mmol-per-l	mmol/L
mol-per-mm3	mol/mm3
mol-per-ul	mol/uL
mosm-per-kg	mosm/kg
mU-per-l	mU/L
mU-per-ml	mU/mL
ng-per-dl	ng/dL
ng-per-l	ng/L
ng-per-ml	ng/mL
ng-per-ml-per-h	ng/mL/h
ng-per-nl	ng/nL
nmol-per-l	nmol/L
nU-per-ml	nU/mL
pg	pg
pg-per-ml	pg/mL
pg-per-dl	pg/dL
pmol-per-ml	pmol/mL
s	s
uiU-per-ml	u[iU]/mL
uunits	uU
uunits-per-ml	uU/mL
U-per-ml	U/mL
ug-per-d	ug/d
ug-per-dl	ug/dL
ug-per-g	ug/g{creat}
ug-per-l	ug/L
ug-per-ml	ug/mL
umol-per-l	umol/L
umol-per-m	umol/m
uU-per-ml	uU/mL
W	W
mmol-per-mol	mmol/mol`,
  'weight-units': `lb	[lb_av]
kg	kg
g	g
mg	mg
mcg	ug
oz	[oz_av]
stlb	[stone_av]`,
  'distance-units': `mi	[mi_i]
km	km
yd	[yd_i]
m	m
ft	[ft_i]
cm	cm
in	[in_i]`,
  'pressure-units': `pa	Pa
kpa	kPa
hpa	hPa
cmh2o	cm[H2O]
mmhg	mm[Hg]
psi	[psi]
bar	bar
atm	atm`,
  'exercise-units': `BPM	/min
Celsius	Cel
Count	{count}
Floors	{floors}
kJ	kJ
m-per-s	m/s
Meters	m
Minutes	min
Nm	N.m
Percent	%
RPM	{rev}/min
s-per-100m	s/(100.m)
Watts	W
LatLong	deg
kPa	kPa
Calories	kcal`,
  'duration-units': `ns	ns
us	us
ms	ms
s	s
min	min
h	h
d	d
mo	mo
a	a`,
  'recurrence-intervals': `second	s
minute	min
hour	h
day	d
week	wk
month	mo
year	a
decade	10.a
century	100.a`,
  'medication-strength-unit': `percent	%
cfuperml	[CFU]/mL
iu	[iU]
meq	meq
meqperml	meq/mL
mg	mg
mgperml	mg/mL
ml	mL
unt	U
untperml	U/mL
mcg	ug`,
  'medication-dose-units': `Applicatorfuls	{applicatorful}
Bags	{bag}
Bars	{bar}
Capsules	{capsule}
Doses	{dose}
Dropperfuls	{dropperful}
Drops	[drp]
g	g
Inhalations	{inhalation}
Lozenges	{lozenge}
mcg	ug
mg	mg
ml	mL
Packets	{packet}
Pads	{pad}
Patches	{patch}
Percent	%
Puffs	{puff}
Scoops	{scoop}
Shots	{shot}
Sprays	{spray}
Suppositories	{suppository}
Syringe	{syringe}
tbsp	[tbs_us]
Tablets	{tablet}
tsp	[tsp_us]
Units	U`,
  'calorie-guideline-units': `calories-per-day	kcal/d`,
}

const maps = new Map(
  Object.entries(tables).map(([vocabulary, rows]) => [
    vocabulary,
    new Map(rows.split('\n').map(row => row.split('\t') as [string, string])),
  ]),
)

/** The UCUM code of a unit in a vocabulary of the family wc. */
export const ucumOf = (vocabulary: string, code: string): string | undefined => maps.get(vocabulary)?.get(code)
