/** Words that every page shares: frame, navigation, forms, errors. */
export const shell = {
  brand: 'Healthkeep',
  tagline: 'Your family’s health, kept in your hands.',
  skip: 'Skip to the content',
  pageTitle: (title: string, brand: string) => `${title} · ${brand}`,
  errorTitle: (title: string) => `Error: ${title}`,
  nav: {
    main: 'Main',
    home: 'Home',
    data: 'Health data',
    /** Where there is little room. */
    dataShort: 'Health',
    files: 'Files',
    apps: 'Apps',
    account: 'Account',
    records: 'Records',
    /** Follows the name of the current one. */
    switchRecord: ', switch record',
    yourRecords: 'Your records',
    allRecords: 'All records',
    accountMenu: 'Your account',
    settings: 'Account settings',
    signIn: 'Sign in',
    signUp: 'Create an account',
    signOut: 'Sign out',
    crumbs: 'Where you are',
    close: 'Close',
  },
  footer: {
    label: 'About this site',
    privacy: 'Privacy',
    terms: 'Terms of use',
    help: 'Help',
  },
  form: {
    optional: '(optional)',
    problemCount: (n: number) => (n === 1 ? 'There is a problem' : `There are ${n} problems`),
    problem: 'Error:',
    noneSaved: 'Nothing has been saved yet.',
    cancel: 'Cancel',
    save: 'Save',
    showPassword: 'Show',
    hidePassword: 'Hide',
    showPasswordLabel: 'Show the password',
    hidePasswordLabel: 'Hide the password',
    upTo: (n: number) => `Up to ${n} characters.`,
    day: 'Day',
    month: 'Month',
    year: 'Year',
    chooseMonth: 'Month',
    required: (label: string) => `Enter ${label}`,
  },
  levels: {
    View: 'View only',
    Modify: 'View and edit',
    Custodian: 'Custodian',
  } as { readonly [level: string]: string },
  relationships: {
    1: 'You',
    2: 'Other',
    3: 'Spouse',
    5: 'Child',
    6: 'Guardian',
    7: 'Patient',
    8: 'Parent',
    10: 'Relative',
    11: 'Partner',
    13: 'Pet',
    14: 'Son',
    15: 'Daughter',
  } as { readonly [code: number]: string },
  flash: { good: 'Done', info: 'Please note', bad: 'There is a problem' },
  error: {
    notFound: {
      title: 'We cannot find that page',
      text: 'The address may be mistyped, or what was here has been moved or deleted.',
    },
    noRecord: {
      title: 'This record is not open to you',
      text: 'It may have been closed, or your access to it has ended. Ask the person who shares it with you.',
    },
    denied: {
      title: 'You may not do this here',
      text: 'Your access to this record does not include it. A custodian of the record can change that.',
    },
    stale: {
      title: 'This form has gone stale',
      text: 'For your safety a form only works for a while, and only on the site it came from. Go back, reload the page and try again. Nothing has been changed.',
    },
    tooMany: {
      title: 'Too many tries',
      text: (minutes: number) =>
        minutes <= 1
          ? 'For your safety we have paused this. Please try again in a minute.'
          : `For your safety we have paused this. Please try again in ${minutes} minutes.`,
    },
    tooLarge: {
      title: 'That is too large',
      text: 'What you sent is larger than we can take. Nothing has been changed.',
    },
    refused: {
      title: 'That did not work',
      text: 'Nothing has been changed.',
    },
    broken: {
      title: 'Something went wrong on our side',
      text: 'Nothing has been lost. Please try again in a moment. If it keeps happening, tell the operator of this site the number below.',
      number: (id: string) => `Number: ${id}`,
    },
    home: 'Go to the start page',
    back: 'Go back',
  },
  hop: {
    title: 'One moment',
    text: 'We are taking you to the next page.',
    go: 'Continue',
  },
}
