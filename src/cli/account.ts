import { randomBytes } from 'node:crypto'
import { command, required, toggle, UsageError, value } from './command.ts'
import { asOperator } from './operator.ts'

export const accountCreate = command({
  name: 'account create',
  summary: 'Makes an account with its own record, as sign-up does, and prints the ids.',
  flags: {
    name: required('NAME', 'Name of the person.'),
    email: required('ADDRESS', 'Email address, with which the person signs in.'),
    birthDate: required('YYYY-MM-DD', 'Birth date; sign-up has a least age.'),
    password: value('TEXT', 'The password; others on this machine may see it, so rather use --generate-password.'),
    generatePassword: toggle('Makes a password and prints it once.'),
    country: value('CODE', 'ISO 3166 code; US when absent.'),
    culture: value('CULTURE', 'Language and country, en-US when absent.'),
    timeZone: value('ZONE', 'Such as Europe/Stockholm; UTC when absent.'),
  },
  async run(context) {
    const { name, email, birthDate, password: typed, generatePassword, country, culture, timeZone } = context.flags
    if ((typed === undefined) === !generatePassword)
      throw new UsageError('Give either --generate-password or --password.')
    if (!/^\d{4}-\d{2}-\d{2}$/.test(birthDate)) throw new UsageError('--birth-date must be a day such as 1985-03-27.')
    const password = typed ?? randomBytes(15).toString('base64url')
    const ask = await asOperator(context)
    const { personId, recordId } = await ask('CreatePersonAccount', {
      name,
      email,
      password,
      birthDate,
      country: (country ?? 'US').toUpperCase(),
      culture: culture ?? 'en-US',
      timeZone: timeZone ?? 'UTC',
    })
    context.answer(
      { personId, recordId, email, ...(generatePassword && { password }) },
      [
        `Person    ${personId}`,
        `Record    ${recordId}`,
        `Email     ${email}`,
        ...(generatePassword ? [`Password  ${password}`] : []),
      ].join('\n'),
    )
  },
})

export const accountList = command({
  name: 'account list',
  summary: 'Lists accounts, the newest first.',
  flags: { match: value('TEXT', 'Only those whose name or email address contains it.') },
  async run(context) {
    const { match } = context.flags
    const ask = await asOperator(context)
    const { person } = await ask('QueryPersons', { ...(match !== undefined && { match }), maxItemsPerPage: 1000 })
    const rows = person.map(
      p => `${p.personId}  ${p.state.padEnd(9)}  ${p.created.slice(0, 10)}  ${p.email}  ${p.name}`,
    )
    context.answer(person, rows.length === 0 ? 'There are none; healthkeep account create makes one.' : rows.join('\n'))
  },
})
