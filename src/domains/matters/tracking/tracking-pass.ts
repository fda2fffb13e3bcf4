/**
 * Vé xem hồ sơ: what a browser carries after a code was shown, for twenty minutes: sealed, so that nobody makes one. On a shared
 * telephone the page closes by itself.
 */
import { openSealedText, sealText } from '#platform/identity/sealed-text.ts'

export const passCookie = 'lgd_ho_so'
export const receiptCookie = 'lgd_phieu'
export const passSeconds = 20 * 60

const passSeal = { purpose: 'matter-tracking', owner: 'pass' }
const receiptSeal = { purpose: 'matter-tracking', owner: 'receipt' }

export function sealPass(secretKey: Uint8Array, submissionIds: readonly string[], now: Date): string {
  return sealText(
    secretKey,
    passSeal,
    JSON.stringify({ ids: submissionIds, until: now.getTime() + passSeconds * 1000 }),
  )
}

/** The submissions that this browser may see now; none when the time is over. */
export function openPass(secretKey: Uint8Array, cookie: string | undefined, now: Date): string[] {
  const opened = cookie === undefined ? undefined : openSealedText(secretKey, passSeal, cookie)
  if (opened === undefined) return []
  const { ids, until } = JSON.parse(opened) as { ids: string[]; until: number }
  return now.getTime() < until ? ids : []
}

/** What stands on a receipt and is kept nowhere else. */
export type ReceiptPass = { submissionId: string; code: string; link: string }

export function sealReceipt(secretKey: Uint8Array, receipt: ReceiptPass, now: Date): string {
  return sealText(secretKey, receiptSeal, JSON.stringify({ ...receipt, until: now.getTime() + passSeconds * 1000 }))
}

export function openReceipt(secretKey: Uint8Array, cookie: string | undefined, now: Date): ReceiptPass | undefined {
  const opened = cookie === undefined ? undefined : openSealedText(secretKey, receiptSeal, cookie)
  if (opened === undefined) return undefined
  const { until, ...receipt } = JSON.parse(opened) as ReceiptPass & { until: number }
  return now.getTime() < until ? receipt : undefined
}
