/** Code lists of other families that may be passed on. A line an item: code, text. */
export const other: readonly (readonly [key: string, description: string, rows: string])[] = [
  [
    'HL7/vaccines-cvx/2.3 09_2008',
    'Vaccines, CDC code set CVX of 2008; the published part of the list',
    `54	adenovirus vaccine, type 4, live, oral
55	adenovirus vaccine, type 7, live, oral
82	adenovirus vaccine, NOS
24	anthrax vaccine
19	Bacillus Calmette-Guerin vaccine
27	botulinum antitoxin
26	cholera vaccine
29	cytomegalovirus immune globulin, intravenous
56	dengue fever vaccine
12	diphtheria antitoxin
28	diphtheria and tetanus toxoids, adsorbed for pediatric use
20	diphtheria, tetanus toxoids and acellular pertussis vaccine
106	diphtheria, tetanus toxoids and acellular pertussis vaccine, 5 pertussis antigens
107	diphtheria, tetanus toxoids and acellular pertussis vaccine, NOS
110	DTaP-hepatitis B and poliovirus vaccine
50	DTaP-Haemophilus influenzae type b conjugate vaccine
120	diphtheria, tetanus toxoids and acellular pertussis vaccine, Haemophilus influenzae type b conjugate, and poliovirus vaccine, inactivated (DTaP-Hib-IPV)
130	Diphtheria, tetanus toxoids and acellular pertussis vaccine, and poliovirus vaccine, inactivated
1	diphtheria, tetanus toxoids and pertussis vaccine
22	DTP-Haemophilus influenzae type b conjugate vaccine
102	DTP- Haemophilus influenzae type b conjugate and hepatitis b vaccine
57	hantavirus vaccine
52	hepatitis A vaccine, adult dosage
83	hepatitis A vaccine, pediatric/adolescent dosage, 2 dose schedule
84	hepatitis A vaccine, pediatric/adolescent dosage, 3 dose schedule
31	hepatitis A vaccine, pediatric dosage, NOS
85	hepatitis A vaccine, NOS
104	hepatitis A and hepatitis B vaccine
30	hepatitis B immune globulin
8	hepatitis B vaccine, pediatric or pediatric/adolescent dosage
42	hepatitis B vaccine, adolescent/high risk infant dosage
43	hepatitis B vaccine, adult dosage
44	hepatitis B vaccine, dialysis patient dosage
45	hepatitis B vaccine, NOS
58	hepatitis C vaccine
59	hepatitis E vaccine
60	herpes simplex virus, type 2 vaccine
46	Haemophilus influenzae type b vaccine, PRP-D conjugate
47	Haemophilus influenzae type b vaccine, HbOC conjugate
48	Haemophilus influenzae type b vaccine, PRP-T conjugate
49	Haemophilus influenzae type b vaccine, PRP-OMP conjugate
17	Haemophilus influenzae type b vaccine, conjugate NOS
51	Haemophilus influenzae type b conjugate and Hepatitis B vaccine
61	human immunodeficiency virus vaccine
118	human papilloma virus vaccine, bivalent
62	human papilloma virus vaccine, quadrivalent
86	immune globulin, intramuscular
87	immune globulin, intravenous
14	immune globulin, NOS
111	influenza virus vaccine, live, attenuated, for intranasal use
15	influenza virus vaccine, split virus (incl. purified surface antigen)
16	influenza virus vaccine, whole virus
88	influenza virus vaccine, NOS
123	influenza virus vaccine, H5N1, A/Vietnam/1203/2004 (national stockpile)
10	poliovirus vaccine, inactivated
2	poliovirus vaccine, live, oral
89	poliovirus vaccine, NOS
39	Japanese encephalitis vaccine
63	Junin virus vaccine
64	leishmaniasis vaccine
65	leprosy vaccine
66	Lyme disease vaccine
3	measles, mumps and rubella virus vaccine
4	measles and rubella virus vaccine
94	measles, mumps, rubella, and varicella virus vaccine
67	malaria vaccine
5	measles virus vaccine
68	melanoma vaccine
32	meningococcal polysaccharide vaccine (MPSV4)
103	meningococcal C conjugate vaccine
114	meningococcal polysaccharide (groups A, C, Y and W-135) diphtheria toxoid conjugate vaccine (MCV4)
108	meningococcal vaccine, NOS
7	mumps virus vaccine
69	parainfluenza-3 virus vaccine
11	pertussis vaccine
23	plague vaccine
33	pneumococcal polysaccharide vaccine
100	pneumococcal conjugate vaccine, polyvalent
109	pneumococcal vaccine, NOS
70	Q fever vaccine
18	rabies vaccine, for intramuscular injection
40	rabies vaccine, for intradermal injection
90	rabies vaccine, NOS
72	rheumatic fever vaccine
73	Rift Valley fever vaccine
34	rabies immune globulin
119	rotavirus, live, monovalent vaccine
122	rotavirus vaccine, NOS
116	rotavirus, live, pentavalent vaccine
74	rotavirus, live, tetravalent vaccine
71	respiratory syncytial virus immune globulin, intravenous
93	respiratory syncytial virus monoclonal antibody (palivizumab), intramuscular
6	rubella virus vaccine
38	rubella and mumps virus vaccine
76	Staphylococcus bacteriophage lysate
113	tetanus and diphtheria toxoids, adsorbed, preservative free, for adult use
9	tetanus and diphtheria toxoids, adsorbed for adult use
115	tetanus toxoid, reduced diphtheria toxoid, and acellular pertussis vaccine, adsorbed
35	tetanus toxoid, adsorbed
112	tetanus toxoid, NOS`,
  ],
  [
    'HL7/vaccines-cvx/2025',
    'Vaccines, CDC code set CVX; the published part of 2008 and common vaccines since',
    `54	adenovirus vaccine, type 4, live, oral
55	adenovirus vaccine, type 7, live, oral
82	adenovirus vaccine, NOS
24	anthrax vaccine
19	Bacillus Calmette-Guerin vaccine
27	botulinum antitoxin
26	cholera vaccine
29	cytomegalovirus immune globulin, intravenous
56	dengue fever vaccine
12	diphtheria antitoxin
28	diphtheria and tetanus toxoids, adsorbed for pediatric use
20	diphtheria, tetanus toxoids and acellular pertussis vaccine
106	diphtheria, tetanus toxoids and acellular pertussis vaccine, 5 pertussis antigens
107	diphtheria, tetanus toxoids and acellular pertussis vaccine, NOS
110	DTaP-hepatitis B and poliovirus vaccine
50	DTaP-Haemophilus influenzae type b conjugate vaccine
120	diphtheria, tetanus toxoids and acellular pertussis vaccine, Haemophilus influenzae type b conjugate, and poliovirus vaccine, inactivated (DTaP-Hib-IPV)
130	Diphtheria, tetanus toxoids and acellular pertussis vaccine, and poliovirus vaccine, inactivated
1	diphtheria, tetanus toxoids and pertussis vaccine
22	DTP-Haemophilus influenzae type b conjugate vaccine
102	DTP- Haemophilus influenzae type b conjugate and hepatitis b vaccine
57	hantavirus vaccine
52	hepatitis A vaccine, adult dosage
83	hepatitis A vaccine, pediatric/adolescent dosage, 2 dose schedule
84	hepatitis A vaccine, pediatric/adolescent dosage, 3 dose schedule
31	hepatitis A vaccine, pediatric dosage, NOS
85	hepatitis A vaccine, NOS
104	hepatitis A and hepatitis B vaccine
30	hepatitis B immune globulin
8	hepatitis B vaccine, pediatric or pediatric/adolescent dosage
42	hepatitis B vaccine, adolescent/high risk infant dosage
43	hepatitis B vaccine, adult dosage
44	hepatitis B vaccine, dialysis patient dosage
45	hepatitis B vaccine, NOS
58	hepatitis C vaccine
59	hepatitis E vaccine
60	herpes simplex virus, type 2 vaccine
46	Haemophilus influenzae type b vaccine, PRP-D conjugate
47	Haemophilus influenzae type b vaccine, HbOC conjugate
48	Haemophilus influenzae type b vaccine, PRP-T conjugate
49	Haemophilus influenzae type b vaccine, PRP-OMP conjugate
17	Haemophilus influenzae type b vaccine, conjugate NOS
51	Haemophilus influenzae type b conjugate and Hepatitis B vaccine
61	human immunodeficiency virus vaccine
118	human papilloma virus vaccine, bivalent
62	human papilloma virus vaccine, quadrivalent
86	immune globulin, intramuscular
87	immune globulin, intravenous
14	immune globulin, NOS
111	influenza virus vaccine, live, attenuated, for intranasal use
15	influenza virus vaccine, split virus (incl. purified surface antigen)
16	influenza virus vaccine, whole virus
88	influenza virus vaccine, NOS
123	influenza virus vaccine, H5N1, A/Vietnam/1203/2004 (national stockpile)
10	poliovirus vaccine, inactivated
2	poliovirus vaccine, live, oral
89	poliovirus vaccine, NOS
39	Japanese encephalitis vaccine
63	Junin virus vaccine
64	leishmaniasis vaccine
65	leprosy vaccine
66	Lyme disease vaccine
3	measles, mumps and rubella virus vaccine
4	measles and rubella virus vaccine
94	measles, mumps, rubella, and varicella virus vaccine
67	malaria vaccine
5	measles virus vaccine
68	melanoma vaccine
32	meningococcal polysaccharide vaccine (MPSV4)
103	meningococcal C conjugate vaccine
114	meningococcal polysaccharide (groups A, C, Y and W-135) diphtheria toxoid conjugate vaccine (MCV4)
108	meningococcal vaccine, NOS
7	mumps virus vaccine
69	parainfluenza-3 virus vaccine
11	pertussis vaccine
23	plague vaccine
33	pneumococcal polysaccharide vaccine
100	pneumococcal conjugate vaccine, polyvalent
109	pneumococcal vaccine, NOS
70	Q fever vaccine
18	rabies vaccine, for intramuscular injection
40	rabies vaccine, for intradermal injection
90	rabies vaccine, NOS
72	rheumatic fever vaccine
73	Rift Valley fever vaccine
34	rabies immune globulin
119	rotavirus, live, monovalent vaccine
122	rotavirus vaccine, NOS
116	rotavirus, live, pentavalent vaccine
74	rotavirus, live, tetravalent vaccine
71	respiratory syncytial virus immune globulin, intravenous
93	respiratory syncytial virus monoclonal antibody (palivizumab), intramuscular
6	rubella virus vaccine
38	rubella and mumps virus vaccine
76	Staphylococcus bacteriophage lysate
113	tetanus and diphtheria toxoids, adsorbed, preservative free, for adult use
9	tetanus and diphtheria toxoids, adsorbed for adult use
115	tetanus toxoid, reduced diphtheria toxoid, and acellular pertussis vaccine, adsorbed
35	tetanus toxoid, adsorbed
112	tetanus toxoid, NOS
13	tetanus immune globulin
21	varicella virus vaccine
25	typhoid vaccine, live, oral
36	varicella zoster immune globulin
37	yellow fever vaccine
41	typhoid vaccine, parenteral, other than acetone-killed, dried
53	typhoid vaccine, parenteral, acetone-killed, dried
75	vaccinia (smallpox) vaccine
77	tick-borne encephalitis vaccine
78	tularemia vaccine
79	vaccinia immune globulin
91	typhoid vaccine, unspecified formulation
101	typhoid Vi capsular polysaccharide vaccine
121	zoster vaccine, live
128	novel influenza-H1N1-09, all formulations
133	pneumococcal conjugate vaccine, 13 valent
134	Japanese encephalitis vaccine for intramuscular administration
135	influenza, high dose seasonal, preservative-free
136	meningococcal oligosaccharide (groups A, C, Y and W-135) diphtheria toxoid conjugate vaccine (MCV4O)
137	HPV, unspecified formulation
140	influenza, seasonal, injectable, preservative free
141	influenza, seasonal, injectable
146	Diphtheria and Tetanus Toxoids and Acellular Pertussis Adsorbed, Inactivated Poliovirus, Haemophilus b Conjugate (Meningococcal Protein Conjugate), and Hepatitis B (Recombinant) Vaccine
149	influenza, live, intranasal, quadrivalent
150	influenza, injectable, quadrivalent, preservative free
152	pneumococcal conjugate, unspecified formulation
158	influenza, injectable, quadrivalent, contains preservative
162	meningococcal B vaccine, fully recombinant
163	meningococcal B vaccine, recombinant, OMV, adjuvanted
165	Human Papillomavirus 9-valent vaccine
187	zoster vaccine recombinant
207	COVID-19, mRNA, LNP-S, PF, 100 mcg/0.5 mL dose
208	COVID-19, mRNA, LNP-S, PF, 30 mcg/0.3 mL dose
210	COVID-19 vaccine, vector-nr, rS-ChAdOx1, PF, 0.5 mL
211	COVID-19, subunit, rS-nanoparticle+Matrix-M1 Adjuvant, PF, 0.5 mL
212	COVID-19 vaccine, vector-nr, rS-Ad26, PF, 0.5 mL
213	SARS-COV-2 (COVID-19) vaccine, UNSPECIFIED
215	pneumococcal conjugate vaccine, 15 valent
216	pneumococcal conjugate vaccine, 20 valent`,
  ],
  [
    'HL7/vaccine-manufacturers-mvx/1',
    'Makers of vaccines, CDC code set MVX',
    `AB	Abbott Laboratories
ACA	Acambis, Inc
AD	Adams Laboratories, Inc.
ALP	Alpha Therapeutic Corporation
AR	Armour
AVB	Aventis Behring L.L.C.
AVI	Aviron
BA	Baxter Healthcare Corporation
BAH	Baxter Healthcare Corporation
BAY	Bayer Corporation
BP	Berna Products
BPC	Berna Products Corporation
BTP	Biotest Pharmaceuticals Corporation
MIP	Bioport Corporation
CSL	CSL Biotherapies, Inc.
CNJ	Cangene Corporation
CMP	Celltech Medeva Pharmaceuticals
CEN	Centeon L.L.C.
CHI	Chiron Corporation
CON	Connaught
DVC	DynPort Vaccine Company, LLC
EVN	Evans Medical Limited
GEO	GeoVax Labs, Inc.
SKB	GlaxoSmithKline
GRE	Greer Laboratories, Inc.
IAG	Immuno International AG
IUS	Immuno-U.S., Inc.
KGC	Korea Green Cross Corporation
LED	Lederle
MBL	Massachusetts Biologic Laboratories
MA	Massachusetts Public Health Biologic Laboratories
MED	MedImmune, Inc.
MSD	Merck & Co., Inc.
IM	Merieux
MIL	Miles
NAB	NABI
NYB	New York Blood Center
NAV	North American Vaccine, Inc.
NOV	Novartis Pharmaceutical Corporation
NVX	Novavax, Inc.
OTC	Organon Teknika Corporation
ORT	Ortho-Clinical Diagnostics
PD	Parkedale Pharmaceuticals
PWJ	PowderJect Pharmaceuticals
PRX	Praxis Biologics
PMC	sanofi pasteur
JPN	The Research Foundation for Microbial Diseases of Osaka University (BIKEN)
SCL	Sclavo, Inc.
SOL	Solvay Pharmaceuticals
SI	Swiss Serum and Vaccine Inst.
TAL	Talecris Biotherapeutics
USA	United States Army Medical Research and Material Command
VXG	VaxGen
WAL	Wyeth-Ayerst
ZLB	ZLB Behring
OTH	Other manufacturer
UNK	Unknown manufacturer`,
  ],
  [
    'HL7/vaccine-manufacturers-mvx/2.3 07_2008',
    'Makers of vaccines, CDC code set MVX of 2008',
    `AB	Abbott Laboratories
ACA	Acambis, Inc
AD	Adams Laboratories, Inc.
ALP	Alpha Therapeutic Corporation
AR	Armour
AVB	Aventis Behring L.L.C.
AVI	Aviron
BA	Baxter Healthcare Corporation
BAH	Baxter Healthcare Corporation
BAY	Bayer Corporation
BP	Berna Products
BPC	Berna Products Corporation
MIP	Bioport Corporation
CSL	CSL Biotherapies, Inc.
CNJ	Cangene Corporation
CMP	Celltech Medeva Pharmaceuticals
CEN	Centeon L.L.C.
CHI	Chiron Corporation
CON	Connaught
DVC	DynPort Vaccine Company, LLC
EVN	Evans Medical Limited
GEO	GeoVax Labs, Inc.
SKB	GlaxoSmithKline
GRE	Greer Laboratories, Inc.
IAG	Immuno International AG
IUS	Immuno-U.S., Inc.
KGC	Korea Green Cross Corporation
LED	Lederle
MBL	Massachusetts Biologic Laboratories
MA	Massachusetts Public Health Biologic Laboratories
MED	MedImmune, Inc.
MSD	Merck & Co., Inc.
IM	Merieux
MIL	Miles
NAB	NABI
NYB	New York Blood Center
NAV	North American Vaccine, Inc.
NOV	Novartis Pharmaceutical Corporation
NVX	Novavax, Inc.
OTC	Organon Teknika Corporation
ORT	Ortho-Clinical Diagnostics
PD	Parkedale Pharmaceuticals
PWJ	PowderJect Pharmaceuticals
PRX	Praxis Biologics
PMC	sanofi pasteur
JPN	The Research Foundation for Microbial Diseases of Osaka University (BIKEN)
SCL	Sclavo, Inc.
SOL	Solvay Pharmaceuticals
SI	Swiss Serum and Vaccine Inst.
TAL	Talecris Biotherapeutics
USA	United States Army Medical Research and Material Command
VXG	VaxGen
WAL	Wyeth-Ayerst
ZLB	ZLB Behring
OTH	Other manufacturer
UNK	Unknown manufacturer`,
  ],
  [
    'dicom/modality/2008',
    'Imaging modalities of DICOM PS3.16 (NEMA)',
    `AU	Audio
BDUS	Bone Densitometry (ultrasound)
BI	Biomagnetic imaging
BMD	Bone Densitometry (X-Ray)
CD	Color flow Doppler
CR	Computed Radiography
CT	Computed Tomography
DD	Duplex Doppler
DG	Diaphanography
DOC	Document
DX	Digital Radiography
ECG	Electrocardiography
EPS	Cardiac Electrophysiology
ES	Endoscopy
GM	General Microscopy
HC	Hard Copy
HD	Hemodynamic Waveform
IO	Intra-oral Radiography
IVUS	Intravascular Ultrasound
KO	Key Object Selection
LS	Laser surface scan
MG	Mammography
MR	Magnetic Resonance
NM	Nuclear Medicine
OCT	Optical Coherence Tomography (non-Ophthalmic)
OP	Ophthalmic Photography
OPM	Ophthalmic Mapping
OPR	Ophthalmic Refraction
OPT	Ophthalmic Tomography
OPV	Ophthalmic Visual Field
OT	Other
PR	Presentation State
PT	Positron emission tomography (PET)
PX	Panoramic X-Ray
REG	Registration
RF	Radio Fluoroscopy
RG	Radiographic imaging (conventional film/screen)
RTDOSE	Radiotherapy Dose
RTIMAGE	Radiotherapy Image
RTPLAN	Radiotherapy Plan
RTRECORD	RT Treatment Record
RTSTRUCT	Radiotherapy Structure Set
SEG	Segmentation
SM	Slide Microscopy
SMR	Stereometric Relationship
SR	SR Document
ST	Single-photon emission computed tomography (SPECT)
TG	Thermography
US	Ultrasound
XA	X-Ray Angiography
XC	External-camera Photography
AS	Angioscopy
CF	Cinefluorography (retired)
CP	Culposcopy
CS	Cystoscopy
DF	Digital fluoroscopy (retired)
DM	Digital microscopy
DS	Digital Subtraction Angiography (retired)
EC	Echocardiography
FA	Fluorescein angiography
FS	Fundoscopy
LP	Laparoscopy
MA	Magnetic resonance angiography MS
MS	Magnetic resonance spectroscopy
VF	Videofluorography (retired)`,
  ],
  [
    'icd/icd9cm-reactions/1.0',
    'Reactions, as codes of ICD-9-CM',
    `7830	loss of appetite
7832	weight loss
7831	weight gain
7834	growth problem
7845	speech problem
78440	voice problem
7881	painful urination
7884	frequent urination
7885	reduced urination
78820	retention of urine
78830	leakage of urine
7800	unconsciousness
7841	throat pain
7823	swelling
7856	enlarged glands
7808	sweating
7872	swallowing problem
7877	constipation
7890	abdominal pain
7893	abdominal swelling
7811	smell or taste disturbance
78052	insomnia
78054	excessive sleeping
7820	numbness or tingling
7821	rash
7803	seizures
7810	twitching
7812	problem walking
7813	lack of coordination
78261	paleness
78199	muscle aches
7814	paralysis
7819	weakness
7961	abnormal reflexes
7847	nosebleed
7870	nausea and vomiting
78702	nausea only
78703	vomiting only
78093	memory loss
7963	low blood pressure
7824	jaundice or yellow skin
7907	blood infection
78550	shock
7962	high blood pressure
7850	fast heart rate
7851	heart palpitations
7852	heart murmur
7816	stiff neck
7840	headache
7801	hallucinations
7873	gas
78262	flushing
7806	fever
7807	fatigue
7802	fainting
78194	facial weakness
7804	dizziness
7876	leakage of stool
78791	diarrhea
78092	excessive crying of infant
7863	coughing up blood
7862	cough
7864	green or yellow phlegm
7871	heartburn
78650	chest pain
78652	painful breathing
7827	easy bruising
7861	noisy breathing
7868	hiccough
78601	hyperventilation
78605	shortness of breath
78606	fast breathing
78607	wheezing
7835	abnormal thirst
7904	elevated liver enzymes
79001	low blood count
79092	abnormal blood clotting
79414	visual changes
79415	hearing changes`,
  ],
  [
    'iso/iso3166/1.0',
    'Countries, ISO 3166 with names from Unicode CLDR',
    `AF	Afghanistan
AX	Åland Islands
AL	Albania
DZ	Algeria
AS	American Samoa
AD	Andorra
AO	Angola
AI	Anguilla
AQ	Antarctica
AG	Antigua & Barbuda
AR	Argentina
AM	Armenia
AW	Aruba
AU	Australia
AT	Austria
AZ	Azerbaijan
BS	Bahamas
BH	Bahrain
BD	Bangladesh
BB	Barbados
BY	Belarus
BE	Belgium
BZ	Belize
BJ	Benin
BM	Bermuda
BT	Bhutan
BO	Bolivia
BA	Bosnia & Herzegovina
BW	Botswana
BV	Bouvet Island
BR	Brazil
IO	British Indian Ocean Territory
VG	British Virgin Islands
BN	Brunei
BG	Bulgaria
BF	Burkina Faso
BI	Burundi
KH	Cambodia
CM	Cameroon
CA	Canada
CV	Cape Verde
BQ	Caribbean Netherlands
KY	Cayman Islands
CF	Central African Republic
TD	Chad
CL	Chile
CN	China
CX	Christmas Island
CC	Cocos (Keeling) Islands
CO	Colombia
KM	Comoros
CG	Congo - Brazzaville
CD	Congo - Kinshasa
CK	Cook Islands
CR	Costa Rica
CI	Côte d’Ivoire
HR	Croatia
CU	Cuba
CW	Curaçao
CY	Cyprus
CZ	Czechia
DK	Denmark
DJ	Djibouti
DM	Dominica
DO	Dominican Republic
EC	Ecuador
EG	Egypt
SV	El Salvador
GQ	Equatorial Guinea
ER	Eritrea
EE	Estonia
SZ	Eswatini
ET	Ethiopia
FK	Falkland Islands
FO	Faroe Islands
FJ	Fiji
FI	Finland
FR	France
GF	French Guiana
PF	French Polynesia
TF	French Southern Territories
GA	Gabon
GM	Gambia
GE	Georgia
DE	Germany
GH	Ghana
GI	Gibraltar
GR	Greece
GL	Greenland
GD	Grenada
GP	Guadeloupe
GU	Guam
GT	Guatemala
GG	Guernsey
GN	Guinea
GW	Guinea-Bissau
GY	Guyana
HT	Haiti
HM	Heard & McDonald Islands
HN	Honduras
HK	Hong Kong SAR China
HU	Hungary
IS	Iceland
IN	India
ID	Indonesia
IR	Iran
IQ	Iraq
IE	Ireland
IM	Isle of Man
IL	Israel
IT	Italy
JM	Jamaica
JP	Japan
JE	Jersey
JO	Jordan
KZ	Kazakhstan
KE	Kenya
KI	Kiribati
KW	Kuwait
KG	Kyrgyzstan
LA	Laos
LV	Latvia
LB	Lebanon
LS	Lesotho
LR	Liberia
LY	Libya
LI	Liechtenstein
LT	Lithuania
LU	Luxembourg
MO	Macao SAR China
MG	Madagascar
MW	Malawi
MY	Malaysia
MV	Maldives
ML	Mali
MT	Malta
MH	Marshall Islands
MQ	Martinique
MR	Mauritania
MU	Mauritius
YT	Mayotte
MX	Mexico
FM	Micronesia
MD	Moldova
MC	Monaco
MN	Mongolia
ME	Montenegro
MS	Montserrat
MA	Morocco
MZ	Mozambique
MM	Myanmar (Burma)
NA	Namibia
NR	Nauru
NP	Nepal
NL	Netherlands
NC	New Caledonia
NZ	New Zealand
NI	Nicaragua
NE	Niger
NG	Nigeria
NU	Niue
NF	Norfolk Island
KP	North Korea
MK	North Macedonia
MP	Northern Mariana Islands
NO	Norway
OM	Oman
PK	Pakistan
PW	Palau
PS	Palestinian Territories
PA	Panama
PG	Papua New Guinea
PY	Paraguay
PE	Peru
PH	Philippines
PN	Pitcairn Islands
PL	Poland
PT	Portugal
PR	Puerto Rico
QA	Qatar
RE	Réunion
RO	Romania
RU	Russia
RW	Rwanda
WS	Samoa
SM	San Marino
ST	São Tomé & Príncipe
SA	Saudi Arabia
SN	Senegal
RS	Serbia
SC	Seychelles
SL	Sierra Leone
SG	Singapore
SX	Sint Maarten
SK	Slovakia
SI	Slovenia
SB	Solomon Islands
SO	Somalia
ZA	South Africa
GS	South Georgia & South Sandwich Islands
KR	South Korea
SS	South Sudan
ES	Spain
LK	Sri Lanka
BL	St. Barthélemy
SH	St. Helena
KN	St. Kitts & Nevis
LC	St. Lucia
MF	St. Martin
PM	St. Pierre & Miquelon
VC	St. Vincent & Grenadines
SD	Sudan
SR	Suriname
SJ	Svalbard & Jan Mayen
SE	Sweden
CH	Switzerland
SY	Syria
TW	Taiwan
TJ	Tajikistan
TZ	Tanzania
TH	Thailand
TL	Timor-Leste
TG	Togo
TK	Tokelau
TO	Tonga
TT	Trinidad & Tobago
TN	Tunisia
TR	Türkiye
TM	Turkmenistan
TC	Turks & Caicos Islands
TV	Tuvalu
UM	U.S. Outlying Islands
VI	U.S. Virgin Islands
UG	Uganda
UA	Ukraine
AE	United Arab Emirates
GB	United Kingdom
US	United States
UY	Uruguay
UZ	Uzbekistan
VU	Vanuatu
VA	Vatican City
VE	Venezuela
VN	Vietnam
WF	Wallis & Futuna
EH	Western Sahara
YE	Yemen
ZM	Zambia
ZW	Zimbabwe`,
  ],
  [
    'iso/iso639-1/1.0',
    'Languages, ISO 639-1 with names from Unicode CLDR',
    `ab	Abkhazian
aa	Afar
af	Afrikaans
ak	Akan
tw	Akan
sq	Albanian
am	Amharic
ar	Arabic
an	Aragonese
hy	Armenian
as	Assamese
av	Avaric
ae	Avestan
ay	Aymara
az	Azerbaijani
bm	Bambara
bn	Bangla
ba	Bashkir
eu	Basque
be	Belarusian
bi	Bislama
bs	Bosnian
br	Breton
bg	Bulgarian
my	Burmese
ca	Catalan
ch	Chamorro
ce	Chechen
zh	Chinese
cu	Church Slavic
cv	Chuvash
kw	Cornish
co	Corsican
cr	Cree
hr	Croatian
cs	Czech
da	Danish
dv	Divehi
nl	Dutch
dz	Dzongkha
en	English
eo	Esperanto
et	Estonian
ee	Ewe
fo	Faroese
fj	Fijian
fi	Finnish
fr	French
ff	Fula
gl	Galician
lg	Ganda
ka	Georgian
de	German
el	Greek
gn	Guarani
gu	Gujarati
ht	Haitian Creole
ha	Hausa
he	Hebrew
hz	Herero
hi	Hindi
ho	Hiri Motu
hu	Hungarian
is	Icelandic
io	Ido
ig	Igbo
id	Indonesian
ia	Interlingua
ie	Interlingue
iu	Inuktitut
ik	Inupiaq
ga	Irish
it	Italian
ja	Japanese
jv	Javanese
kl	Kalaallisut
kn	Kannada
kr	Kanuri
ks	Kashmiri
kk	Kazakh
km	Khmer
ki	Kikuyu
rw	Kinyarwanda
kv	Komi
kg	Kongo
ko	Korean
kj	Kuanyama
ku	Kurdish
ky	Kyrgyz
lo	Lao
la	Latin
lv	Latvian
li	Limburgish
ln	Lingala
lt	Lithuanian
lu	Luba-Katanga
lb	Luxembourgish
mk	Macedonian
mg	Malagasy
ms	Malay
ml	Malayalam
mt	Maltese
gv	Manx
mi	Māori
mr	Marathi
mh	Marshallese
mn	Mongolian
na	Nauru
nv	Navajo
ng	Ndonga
ne	Nepali
nd	North Ndebele
se	Northern Sami
no	Norwegian
nb	Norwegian Bokmål
nn	Norwegian Nynorsk
ny	Nyanja
oc	Occitan
or	Odia
oj	Ojibwa
om	Oromo
os	Ossetic
pi	Pali
ps	Pashto
fa	Persian
pl	Polish
pt	Portuguese
pa	Punjabi
qu	Quechua
ro	Romanian
rm	Romansh
rn	Rundi
ru	Russian
sm	Samoan
sg	Sango
sa	Sanskrit
sc	Sardinian
gd	Scottish Gaelic
sr	Serbian
sn	Shona
ii	Sichuan Yi
sd	Sindhi
si	Sinhala
sk	Slovak
sl	Slovenian
so	Somali
nr	South Ndebele
st	Southern Sotho
es	Spanish
su	Sundanese
sw	Swahili
ss	Swati
sv	Swedish
ty	Tahitian
tg	Tajik
ta	Tamil
tt	Tatar
te	Telugu
th	Thai
bo	Tibetan
ti	Tigrinya
to	Tongan
ts	Tsonga
tn	Tswana
tr	Turkish
tk	Turkmen
uk	Ukrainian
ur	Urdu
ug	Uyghur
uz	Uzbek
ve	Venda
vi	Vietnamese
vo	Volapük
wa	Walloon
cy	Welsh
fy	Western Frisian
wo	Wolof
xh	Xhosa
yi	Yiddish
yo	Yoruba
za	Zhuang
zu	Zulu`,
  ],
  [
    'iso/iso4217/1',
    'Currencies, ISO 4217 with names from Unicode CLDR',
    `AED	United Arab Emirates Dirham
AFA	Afghan Afghani (1927–2002)
ALL	Albanian Lek
AMD	Armenian Dram
ANG	Netherlands Antillean Guilder
AOA	Angolan Kwanza
ARS	Argentine Peso
AUD	Australian Dollar
AWG	Aruban Florin
AZM	Azerbaijani Manat (1993–2006)
BAM	Bosnia-Herzegovina Convertible Mark
BBD	Barbadian Dollar
BDT	Bangladeshi Taka
BGN	Bulgarian Lev
BHD	Bahraini Dinar
BIF	Burundian Franc
BMD	Bermudan Dollar
BND	Brunei Dollar
BOB	Bolivian Boliviano
BRL	Brazilian Real
BSD	Bahamian Dollar
BTN	Bhutanese Ngultrum
BWP	Botswanan Pula
BYR	Belarusian Ruble (2000–2016)
BZD	Belize Dollar
CAD	Canadian Dollar
CDF	Congolese Franc
CHF	Swiss Franc
CLP	Chilean Peso
CNY	Chinese Yuan
COP	Colombian Peso
CRC	Costa Rican Colón
CSD	Serbian Dinar (2002–2006)
CUP	Cuban Peso
CVE	Cape Verdean Escudo
CYP	Cypriot Pound
CZK	Czech Koruna
DJF	Djiboutian Franc
DKK	Danish Krone
DOP	Dominican Peso
DZD	Algerian Dinar
EEK	Estonian Kroon
EGP	Egyptian Pound
ERN	Eritrean Nakfa
ETB	Ethiopian Birr
EUR	Euro
FJD	Fijian Dollar
FKP	Falkland Islands Pound
GBP	British Pound
GEL	Georgian Lari
GHC	Ghanaian Cedi (1979–2007)
GIP	Gibraltar Pound
GMD	Gambian Dalasi
GNF	Guinean Franc
GTQ	Guatemalan Quetzal
GYD	Guyanaese Dollar
HKD	Hong Kong Dollar
HNL	Honduran Lempira
HRK	Croatian Kuna
HTG	Haitian Gourde
HUF	Hungarian Forint
IDR	Indonesian Rupiah
ILS	Israeli New Shekel
INR	Indian Rupee
IQD	Iraqi Dinar
IRR	Iranian Rial
ISK	Icelandic Króna
JMD	Jamaican Dollar
JOD	Jordanian Dinar
JPY	Japanese Yen
KES	Kenyan Shilling
KGS	Kyrgyz Som
KHR	Cambodian Riel
KMF	Comorian Franc
KPW	North Korean Won
KRW	South Korean Won
KWD	Kuwaiti Dinar
KYD	Cayman Islands Dollar
KZT	Kazakhstani Tenge
LAK	Laotian Kip
LBP	Lebanese Pound
LKR	Sri Lankan Rupee
LRD	Liberian Dollar
LSL	Lesotho Loti
LTL	Lithuanian Litas
LVL	Latvian Lats
LYD	Libyan Dinar
MAD	Moroccan Dirham
MDL	Moldovan Leu
MGA	Malagasy Ariary
MKD	Macedonian Denar
MMK	Myanmar Kyat
MNT	Mongolian Tugrik
MOP	Macanese Pataca
MRO	Mauritanian Ouguiya (1973–2017)
MTL	Maltese Lira
MUR	Mauritian Rupee
MVR	Maldivian Rufiyaa
MWK	Malawian Kwacha
MXN	Mexican Peso
MYR	Malaysian Ringgit
MZM	Mozambican Metical (1980–2006)
NAD	Namibian Dollar
NGN	Nigerian Naira
NIO	Nicaraguan Córdoba
NOK	Norwegian Krone
NPR	Nepalese Rupee
NZD	New Zealand Dollar
OMR	Omani Rial
PAB	Panamanian Balboa
PEN	Peruvian Sol
PGK	Papua New Guinean Kina
PHP	Philippine Peso
PKR	Pakistani Rupee
PLN	Polish Zloty
PYG	Paraguayan Guarani
QAR	Qatari Riyal
ROL	Romanian Leu (1952–2006)
RUB	Russian Ruble
RWF	Rwandan Franc
SAR	Saudi Riyal
SBD	Solomon Islands Dollar
SCR	Seychellois Rupee
SDD	Sudanese Dinar (1992–2007)
SEK	Swedish Krona
SGD	Singapore Dollar
SHP	St. Helena Pound
SIT	Slovenian Tolar
SKK	Slovak Koruna
SLL	Sierra Leonean Leone (1964—2022)
SOS	Somali Shilling
SRD	Surinamese Dollar
STD	São Tomé & Príncipe Dobra (1977–2017)
SVC	Salvadoran Colón
SYP	Syrian Pound
SZL	Swazi Lilangeni
THB	Thai Baht
TJS	Tajikistani Somoni
TMM	Turkmenistani Manat (1993–2009)
TND	Tunisian Dinar
TOP	Tongan Paʻanga
TRL	Turkish Lira (1922–2005)
TRY	Turkish Lira
TTD	Trinidad & Tobago Dollar
TWD	New Taiwan Dollar
TZS	Tanzanian Shilling
UAH	Ukrainian Hryvnia
UGX	Ugandan Shilling
USD	US Dollar
UYU	Uruguayan Peso
UZS	Uzbekistani Som
VEB	Venezuelan Bolívar (1871–2008)
VND	Vietnamese Dong
VUV	Vanuatu Vatu
WST	Samoan Tala
XAF	Central African CFA Franc
XAG	Silver
XAU	Gold
XCD	East Caribbean Dollar
XDR	Special Drawing Rights
XOF	West African CFA Franc
XPD	Palladium
XPF	CFP Franc
XPT	Platinum
YER	Yemeni Rial
ZAR	South African Rand
ZMK	Zambian Kwacha (1968–2012)
ZWD	Zimbabwean Dollar (1980–2008)`,
  ],
]
