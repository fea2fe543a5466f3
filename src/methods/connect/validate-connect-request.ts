import { questionOf, tryAnswer } from '../../domain/connect-requests.ts'
import type { WriteContext } from '../../domain/context.ts'
import { answer, identityCode, question } from '../../protocol/connect.ts'
import { method, type RequestOf, type ResponseOf } from '../../protocol/method.ts'
import { boolean, guid, int, oneOf, optional, sequence, string } from '../../schema/schema.ts'

export const contract = method({
  name: 'ValidateConnectRequest',
  summary: 'What a person does with a code, step by step: the question behind it, then an answer.',
  visibility: 'private',
  access: { caller: 'shell', record: 'none' },
  versions: {
    1: {
      request: sequence({
        action: oneOf('GetQuestion', 'ValidateAnswer'),
        identityCode,
        question: optional(question),
        answer: optional(answer),
      }),
      response: sequence({
        question: optional(string()),
        isCorrectAnswer: optional(boolean()),
        numRetriesLeft: optional(int()),
        appId: optional(guid()),
        friendlyName: optional(string()),
        requestType: optional(string()),
      }),
    },
  },
})

/** 74 for a code that is unknown or past its time, 75 after three wrong answers. No answer at all is a wrong one. */
export async function handle(
  { action, identityCode: code, answer: given = '' }: RequestOf<typeof contract>,
  { db, read, caller, now }: WriteContext,
): Promise<ResponseOf<typeof contract>> {
  if (action === 'GetQuestion') {
    const found = await questionOf(read, code, now)
    return { question: found.question, numRetriesLeft: found.triesLeft, appId: found.applicationId }
  }
  const tried = await db.write(tx => tryAnswer(tx, caller.person!.personId, code, given, now))
  if (!tried.correct) return { isCorrectAnswer: false, numRetriesLeft: tried.triesLeft }
  return {
    isCorrectAnswer: true,
    appId: tried.applicationId,
    friendlyName: tried.friendlyName,
    requestType: 'AppConnectRequest',
  }
}
