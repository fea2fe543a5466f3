import type { AllMethods } from '../../../../gate.ts'
import type { ResponseOf } from '../../../../protocol/method.ts'
import { typeById } from '../../../../things/registry.ts'
import { again, type Form, type HeldRecord, type Outcome, type Props, seeOther, type Visit } from '../../page.ts'
import { Avatar } from '../../parts/avatar.tsx'
import { Details } from '../../parts/blocks.tsx'
import { Button, ButtonLink, Buttons, Form as FormPart } from '../../parts/form.tsx'
import { Icon } from '../../parts/icon.tsx'
import { FocusLayout } from '../../parts/layout.tsx'
import { Notice } from '../../parts/notice.tsx'
import { lineOfItem } from '../../parts/reading.ts'
import { RefusalPage } from '../../parts/refusal.tsx'
import { dateTimeWords } from '../../parts/told.ts'
import { useFormState, useVisit } from '../../parts/visit.tsx'
import { paths } from '../../paths.ts'
import { applicationsOf, type Refusal } from '../../redirects.ts'
import { pluralOfType, readerFor, tasteOf } from '../record/about.ts'
import { heldOf, listing } from '../record/items.ts'
import { RecordChoice, type RecordRowShape, SignedInAs } from './consent.tsx'
import { answerAgain, backToCode, codeSteps, hasStatus, isDead, namedAlike, switchPerson } from './steps.ts'

/** The last step with a package (shell.md §4.2): what is in it, who sent it, into which record, or not at all. */
export const path = paths.pickUp()

type Contents = ResponseOf<AllMethods['GetConnectPackage']['contract']>

/** One line of the form: a kind of data, and what the first things of it say. */
interface Kind {
  readonly typeId: string
  readonly name: string
  readonly count: string
  readonly says: readonly string[]
  /** How many say nothing here. */
  readonly more: number
}

interface App {
  readonly id: string
  readonly name: string
}
interface Waiting {
  readonly kind: 'waiting'
  readonly way: string
  readonly app: App
  readonly contents: Pick<Contents, 'createdDate' | 'friendlyName' | 'source'>
  readonly kinds: readonly Kind[]
  readonly chosen: readonly string[]
}
interface Broken {
  readonly kind: 'broken'
}

export async function load(visit: Visit): Promise<Outcome | Refusal | Waiting | Broken> {
  const { typedCode: typed, ask, records, words } = visit
  const { appId, opened } = typed?.answered ?? {}
  if (!typed || appId === undefined || opened === undefined) return seeOther(paths.codeQuestion())
  const apps = await applicationsOf(visit, [appId])
  if ('pageStatus' in apps) return apps
  const app = { id: appId, name: apps[0]!.name }
  const wait = await visit.limit('package', visit.person!.personId)
  const { tooOften } = words.connect.pickUp
  if (wait > 0) return { pageStatus: 429, title: tooOften.title, text: tooOften.text(Math.ceil(wait / 60)) }
  try {
    const contents = await ask('GetConnectPackage', { identityCode: typed.code, opened })
    const possible = records.filter(r => hindranceOf(r) === undefined)
    const made = visit.query.get('record') ?? namedAlike(possible, contents.friendlyName)
    const [only, second] = records
    const one = made ?? (only && !second ? only.recordId : undefined)
    const kinds = await kindsOf(visit, contents)
    return { kind: 'waiting', way: typed.way, app, contents, kinds, chosen: one === undefined ? [] : [one] }
  } catch (error) {
    if (hasStatus(error, 'INVALID_PACKAGE_CONTENTS')) return { kind: 'broken' }
    if (hasStatus(error, 'INVALID_VERIFICATION_ANSWER')) return answerAgain(visit)
    if (isDead(error)) return backToCode(visit)
    throw error
  }
}

async function kindsOf(visit: Visit, { type: types }: Contents): Promise<Kind[]> {
  const { words } = visit
  const w = words.connect.pickUp
  const taste = await tasteOf(visit)
  return types.map(({ typeId, name, things, files, first }) => {
    const type = typeById(typeId)
    const says = first.flatMap(({ effDate, dataXml }) => {
      const line = type ? lineOfItem({ type, ...heldOf(type, dataXml) }, readerFor(taste, type)) : name
      return line === type?.name
        ? []
        : [[line, effDate === undefined ? '' : dateTimeWords(effDate, visit.culture)].filter(Boolean).join(' · ')]
    })
    return {
      typeId,
      name: type ? pluralOfType(words, type) : name,
      // A file is its own item.
      count:
        type?.root === 'file'
          ? w.files(things)
          : [w.things(things), files > 0 ? w.files(files) : ''].filter(Boolean).join(', '),
      says,
      more: things - says.length,
    }
  })
}

