import { describe, expect, test } from 'vitest'
import { cleanFileName, contentDisposition, downloadName, extensionOf } from '#platform/files/file-name.ts'

describe('tên tệp', () => {
  test.each([
    ['Kế hoạch số 12.docx', 'Kế hoạch số 12.docx'],
    ['Kế hoạch.docx'.normalize('NFD'), 'Kế hoạch.docx'],
    ['C:\\Users\\lan\\Kế hoạch.docx', 'Kế hoạch.docx'],
    ['../../etc/passwd', 'passwd'],
    ['a\u202Excod.exe', 'axcod.exe'],
    ['dòng\r\nX: y.docx', 'dòngX- y.docx'],
    ['  .htaccess', 'htaccess'],
    ['kế hoạch: «nháp»?.docx', 'kế hoạch- «nháp»-.docx'],
    ['..', 'tệp không tên'],
    ['', 'tệp không tên'],
  ])('%j → %s', (given, kept) => expect(cleanFileName(given)).toBe(kept))

  test('dài quá thì cắt tên, giữ đuôi, không cắt đôi một chữ', () => {
    const kept = cleanFileName(`${'kế hoạch '.repeat(40)}.docx`)
    expect(kept.length).toBeLessThanOrEqual(200)
    expect(kept).toMatch(/\.docx$/)
    expect(cleanFileName(`${'😀'.repeat(150)}x.pdf`).isWellFormed()).toBe(true)
  })
  test('đuôi tệp', () => {
    expect(extensionOf('Kế hoạch.DOCX')).toBe('docx')
    expect(extensionOf('số 12')).toBe('')
    expect(extensionOf('Số 12. Kế hoạch về việc')).toBe('')
  })
  test('tải về luôn có đuôi đúng với nội dung', () => {
    expect(downloadName('Kế hoạch.docx', 'docx')).toBe('Kế hoạch.docx')
    expect(downloadName('Kế hoạch.doc', 'docx')).toBe('Kế hoạch.doc.docx')
    expect(downloadName('danh sách.csv', 'text')).toBe('danh sách.csv')
    expect(downloadName('anh.js', 'text')).toBe('anh.js.txt')
  })
  test('dòng đầu HTTP giữ tên có dấu và không bị chèn', () => {
    expect(contentDisposition('attachment', 'Kế hoạch "12" (đợt 1).docx')).toBe(
      `attachment; filename="ke hoach _12_ _dot 1_.docx"; filename*=UTF-8''K%E1%BA%BF%20ho%E1%BA%A1ch%20%2212%22%20%28%C4%91%E1%BB%A3t%201%29.docx`,
    )
    expect(contentDisposition('inline', 'a\r\nSet-Cookie: x.pdf')).not.toMatch(/[\r\n]/)
  })
})
