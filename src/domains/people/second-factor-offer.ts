import { openSealedText, sealText } from '#platform/identity/sealed-text.ts'
import { type NewTotp, newTotp } from '#platform/identity/totp.ts'

/**
 * A second factor on offer: what the picture shows, carried by the form under seal until a code proves that it was scanned. So a
 * page that is shown again after a wrong code shows the same picture, and the database holds nothing half done.
 */
export type SecondFactorOffer = NewTotp & { offeredAt: number }

const lastsMs = 30 * 60_000

export function newSecondFactorOffer(
  secretKey: Uint8Array,
  person: { id: string; userName: string },
  now: Date,
): { offer: SecondFactorOffer; sealedOffer: string } {
  const offer = { ...newTotp(secretKey, person.id, person.userName), offeredAt: now.getTime() }
  return { offer, sealedOffer: sealText(secretKey, sealOf(person.id), JSON.stringify(offer)) }
}

/** undefined when it is not ours, not this person's, or older than half an hour. */
export function openSecondFactorOffer(
  secretKey: Uint8Array,
  personId: string,
  sealedOffer: string,
  now: Date,
): SecondFactorOffer | undefined {
  const text = openSealedText(secretKey, sealOf(personId), sealedOffer)
  if (text === undefined) return undefined
  const offer = JSON.parse(text) as SecondFactorOffer // we sealed it ourselves
  return now.getTime() - offer.offeredAt > lastsMs ? undefined : offer
}

function sealOf(personId: string) {
  return { purpose: 'second-factor-offer', owner: personId }
}