const hindranceOf = ({ level, state }: HeldRecord): string | undefined =>
  level === 'View' ? 'only-view' : state === 'Active' ? undefined : 'only-read'

// ---- the answer

export async function act(visit: Visit, form: Form): Promise<Outcome> {
  const { typedCode: typed, words } = visit
  if (typed?.answered?.opened === undefined) return seeOther(paths.codeQuestion())
  switch (form.text('decision')) {
    case 'switch':
      return switchPerson(visit)
    case 'take':
      if (form.text('way') === typed.way) return take(visit, form, typed.code, typed.answered.opened)
      return seeOther(paths.pickUp(), { flash: { tone: 'info', text: words.connect.code.question.meanwhile } })
    default:
      return seeOther(paths.home(), {
        typedCode: null,
        flash: { tone: 'info', text: words.connect.pickUp.laterDone },
      })
  }
}

async function take(visit: Visit, form: Form, code: string, opened: string): Promise<Outcome> {
  const { ask, words, typedCode: typed } = visit
  const w = words.connect.pickUp
  const record = form.text('record')
  const wanted = form.all('wanted')
  const leaveOut = form.all('offered').filter(id => !wanted.includes(id))
  const problems = {
    ...(record === '' && { record: words.connect.consent.record.missing }),
    ...(wanted.length === 0 && { wanted: w.missing }),
  }
  if (Object.keys(problems).length > 0) return again(problems)
  try {
    const { thingId } = await ask('PickUpConnectPackage', { identityCode: code, opened, leaveOut }, { record })
    return seeOther(await received(visit, record, typed!.answered!.appId, thingId[0]!.text), {
      typedCode: null,
      flash: { tone: 'good', text: w.done.flash(thingId.length) },
    })
  } catch (error) {
    if (hasStatus(error, 'INVALID_VERIFICATION_ANSWER')) return answerAgain(visit)
    if (isDead(error)) return backToCode(visit)
    if (hasStatus(error, 'ACCESS_DENIED')) return again({ record: w.mayNot })
    if (hasStatus(error, 'RECORD_QUOTA_EXCEEDED')) return again({ record: w.noRoom })
    if (hasStatus(error, 'INVALID_RECORD', 'INVALID_RECORD_STATE')) return again({ record: w.readOnly })
    if (hasStatus(error, 'INVALID_THING')) return again({ wanted: w.oneOnly })
    if (hasStatus(error, 'INVALID_PACKAGE_CONTENTS')) return again({}, w.broken.text)
    throw error
  }
}

/** All of it was written at one moment, which is its address from now on. */
async function received({ ask }: Visit, record: string, app: string, thing: string): Promise<string> {
  const { items } = await listing(ask, record, { ids: [thing] })
  return paths.received(record, app, items[0]?.created?.at)
}

// ---- the page

export function Page(props: Props<typeof load>) {
  const { words } = useVisit()
  const w = words.connect.pickUp
  if ('pageStatus' in props) return <RefusalPage title={props.title} text={props.text} />
  if (props.kind === 'broken')
    return (
      <FocusLayout title={w.broken.title}>
        <p>{w.broken.text}</p>
        <Buttons>
          <ButtonLink to={paths.pickUpDecline()}>{w.decline}</ButtonLink>
          <ButtonLink to={paths.home()}>{words.connect.refused.home}</ButtonLink>
        </Buttons>
      </FocusLayout>
    )
  return <WaitingPage {...props} />
}

