/**
 * Lists of our own in plain words, so that forms suggest something on the first day: no codes of licensed systems, only what
 * people call things. A line an item: its name, after `=` other names that find it. The code is the name in kebab-case; a name
 * may be reworded only with its code kept, as `code: name`.
 */

const medicines = `Abacavir = Ziagen
Acarbose
Acetaminophen (paracetamol) = Tylenol, Panadol, Calpol, APAP
Acetaminophen and codeine = Tylenol with codeine, co-codamol
Acetazolamide = Diamox
Acetylcysteine = NAC
Aciclovir (acyclovir) = Zovirax
Adalimumab = Humira
Adapalene = Differin
Albuterol (salbutamol) = Ventolin, ProAir, inhaler
Alendronate = alendronic acid, Fosamax
Alfuzosin
Allopurinol = Zyloprim
Almotriptan
Alprazolam = Xanax
Amiodarone
Amitriptyline = Elavil
Amlodipine = Norvasc
Amoxicillin
Amoxicillin and clavulanate = Augmentin, co-amoxiclav
Amphetamine and dextroamphetamine = Adderall
Anastrozole = Arimidex
Apixaban = Eliquis
Aripiprazole = Abilify
Aspirin = acetylsalicylic acid, ASA
Atenolol = Tenormin
Atomoxetine = Strattera
Atorvastatin = Lipitor
Azathioprine = Imuran
Azelastine nasal spray
Azithromycin = Zithromax, Z-Pak
Baclofen
Beclomethasone inhaler = Qvar
Benazepril
Benzonatate = Tessalon
Benzoyl peroxide
Betamethasone cream
Bisacodyl = Dulcolax
Bismuth subsalicylate = Pepto-Bismol
Bisoprolol
Brimonidine eye drops
Budesonide = Pulmicort, Rhinocort
Budesonide and formoterol = Symbicort
Bumetanide
Buprenorphine
Buprenorphine and naloxone = Suboxone
Bupropion = Wellbutrin, Zyban
Buspirone
Calcitriol
Calcium carbonate = Tums, antacid
Candesartan
Captopril
Carbamazepine = Tegretol
Carbidopa and levodopa = Sinemet
Carvedilol = Coreg
Cefalexin (cephalexin) = Keflex
Cefdinir
Cefuroxime
Celecoxib = Celebrex
Cetirizine = Zyrtec
Chlorhexidine mouthwash
Chlorthalidone
Ciprofloxacin = Cipro
Citalopram = Celexa
Clarithromycin = Biaxin
Clindamycin
Clobetasol
Clomifene (clomiphene) = Clomid
Clonazepam = Klonopin
Clonidine
Clopidogrel = Plavix
Clotrimazole = Lotrimin, Canesten
Clozapine
Codeine
Colchicine
Colecalciferol (vitamin D3) = cholecalciferol
Cyanocobalamin (vitamin B12)
Cyclobenzaprine = Flexeril
Dabigatran = Pradaxa
Dapagliflozin = Farxiga, Forxiga
Denosumab = Prolia
Desloratadine
Desvenlafaxine
Dexamethasone
Dextromethorphan = cough medicine
Diazepam = Valium
Diclofenac = Voltaren
Dicycloverine (dicyclomine)
Digoxin
Diltiazem
Dimenhydrinate = Dramamine
Diphenhydramine = Benadryl
Docusate = Colace, stool softener
Domperidone
Donepezil = Aricept
Dorzolamide eye drops
Doxazosin
Doxycycline
Doxylamine
Drospirenone and ethinylestradiol = Yaz, birth control pill
Dulaglutide = Trulicity
Duloxetine = Cymbalta
Dupilumab = Dupixent
Dutasteride = Avodart
Edoxaban
Eletriptan
Empagliflozin = Jardiance
Enalapril
Enoxaparin = Lovenox, Clexane
Epinephrine (adrenaline) auto-injector = EpiPen
Eplerenone
Erythromycin
Escitalopram = Lexapro
Esomeprazole = Nexium
Estradiol
Eszopiclone = Lunesta
Etanercept = Enbrel
Etonogestrel implant = Nexplanon
Ezetimibe = Zetia
Famotidine = Pepcid
Febuxostat
Felodipine
Fenofibrate
Fentanyl patch
Ferrous sulfate (iron) = iron tablets
Fexofenadine = Allegra
Finasteride = Propecia, Proscar
Fluconazole = Diflucan
Fludrocortisone
Fluoxetine = Prozac
Fluticasone nasal spray = Flonase
Fluticasone and salmeterol = Advair, Seretide
Fluticasone inhaler = Flovent
Folic acid
Furosemide = Lasix, water pill
Gabapentin = Neurontin
Gemfibrozil
Gliclazide
Glimepiride
Glipizide
Glucagon
Glyburide (glibenclamide)
Glyceryl trinitrate (nitroglycerin)
Guaifenesin = Mucinex
Guanfacine
Haloperidol
Heparin
Hydralazine
Hydrochlorothiazide = HCTZ, water pill
Hydrocodone and acetaminophen = Vicodin, Norco
Hydrocortisone
Hydrocortisone cream
Hydromorphone
Hydroxychloroquine = Plaquenil
Hydroxyzine
Ibandronate
Ibuprofen = Advil, Motrin, Nurofen
Imiquimod
Indapamide
Indometacin (indomethacin)
Infliximab = Remicade
Insulin aspart = NovoLog, NovoRapid
Insulin degludec = Tresiba
Insulin detemir = Levemir
Insulin glargine = Lantus, Basaglar
Insulin lispro = Humalog
Insulin NPH = Humulin N
Insulin regular = Humulin R
Ipratropium = Atrovent
Irbesartan
Isosorbide mononitrate
Isotretinoin = Accutane
Itraconazole
Ivabradine
Ivermectin
Ketoconazole
Ketorolac
Labetalol
Lactulose
Lamotrigine = Lamictal
Lansoprazole = Prevacid
Latanoprost eye drops = Xalatan
Leflunomide
Letrozole = Femara
Levetiracetam = Keppra
Levocetirizine = Xyzal
Levofloxacin
Levonorgestrel = Plan B, morning-after pill
Levonorgestrel and ethinylestradiol = birth control pill
Levonorgestrel intrauterine device = Mirena, hormonal coil
Levothyroxine = Synthroid, thyroxine
Lidocaine
Linagliptin
Linezolid
Liothyronine
Liraglutide = Victoza, Saxenda
Lisdexamfetamine = Vyvanse
Lisinopril = Zestril
Lisinopril and hydrochlorothiazide
Lithium
Loperamide = Imodium
Loratadine = Claritin
Lorazepam = Ativan
Losartan = Cozaar
Losartan and hydrochlorothiazide
Lovastatin
Magnesium
Magnesium hydroxide = milk of magnesia
Mebeverine
Meclizine
Medroxyprogesterone = Depo-Provera
Melatonin
Meloxicam
Memantine
Mesalazine (mesalamine)
Metformin = Glucophage
Methadone
Methimazole
Methocarbamol
Methotrexate
Methylphenidate = Ritalin, Concerta
Methylprednisolone = Medrol
Metoclopramide = Reglan
Metolazone
Metoprolol = Lopressor, Toprol
Metronidazole = Flagyl
Miconazole
Minocycline
Minoxidil = Rogaine
Mirabegron
Mirtazapine = Remeron
Mometasone = Nasonex
Montelukast = Singulair
Morphine
Moxifloxacin
Multivitamin
Mupirocin
Mycophenolate
Nadolol
Naloxone = Narcan
Naltrexone
Naproxen = Aleve, Naprosyn
Naratriptan
Nebivolol
Nicotine patch = stop smoking
Nicotine gum
Nifedipine
Nitrofurantoin = Macrobid
Nortriptyline
Nystatin
Ofloxacin
Olanzapine = Zyprexa
Olmesartan
Omega-3 = fish oil
Omeprazole = Prilosec, Losec
Ondansetron = Zofran
Oral rehydration salts = ORS
Orlistat
Oseltamivir = Tamiflu
Oxcarbazepine
Oxybutynin
Oxycodone = OxyContin
Oxycodone and acetaminophen = Percocet
Oxymetazoline nasal spray = Afrin
Pancreatic enzymes = Creon
Pantoprazole = Protonix
Paroxetine = Paxil
Penicillin V
Perindopril
Permethrin
Phenazopyridine
Phenobarbital
Phentermine
Phenytoin = Dilantin
Pioglitazone
Polyethylene glycol (macrogol) = MiraLAX, Movicol
Potassium chloride
Pramipexole
Prasugrel
Pravastatin
Prazosin
Prednisolone
Prednisone
Pregabalin = Lyrica
Probiotics
Prochlorperazine
Progesterone
Promethazine
Propranolol = Inderal
Propylthiouracil
Pseudoephedrine = Sudafed
Psyllium = Metamucil, fibre, fiber
Quetiapine = Seroquel
Quinapril
Raloxifene
Ramipril
Ranolazine
Risedronate
Risperidone = Risperdal
Ritonavir
Rivaroxaban = Xarelto
Rizatriptan = Maxalt
Ropinirole
Rosuvastatin = Crestor
Sacubitril and valsartan = Entresto
Salicylic acid
Salmeterol
Semaglutide = Ozempic, Wegovy
Senna = Senokot
Sertraline = Zoloft
Sildenafil = Viagra
Simvastatin = Zocor
Sitagliptin = Januvia
Sodium fluoride
Solifenacin
Spironolactone = Aldactone
Sulfamethoxazole and trimethoprim = Bactrim, co-trimoxazole
Sulfasalazine
Sumatriptan = Imitrex
Tacrolimus
Tadalafil = Cialis
Tamoxifen
Tamsulosin = Flomax
Temazepam
Tenofovir and emtricitabine = Truvada, PrEP
Terazosin
Terbinafine = Lamisil
Testosterone
Theophylline
Thiamine (vitamin B1)
Ticagrelor = Brilinta
Timolol eye drops
Tiotropium = Spiriva
Tirzepatide = Mounjaro, Zepbound
Tizanidine
Tolterodine
Topiramate = Topamax
Torasemide (torsemide)
Tramadol = Ultram
Tranexamic acid
Trazodone
Tretinoin cream
Triamcinolone
Triamterene and hydrochlorothiazide
Trimethoprim
Valaciclovir (valacyclovir) = Valtrex
Valproate = valproic acid, Depakote
Valsartan = Diovan
Vancomycin
Varenicline = Chantix, Champix, stop smoking
Venlafaxine = Effexor
Verapamil
Vitamin B complex
Vitamin C = ascorbic acid
Vitamin D
Vitamin E
Vortioxetine
Warfarin = Coumadin
Xylometazoline nasal spray
Zinc
Zolmitriptan
Zolpidem = Ambien
Zopiclone`

