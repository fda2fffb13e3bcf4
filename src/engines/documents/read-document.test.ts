import { describe, expect, test } from 'vitest'
import { Refusal } from '#base/refusal.ts'
import { limits } from '#engines/documents/limits.ts'
import { readDocument } from '#engines/documents/read-document.ts'

const bytesOf = (text: string, encoding: BufferEncoding = 'utf8') => new Uint8Array(Buffer.from(text, encoding))

describe('reading any file', () => {
  test('content decides the kind, the name only between kinds of text', async () => {
    expect((await readDocument(bytesOf('# A'), 'a.md')).format).toBe('md')
    expect((await readDocument(bytesOf('# A'), 'a.txt')).format).toBe('txt')
    expect((await readDocument(bytesOf('<!doctype html><p>A'), 'a.txt')).format).toBe('html')
  })

  test('a name that says something else is doubted', async () => {
    const document = await readDocument(bytesOf('<html><p>A'), 'a.docx')
    expect(document).toMatchObject({ format: 'html', doubts: [{ sentence: expect.stringContaining('.docx') }] })
    expect((await readDocument(bytesOf('<p>A</p><p>B'), 'a.doc')).blocks).toHaveLength(2)
  })

  test('every paragraph has its index and length', async () => {
    const document = await readDocument(bytesOf('Một\nHai ba'), 'a.txt')
    expect(document.blocks.map((block) => block.place)).toEqual([
      { paragraph: 0, start: 0, end: 3 },
      { paragraph: 1, start: 0, end: 6 },
    ])
  })

  test('letters written as base and mark come out composed', async () => {
    const document = await readDocument(bytesOf('Kế hoạch hòa giải'.normalize('NFD')), 'a.txt')
    expect(document.blocks[0]).toMatchObject({ text: 'Kế hoạch hòa giải' })
  })

  test.each([
    ['with a mark', Buffer.from('\ufeffĐiều một', 'utf16le')],
    ['without a mark', Buffer.from('Phòng Tư pháp xã An Bình', 'utf16le')],
    ['big endian', Buffer.from('\ufeffĐiều một', 'utf16le').swap16()],
  ])('UTF-16 %s', async (_, bytes) => {
    const [first] = (await readDocument(new Uint8Array(bytes), 'a.txt')).blocks
    expect(first?.kind === 'paragraph' && first.text).toMatch(/^(Điều một|Phòng Tư pháp xã An Bình)$/u)
  })

  test.each([
    ['nothing', new Uint8Array(0), 422, /Tệp trống/],
    ['only spaces', bytesOf('  \n\n '), 422, /không có chữ nào/],
    ['a picture', bytesOf('\xFF\xD8\xFF\xE0', 'latin1'), 415, /tệp ảnh/],
    [
      'a password',
      bytesOf(`\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1${'E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e\0\0\0'}`, 'latin1'),
      422,
      /bỏ mật khẩu/,
    ],
    ['old Word', bytesOf('\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1', 'latin1'), 415, /\.docx/],
    ['RTF', bytesOf('{\\rtf1 abc}'), 415, /RTF/],
    ['zero bytes', new Uint8Array(100), 415, /không phải văn bản/],
    ['too many bytes', new Uint8Array(limits.fileBytesMax + 1), 413, /lớn hơn 40 MB/],
  ])('refuses %s', async (_, bytes, status, sentence) => {
    const refusal = await readDocument(bytes, 'a.docx').catch((error: unknown) => error)
    expect(refusal).toBeInstanceOf(Refusal)
    expect(refusal).toMatchObject({ status, message: expect.stringMatching(sentence) })
  })
})
