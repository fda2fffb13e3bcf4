/** Sealed texts about people. Who a denouncer is has a purpose of its own: what opens the one does not open the other. */
import type { SubmitterDetails } from '#domains/matters/submission.ts'
import { openSealedText, sealText } from '#platform/identity/sealed-text.ts'

export type Contact = Pick<SubmitterDetails, 'phone' | 'email'>

/** Người tố cáo: who, and the letter as it came. */
export type DenouncerRecord = SubmitterDetails & { words: string }

const contactPurpose = 'matter-contact'
const denouncerPurpose = 'matter-denouncer'

export function sealContact(secretKey: Uint8Array, submissionId: string, contact: Contact): string {
  return sealText(secretKey, { purpose: contactPurpose, owner: submissionId }, JSON.stringify(contact))
}

export function openDetails(secretKey: Uint8Array, submissionId: string, sealed: string): Contact {
  const text = openSealedText(secretKey, { purpose: contactPurpose, owner: submissionId }, sealed)
  if (text === undefined) throw new Error('A sealed contact does not open under this key.')
  return JSON.parse(text) as Contact
}

export function sealDenouncer(secretKey: Uint8Array, submissionId: string, record: DenouncerRecord): string {
  return sealText(secretKey, { purpose: denouncerPurpose, owner: submissionId }, JSON.stringify(record))
}

export function openDenouncer(secretKey: Uint8Array, submissionId: string, sealed: string): DenouncerRecord {
  const text = openSealedText(secretKey, { purpose: denouncerPurpose, owner: submissionId }, sealed)
  if (text === undefined) throw new Error('A sealed letter does not open under this key.')
  return JSON.parse(text) as DenouncerRecord
}