const conditions = `Acid reflux (GERD) = heartburn, GORD, gastroesophageal reflux
Acne
Addison's disease
Alcohol dependence = alcoholism, alcohol use disorder
Allergic rhinitis = hay fever, nasal allergy
Allergy
Alzheimer's disease = dementia
Amblyopia = lazy eye
Anemia = anaemia, low blood count
Angina = chest pain
Ankle sprain
Ankylosing spondylitis
Anorexia nervosa = eating disorder
Anxiety = anxiety disorder
Aortic aneurysm
Appendicitis
Arthritis
Asthma
Astigmatism
Atherosclerosis = hardening of the arteries
Athlete's foot = tinea pedis
Atrial fibrillation = AFib, irregular heartbeat
Attention deficit hyperactivity disorder (ADHD) = ADD
Autism = autism spectrum disorder
Back pain = lumbago, lower back pain
Barrett's esophagus
Basal cell skin cancer
Bell's palsy
Benign prostate enlargement = BPH, enlarged prostate
Bipolar disorder = manic depression
Bladder cancer
Blindness
Blood clot in a leg = deep vein thrombosis, DVT
Blood clot in the lung = pulmonary embolism
Brain tumor
Breast cancer
Broken bone = fracture
Bronchitis
Bulimia = eating disorder
Bunion
Burn
Bursitis
Carpal tunnel syndrome
Cataract
Celiac disease = coeliac disease, gluten
Cerebral palsy
Cervical cancer
Chickenpox = varicella
Chlamydia
Chronic fatigue syndrome = ME
Chronic kidney disease = CKD, kidney failure
Chronic obstructive pulmonary disease (COPD) = emphysema, smoker's lung
Chronic pain
Cirrhosis of the liver
Cleft lip or palate
Cluster headache
Cold = common cold
Cold sores = herpes simplex
Colon cancer = bowel cancer, colorectal cancer
Colon polyps
Color blindness = colour blindness
Concussion = head injury
Congestive heart failure = heart failure
Conjunctivitis = pink eye
Constipation
Coronary artery disease = ischemic heart disease, narrowed heart arteries
COVID-19 = coronavirus
Crohn's disease = IBD
Croup
Cushing's syndrome
Cystic fibrosis
Deafness = hearing loss
Dementia
Dental caries = tooth decay, cavities
Depression = major depression
Dermatitis
Developmental delay
Diabetes, gestational = diabetes in pregnancy
Diabetes, type 1 = juvenile diabetes
Diabetes, type 2 = adult-onset diabetes
Diabetic neuropathy
Diabetic retinopathy
Diarrhea = diarrhoea
Diverticulitis = diverticulosis
Dizziness = vertigo
Down syndrome = trisomy 21
Drug dependence = substance use disorder
Dry eye
Dyslexia
Ear infection = otitis media
Eczema = atopic dermatitis
Endometriosis
Epilepsy = seizures
Erectile dysfunction = impotence
Farsightedness = hyperopia
Fatty liver
Fever
Fibroids = uterine fibroids
Fibromyalgia
Flu = influenza
Food allergy
Food poisoning
Frozen shoulder
Gallstones = gallbladder
Gastritis
Genital herpes
Genital warts = HPV
Glandular fever = mononucleosis, mono
Glaucoma
Goiter
Gonorrhea
Gout
Graves' disease
Gum disease = periodontitis, gingivitis
Hashimoto's disease
Head lice
Headache
Heart attack = myocardial infarction
Heart murmur
Heart valve disease
Hemochromatosis = iron overload
Hemophilia = haemophilia
Hemorrhoids = piles
Hepatitis A
Hepatitis B
Hepatitis C
Hernia = inguinal hernia
Herniated disc = slipped disc
Hiatal hernia
High blood pressure = hypertension
High cholesterol = hyperlipidemia, hypercholesterolemia
Hip fracture
HIV infection = AIDS
Hives = urticaria
Huntington's disease
Hyperthyroidism = overactive thyroid
Hypothyroidism = underactive thyroid
Impetigo
Incontinence = leaking urine
Infertility
Insomnia = sleeplessness
Iron deficiency
Irritable bowel syndrome = IBS
Jaundice
Kidney cancer
Kidney infection = pyelonephritis
Kidney stones
Knee injury
Lactose intolerance = milk
Leukemia = leukaemia
Liver cancer
Long COVID
Low blood pressure = hypotension
Low blood sugar = hypoglycemia
Lung cancer
Lupus = SLE
Lyme disease = borreliosis
Lymphoma = Hodgkin
Macular degeneration
Malaria
Measles
Melanoma = skin cancer
Meniere's disease
Meningitis
Menopause
Menstrual cramps = dysmenorrhea, period pain
Migraine
Miscarriage
Multiple sclerosis = MS
Mumps
Muscular dystrophy
Myasthenia gravis
Narcolepsy
Nearsightedness = myopia, short-sightedness
Neuropathy = nerve damage
Obesity = overweight
Obsessive-compulsive disorder = OCD
Osteoarthritis = worn joints
Osteoporosis = osteopenia, brittle bones
Ovarian cancer
Ovarian cyst
Pacemaker
Pancreatic cancer
Pancreatitis
Panic attacks = panic disorder
Parkinson's disease
Peripheral artery disease
Plantar fasciitis = heel pain
Pneumonia
Polycystic ovary syndrome = PCOS
Post-traumatic stress disorder = PTSD
Postpartum depression = postnatal depression
Pre-eclampsia
Prediabetes
Pregnancy
Premature birth
Prostate cancer
Psoriasis
Psoriatic arthritis
Raynaud's disease
Restless legs syndrome
Rheumatoid arthritis
Ringworm = tinea
Rosacea
Rotator cuff injury = shoulder pain
Rubella = German measles
Scabies
Scarlet fever
Schizophrenia
Sciatica
Scoliosis
Sepsis = blood poisoning
Shingles = herpes zoster
Sickle cell disease
Sinusitis = sinus infection
Sjögren's syndrome
Sleep apnea = snoring
Spina bifida
Spinal cord injury
Spinal stenosis
Stomach cancer
Stomach flu = gastroenteritis, norovirus
Stomach ulcer = peptic ulcer
Strep throat = tonsillitis, sore throat
Stress
Stroke
Syphilis
Tendinitis
Tennis elbow
Testicular cancer
Thalassemia
Thrush = yeast infection, candida
Thyroid cancer
Thyroid nodule
Tinnitus = ringing in the ears
Tourette syndrome
Tuberculosis = TB
Ulcerative colitis = IBD
Urinary tract infection = UTI, bladder infection, cystitis
Varicose veins
Vitamin B12 deficiency
Vitamin D deficiency
Vitiligo
Warts
Whooping cough = pertussis`

