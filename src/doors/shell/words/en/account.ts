/** Words of the landing page, of coming and going, and of the account. */
export const account = {
  landing: {
    title: 'Your family’s health, in one safe place',
    lead: 'Keep measurements, medicines, allergies and documents together. Connect the apps you choose, decide what each of them sees, and change your mind at any time.',
    begin: 'Create an account',
    signIn: 'Sign in',
    closed: 'This site takes no new accounts at present.',
    preview: 'An example of what a record looks like',
    points: [
      {
        icon: 'people',
        title: 'One place for everybody you care for',
        text: 'A record of your own, one for each child, for a parent, even for the dog. Switch with one tap.',
      },
      {
        icon: 'shield',
        title: 'You decide, item by item',
        text: 'An app sees only what you agreed to, and only until you end it. Every look it takes is noted.',
      },
      {
        icon: 'download',
        title: 'It stays yours',
        text: 'No advertisements, nothing sold. The software is open, and your records are kept in open formats.',
      },
    ],
    sample: {
      name: 'Ann Baker',
      note: 'Your record',
      rows: [
        { label: 'Blood pressure', value: '118/76', unit: 'mmHg', when: 'Today' },
        { label: 'Weight', value: '64.2', unit: 'kg', when: 'Yesterday' },
        { label: 'Allergy', value: 'Penicillin', unit: '', when: 'Since 2009' },
      ],
    },
  },

  signUp: {
    place: {
      label: 'Country where you live',
      help: 'It decides in which place your account and your records are kept. They stay there.',
      nowhere: 'Accounts cannot be opened from this country yet.',
      bound: 'Accounts of this country are kept in another place, where this app does not work.',
    },
    title: 'Create your account',
    lead: 'It takes a minute. You get a health record of your own straight away.',
    name: 'Your name',
    nameHelp: 'First and last name, as you would write it.',
    email: 'Email address',
    emailHelp: 'You sign in with it, and it is the way back in if you lose your password.',
    password: 'Choose a password',
    passwordHelp: (n: number) => `At least ${n} characters. Three words that have nothing to do with you work well.`,
    birthDate: 'Your birth date',
    birthDateHelp: (n: number) =>
      `You have to be ${n} or older; for younger children you can keep a record in your account. It becomes the first entry in your record.`,
    country: 'Country',
    agree: 'I agree to the',
    terms: 'terms of use',
    and: 'and have read the',
    privacy: 'privacy statement',
    submit: 'Create account',
    have: 'You have an account?',
    signIn: 'Sign in',
    leadWithCode:
      'This site takes new accounts with a sign-up code. The app, clinic or person who sent you here has one.',
    code: 'Sign-up code',
    codeHelp: '20 digits. Each is good for one account.',
    welcome: (name: string) =>
      `Welcome, ${name}. Your record is ready. We have sent you a mail to confirm your address.`,
    problems: {
      code: 'Enter your sign-up code',
      codeWrong: 'This code is wrong, used or too old. Ask for a new one where you got it.',
      name: 'Enter your name',
      nameSigns: 'Enter your name without the signs < and >',
      nameTooLong: 'Enter a name of at most 100 characters',
      email: 'Enter a complete email address, such as ann@example.com',
      taken: 'There is an account with this address already. Sign in, or ask for a new password.',
      birthDate: 'Enter your birth date with day, month and year',
      birthDateWrong: 'Enter a real birth date, in the past',
      tooYoung: (n: number) =>
        `You have to be ${n} or older to have an account. A parent or guardian can keep a record for you in theirs.`,
      agree: 'Agree to the terms of use to create an account',
    },
  },

  password: {
    short: (n: number) => `Use a password of at least ${n} characters`,
    long: (n: number) => `Use a password of at most ${n} characters`,
    common: 'Choose a password that is harder to guess. This one is among those that are tried first.',
    personal: 'Choose a password that does not hold your name or your email address',
    missing: 'Enter your password',
  },

  signIn: {
    title: 'Sign in',
    email: 'Email address',
    password: 'Password',
    stay: 'Keep me signed in on this device',
    stayHelp: 'Not on a computer that others use too.',
    submit: 'Sign in',
    passkey: 'Sign in with a passkey',
    or: 'or',
    forgot: 'Forgot your password?',
    none: 'No account yet?',
    create: 'Create one',
    elsewhere: 'Is your account kept in another place?',
    wrong: 'The email address or the password is not right. Check both and try again.',
    missingEmail: 'Enter your email address',
    missingPassword: 'Enter your password',
    passkeyRefused: 'This passkey was not accepted. Try again, or use your password.',
    passkeyFailed: 'Your device did not hand over a passkey. Try again, or use your password.',
    tooMany: (minutes: number) =>
      minutes <= 1
        ? 'There were too many tries. Wait a minute, then try again.'
        : `There were too many tries. Wait ${minutes} minutes, then try again.`,
    out: 'You are signed out.',
  },

  forgot: {
    title: 'Forgot your password?',
    lead: 'Tell us your email address and we send you a link to choose a new one.',
    email: 'Email address',
    submit: 'Send the link',
    back: 'Back to sign in',
    sent: {
      title: 'Look into your mailbox',
      text: (email: string) =>
        `If there is an account for ${email}, a mail with a link is on its way. The link works once, for one hour.`,
      note: 'Nothing there after a few minutes? Look into the folder for unwanted mail, and check that you typed the address right.',
      again: 'Try another address',
    },
  },

  reset: {
    title: 'Choose a new password',
    lead: 'You will be signed out everywhere, and apps will ask you to sign in again.',
    password: 'New password',
    submit: 'Save the new password',
    done: 'Your new password is saved. Sign in with it.',
    bad: {
      title: 'This link does not work any more',
      text: 'A link works once, for one hour, and only the newest one does. Ask for a new one.',
      again: 'Ask for a new link',
    },
  },

  verify: {
    title: 'Confirm your email address',
    lead: 'One tap and you are done.',
    submit: 'Confirm my address',
    done: 'Thank you. Your email address is confirmed.',
    bad: {
      title: 'This link does not work any more',
      text: 'A link works once, for three days, and only the newest one does. If your address is not confirmed yet, you can ask for a new link in your account.',
      account: 'Open your account',
    },
  },

  overview: {
    title: 'Your account',
    unverified: {
      title: 'Please confirm your email address',
      text: (email: string) => `We have sent a link to ${email}. It is the way back in if you lose your password.`,
      again: 'Send the link again',
      sent: 'A new link is on its way. Older ones do not work any more.',
    },
    profile: 'About you',
    name: 'Name',
    email: 'Email address',
    verified: 'Confirmed',
    notVerified: 'Not confirmed',
    change: 'Change',
    changeName: 'Change your name',
    changeEmail: 'Change your email address',
    safety: 'Signing in',
    password: 'Password',
    passwordSet: 'Set',
    passwordNone: 'None: you sign in with a passkey',
    changePassword: 'Change your password',
    setPassword: 'Set a password',
    passkeys: 'Passkeys',
    passkeyCount: (n: number) => (n === 0 ? 'None yet' : n === 1 ? '1 passkey' : `${n} passkeys`),
    managePasskeys: 'Manage passkeys',
    manage: 'Manage',
    set: 'Set one',
    devices: 'Other devices',
    devicesText: 'Signed in somewhere you should not be? End every other sign-in.',
    signOutOthers: 'Sign out everywhere else',
    signedOutOthers: (n: number) =>
      n === 0
        ? 'You were not signed in anywhere else.'
        : n === 1
          ? 'One other device was signed out.'
          : `${n} other devices were signed out.`,
    preferences: 'Preferences',
    changePreferences: 'Change your preferences',
    language: 'Language and region',
    timeZone: 'Time zone',
    units: 'Measurements',
    theme: 'Appearance',
    messages: 'Messages by mail',
    messagesOn: 'Apps may write to you',
    messagesOff: 'Only about your account',
    changeMessages: 'Change which messages you get',
    records: 'Your records',
    allRecords: 'See all records',
    signOut: 'Sign out',
  },

  name: {
    title: 'Change your name',
    label: 'Your name',
    help: 'People you share a record with see it.',
    saved: 'Your name is saved.',
  },

  email: {
    title: 'Change your email address',
    label: 'New email address',
    now: (email: string) =>
      `At present: ${email}. We send a link to the new address to make sure it is yours, and tell the old one.`,
    saved: (email: string) => `Your address is ${email} now. Open the link that we have sent there to confirm it.`,
    same: 'This is your address already',
    taken: 'Another account has this address',
  },

  changePassword: {
    title: 'Change your password',
    setTitle: 'Set a password',
    lead: 'Other devices will be signed out, and apps will ask you to sign in again.',
    label: 'New password',
    saved: 'Your new password is saved. Other devices were signed out.',
    remove: 'Do without a password',
    removeText: 'You have a passkey, so you can do without a password. Nobody can guess or steal what is not there.',
    removed: 'Your password is removed. You sign in with a passkey now.',
  },

  preferences: {
    title: 'Preferences',
    culture: 'Language and region',
    cultures: { 'en-US': 'English (United States)', 'en-GB': 'English (United Kingdom)' } as {
      readonly [culture: string]: string
    },
    timeZone: 'Time zone',
    units: 'Measurements',
    unitsHelp: 'How numbers are shown. What is stored stays the same.',
    unitsEach: 'Choose a unit for each kind of measurement',
    unitsUsual: 'The usual one',
    feetAndInches: 'ft and in',
    metric: 'Metric: kg, cm, °C, mmol/L',
    us: 'United States: lb, ft and in, °F, mg/dL',
    theme: 'Appearance',
    themes: { system: 'As my device', light: 'Light', dark: 'Dark' },
    saved: 'Your preferences are saved.',
    wrongZone: 'Choose a time zone from the list',
  },

  messages: {
    title: 'Messages by mail',
    lead: 'Apps can write to you through us. They do not learn your email address unless you answer.',
    always: 'Mails about your account, such as a new password, always come: they keep it safe.',
    all: 'Apps may write to me',
    allHelp: 'Without the tick none of them can, and nobody can write to you with an app.',
    each: 'These apps may write to me',
    eachHelp: 'Take the tick away from one that you do not want to hear from.',
    one: (app: string) => `The app “${app}” may write to me`,
    news: 'News about this site',
    newsHelp: 'What is new here, now and then.',
    saved: 'Your choice of messages is saved.',
    link: {
      title: 'Which messages do you want?',
      lead: 'You can choose without signing in, because you came from one of our mails.',
      bad: {
        title: 'This link does not work any more',
        text: 'It may be too old, or not complete. Sign in to choose which messages you get.',
        choose: 'Sign in and choose',
      },
    },
  },

  passkeys: {
    title: 'Passkeys',
    lead: 'A passkey lets you sign in with your fingerprint, your face or the code of your device. There is nothing to remember, and nothing that can be guessed or phished.',
    none: {
      title: 'No passkeys yet',
      text: 'Add one for this device. Signing in then takes a second, without a password.',
    },
    add: 'Add a passkey',
    added: (name: string) => `The passkey “${name}” is added. Use it the next time you sign in.`,
    noScript: 'Your browser has to run scripts to add a passkey.',
    unsupported: 'This browser knows no passkeys. Try another browser, or your phone.',
    failed: 'Your device did not make a passkey. Try again, or use another device.',
    known: 'This device has a passkey for your account already.',
    limit: (n: number) => `An account has at most ${n} passkeys. Remove one first.`,
    name: 'Name',
    created: 'Added',
    used: 'Last used',
    never: 'Never',
    rename: 'Rename',
    remove: 'Remove',
    renameLabel: (name: string) => `Rename ${name}`,
    removeLabel: (name: string) => `Remove ${name}`,
    actions: 'Actions',
    renameTitle: 'Rename a passkey',
    newName: 'Name of the passkey',
    newNameHelp: 'The device it is on, for example “My phone”.',
    nameWrong: 'Enter a name of 1 to 60 characters, without < and >',
    renamed: 'The passkey is renamed.',
    removeTitle: 'Remove this passkey?',
    removeText: (name: string) =>
      `You will not be able to sign in with “${name}” any more. Remove it from your device too: we cannot do that for you.`,
    removeYes: 'Remove the passkey',
    removed: (name: string) => `The passkey “${name}” is removed.`,
    last: 'This is the only way to sign in to your account. Add another passkey or set a password first.',
  },

  confirm: {
    title: 'Confirm that it is you',
    lead: 'What comes next is for you alone. This keeps others out who find your device open.',
    password: 'Your password',
    submit: 'Continue',
    passkey: 'Use a passkey',
    wrong: 'The password is not right. Try again.',
    expired: 'Some time has passed. Please confirm once more that it is you.',
  },

  records: {
    title: 'Your records',
    lead: 'Every health record that you can open: your own, and those that you keep for others or that are shared with you.',
    none: { title: 'No records', text: 'There is no record that you can open at present.' },
    readOnly: 'Read only',
    until: (day: string) => `until ${day}`,
    deleted: 'Deleted records',
    deletedText:
      'Nobody can open these now. You can bring them back until the day that stands beside them; then everything in them is gone for good.',
    restorable: (until: string) => `until ${until}`,
    restore: 'Bring back',
    restoreOne: (record: string) => `Bring back ${record}`,
    restored: (record: string) => `${record} is open again, as it was.`,
    gone: 'This record can no longer be brought back.',
    tooMany: 'You keep as many records as one person can. Delete one before you bring this one back.',
  },

  close: {
    title: 'Close your account?',
    lead: 'This cannot be undone.',
    what: 'What happens',
    happens: [
      'You are signed out everywhere, and nobody can sign in with your address, password or passkeys again.',
      'Every app that you connected loses its access at once. What apps have copied is theirs: ask them to delete it.',
      'Your name stays where it stands in the history of records that others keep.',
    ],
    goes: 'These records are deleted with it',
    goesText: (days: number) =>
      `You are the only one who keeps them. They close at once, and everything in them is deleted for good after ${days} days.`,
    goesOthers: (n: number) =>
      n === 0
        ? 'Nobody else can open it.'
        : n === 1
          ? 'One other person can open it now, and no longer will.'
          : `${n} other people can open it now, and no longer will.`,
    stays: 'These records stay with others',
    staysText: 'Others keep them, or share them with you. You can no longer open them.',
    download: 'Take along first what you want to keep.',
    see: 'See your records',
    understood: 'I understand that this cannot be undone',
    tick: 'Tick the box to go on.',
    confirm: 'Close my account',
    keep: 'Keep my account',
    closed: 'Your account is closed. Take care.',
    link: 'Close your account…',
  },

  privacy: {
    title: 'Privacy',
    lead: 'What is kept here about you, who can see it, and what you can do about it.',
    sections: [
      {
        title: 'What is kept',
        text: 'Your name, email address, country, language and time zone; how you sign in; the records you keep and everything you put into them; which apps you connected; and a note of who read or changed what, and when.',
      },
      {
        title: 'Who sees it',
        text: 'You. The people you share a record with, as far as you allow. The apps you connect, each only what you agreed to, under a number of its own, so that two apps cannot compare notes about you. There are no advertisements, no tracking and no sale of data.',
      },
      {
        title: 'The operator of this site',
        text: 'Somebody runs the computer on which your records are kept, and keeps copies against loss. Ask them who they are and what they promise: this page tells what the software does, and cannot speak for them.',
      },
      {
        title: 'What leaves this site',
        text: 'Mails to your own address, without any health data in them. Data to apps that you connected: from then on, their privacy statement applies to that copy.',
      },
      {
        title: 'What you can do',
        text: 'See, correct and delete everything in your records. End the access of an app; it ends at once.',
      },
      {
        title: 'Cookies',
        text: 'Only those without which the site would not work: one for your sign-in, one that protects forms, one that brings a message to the next page, one that remembers the record you looked at last.',
      },
    ],
  },

  terms: {
    title: 'Terms of use',
    lead: 'Short, and in plain words.',
    sections: [
      {
        title: 'For people',
        text: 'You have to be 13 or older to have an account. You may keep records of others only if you are allowed to: as a parent or guardian, or because they asked you to.',
      },
      {
        title: 'Not a doctor',
        text: 'This site keeps information. It does not examine, advise or treat, and nobody watches over your numbers. In an emergency call your local emergency number.',
      },
      {
        title: 'Your account',
        text: 'Keep your password and your passkeys to yourself. Tell the operator of this site at once if you think that somebody else got in.',
      },
      {
        title: 'Your data',
        text: 'What you put in stays yours. You allow this site to keep it, and to hand it to the people and apps that you choose, for as long as you choose.',
      },
      {
        title: 'Fair use',
        text: 'Do not try to break in, to read what is not yours, or to stop the site from working for others.',
      },
    ],
  },

  help: {
    title: 'Help',
    lead: 'Short answers to what people ask most.',
    topics: [
      {
        id: 'sign-in',
        title: 'I cannot sign in',
        text: 'Check the email address first. If the password is lost, choose “Forgot your password?” on the sign-in page: a link to choose a new one comes by mail. After many wrong tries signing in pauses for some minutes.',
      },
      {
        id: 'passkeys',
        title: 'What is a passkey?',
        text: 'A key that your phone, computer or password manager keeps for you. You unlock it with your fingerprint, face or code. It only works on this site, so nobody can trick you into handing it over. Add one in your account under “Passkeys”.',
      },
      {
        id: 'mail',
        title: 'The mail does not arrive',
        text: 'Look into the folder for unwanted mail. In your account you can see whether the address is right and have the link sent again.',
      },
      {
        id: 'records',
        title: 'How do I switch between records?',
        text: 'Tap the name at the top of the page and choose another record. Everything on the page then belongs to that record.',
      },
      {
        id: 'codes',
        title: 'What do I do with a code from my clinic?',
        text: 'Choose “Enter a code” on the start page or under “Apps” and type the twenty letters. Then answer the question that was agreed on with you, choose the record, and decide what may be done with it or take in what was left for you. After three wrong answers a code is closed; ask for a new one.',
      },
      {
        id: 'sharing',
        title: 'How do I share a record, and stop?',
        text: 'Open “Sharing” in the record and invite somebody by email: to look only, to look and change, or as a custodian, who may do all that you may. You choose what they see and until when, and can change or stop it at any time under “Sharing”. It takes effect at once. Who is invited opens the link of the mail, or types its code under “All records”. A record always keeps at least one custodian.',
      },
      {
        id: 'apps',
        title: 'How do I end the access of an app?',
        text: 'Open “Apps” in the record, choose the app and end its access. It takes effect at once. Copies that the app made before are governed by its own privacy statement.',
      },
    ],
  },
}
