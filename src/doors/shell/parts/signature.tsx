/** Who signed an item, and whether it is still what was signed: asked anew for each page, in plain words (shell.md D12, I36). */
import type { Visit } from '../page.ts'
import { Card, Facts } from './blocks.tsx'
import { Badge } from './notice.tsx'
import { useVisit } from './visit.tsx'

export type ItemSignature = Awaited<ReturnType<typeof signatureIn>>

export async function signatureIn({ ask, record }: Visit, thingId: string) {
  return (await ask('GetThingSignature', { thingId }, { record: record!.recordId })).signature
}

/** Nothing at all for what is not signed. `shownAs` is the id of the type version on the page. */
export function Signature({ signature, shownAs }: { signature: ItemSignature; shownAs: string }) {
  const { words, format } = useVisit()
  if (!signature) return null
  const w = words.record.signature
  const { state, signer } = signature
  return (
    <Card title={w.title}>
      <p className="badges">
        <Badge tone={state === 'matches' ? 'good' : 'bad'}>{w.states[state]}</Badge>
        {signer && <Badge tone={signer.trusted ? 'good' : 'warn'}>{signer.trusted ? w.trusted : w.notTrusted}</Badge>}
      </p>
      {signer && (
        <Facts
          facts={[
            {
              label: w.signer,
              value: signer.organization === undefined ? signer.name : `${signer.name}, ${signer.organization}`,
            },
            { label: signer.trusted ? w.issuer : w.issuerClaimed, value: signer.issuer },
            { label: w.valid, value: w.validBetween(format.date(signer.validFrom), format.date(signer.validTo)) },
          ]}
        />
      )}
      <p className="muted">
        {w.explained[state]} {state === 'matches' && signature.typeId !== shownAs && `${w.converted} `}
        {signer && !signer.trusted && w.explainedNotTrusted}
      </p>
    </Card>
  )
}