const allergens = `Adhesive tape = plasters, band-aid
Almonds = tree nuts
Amoxicillin = penicillin
Animal hair
Ant stings
Apples
Aspirin = salicylates
Avocado
Bananas
Barley
Bee stings = bee venom
Beef
Birch pollen
Brazil nuts = tree nuts
Carrots
Cashews = tree nuts
Cat hair = cats
Celery
Cephalosporins = cefalexin, antibiotics
Chamomile
Cherries
Chicken meat
Chlorhexidine
Chocolate = cocoa
Cinnamon
Citrus fruit = oranges, lemons
Cockroaches
Coconut
Codeine
Contrast dye, iodine = CT contrast
Contrast dye, gadolinium = MRI contrast
Corn = maize
Cosmetics
Cow's milk = milk, dairy
Crab = shellfish
Dog hair = dogs
Dust
Eggs
Erythromycin = macrolides
Feathers
Fire ants
Fish
Food coloring = dye
Formaldehyde
Fragrance = perfume
Garlic
Gluten
Grass pollen = hay fever
Guinea pig hair
Hair dye
Hazelnuts = tree nuts
Heparin
Honey
Hornet stings
Horse hair = horses
House dust mites = mites
Ibuprofen = NSAID
Insulin
Kiwi fruit
Lactose
Lanolin = wool fat
Latex = rubber gloves
Lentils
Lidocaine = local anesthetic
Lobster = shellfish
Lupin
Macadamia nuts = tree nuts
Mango
Metals
Mold = mould
Monosodium glutamate = MSG
Morphine = opioids
Mosquito bites
Mugwort pollen
Mushrooms
Mussels = shellfish
Mustard
Naproxen = NSAID
Nickel = jewelry
Nitrofurantoin
Oak pollen
Oats
Olive pollen
Onions
Oysters = shellfish
Paracetamol (acetaminophen) = Tylenol
Peaches
Peanuts
Pecans = tree nuts
Penicillin = antibiotics
Pine nuts
Pistachios = tree nuts
Poison ivy
Poison oak
Pollen = hay fever
Pork
Quinolones = ciprofloxacin
Rabbit hair
Ragweed pollen
Rice
Rye
Sesame
Shellfish
Shrimp = prawns, shellfish
Silk
Soy = soya
Squid
Statins
Strawberries
Sulfa drugs = sulfonamide antibiotics, Bactrim
Sulfites = wine
Sunflower seeds
Sunlight
Tetracycline = doxycycline
Tomatoes
Tree nuts = nuts
Tree pollen
Tuna = fish
Turkey meat
Vaccines
Walnuts = tree nuts
Wasp stings = wasp venom
Wheat = flour
Wool
Yeast
Yellow jacket stings`

