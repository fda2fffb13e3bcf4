import type { BookingDetails } from '#domains/matters/reception/reception.ts'
import { openSealedText, sealText } from '#platform/identity/sealed-text.ts'

const purpose = 'matter-booking'

/** null where nothing was said. */
export function sealBooking(secretKey: Uint8Array, id: string, details: BookingDetails): string | null {
  if (Object.values(details).every((one) => one === '')) return null
  return sealText(secretKey, { purpose, owner: id }, JSON.stringify(details))
}

export const nothingSaid: BookingDetails = { name: '', address: '', phone: '', email: '', about: '' }

export function openBooking(secretKey: Uint8Array, id: string, sealed: string | null): BookingDetails {
  if (sealed === null) return nothingSaid
  const text = openSealedText(secretKey, { purpose, owner: id }, sealed)
  if (text === undefined) throw new Error('A sealed booking does not open under this key.')
  return JSON.parse(text) as BookingDetails
}
