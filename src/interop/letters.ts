/**
 * The mails that people get, as words by language and kind, and their two forms: plain text and light HTML. A letter never
 * holds health data; its only secret is the link that it is for.
 */

export interface Letter {
  readonly subject: string
  readonly paragraphs: readonly string[]
  /** Words of somebody else, set apart from ours; lines end with a line feed. */
  readonly quoted?: string
  readonly action?: { readonly label: string; readonly address: string }
  /** Said small, at the end. */
  readonly note?: string
}

interface Known {
  /** Name of the person. */
  readonly name: string
  /** Name of this installation. */
  readonly site: string
}

/** Whose words a message brings: an application's own, or those of a person who used it. */
export type MessageSender = { readonly app: string; readonly person?: string }

type Letters = {
  verify(known: Known, link: string, hours: number): Letter
  welcome(known: Known, link: string, hours: number): Letter
  reset(known: Known, link: string, minutes: number): Letter
  emailChanged(known: Known, home: string): Letter
  passwordChanged(known: Known, home: string): Letter
  passkeyAdded(known: Known, passkey: string, home: string): Letter
  passkeyRemoved(known: Known, passkey: string, home: string): Letter
  /** `records`: the names that the person gave them. */
  appAllowed(known: Known, app: string, records: readonly string[], apps: string): Letter
  message(known: Known, from: MessageSender, subject: string, words: string, choices: string, days: number): Letter
  operatorMessage(known: Known, from: string, subject: string, words: string): Letter
  /** To an address of which nothing is known: the name is as the inviter wrote it, and may be empty. */
  shareInvitation(known: Known, invitation: Invitation): Letter
  /** `who` joined by an invitation to the address `invited`; `record` is what the reader calls it. */
  shareAccepted(known: Known, who: string, invited: string, record: string, sharing: string): Letter
  shareChanged(known: Known, by: string, record: string, sharing: string): Letter
  shareEnded(known: Known, by: string, record: string, records: string): Letter
  /** `days`: for how long the reader can bring it back; absent for those who cannot. */
  recordDeleted(known: Known, record: string, days: number | undefined, records: string): Letter
  /** `days` until the records of the account are gone; absent when it had none of its own. */
  accountClosed(known: Known, days: number | undefined): Letter
}
interface Invitation {
  readonly from: string
  readonly message: string | undefined
  /** The application from which it was sent. */
  readonly application: string | undefined
  readonly code: string
  readonly link: string
  readonly days: number
  /** Is a passcode needed too? */
  readonly pin: boolean
}
export type LetterKind = keyof Letters

const list = (names: readonly string[]) =>
  new Intl.ListFormat('en', { type: 'conjunction' }).format(names.map(name => `“${name}”`))
const greeting = (name: string) => (name === '' ? 'Hello,' : `Hello ${name},`)
const ifNotYou = 'If this was not you, sign in and change your password now, and remove passkeys that you do not know.'