const procedures = `Abortion
Acupuncture
Allergy skin test
Amniocentesis
Amputation
Angioplasty = heart stent, stent
Appendix removal = appendectomy, appendicectomy
Arthroscopy of the knee
Arthroscopy of the shoulder
Biopsy
Biopsy of the breast
Biopsy of the prostate
Blood draw = blood test
Blood donation
Blood transfusion
Bone density scan = DEXA
Bone marrow biopsy
Bone marrow transplant
Brain surgery
Breast removal = mastectomy
Breast lump removal = lumpectomy
Bronchoscopy
Bypass surgery of the heart = CABG
Cardioversion
Carpal tunnel release
Cast for a broken bone
Cataract surgery
Cesarean section = C-section
Chemotherapy
Circumcision
Cleft lip repair
Cochlear implant
Colonoscopy
Colostomy
Coronary angiogram = heart catheter
Corneal transplant
CT scan = CAT scan
Dental check-up = dentist
Dental cleaning
Dental crown
Dental filling
Dental implant
Dialysis
Dilation and curettage = D&C
Ear tubes = grommets
Echocardiogram = heart ultrasound
EEG = brain waves
Electrocardiogram = ECG, EKG
Endoscopy of the stomach = gastroscopy, EGD
Eye examination
Fracture repair = plate and screws
Gallbladder removal = cholecystectomy
Gastric bypass = bariatric surgery
Gastric sleeve = bariatric surgery
Hearing test = audiogram
Heart ablation
Heart transplant
Heart valve replacement
Hemorrhoid removal
Hernia repair
Hip replacement
Hysterectomy = removal of the womb
IUD insertion = coil
In vitro fertilization = IVF
Joint injection = cortisone
Kidney removal = nephrectomy
Kidney stone treatment = lithotripsy
Kidney transplant
Knee replacement
Laser eye surgery = LASIK
Liver biopsy
Liver transplant
Lumbar puncture = spinal tap
Lung function test = spirometry
Lung transplant
Mammogram
Mole removal
MRI scan
Nasal septum surgery = septoplasty
Orthodontic braces
Ovary removal
Pacemaker implantation
Pap smear = cervical smear
PET scan
Physical therapy = physiotherapy
Physical examination = check-up
Prostate removal = prostatectomy
Radiation therapy = radiotherapy
Root canal
Rotator cuff repair
Skin graft
Sleep study
Spinal fusion
Stitches = sutures
Stress test of the heart = treadmill test
Thyroid removal = thyroidectomy
Tonsil removal = tonsillectomy
Tooth extraction = wisdom teeth
Tracheostomy
Tubal ligation = sterilization
Ultrasound
Ultrasound in pregnancy
Vaccination
Varicose vein treatment
Vasectomy = sterilization
Wound cleaning
X-ray
X-ray of the chest`

