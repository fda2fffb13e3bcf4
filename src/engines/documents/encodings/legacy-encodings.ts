import { vietnameseShare } from '#engines/documents/encodings/vietnamese-share.ts'

/** Encodings of Vietnamese from before Unicode that lived in fonts: TCVN3 («ABC», fonts .Vn…) and VNI (fonts VNI-…). */
export type LegacyEncoding = 'tcvn3' | 'tcvn3Capitals' | 'vni'

/** «.VnTime» → tcvn3, «.VnTimeH» (small letters drawn as capitals) → tcvn3Capitals, «VNI-Times» → vni. */
export function legacyEncodingOfFont(font: string | undefined): LegacyEncoding | undefined {
  if (!font) return undefined
  const name = font.replace(/^[A-Z]{6}\+/u, '')
  if (/^\.?vn/iu.test(name) && name.startsWith('.')) return /^\.Vn[A-Za-z ]*H\b/u.test(name) ? 'tcvn3Capitals' : 'tcvn3'
  return /^VNI[- ]/iu.test(name) ? 'vni' : undefined
}

/** Text as the file holds it, in code points below 256 → the letters that were meant. */
export function decodeLegacy(text: string, encoding: LegacyEncoding): string {
  switch (encoding) {
    case 'tcvn3':
      return fromTcvn3(text)
    case 'tcvn3Capitals':
      return fromTcvn3(text).toLocaleUpperCase('vi')
    case 'vni':
      return fromVni(text)
  }
}

/** Whether a text already is Unicode Vietnamese: it has letters that exist in no font encoding. */
export function hasUnicodeVietnamese(text: string): boolean {
  return /[\u0102\u0103\u0110\u0111\u01a0\u01a1\u01af\u01b0\u1ea0-\u1ef9]/u.test(text)
}

/**
 * Which encoding a text without fonts was written in, judged by its letters. TCVN3 puts letters on signs that no
 * Vietnamese text uses («Ö», «®», «ß»): none of them in Unicode text, about an eighth of the letters in TCVN3.
 */
export function legacyEncodingOfText(text: string): 'tcvn3' | 'vni' | undefined {
  const sample = text.slice(0, 200_000)
  const letters = sample.match(/[A-Za-z\u00a1-\u00ff]/gu)?.length ?? 0
  if (letters < 20 || (sample.match(/[\u0102-\u01b0\u1ea0-\u1ef9]/gu)?.length ?? 0) > letters / 50) return undefined
  const share = (signs: RegExp) => (sample.match(signs)?.length ?? 0) / letters
  if (share(privateToTcvn3) <= privateShareMin && share(pairsOfVni) <= privateShareMin) return undefined
  // The two use the same signs for different letters: the right table is the one that makes Vietnamese words.
  const [tcvn3Share, vniShare] = [vietnameseShare(fromTcvn3(sample)), vietnameseShare(fromVni(sample))]
  if (Math.max(tcvn3Share, vniShare) < 0.6) return undefined
  return tcvn3Share >= vniShare ? 'tcvn3' : 'vni'
}

const privateShareMin = 0.05
const privateToTcvn3 = /[¡-ª¬-º¼-¿Æ-ÇÐÑÖ×ØÜÞßåæçëîïðñöø÷ûüþÿ]/gu
const pairsOfVni = /[AEOUYaeouyÔÖôö][ÙØÛÕÏÊÉÈÚÜËÂÁÀÅÃÄùøûõïêéèúüëâáàåãä]|[ñÑ]/gu

const tcvn3 = new Map(
  (
    '¡Ă¢Â£Ê¤Ô¥Ơ¦Ư§Đ¨ă©âªê«ô¬ơ\u00adư®đµà¶ả·ã¸á¹ạ»ằ¼ẳ½ẵ¾ắÆặÇầÈẩÉẫÊấËậÌèÎẻÏẽÐéÑẹÒềÓểÔễÕếÖệ×ìØỉÜĩÝíÞị' +
    'ßòáỏâõãóäọåồæổçỗèốéộêờëởìỡíớîợïùñủòũóúôụõừöử÷ữøứùựúỳûỷüỹýýþỵ'
  )
    .match(/../gu)
    ?.map((pair) => [pair.slice(0, 1), pair.slice(1)] as const),
)

function fromTcvn3(text: string): string {
  return text.replace(/[\u00a1-\u00fe]|[\uf0a1-\uf0fe]/gu, (sign) => {
    const low = sign > '\uf000' ? String.fromCharCode(sign.charCodeAt(0) - 0xf000) : sign
    return tcvn3.get(low) ?? low
  })
}

/** VNI writes a letter and its mark as two signs: «aù» á, «aâ» â, «aá» ấ. */
const vniMarks: Record<string, string> = {
  ù: '\u0301',
  ø: '\u0300',
  û: '\u0309',
  õ: '\u0303',
  ï: '\u0323',
  ê: '\u0306',
  é: '\u0306\u0301',
  è: '\u0306\u0300',
  ú: '\u0306\u0309',
  ü: '\u0306\u0303',
  ë: '\u0306\u0323',
  â: '\u0302',
  á: '\u0302\u0301',
  à: '\u0302\u0300',
  å: '\u0302\u0309',
  ã: '\u0302\u0303',
  ä: '\u0302\u0323',
}
const vniLetters: Record<string, string> = { ñ: 'đ', ö: 'ư', ô: 'ơ', æ: 'ỉ', ó: 'ĩ', ò: 'ị', î: 'ỵ' }

const vniSigns = /([aeouyôö])([ùøûõïêéèúüëâáàåãä])|[ñöôæóòî]/giu

function fromVni(text: string): string {
  return text.replace(vniSigns, (sign: string, letter: string | undefined, mark: string | undefined) => {
    const base = (letter ?? sign).toLowerCase()
    const whole = ((vniLetters[base] ?? base) + (vniMarks[mark?.toLowerCase() ?? ''] ?? '')).normalize('NFC')
    return sign.slice(0, 1) === sign.slice(0, 1).toLowerCase() ? whole : whole.toUpperCase()
  })
}