const en: Letters = {
  welcome: ({ name, site }, address, hours) => ({
    subject: `Welcome to ${site}: please confirm your address`,
    paragraphs: [
      greeting(name),
      `Your account at ${site} is ready, and so is your own health record.`,
      'Please confirm that this is your email address. It is the way back in if you ever lose your password.',
    ],
    action: { label: 'Confirm my address', address },
    note: `The link works once, for ${hours} hours. If you did not create an account, ignore this mail: the address then stays unconfirmed.`,
  }),
  verify: ({ name, site }, address, hours) => ({
    subject: `Please confirm your address for ${site}`,
    paragraphs: [greeting(name), `Please confirm that this is the email address of your account at ${site}.`],
    action: { label: 'Confirm my address', address },
    note: `The link works once, for ${hours} hours. If you did not ask for this, ignore this mail.`,
  }),
  reset: ({ name, site }, address, minutes) => ({
    subject: `Choose a new password for ${site}`,
    paragraphs: [
      greeting(name),
      `Somebody, most likely you, asked to choose a new password for your account at ${site}.`,
    ],
    action: { label: 'Choose a new password', address },
    note: `The link works once, for ${minutes} minutes. If you did not ask for this, ignore this mail: your password stays as it is.`,
  }),
  emailChanged: ({ name, site }, home) => ({
    subject: `The email address of your ${site} account was changed`,
    paragraphs: [
      greeting(name),
      `The account at ${site} that used this address now uses another one. You get this mail at the old address so that you know.`,
      ifNotYou,
    ],
    action: { label: `Open ${site}`, address: home },
  }),
  passwordChanged: ({ name, site }, home) => ({
    subject: `The password of your ${site} account was changed`,
    paragraphs: [
      greeting(name),
      `The password of your account at ${site} was changed. Other devices that were signed in have been signed out.`,
      ifNotYou,
    ],
    action: { label: `Open ${site}`, address: home },
  }),
  passkeyAdded: ({ name, site }, passkey, home) => ({
    subject: `A passkey was added to your ${site} account`,
    paragraphs: [
      greeting(name),
      `The passkey “${passkey}” can now be used to sign in to your account at ${site}.`,
      ifNotYou,
    ],
    action: { label: `Open ${site}`, address: home },
  }),
  passkeyRemoved: ({ name, site }, passkey, home) => ({
    subject: `A passkey was removed from your ${site} account`,
    paragraphs: [
      greeting(name),
      `The passkey “${passkey}” can no longer be used to sign in to your account at ${site}.`,
      ifNotYou,
    ],
    action: { label: `Open ${site}`, address: home },
  }),
  appAllowed: ({ name, site }, app, records, apps) => ({
    // The name of an application can say much about a person; it stays out of the subject.
    subject: `An app may now use a record of yours at ${site}`,
    paragraphs: [
      greeting(name),
      `You allowed the app “${app}” to use ${records.length === 1 ? 'the record' : 'the records'} ${list(records)} at ${site}.`,
      'You can see what it may do, change it or end it at any time.',
      'If this was not you, end its access and change your password now.',
    ],
    action: { label: 'See what it may do', address: apps },
  }),
  shareInvitation: ({ name, site }, { from, message, application, code, link, days, pin }) => ({
    // Whose record it is stays out of the mail: the address may be a wrong one.
    subject: `You are invited to a health record at ${site}`,
    paragraphs: [
      greeting(name),
      `${from} would like to share a health record with you at ${site}${application === undefined ? '' : `, and came from the app “${application}”`}. You see whose it is, and what you may do, before you decide.`,
      ...(message === undefined ? [] : [`${from} writes:`, message]),
      `Sign in or create an account, then accept or decline. If you are asked for the code of the invitation, it is ${code}.`,
      ...(pin ? [`You also need a passcode. ${from} tells it to you in another way than by mail.`] : []),
    ],
    action: { label: 'Look at the invitation', address: link },
    note: `The invitation can be used once, for ${days} ${days === 1 ? 'day' : 'days'}. If you do not know ${from}, ignore this mail: nothing is shared, and nobody learns that you read it.`,
  }),
  shareAccepted: ({ name, site }, who, invited, record, sharing) => ({
    subject: `Somebody accepted an invitation to a record at ${site}`,
    paragraphs: [
      greeting(name),
      `${who} accepted the invitation to the record “${record}” that was sent to ${invited}.`,
      'If this is not who was meant, stop the sharing now.',
    ],
    action: { label: 'See who has access', address: sharing },
  }),
  shareChanged: ({ name, site }, by, record, sharing) => ({
    subject: `What you may do in a record at ${site} was changed`,
    paragraphs: [greeting(name), `${by} changed what you may do in the record “${record}”, or until when.`],
    action: { label: 'See what you may do', address: sharing },
  }),
  shareEnded: ({ name, site }, by, record, records) => ({
    subject: `A record is no longer shared with you at ${site}`,
    paragraphs: [
      greeting(name),
      `${by} stopped sharing the record “${record}” with you. Apps that you let use it have lost it too.`,
    ],
    action: { label: 'See your records', address: records },
  }),
  message: ({ name, site }, { app, person }, subject, words, address, days) => ({
    subject,
    paragraphs: [
      greeting(name),
      person === undefined
        ? `The app “${app}” sends you this message through ${site}. It does not know your email address.`
        : `“${person}” sends you this message through ${site}, with the app “${app}”.`,
    ],
    quoted: words,
    action: { label: 'Choose which messages I get', address },
    note: `The words between the lines are theirs; ${site} only carried them. It never asks for your password by mail. The link works for ${days} days without signing in: do not forward it.`,
  }),
  operatorMessage: ({ name, site }, from, subject, words) => ({
    subject,
    paragraphs: [greeting(name), `“${from}”, of those who run ${site}, sends you this message.`],
    quoted: words,
    note: `${site} never asks for your password by mail.`,
  }),
  recordDeleted: ({ name, site }, record, days, records) => ({
    subject: `A record that you could open at ${site} was deleted`,
    paragraphs: [
      greeting(name),
      `The record that you call “${record}” at ${site} was deleted. Nobody can open it now.`,
      days === undefined
        ? 'If you think that this is a mistake, ask the people who keep the record.'
        : `You keep this record too: you can bring it back within ${days} days. After that, everything in it is deleted for good.`,
    ],
    ...(days !== undefined && { action: { label: 'See your records', address: records } }),
  }),
  accountClosed: ({ name, site }, days) => ({
    subject: `Your ${site} account is closed`,
    paragraphs: [
      greeting(name),
      `Your account at ${site} is closed, as you asked. Apps can no longer use your records, and nobody can sign in with this address.`,
      ...(days === undefined
        ? []
        : [
            `The records that only you kept are closed now, and everything in them is deleted for good after ${days} days.`,
          ]),
      'If this was not you, write to the people who run the site today.',
    ],
  }),
}

