import { fold } from '#base/vietnamese.ts'
import type { DenouncerRecord } from '#domains/matters/sealed-person.ts'

/**
 * Lược bỏ thông tin người tố cáo: a first go at it by the machine; somebody who is named reads it and lets it go. What the record
 * says of the person is taken out however it is typed, and everything that looks like a number or an address of a person.
 * @law Luật Tố cáo 25/2018/QH14, Điều 56 khoản 2
 */
export function stripIdentity({ words, name, address, phone, email }: DenouncerRecord): string {
  let text = words
  for (const known of [name, address, ...address.split(','), phone, email]) text = without(text, known.trim())
  const [given] = name.split(' ').slice(-1)
  if (given !== undefined && given.length > 1)
    text = text.replace(
      /(tôi(?: tên)? là|tên tôi là|ký tên:?|người viết đơn:?)\s+[\p{L}\s]{2,60}?(?=[.,;\n]|$)/giu,
      '$1 […]',
    )
  return text
    .replace(/[\w.+-]+@[\w-]+(?:\.[\w-]+)+/gu, '[…]')
    .replace(/(?<!\d)(?:\+?84|0)(?:[\s.-]?\d){8,10}(?!\d)/gu, '[…]')
    .replace(/(?<!\d)\d{9}(?:\d{3})?(?!\d)/gu, '[…]')
}

/** Every place where the known words stand, with or without marks and capitals. */
function without(text: string, known: string): string {
  if (known.length < 3) return text
  const wanted = fold(known)
  const letters = [...text]
  // folding may not change how many letters there are, or places would move
  const folded = letters.map((letter) => (/\s/u.test(letter) ? ' ' : fold(letter) || letter).slice(0, 1)).join('')
  let out = ''
  for (let at = 0; at < letters.length; ) {
    if (folded.startsWith(wanted, at)) {
      out += '[…]'
      at += wanted.length
    } else out += letters[at++]
  }
  return out
}
