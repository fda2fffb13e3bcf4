import { expect, test } from 'vitest'
import { agreementFields, draftAgreement } from '#domains/mediation/agreement.ts'
import { agreementPaper } from '#domains/mediation/agreement-paper.ts'
import type { Case } from '#domains/mediation/case.ts'
import type { FeeSheet } from '#domains/mediation/fee.ts'
import { feePaper, feeSum } from '#domains/mediation/fee-paper.ts'
import { bookPaper, type RegisterBook } from '#domains/mediation/register-book.ts'
import { faultsOf, pagesOf, whenOffice } from '#engines/word/word-check.fixture.ts'
import { writeWord } from '#engines/word/write-word.ts'

const madeAt = new Date('2026-11-21T02:00:00Z')
const one = { ground: 'party' } as Case
const party = (name: string) => ({ name, age: '1965', address: 'Ngõ 12, thôn Đoài', wish: '' })
const words = draftAgreement({
  one,
  words: { parties: [party('Ông Giáp'), party('Bà Ất')], others: '', story: 'Lối đi chung bị để gạch.' },
  sessions: [{ heldOn: '2026-11-18', words: { place: '', came: '', what: 'Hai bên cùng đo lối đi.' } }],
  endNote: 'Dọn gạch trong ba ngày.',
})
const sheet = {
  teamName: 'Tổ hòa giải thôn Đoài',
  communeName: 'Một',
  words: { ...words, duties: 'Ông Giáp dọn gạch.', manner: 'Trong ba ngày.' },
  mediatorNames: ['Vũ Văn Cường', 'Phạm Thị Dung'],
  partyNames: ['Ông Giáp', 'Bà Ất'],
  agreedOn: '2026-11-20',
  madeAt,
}
const feeSheet: FeeSheet = {
  mediatorName: 'Vũ Văn Cường',
  teamName: 'Tổ hòa giải thôn Đoài',
  villageName: 'Thôn Đoài',
  communeName: 'Xã Một',
  requestedOn: '2026-11-21',
  cases: [
    { number: 1, year: 2026, endedOn: '2026-11-18', outcome: 'reached', amount: 400_000 },
    { number: 4, year: 2026, endedOn: '2026-11-20', outcome: 'not-reached', amount: 300_000 },
  ],
}
const book: RegisterBook = {
  teamName: 'Tổ hòa giải thôn Đoài',
  villageName: 'Thôn Đoài',
  communeName: 'Xã Một',
  provinceName: 'Tỉnh Thử',
  year: 2026,
  rows: [
    {
      id: '1',
      number: 1,
      receivedOn: '2026-11-16',
      mediator: 'Vũ Văn Cường',
      guests: ['Cụ Tổng (được mời: trưởng họ)'],
      note: '',
      parties: ['Ông Giáp, 1965', 'Bà Ất'],
      story: 'Lối đi chung.',
      wishes: ['Ông Giáp: giữ lối đi'],
      isReached: true,
      topic: 'Đất đai',
      result: 'Hòa giải thành',
    },
  ],
}

test('văn bản hòa giải thành và sổ là tệp Word lành; bảy nội dung được ghi, nội dung thứ tám là chữ ký', async () => {
  expect(agreementFields.map(({ letter }) => letter).join('')).toBe('abcdđeg')
  for (const paper of [agreementPaper(sheet), bookPaper(book, madeAt), feePaper(feeSheet, madeAt)])
    expect(await faultsOf(await writeWord(paper))).toEqual([])
})

whenOffice('mở bằng bộ phần mềm văn phòng: một trang A4 đứng có đủ người ký; sổ là A4 nằm', async () => {
  const [page, ...more] = await pagesOf(await writeWord(agreementPaper(sheet)))
  expect(more).toEqual([])
  for (const text of [
    'VĂN BẢN HÒA GIẢI THÀNH',
    'Dọn gạch trong ba ngày.',
    'Bên 1',
    'Bên 2',
    'Vũ Văn Cường',
    'Phạm Thị Dung',
  ])
    expect(page!.text).toContain(text)
  const [wide] = await pagesOf(await writeWord(bookPaper(book, madeAt)))
  expect(wide!.widthPt).toBeGreaterThan(wide!.heightPt)
  expect(wide!.text).not.toContain('huyện')
})

test('giấy đề nghị thù lao có đủ bảy nội dung, cộng số tiền của danh sách, không nêu các bên', () => {
  const text = JSON.stringify(feePaper(feeSheet, madeAt))
  for (const part of [1, 2, 3, 4, 5, 6, 7]) expect(text).toMatch(new RegExp(`"${part}\\. `, 'u'))
  expect(feeSum(feeSheet.cases)).toBe(700_000)
  for (const said of ['700.000 đồng', 'Vũ Văn Cường', 'Tổ hòa giải thôn Đoài', '4/2026', 'Hòa giải không thành'])
    expect(text).toContain(said)
})
