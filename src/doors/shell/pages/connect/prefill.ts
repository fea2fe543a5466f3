/** What an application says of a new person (CREATEACCOUNT, shell.md §2.5), as the fields of our own sign-up form. */
import type { FormState } from '../../page.ts'
import type { Words } from '../../words/words.ts'

const emailPattern =
  /^([\w\-+.]+)@((\[[0-9]{1,3}\.[0-9]{1,3}\.[0-9]{1,3}\.)|(([\w-]+\.)+))([a-zA-Z]{2,48}|[0-9]{1,3})(\]?)$/

/** 1 to 50 printable characters. */
const isName = (text: string) => [...text].length <= 50 && !/[<>\p{Cc}\p{Cf}]/u.test(text)

function isDay(text: string): boolean {
  const date = new Date(`${text}T00:00:00Z`)
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text)
}

/** Fields that are wrong come with a sentence; those that are missing are simply empty. */
export function prefilled(posted: URLSearchParams, words: Words): FormState {
  const given = new Map([...posted].map(([name, value]) => [name.toLowerCase(), value.trim()]))
  if (given.get('createaccountandrecord')?.toLowerCase() !== 'true') return { problems: {} }
  const field = (name: string) => given.get(`account.${name}`) ?? ''
  const { problems } = words.account.signUp
  const name = [field('firstname'), field('lastname')].filter(Boolean).join(' ')
  const [email, birthDate] = [field('email'), field('birthdate')]
  const [year = '', month = '', day = ''] = isDay(birthDate) ? birthDate.split('-') : []
  return {
    values: new URLSearchParams({
      name,
      email,
      ...(year !== '' && {
        'birth-year': year,
        'birth-month': String(Number(month)),
        'birth-day': String(Number(day)),
      }),
    }),
    problems: {
      ...(![field('firstname'), field('lastname')].every(isName) && { name: problems.name }),
      ...(email !== '' && !emailPattern.test(email) && { email: problems.email }),
      ...(birthDate !== '' && year === '' && { birth: problems.birthDateWrong }),
    },
  }
}