function WaitingPage({ way, app, contents, kinds, chosen }: Waiting) {
  const { words, records, format } = useVisit()
  const w = words.connect.pickUp
  const { createdDate, friendlyName, source } = contents
  const rows = records.map((r): RecordRowShape => {
    const hindrance = hindranceOf(r)
    return { ...r, ...(hindrance !== undefined && { hindrance }) }
  })
  const possible = rows.some(r => r.hindrance === undefined)
  return (
    <FocusLayout title={w.title(app.name)} step={words.connect.code.step(codeSteps, codeSteps)} size="medium">
      <FormPart className="consent">
        <input type="hidden" name="way" value={way} />
        <div className="asking">
          <Avatar name={app.name} seed={app.id} large />
          <div>
            <p className="asking-line">{w.left(format.date(createdDate), friendlyName)}</p>
            {source !== undefined && <p className="asking-host">{w.from(source)}</p>}
          </div>
        </div>
        <Kinds kinds={kinds} />
        {records.length > 1 && <Notice>{w.chooseRecord(friendlyName)}</Notice>}
        <RecordChoice
          app={app}
          records={rows}
          chosen={chosen}
          many={false}
          here={paths.pickUp()}
          says={{ noneText: w.noRecord, noneFits: w.noneFits }}
        />
        <ul className="notes">
          <li>
            <Icon name="shield" />
            <span>{w.notes.access(app.name)}</span>
          </li>
          <li>
            <Icon name="key" />
            <span>{w.notes.once}</span>
          </li>
          <li>
            <Icon name="pencil" />
            <span>{w.notes.yours}</span>
          </li>
        </ul>
        <div className="consent-decide">
          {possible && (
            <Button name="decision" value="take">
              {w.take}
            </Button>
          )}
          <Button tone="quiet" name="decision" value="later">
            {w.later}
          </Button>
        </div>
        <p className="aside">
          <a href={paths.pickUpDecline()}>{w.decline}</a>
        </p>
        <SignedInAs />
      </FormPart>
    </FocusLayout>
  )
}

/** Each kind with a box; one alone needs none. */
function Kinds({ kinds }: { kinds: readonly Kind[] }) {
  const { words } = useVisit()
  const { values, problems } = useFormState()
  const w = words.connect.pickUp
  const [only] = kinds
  if (kinds.length === 1)
    return (
      <section>
        <h2>{w.what}</h2>
        <input type="hidden" name="offered" value={only!.typeId} />
        <input type="hidden" name="wanted" value={only!.typeId} />
        <p className="rule">
          <KindWords kind={only!} />
        </p>
        <KindSays kind={only!} />
        {problems.wanted !== undefined && <p className="problem">{problems.wanted}</p>}
      </section>
    )
  const problem = problems.wanted
  return (
    <fieldset
      className={`rules-optional${problem === undefined ? '' : ' field-wrong'}`}
      aria-describedby={problem === undefined ? undefined : 'wanted-problem'}
    >
      <legend>
        <h2>{w.what}</h2>
      </legend>
      <p className="help">{w.whatHelp}</p>
      {problem !== undefined && (
        <p className="problem" id="wanted-problem">
          {problem}
        </p>
      )}
      {kinds.map((kind, index) => {
        const id = index === 0 ? 'wanted' : `wanted-${kind.typeId}`
        return (
          <div key={kind.typeId} className="kind">
            <div className="rule rule-optional">
              <input type="hidden" name="offered" value={kind.typeId} />
              <input
                type="checkbox"
                id={id}
                name="wanted"
                value={kind.typeId}
                defaultChecked={values ? values.getAll('wanted').includes(kind.typeId) : true}
              />
              <label htmlFor={id}>
                <KindWords kind={kind} />
              </label>
            </div>
            <KindSays kind={kind} />
          </div>
        )
      })}
    </fieldset>
  )
}

const KindWords = ({ kind }: { kind: Kind }) => (
  <span className="rule-words">
    <strong>{kind.name}</strong>
    <span className="rule-why">{kind.count}</span>
  </span>
)

/** A few stand there, more are folded away. */
const fewLines = 4

function KindSays({ kind: { name, says, more } }: { kind: Kind }) {
  const { words } = useVisit()
  const w = words.connect.pickUp
  if (says.length === 0) return null
  const list = (
    <ul className="kind-says">
      {says.map((line, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the lines are rendered once
        <li key={i}>{line}</li>
      ))}
      {more > 0 && <li>{w.more(more)}</li>}
    </ul>
  )
  return says.length <= fewLines ? list : <Details summary={w.look(name)}>{list}</Details>
}
