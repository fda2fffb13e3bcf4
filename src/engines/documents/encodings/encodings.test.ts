import { describe, expect, test } from 'vitest'
import { decodeText } from '#engines/documents/encodings/decode-text.ts'
import {
  decodeLegacy,
  legacyEncodingOfFont,
  legacyEncodingOfText,
} from '#engines/documents/encodings/legacy-encodings.ts'
import { vietnameseShare } from '#engines/documents/encodings/vietnamese-share.ts'

const plan =
  'Cộng hòa xã hội chủ nghĩa Việt Nam. Kế hoạch phổ biến, giáo dục pháp luật, hòa giải ở cơ sở trên địa bàn phường năm 2026; đề nghị các đơn vị thực hiện đầy đủ.'
const letters = 'aàảãáạăằẳẵắặâầẩẫấậeèẻẽéẹêềểễếệiìỉĩíịoòỏõóọôồổỗốộơờởỡớợuùủũúụưừửữứựyỳỷỹýỵđ'

/** The tables the other way round, made from the decoder itself: every letter has exactly one way to be written. */
function encode(text: string, encoding: 'tcvn3' | 'vni'): string {
  const ways = new Map<string, string>()
  const signs = Array.from({ length: 0x5f }, (_, index) => String.fromCharCode(0xa1 + index))
  const pairs = [...'aeouyôö'].flatMap((letter) => signs.filter((sign) => sign >= 'à').map((sign) => letter + sign))
  const capitals = pairs.map((pair) => pair.toUpperCase())
  const written = encoding === 'tcvn3' ? signs : [...pairs, ...capitals, ...signs]
  for (const each of written) {
    const letter = decodeLegacy(each, encoding)
    if (letter.length === 1 && !ways.has(letter)) ways.set(letter, each)
  }
  return [...text].map((letter) => ways.get(letter) ?? letter).join('')
}

describe('encodings of before Unicode', () => {
  test.each(['tcvn3', 'vni'] as const)('%s has every letter with every tone', (encoding) => {
    expect(decodeLegacy(encode(letters, encoding), encoding)).toBe(letters)
  })

  test('known lines', () => {
    expect(decodeLegacy('Céng hßa x· héi chñ nghÜa ViÖt Nam', 'tcvn3')).toBe('Cộng hòa xã hội chủ nghĩa Việt Nam')
    expect(decodeLegacy('§éc lËp - Tù do - H¹nh phóc', 'tcvn3')).toBe('Độc lập - Tự do - Hạnh phúc')
    expect(decodeLegacy('COÄNG HOØA XAÕ HOÄI CHUÛ NGHÓA VIEÄT NAM', 'vni')).toBe('CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM')
    expect(decodeLegacy('Ñoäc laäp - Töï do - Haïnh phuùc', 'vni')).toBe('Độc lập - Tự do - Hạnh phúc')
  })

  test.each([
    ['.VnTime', 'tcvn3'],
    ['ABCDEF+.VnTimeH', 'tcvn3Capitals'],
    ['.VnArial NarrowH', 'tcvn3Capitals'],
    ['VNI-Times', 'vni'],
    ['Times New Roman', undefined],
    ['Vnative', undefined],
  ])('font %s is %s', (font, encoding) => expect(legacyEncodingOfFont(font)).toBe(encoding))

  test('text alone tells its encoding, and Unicode text is left alone', () => {
    expect(legacyEncodingOfText(encode(plan, 'tcvn3'))).toBe('tcvn3')
    expect(legacyEncodingOfText(encode(plan, 'vni'))).toBe('vni')
    expect(legacyEncodingOfText(plan)).toBeUndefined()
    expect(
      legacyEncodingOfText('Le règlement général sur la protection des données à caractère personnel'),
    ).toBeUndefined()
  })

  test('right words score high, wrong tables low', () => {
    expect(vietnameseShare(plan)).toBe(1)
    expect(vietnameseShare(encode(plan, 'tcvn3'))).toBeLessThan(0.5)
  })
})

describe('bytes of a text file', () => {
  const oneByte = (text: string) => new Uint8Array(Buffer.from(text, 'latin1'))

  test.each(['tcvn3', 'vni'] as const)('a whole file in %s, as bytes and as mistaken Unicode', (encoding) => {
    for (const bytes of [oneByte(encode(plan, encoding)), new Uint8Array(Buffer.from(encode(plan, encoding)))]) {
      expect(decodeText(bytes)).toMatchObject({ text: plan, doubts: [expect.stringContaining('bảng mã cũ')] })
    }
  })

  test('Windows-1258 puts tones after letters', () => {
    const bytes = oneByte('K\xEA\xEC hoa\xF2ch ph\xF4\xD2 bi\xEA\xECn pha\xECp lu\xE2\xF2t x\xE3 An Bi\xCCnh')
    expect(decodeText(bytes).text).toBe('Kế hoạch phổ biến pháp luật xă An Bình')
  })

  test('bytes in no known encoding are read and doubted', () => {
    expect(decodeText(oneByte('\xE9\xE8 \xF6\xFC zw\xF6lf gr\xFC\xDFe')).doubts).toEqual([
      expect.stringContaining('UTF-8'),
    ])
  })
})
