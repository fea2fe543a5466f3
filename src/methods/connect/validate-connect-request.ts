import { takeStep } from '../../domain/connect-codes.ts'
import type { WriteContext } from '../../domain/context.ts'
import { answer, connectStep, identityCode, opened, question } from '../../protocol/connect.ts'
import { method, type RequestOf, type ResponseOf } from '../../protocol/method.ts'
import { oneOf, optional, sequence } from '../../schema/schema.ts'

export const contract = method({
  name: 'ValidateConnectRequest',
  summary:
    'What a person does with a code, step by step: the question behind it, then an answer, then what is in a package.',
  visibility: 'private',
  access: { caller: 'shell', record: 'none' },
  versions: {
    1: {
      request: sequence({
        action: oneOf('GetQuestion', 'ValidateAnswer', 'GetPackageContents'),
        identityCode,
        question: optional(question),
        answer: optional(answer),
        opened: optional(opened),
      }),
      response: sequence(connectStep),
    },
  },
})

/** 74 for a code that is unknown or past its time, 75 after three wrong answers, 95 for a package that has not come yet. */
export const handle = (request: RequestOf<typeof contract>, ctx: WriteContext): Promise<ResponseOf<typeof contract>> =>
  takeStep(ctx, request)
