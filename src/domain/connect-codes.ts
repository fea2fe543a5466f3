/** The steps that a person takes with a code from paper, whichever of the two it is of: a connect request or a package. */
import type { Reader } from '../store/db.ts'
import { questionOf, tryAnswer } from './connect-requests.ts'
import type { WriteContext } from './context.ts'
import { contentsOf, isOfPackage, questionOfPackage, tryPackage } from './package-pick-up.ts'

/** The question, how often an answer may be tried, and whose it is. 74 for a code that is unknown, past its time or used up, 75 when it is locked, 95 when its package has not come. */
export const questionBehind = async (read: Reader, code: string, now: string) =>
  (await isOfPackage(read, code, now)) ? questionOfPackage(read, code, now) : questionOf(read, code, now)

export interface Step {
  readonly action: 'GetQuestion' | 'ValidateAnswer' | 'GetPackageContents'
  readonly identityCode: string
  /** No answer at all is a wrong one. */
  readonly answer?: string
  /** For the contents: what the right answer returned. */
  readonly opened?: string
}

export interface StepTold {
  readonly question?: string
  readonly isCorrectAnswer?: boolean
  readonly numRetriesLeft?: number
  readonly appId?: string
  readonly friendlyName?: string
  readonly requestType?: 'AppConnectRequest' | 'PasswordProtectedPackage'
  readonly createdDate?: string
  readonly source?: string
  readonly package?: string
  readonly opened?: string
}

/** 74, 75 and 95 as in `questionBehind`; for the contents 73 without a right answer before, 120 when they cannot be used. */
export async function takeStep(ctx: WriteContext, step: Step): Promise<StepTold> {
  const { identityCode: code, answer = '' } = step
  switch (step.action) {
    case 'GetQuestion': {
      const { question, triesLeft, applicationId } = await questionBehind(ctx.read, code, ctx.now)
      return { question, numRetriesLeft: triesLeft, appId: applicationId }
    }
    case 'ValidateAnswer':
      return (await isOfPackage(ctx.read, code, ctx.now))
        ? answerPackage(ctx, code, answer)
        : answerRequest(ctx, code, answer)
    case 'GetPackageContents': {
      const found = await contentsOf(ctx, ctx.caller.person!, code, step.opened ?? '')
      return {
        appId: found.applicationId,
        friendlyName: found.friendlyName,
        createdDate: found.droppedAt,
        ...(found.source !== undefined && { source: found.source }),
        package: found.xml,
      }
    }
  }
}

async function answerRequest({ db, caller, now }: WriteContext, code: string, answer: string): Promise<StepTold> {
  const tried = await db.write(tx => tryAnswer(tx, caller.person!.personId, code, answer, now))
  if (!tried.correct) return { isCorrectAnswer: false, numRetriesLeft: tried.triesLeft }
  const { applicationId: appId, friendlyName } = tried
  return { isCorrectAnswer: true, appId, friendlyName, requestType: 'AppConnectRequest' }
}

async function answerPackage(ctx: WriteContext, code: string, answer: string): Promise<StepTold> {
  const tried = await tryPackage(ctx, ctx.caller.person!.personId, code, answer)
  if (!tried.correct) return { isCorrectAnswer: false, numRetriesLeft: tried.triesLeft }
  const { applicationId: appId, friendlyName, opened } = tried
  return { isCorrectAnswer: true, appId, friendlyName, requestType: 'PasswordProtectedPackage', opened }
}
