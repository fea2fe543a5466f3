/** English, by area; each area is a file so that two people can write at once. */
import { account } from './en/account.ts'
import { connect } from './en/connect.ts'
import { developers } from './en/developers.ts'
import { operator } from './en/operator.ts'
import { record } from './en/record.ts'
import { sharing } from './en/sharing.ts'
import { shell } from './en/shell.ts'

export const en = { shell, account, record, connect, developers, sharing, operator }