const labTests = `Alanine aminotransferase (ALT) = liver, GPT
Albumin
Alkaline phosphatase (ALP)
Allergy blood test (IgE)
Amylase
Antinuclear antibodies (ANA)
Aspartate aminotransferase (AST) = liver, GOT
Basic metabolic panel = BMP
Bicarbonate = CO2
Bilirubin
Blood culture
Blood gas
Blood group
Blood urea nitrogen (BUN) = urea
Brain natriuretic peptide (BNP) = heart failure
C-reactive protein (CRP)
CA 125
Calcium
Carcinoembryonic antigen (CEA)
Celiac antibodies
Chloride
Cholesterol, HDL = good cholesterol
Cholesterol, LDL = bad cholesterol
Cholesterol, total
Coagulation = INR, prothrombin time
Complete blood count = CBC, full blood count
Comprehensive metabolic panel = CMP
Cortisol
COVID-19 test
Creatine kinase (CK)
Creatinine = kidney
Creatinine clearance
Cystatin C
D-dimer
Digoxin level
Drug screen
Erythrocyte sedimentation rate (ESR)
Estradiol
Estimated glomerular filtration rate (eGFR) = kidney
Ferritin = iron
Folate
Follicle-stimulating hormone (FSH)
Gamma-glutamyl transferase (GGT)
Glucose = blood sugar
Glucose tolerance test
Glucose, fasting = blood sugar
Group B strep
Hematocrit
Hemoglobin
Hemoglobin A1c (HbA1c) = average blood sugar
Hepatitis B surface antigen
Hepatitis C antibodies
HIV test
Homocysteine
Human chorionic gonadotropin (hCG) = pregnancy test
Immunoglobulins
Influenza test
INR
Insulin
Iron
Lactate
Lactate dehydrogenase (LDH)
Lead
Lipase
Lipid panel = cholesterol
Lipoprotein(a)
Lithium level
Liver panel = LFT
Luteinizing hormone (LH)
Lyme antibodies
Magnesium
Microalbumin in urine
Monocytes
Mononucleosis test
Neutrophils
Parathyroid hormone (PTH)
Phosphate
Platelets
Potassium
Progesterone
Prolactin
Prostate-specific antigen (PSA)
Protein, total
Prothrombin time (PT)
Partial thromboplastin time (PTT)
Red blood cells
Reticulocytes
Rheumatoid factor
Rubella antibodies
Semen analysis
Sodium
Stool culture
Stool test for blood = FIT, occult blood
Strep test
Syphilis test
T3, free = thyroid
T4, free = thyroid
Testosterone
Thyroid-stimulating hormone (TSH) = thyroid
Thyroid antibodies = TPO
Transferrin
Triglycerides
Troponin = heart attack
Tuberculosis test
Uric acid = gout
Urinalysis = urine test
Urine culture
Vitamin B12
Vitamin D
White blood cells = leukocytes`

