import { mkdtempSync } from 'node:fs'
import { rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { sniff } from '#platform/files/sniff.ts'
import { aDocx, anOle, aPdf, aPng, aZip } from '#platform/files/testing/file-samples.ts'

let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'loai-tep-'))
})
afterAll(() => rm(folder, { recursive: true }))

async function sniffed(content: string | Buffer, name = 'tệp'): Promise<string> {
  const path = join(folder, 'content')
  await writeFile(path, content)
  return sniff(path, name)
}

const opendocument = (what: string) =>
  aZip({ mimetype: `application/vnd.oasis.opendocument.${what}`, 'content.xml': '' })
const latin1 = (text: string) => Buffer.from(text, 'latin1')

describe('nhận ra loại tệp theo nội dung', () => {
  test.each<[string, string | Buffer, string]>([
    ['docx', aDocx(), 'docx'],
    ['xlsx', aZip({ '[Content_Types].xml': '', 'xl/workbook.xml': '' }), 'xlsx'],
    ['pptx', aZip({ '[Content_Types].xml': '', 'ppt/presentation.xml': '' }), 'pptx'],
    ['odt', opendocument('text'), 'odt'],
    ['ods', opendocument('spreadsheet'), 'ods'],
    ['doc', anOle(['1Table', 'WordDocument']), 'doc'],
    ['xls', anOle(['Workbook']), 'xls'],
    ['xls của Excel 95', anOle(['Book']), 'xls'],
    [
      'ppt, tên nằm ở đoạn thứ ba của mục lục',
      anOle([...Array(10).keys()].map(String).concat('PowerPoint Document')),
      'ppt',
    ],
    ['pdf', aPdf, 'pdf'],
    ['rtf', '{\\rtf1\\ansi Kế hoạch}', 'rtf'],
    ['png', aPng, 'png'],
    ['jpeg', Buffer.from('ffd8ffe000104a46494600010100000100010000', 'hex'), 'jpeg'],
    [
      'mp3',
      Buffer.concat([latin1('ID3\x04\x00\x00\x00\x00\x00\x00'), Buffer.from('fffb9064', 'hex'), Buffer.alloc(500)]),
      'mp3',
    ],
    ['chữ Việt', 'Kế hoạch phổ biến pháp luật năm 2026\n1 < 2 và 3 > 2', 'text'],
    ['chữ Việt cũ TCVN3', latin1('KÕ ho¹ch phæ biÕn ph¸p luËt'), 'text'],
    ['chữ UTF-16 của Notepad', Buffer.concat([Buffer.from('fffe', 'hex'), Buffer.from('Kế hoạch', 'utf16le')]), 'text'],
    ['zip ảnh', aZip({ 'anh/1.jpg': 'x', 'anh/2.jpg': 'y' }), 'zip'],
  ])('%s', async (_, content, kind) => expect(await sniffed(content)).toBe(kind))
})

describe('không nhận', () => {
  test.each<[string, string | Buffer, string, string]>([
    ['chương trình Windows đội tên Word', 'MZ\x90\0', 'kế hoạch.docx', 'runnable'],
    ['chương trình Linux', latin1('\x7fELF\x02\x01'), 'a', 'runnable'],
    ['tập lệnh', '#!/bin/sh\nrm -rf /', 'a.txt', 'runnable'],
    ['tệp lô theo tên', 'del *.*', 'dọn máy.BAT', 'runnable'],
    ['tên hai đuôi', aPdf, 'thư mời.pdf.exe', 'runnable'],
    ['ứng dụng Android', aZip({ 'AndroidManifest.xml': '', 'classes.dex': '' }), 'a.zip', 'runnable'],
    ['zip chứa chương trình', aZip({ 'a.docx': '', 'x/cài đặt.EXE': '' }), 'a.zip', 'runnable'],
    ['svg', '<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>', 'ảnh', 'active'],
    ['svg sau chú thích', '<!-- vẽ --><svg/>', 'ảnh.png', 'active'],
    ['trang web', '\n <!DOCTYPE html><p>', 'kế hoạch.doc', 'active'],
    ['trang web có dấu đầu tệp', '\uFEFF<html>', 'a.txt', 'active'],
    ['trang web UTF-16', Buffer.from('\uFEFF<html><script>', 'utf16le'), 'a.txt', 'active'],
    ['chữ có mã chạy ở giữa', 'Kính gửi <script src=x>', 'a.txt', 'active'],
    ['trang web theo tên', 'chỉ là chữ', 'a.html', 'active'],
    ['Word có macro', aDocx('x', { 'word/vbaProject.bin': '' }), 'a.docx', 'macros'],
    ['Word có macro theo tên', aDocx(), 'a.docm', 'macros'],
    ['Excel cũ có macro', anOle(['Workbook', '_VBA_PROJECT_CUR']), 'a.xls', 'macros'],
    ['Word đặt mật khẩu', anOle(['EncryptedPackage', 'EncryptionInfo']), 'a.docx', 'locked'],
    ['Word tải lên dở', aDocx().subarray(0, -40), 'a.docx', 'damaged'],
    ['OLE chỉ có đầu', anOle(['WordDocument']).subarray(0, 512), 'a.doc', 'damaged'],
    ['OLE mục lục đi vòng', circularOle(), 'a.doc', 'unknown'],
    ['zip lách ra ngoài thư mục', aZip({ '../../etc/passwd': '' }), 'a.zip', 'damaged'],
    ['bộ cài Windows', anOle(['!Property', 'SummaryInformation']), 'a.doc', 'unknown'],
    ['tệp lạ', Buffer.from([1, 2, 3, 4, 0, 0, 9]), 'a.docx', 'unknown'],
  ])('%s', async (_, content, name, why) => expect(await sniffed(content, name)).toBe(why))

  test('zip khai nở ra hơn một tỷ byte', async () => {
    const bomb = aZip({ '[Content_Types].xml': '', 'word/document.xml': 'x', 'word/b.xml': 'x' })
    const central = bomb.lastIndexOf('PK\x01\x02')
    bomb.writeUInt32LE(1_100_000_000, central + 24)
    expect(await sniffed(bomb)).toBe('unpacks too large')
  })
})

function circularOle(): Buffer {
  const ole = anOle(['a', 'b'])
  ole.writeUInt32LE(1, 512 + 4) // sector 1 is followed by sector 1
  return ole
}