const languages: { readonly [language: string]: Letters } = { en }

export const lettersFor = (culture: string): Letters => languages[culture.split('-')[0]!] ?? en

const escaped = (text: string): string =>
  text.replace(/[&<>"]/g, c => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[c]!)

export const letterText = ({ paragraphs, quoted, action, note }: Letter, site: string): string =>
  [
    ...paragraphs,
    // Each line is marked, so that no message can pretend to have ended.
    ...(quoted === undefined ? [] : [quoted.replace(/^/gm, '> ')]),
    ...(action ? [`${action.label}:\n${action.address}`] : []),
    ...(note === undefined ? [] : [note]),
    `-- \n${site}`,
  ].join('\n\n')

// Mail programs know no style sheets: the few rules stand at their elements. No picture, so that nothing is fetched or counted.
export function letterHtml({ subject, paragraphs, quoted, action, note }: Letter, site: string): string {
  const p = (text: string, style = 'margin:0 0 16px') => `<p style="${style}">${escaped(text)}</p>`
  const button = action
    ? `<p style="margin:24px 0"><a href="${escaped(action.address)}" style="display:inline-block;background:#0d6b5e;color:#ffffff;text-decoration:none;font-weight:600;padding:12px 22px;border-radius:10px">${escaped(action.label)}</a></p>${p(action.address, 'margin:0 0 16px;font-size:13px;color:#68726e;word-break:break-all')}`
    : ''
  const words =
    quoted === undefined
      ? ''
      : `<blockquote style="margin:24px 0;padding:4px 0 4px 16px;border-left:3px solid #0d6b5e;overflow-wrap:anywhere">${quoted
          .split(/\n{2,}/)
          .map(text => `<p style="margin:0 0 12px">${escaped(text).replaceAll('\n', '<br>')}</p>`)
          .join('\n')}</blockquote>`
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><meta name="color-scheme" content="light dark"><title>${escaped(subject)}</title></head>
<body style="margin:0;padding:32px 16px;font:16px/1.55 system-ui,-apple-system,'Segoe UI',Roboto,sans-serif">
<div style="max-width:520px;margin:0 auto">
<p style="margin:0 0 24px;font-weight:700">${escaped(site)}</p>
${paragraphs.map(text => p(text)).join('\n')}
${words}
${button}
${note === undefined ? '' : p(note, 'margin:24px 0 0;font-size:13px;color:#68726e')}
</div></body></html>
`
}