const bodySites = `Abdomen = belly, stomach
Ankle, left
Ankle, right
Arm, left
Arm, right
Back, lower
Back, upper
Breast, left
Breast, right
Buttock, left
Buttock, right
Calf, left
Calf, right
Chest
Chin
Ear, left
Ear, right
Elbow, left
Elbow, right
Eye, left
Eye, right
Face
Finger
Foot, left
Foot, right
Forearm, left
Forearm, right
Forehead
Genitals
Groin
Hand, left
Hand, right
Head
Heart
Heel, left
Heel, right
Hip, left
Hip, right
Jaw
Kidney, left
Kidney, right
Knee, left
Knee, right
Leg, left
Leg, right
Liver
Lung, left
Lung, right
Mouth
Neck
Nose
Rectum
Scalp
Shin, left
Shin, right
Shoulder, left
Shoulder, right
Spine
Teeth
Thigh, left
Thigh, right
Throat
Thumb, left
Thumb, right
Toe
Tongue
Wrist, left
Wrist, right`

const specialties = `Allergy and immunology
Anesthesiology
Audiology
Cardiology = heart
Child and adolescent psychiatry
Chiropractic
Critical care = intensive care
Dentistry
Dermatology = skin
Ear, nose and throat = ENT, otolaryngology
Emergency medicine
Endocrinology = hormones, diabetes
Family medicine = general practice, GP
Gastroenterology = stomach, bowel
General surgery
Geriatrics = old age
Gynecology and obstetrics = women, pregnancy
Hand surgery
Hematology = blood
Infectious diseases
Internal medicine
Medical genetics
Midwifery
Neonatology
Nephrology = kidney
Neurology = nerves
Neurosurgery
Nuclear medicine
Nursing
Nutrition = dietitian
Occupational medicine
Occupational therapy
Oncology = cancer
Ophthalmology = eye
Optometry = glasses
Orthodontics
Orthopedics = bones, orthopaedics
Pain medicine
Palliative care = hospice
Pathology
Pediatrics = children, paediatrics
Pharmacy
Physical therapy = physiotherapy
Plastic surgery
Podiatry = feet
Preventive medicine = public health
Psychiatry
Psychology
Pulmonology = lungs
Radiation oncology
Radiology
Rehabilitation medicine
Rheumatology = joints
Sleep medicine
Social work
Speech therapy
Sports medicine
Thoracic surgery
Transplant surgery
Travel medicine
Urology
Vascular surgery`

