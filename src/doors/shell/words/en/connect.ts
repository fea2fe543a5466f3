/** Words of consent, connecting and the person's applications. */
export const connect = {
  /** What an application may do, as a sentence: `See, add and change` before the names of data. */
  permissions: {
    verbs: { Read: 'see', Create: 'add', Update: 'change', Delete: 'delete' },
    everything: 'everything in the record',
    unknownType: 'another kind of data',
    except: (what: string) => `except ${what}`,
    between: (from: string, to: string) => `dated ${from} to ${to}`,
    since: (from: string) => `dated ${from} or later`,
    until: (to: string) => `dated ${to} or earlier`,
    or: (dates: readonly string[]) => dates.join(', or '),
    /** The application's own words follow. */
    why: 'Why:',
    noReason: 'No reason given.',
  },
  consent: {
    title: (app: string) => `Let ${app} use a health record?`,
    step: (at: number, of: number) => `App ${at} of ${of}`,
    signedInAs: 'Signed in as',
    notYou: 'Not you?',
    saysOfItself: (app: string) => `What ${app} says`,
    instance: (name: string) => `Your device is called “${name}”.`,
    asksMore: (app: string) => `${app} asks for more than you allowed before. Until you decide, that stays as it is.`,
    allowedBefore: (app: string) => `You have allowed ${app} before. Here you can add or change a record.`,
    record: {
      one: 'Record',
      legend: 'Which record?',
      legendMany: 'Which records?',
      helpMany: (app: string) => `${app} can work with several. It sees only those you tick.`,
      allowed: 'Allowed already',
      asksMore: 'Asks for more',
      missing: 'Choose a record.',
      missingMany: 'Choose at least one record.',
      none: 'You have no record yet.',
      noneText: (app: string) => `${app} needs a health record to work with. Create one, then come back here.`,
      create: 'Create a record',
      add: 'Add a family member',
      hindrance: {
        'view-only':
          'You may only view this record, and the app needs to write. A custodian of the record can change that.',
        'own-rules':
          'You do not see everything the app needs in this record. A custodian of the record can change that.',
        'record-read-only': 'This record can only be read at present, and the app needs to write.',
        location: 'The app does not work with records in this country.',
        'only-view': 'You may only view this record. A custodian of it can change that.',
        'only-read': 'This record can only be read at present.',
      } as { readonly [why: string]: string },
      noneFits: (app: string) => `None of your records can be opened to ${app}.`,
    },
    online: 'While you use it',
    onlineNote: (app: string) => `Only while you are signed in to ${app}.`,
    offline: 'Even when you are not signed in',
    offlineNote: (app: string) => `${app} can do this at any time, without you, until you end it.`,
    required: (app: string) => `${app} needs all of this to work`,
    optional: 'Up to you',
    optionalNote: 'Tick only what you want. The app works without it.',
    kept: 'You allowed this earlier, and it stays:',
    details: 'The details, type by type',
    detailsType: 'Kind of data',
    detailsOnline: 'While you use it',
    detailsOffline: 'When you are not there',
    no: 'No',
    learns: (app: string) =>
      `${app} also learns your name and the name you gave the record. It never sees your email address or your password here.`,
    afterwards: (app: string) => `What ${app} does with the data is not in our hands. It has its own`,
    privacy: 'privacy statement',
    terms: 'terms',
    and: 'and',
    newWindow: '(opens in a new window)',
    end: 'You can change or end this at any time under Apps. The app is then refused at once; what it copied before stays with it.',
    allow: 'Allow',
    deny: 'Don’t allow',
    changed: 'The app changed what it asks for while you were reading. Please look again before you decide.',
  },
  refused: {
    unknownTitle: 'We do not know this app',
    unknownApp:
      'The link that brought you here names no app that is registered on this site. Go back to the app and try again; if it still fails, tell the people who make it.',
    inactiveApp: 'The app that brought you here has been switched off on this site.',
    unknownTarget: 'This link is not one we understand',
    unknownTargetText:
      'The address asks for something that does not exist here. Go back to where you came from and try again.',
    tooLongTitle: 'This link is too long',
    tooLong:
      'The app put more into the address than can be carried through sign-in. Sign in first, then go back to the app and try again.',
    notYetTitle: 'Not available yet',
    notYet: {
      CREATERECORD:
        'Apps cannot start a new record for you here yet. You can add a family member yourself, then go back to the app.',
      EDITRECORD: 'Apps cannot open the profile editor here yet. You can change the profile yourself in the record.',
      RECONCILE:
        'Taking single entries out of a document is not available on this site yet. The document stays in your record.',
    } as { readonly [target: string]: string },
    notYetNext: 'Nothing has been changed. You can close this page and go back to the app.',
    tokenTitle: 'This request is no longer good',
    token: 'The request from the app has expired or was not issued here. Start again in the app.',
    tokenUsedTitle: 'This app is connected already',
    tokenUsed:
      'The request has been answered before. Go back to the app; it should work. If it does not, start again there.',
    restrictedTitle: (app: string) => `${app} is for invited people`,
    restricted: (app: string) =>
      `${app} admits only people whom it knows already, and you are not among them yet. Ask the people who run it.`,
    invalidRecordTitle: 'You do not hold this record',
    invalidRecord: (app: string) =>
      `${app} asked for a record that is not among yours. It may have been shared with you and ended, or you may be signed in to another account.`,
    master: 'This app has to be started on a device first.',
    home: 'Go to the start page',
  },
  code: {
    step: (at: number, of: number) => `Step ${at} of ${of}`,
    /** The way here, on other pages. */
    enter: 'Enter a code',
    invite: 'Got a code from a clinic or an app?',
    title: 'Enter your code',
    lead: 'A clinic, a laboratory or an app gave you a code of twenty letters, on paper or by email. With it you connect them to a health record, or take in what they left for you.',
    label: 'Code',
    help: 'Five groups of four letters. Small letters, spaces and missing hyphens do not matter. It looks like this:',
    next: 'Continue',
    signIn: 'Sign in or create an account, and you go on with your code.',
    missing: 'Enter the code.',
    letters: (found: string) =>
      `No code has ${found} in it: there are no vowels, no S and no digits in codes. Compare it with your paper.`,
    length: (n: number, of: number) => `A code has ${of} letters; this one has ${n}. Compare it with your paper.`,
    unknown:
      'This code does not work. Compare it with your paper. If it is right, it has expired or been used up: ask whoever gave it to you for a new one.',
    notThere:
      'This code is right, but what it stands for has not come yet. Try again later, or ask whoever gave it to you.',
    tooMany: (minutes: number) =>
      `Too many tries. Wait ${minutes === 1 ? 'a minute' : `${minutes} minutes`}, then try again.`,
    question: {
      title: 'Answer the question',
      asks: (app: string) => `${app} asks`,
      lead: (app: string) =>
        `So that nobody else can use your code, ${app} wrote a question whose answer you know. Never type a password here.`,
      label: 'Your answer',
      help: 'Capital or small letters make no difference. Spaces and spelling do.',
      triesLeft: (n: number) =>
        n === 1
          ? 'You have one try left. If it is wrong, the code is closed.'
          : `You have ${n === 3 ? 'three' : 'two'} tries.`,
      missing: 'Type the answer.',
      tooLong: 'An answer has up to 255 characters.',
      spaces:
        'Your answer begins or ends with a space, and spaces count. Remove it, or send the answer again as it is.',
      wrong: (n: number) =>
        n === 1
          ? 'That is not the answer. You have one try left.'
          : `That is not the answer. You have ${n} tries left.`,
      locked:
        'That was the last try, and it was not the answer either. The code is closed for your safety. Ask whoever gave it to you for a new one.',
      submit: 'Continue',
      other: 'Enter another code',
      meanwhile: 'You entered another code in the meantime. This is its question.',
    },
    allow: {
      for: (app: string, name: string) =>
        `${app} made this code for “${name}”. Choose the record that it is meant for.`,
      again: 'It is an hour since you answered. Please answer once more, then decide.',
      meanwhile:
        'You entered another code in the meantime. This is what its app asks for. Nothing has been allowed yet.',
    },
    done: {
      title: (app: string) => `${app} is connected`,
      text: (app: string, record: string) => `${app} may now use ${record}’s record as you allowed.`,
      textOwn: (app: string) => `${app} may now use your record as you allowed.`,
      when: (app: string) =>
        `${app} hears of it the next time it asks us. That may take a day or longer; there is nothing more for you to do.`,
      where:
        'You find it under Apps, where you see what it may do and when it last did something, and where you can end it.',
      see: 'See what it may do',
      record: 'Go to the record',
    },
  },
  statement: {
    privacy: (app: string) => `Privacy statement of ${app}`,
    terms: (app: string) => `Terms of ${app}`,
    lead: (app: string) => `These are the words of ${app}, which it left here because it has no pages of its own.`,
    none: (app: string) => `${app} has left none here. Ask the people who run it.`,
  },
  pickUp: {
    title: (app: string) => `Take in what ${app} left for you?`,
    left: (when: string, name: string) => `Left on ${when} for “${name}”.`,
    from: (source: string) => `It was sent by ${source}.`,
    what: 'What is in it',
    whatHelp: 'Untick what you do not want. It is then lost with the package.',
    things: (n: number) => (n === 1 ? '1 item' : `${n} items`),
    files: (n: number) => (n === 1 ? '1 file' : `${n} files`),
    more: (n: number) => `and ${n} more`,
    look: (kind: string) => `Look at them: ${kind}`,
    noRecord: 'To take this in you need a health record. Create one, then come back here.',
    noneFits: 'You may add nothing to any of your records.',
    chooseRecord: (name: string) => `Choose the record that “${name}” stands for: a package can be taken in only once.`,
    missing: 'Tick at least one kind, or decline the package.',
    notes: {
      access: (app: string) => `${app} gets no access to the record by this.`,
      once: 'It is taken in once, into one record. After that the code no longer works.',
      yours:
        'What you take in is yours: you can change or delete it like anything else, and the history says where it came from.',
    },
    take: 'Take it in',
    later: 'Decide later',
    decline: 'Decline it',
    laterDone:
      'Nothing was taken in. The package waits for you until four weeks after the day it was left; the code works as before.',
    mayNot: 'You may not add all of this to that record. Choose another one, or untick what you may not add.',
    noRoom: 'That record has no room for all of this. Choose another one, or untick something.',
    readOnly: 'That record cannot be changed at present. Choose another one.',
    oneOnly:
      'There is something in it of which a record has only one, and that record has it already. Untick it, or choose another record.',
    tooOften: {
      title: 'One moment, please',
      text: (minutes: number) =>
        `This page was opened too often. Wait ${minutes === 1 ? 'a minute' : `${minutes} minutes`}, then reload it.`,
    },
    broken: {
      title: 'This package cannot be used',
      text: 'Your answer was right, but what was left for you is damaged, or in a form that no record can take. Ask whoever sent it to send it again, with a new code.',
    },
    confirm: {
      title: (app: string) => `Decline what ${app} left for you?`,
      text: (app: string) =>
        `The package is thrown away and the code ends. ${app} is not told; you would have to ask for it again.`,
      yes: 'Throw it away',
      no: 'Keep it',
      done: (app: string) => `What ${app} left has been thrown away.`,
    },
    done: {
      title: (app: string) => `From ${app}`,
      lead: (when: string) => `Taken in on ${when}.`,
      flash: (n: number) => (n === 1 ? 'One item is now in the record.' : `${n} items are now in the record.`),
      none: 'Nothing is here any more',
      noneText: 'What was taken in has been deleted since, or is not open to you.',
      more: (n: number) => `And ${n} more; the lists of each kind have them all.`,
    },
  },
  complete: {
    title: 'All set',
    text: 'The app is connected to your record. You can close this window and go back to it.',
    manage: 'See what it may do',
  },
  cancelled: {
    title: 'Nothing was shared',
    text: 'You decided not to connect the app. Nothing has been changed. You can close this window.',
  },
  back: {
    title: (app: string) => `Back to ${app}`,
    text: 'One moment, we are taking you back.',
    go: 'Continue',
  },
  directory: {
    title: 'Apps and devices',
    lead: 'What works with your record. Each asks you first what it may see, and you can end that at any time.',
    find: 'Name or word',
    anyPurpose: 'Anything',
    show: 'Show',
    all: 'Show all',
    noneFits: 'None fits',
    noneFitsText: 'Try another word, or choose less.',
    elsewhere: 'Does not work in your country',
    application: {
      title: 'Apps',
      purpose: 'What for',
      count: (n: number) => (n === 1 ? '1 app' : `${n} apps`),
      none: 'No app is listed here yet',
      noneText:
        'Whoever runs this site lists apps here. An app that you know already can be connected from its own website or from your phone.',
    },
    device: {
      title: 'Devices',
      purpose: 'What it measures',
      count: (n: number) => (n === 1 ? '1 device' : `${n} devices`),
      none: 'No device is listed here yet',
      noneText: 'Whoever runs this site lists devices here. What a device measured you can always type in yourself.',
    },
    go: (name: string) => `Go to ${name}`,
    about: 'About it',
    connecting: 'How to connect it',
    maker: 'Made by',
    data: 'Works with',
    places: 'Works in',
    privacy: 'Privacy statement',
    terms: 'Terms of use',
    model: 'Model',
    through: 'Connects through',
    throughApp: 'its app',
    onPhone: (os: string) => `For ${os}`,
    screenshots: 'How it looks',
    asksFirst: 'What stands here is what its maker says. It sees nothing of yours before you have agreed.',
  },
  apps: {
    more: 'Find more apps',
    title: 'Apps',
    lead: (record: string) => `Apps that may use ${record}’s record, and what each may do.`,
    leadOwn: 'Apps that may use your record, and what each may do.',
    emptyTitle: 'No app uses this record',
    emptyText:
      'When you connect an app, it asks you here first. You then see it in this list and can end its access at any time.',
    lastUsed: (when: string) => `Last used ${when}`,
    neverUsed: 'Not used yet',
    yours: 'Your apps',
    others: 'Apps of other holders',
    othersNote: 'As a custodian you see what others allowed, and you can end it.',
    by: (person: string) => `Allowed by ${person}`,
    offline: 'Also when you are away',
    asksMore: 'Asks for more',
    tooLittle: 'Your own access is too small',
    suspended: 'Switched off by the operator',
    instance: (name: string) => `on ${name}`,
    device: 'on a device',
    activity: 'See who did what',
    details: {
      did: 'See what it did',
      may: 'What it may do',
      online: 'While you use it',
      onlineOther: (person: string) => `While ${person} uses it`,
      offline: 'Even when you are not signed in',
      offlineOther: (person: string) => `Even when ${person} is not signed in`,
      nothing: 'Nothing at present.',
      optional: 'Up to you',
      optionalHelp: 'Untick what the app should no longer do. It takes effect at once.',
      save: 'Save changes',
      saved: 'Saved. The app may now do exactly what you see here.',
      more: (app: string) =>
        `${app} asks for more than you allowed so far. Until you decide, it works only with what you allowed, or not at all.`,
      review: 'Look at the request',
      tooLittle:
        'Your own access to this record no longer covers what the app needs. What lies outside is closed to the app.',
      facts: 'About this access',
      name: 'App',
      allowed: 'Allowed',
      changed: 'Changed',
      lastUsed: 'Last used',
      by: 'Allowed by',
      visit: 'Visit the app',
      privacy: 'Its privacy statement',
      terms: 'Its terms',
      remove: 'End access',
      removeText: (app: string) =>
        `When you end its access, ${app} is refused from its next request on. What it copied before stays with it; ask the people who run it to delete that.`,
    },
    remove: {
      title: (app: string) => `End ${app}’s access?`,
      text: (app: string, record: string) =>
        `${app} will no longer see or write anything in ${record}’s record. It takes effect at once.`,
      textOwn: (app: string) => `${app} will no longer see or write anything in your record. It takes effect at once.`,
      other: (person: string) => `${person} allowed this. They will see in the history that you ended it.`,
      copies: 'What it copied before stays with it. Data it wrote into the record stays in the record.',
      again: 'You can connect it again later; it will have to ask.',
      yes: 'End access',
      no: 'Keep it',
      done: (app: string) => `${app} no longer has access.`,
      gone: 'That access had ended already.',
    },
    records: {
      title: (app: string) => `Records ${app} may use`,
      none: (app: string) => `${app} may use none of your records.`,
    },
  },
}
