/** What is known of parties of a mediation, sealed for the very case. @law 35/2013/QH13, Điều 4 khoản 3, Điều 10 */
import { openSealedText, sealText } from '#platform/identity/sealed-text.ts'

export type Party = {
  name: string
  /** As it was said: «1968», «khoảng 60». */
  age: string
  address: string
  /** Thỏa thuận, yêu cầu của bên này. */
  wish: string
}

export type CaseWords = { parties: Party[]; others: string; story: string }
export type SessionWords = { place: string; came: string; what: string }
/** Seven of the eight contents of the law; the eighth are the signatures. @law 35/2013/QH13, Điều 24 khoản 2 */
export type AgreementWords = {
  basis: string
  parties: string
  subject: string
  course: string
  terms: string
  duties: string
  manner: string
}
export type GuestWords = { name: string; role: string }
export type Note = { note: string }

/** What may be sealed of a case, each under a purpose of its own. */
export type Sealed = {
  case: CaseWords
  session: SessionWords
  agreement: AgreementWords
  guest: GuestWords
  note: Note
}

export function sealFor<Kind extends keyof Sealed>(
  secretKey: Uint8Array,
  kind: Kind,
  caseId: string,
  words: Sealed[Kind],
): string {
  return sealText(secretKey, { purpose: `mediation-${kind}`, owner: caseId }, JSON.stringify(words))
}

/** Throws a fault under another key, or for another case. */
export function openFor<Kind extends keyof Sealed>(
  secretKey: Uint8Array,
  kind: Kind,
  caseId: string,
  sealed: string,
): Sealed[Kind] {
  const text = openSealedText(secretKey, { purpose: `mediation-${kind}`, owner: caseId }, sealed)
  if (text === undefined) throw new Error('Sealed words of a mediation do not open under this key.')
  return JSON.parse(text) as Sealed[Kind]
}