const groups = `Patient group
Self-help group
Sports club
Health plan
Employer programme
Research study
Religious community
Professional association`

const heartRateFlags = `Irregular heartbeat detected
Out of range
Sensor contact lost
Movement during measurement
Low battery`

/** The tokens are HealthVault's, the texts ours. */
const redirectTokens = `AUTH	Ask a person to let an application use a record
APPAUTH	Ask a person to let an application use a record, by its older name
APPSIGNOUT	Sign a person out of the Shell and the application
SHARERECORD	Share a record with somebody
VERIFYLIVEID	Ask a person to sign in again`

const code = (name: string): string =>
  name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/&/g, ' and ')
    .replace(/['’]/g, '')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')

const rows = (lines: string) => () =>
  lines
    .split('\n')
    .map(line => {
      const [, kept, name = '', others] = /^(?:([a-z0-9-]+): )?(.+?)(?: = (.+))?$/.exec(line)!
      return [kept ?? code(name), name, '', others ?? ''].join('\t')
    })
    .join('\n')

export const own: readonly (readonly [key: string, description: string, rows: () => string])[] = [
  ['healthkeep/medicines/1', 'Common medicines by generic name', rows(medicines)],
  ['healthkeep/conditions/1', 'Common conditions in plain words', rows(conditions)],
  ['healthkeep/allergens/1', 'What people are commonly allergic to', rows(allergens)],
  ['healthkeep/procedures/1', 'Common procedures in plain words', rows(procedures)],
  ['healthkeep/lab-tests/1', 'Common laboratory tests', rows(labTests)],
  ['healthkeep/body-sites/1', 'Places of the body', rows(bodySites)],
  ['healthkeep/group-memberships/1', 'Kinds of groups that people belong to', rows(groups)],
  ['healthkeep/heart-rate-flags/1', 'What a device notes about a heart rate', rows(heartRateFlags)],
  ['wc/shell-redirect-tokens/1', 'Targets of redirects to the Shell', () => redirectTokens],
  ['wc/medical-specialties/healthkeep', 'Specialties of health care, in our own words', rows(specialties)],
]
