import { describe, expect, test } from 'vitest'
import { newId } from '#base/ids.ts'
import type { Body } from '#domains/bodies/body.ts'
import { officialForm } from '#domains/reports/official-form.ts'
import { placeAndDay, recipientLines } from '#domains/reports/paper/official-document.ts'
import { progressReport, type ReportOnPaper } from '#domains/reports/paper/progress-report.ts'
import { taskTablePaper } from '#domains/reports/paper/task-table.ts'
import { type CountedRow, countReport, type ReportCount } from '#domains/reports/report-count.ts'
import { cellText } from '#engines/documents/document.ts'
import { readDocument } from '#engines/documents/read-document.ts'
import { faultsOf, pagesOf, partOf, whenOffice } from '#engines/word/word-check.fixture.ts'
import { writeWord } from '#engines/word/write-word.ts'
import { showNumber } from '#ui/show.ts'

const keep = process.env.LGD_PAPERS
const madeAt = new Date('2026-11-21T02:00:00Z')

const aBody = (name: string, kind: Body['kind'] = 'ubnd'): Body => ({
  id: newId(),
  kind,
  name,
  shortName: name.replace('Ủy ban nhân dân', 'UBND'),
  placeId: '09187',
  placePath: '24/09187/',
  parentId: null,
  path: '/1/2/',
  fromDay: null,
  toDay: null,
  foundedBy: '',
  endedBy: '',
})

const aRow = (index: number, change: Partial<CountedRow> = {}): CountedRow => ({
  obligationId: newId(),
  taskId: newId(),
  planId: 'p1',
  planTitle: 'Phổ biến, giáo dục pháp luật năm 2026',
  path: `II.${1 + (index % 5)}.${1 + Math.floor(index / 5)}`,
  text: 'Tổ chức hội nghị phổ biến Luật Đất đai cho nhân dân các tổ dân phố',
  label: 'Quý IV năm 2026',
  leads: [`Phòng chuyên môn số ${1 + (index % 4)}`],
  partners: ['Công an phường'],
  outputs: ['Báo cáo kết quả'],
  dueDay: index % 3 === 0 ? '2026-10-31' : '2026-12-25',
  doneDay: index % 2 === 0 ? (index % 4 === 0 ? '2026-10-15' : '2026-11-15') : null,
  state: index % 2 === 0 ? 'claimed' : 'open',
  ...change,
})

const longName =
  'Tổ chức các hội nghị tuyên truyền, phổ biến, tập huấn, bồi dưỡng kiến thức pháp luật về đất đai, nhà ở, kinh doanh bất động sản, bảo vệ môi trường, phòng, chống bạo lực gia đình, bình đẳng giới và các luật, nghị quyết mới được Quốc hội thông qua cho cán bộ, công chức, người lao động và Nhân dân trên địa bàn toàn phường, trong đó chú trọng người yếu thế, người dân tộc thiểu số và công nhân trong các khu, cụm công nghiệp'

function given(rows: CountedRow[], change: Partial<ReportOnPaper['report']['paper']> = {}): ReportOnPaper {
  const count = countReport({
    from: '2026-10-01',
    to: '2026-12-31',
    countedOn: '2026-11-21',
    rows,
    notes: [
      {
        noteId: 'n1',
        taskId: 't',
        path: 'II.1',
        text: 'x',
        writtenOn: '2026-10-10',
        name: 'Số người dự',
        value: 1250,
        unit: 'người',
      },
      {
        noteId: 'n2',
        taskId: 't',
        path: 'II.1',
        text: 'x',
        writtenOn: '2026-10-11',
        name: 'Tỷ lệ nữ',
        value: 47.5,
        unit: '%',
      },
    ],
  })
  return {
    report: {
      id: '0198c0de-0000-7000-8000-000000000001',
      window: { kind: 'quarter', from: '2026-10-01', to: '2026-12-31' },
      paper: {
        title: 'Kết quả thực hiện Kế hoạch phổ biến, giáo dục pháp luật quý IV năm 2026',
        symbol: 'BC-UBND',
        placeName: 'Kinh Bắc',
        recipients: ['Sở Tư pháp tỉnh Bắc Ninh', 'Thường trực HĐND phường', 'Lưu: VT'],
        signsAs: 'deputy',
        headPosition: 'Chủ tịch',
        position: 'Phó Chủ tịch',
        signer: 'Nguyễn Mạnh Hùng',
        results: '- Đã tổ chức 02 hội nghị.',
        shortcomings: '- Việc II.2.1 quá hạn.',
        causes: '',
        proposals: 'Đề nghị Sở Tư pháp hỗ trợ tài liệu.',
        ...change,
      },
    },
    subject: {
      body: aBody('Ủy ban nhân dân phường Kinh Bắc'),
      parent: aBody('Ủy ban nhân dân tỉnh Bắc Ninh'),
      placeName: 'Kinh Bắc',
      plan: {
        id: 'p1',
        number: '27/KH-UBND',
        title: 'Phổ biến, giáo dục pháp luật năm 2026',
        issuedOn: '2026-01-15',
        issuerName: 'Ủy ban nhân dân phường Kinh Bắc',
        period: null,
      },
    },
    count,
    address: 'http://thu.example.vn/nghiep-vu/bao-cao/1',
    listOf: (code) => `http://thu.example.vn/nghiep-vu/bao-cao/1/so-lieu/${code}`,
    madeAt,
  }
}

const short = given(Array.from({ length: 8 }, (_, index) => aRow(index)))
const long = given(
  Array.from({ length: 60 }, (_, index) =>
    aRow(index, {
      text: longName,
      leads: [`Ban Chỉ đạo và Hội đồng phối hợp phổ biến, giáo dục pháp luật số ${index % 6}`],
    }),
  ),
  {
    title: `Kết quả thực hiện ${longName}`,
    recipients: Array.from(
      { length: 24 },
      (_, index) => `Ban, ngành, đoàn thể phường thứ ${index + 1} và các đơn vị trực thuộc`,
    ),
    results: Array.from({ length: 30 }, (_, index) => `- ${index + 1}. ${longName}.`).join('\n'),
  },
)

async function textOf(bytes: Uint8Array): Promise<string> {
  const xml = await partOf(bytes, 'word/document.xml')
  return xml
    .replace(/<\/w:p>/g, '\n')
    .replace(/<[^>]+>/g, '')
    .replaceAll('&amp;', '&')
}

describe('thể thức Nghị định 30', () => {
  test.each([
    ['2026-02-05', 'Kinh Bắc, ngày 05 tháng 02 năm 2026'],
    ['2026-01-10', 'Kinh Bắc, ngày 10 tháng 01 năm 2026'],
    ['2026-03-09', 'Kinh Bắc, ngày 09 tháng 3 năm 2026'],
    ['2026-11-21', 'Kinh Bắc, ngày 21 tháng 11 năm 2026'],
    [null, 'Kinh Bắc, ngày ….. tháng ….. năm 2026'],
  ])('địa danh, ngày: %s', (day, line) => expect(placeAndDay({ placeName: 'Kinh Bắc', day, year: 2026 })).toBe(line))

  test.each([
    [
      ['Sở Tư pháp', 'Lưu: VT, TP'],
      ['- Sở Tư pháp;', '- Lưu: VT, TP.'],
    ],
    [
      ['- Như trên;', 'Lưu: VT.', 'Thường trực HĐND;'],
      ['- Như trên;', '- Thường trực HĐND;', '- Lưu: VT.'],
    ],
    [[], ['- Lưu: VT.']],
  ])('nơi nhận %j', (recipients, lines) => expect(recipientLines(recipients)).toEqual(lines))

  test('mọi cỡ chữ, lề đã chọn nằm trong khoảng Nghị định cho phép', () => {
    const ranges = [
      ...Object.values(officialForm.sizePt),
      ...Object.values(officialForm.marginMm),
      ...Object.values(officialForm.body),
      officialForm.ruleShare,
    ]
    for (const { from, to, used } of ranges) expect(used >= from && used <= to).toBe(true)
    expect(ranges.length).toBeGreaterThan(15)
  })

  test('đủ thành phần, đúng thứ tự; số và ngày để trống cho văn thư', async () => {
    const text = await textOf(await writeWord(progressReport(short)))
    const parts = [
      'ỦY BAN NHÂN DÂN',
      'PHƯỜNG KINH BẮC',
      'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM',
      'Độc lập - Tự do - Hạnh phúc',
      'Số: ………/BC-UBND',
      'Kinh Bắc, ngày ….. tháng ….. năm 2026',
      'BÁO CÁO',
      'Kết quả thực hiện Kế hoạch phổ biến',
      'Thực hiện Kế hoạch số 27/KH-UBND ngày 15/01/2026',
      'từ ngày 01/10/2026 đến ngày 31/12/2026',
      'I. KẾT QUẢ THỰC HIỆN',
      'II. TỒN TẠI, HẠN CHẾ',
      'III. PHƯƠNG HƯỚNG, KIẾN NGHỊ',
      './.',
      'Nơi nhận:',
      '- Lưu: VT.',
      'TM. ỦY BAN NHÂN DÂN',
      'KT. CHỦ TỊCH',
      'PHÓ CHỦ TỊCH',
      'Nguyễn Mạnh Hùng',
      'Phụ lục I',
      'Phụ lục II',
      'NGUỒN SỐ LIỆU',
    ]
    let at = -1
    for (const part of parts) {
      const found = text.indexOf(part, at + 1)
      expect(found, part).toBeGreaterThan(at)
      at = found
    }
    expect(text).not.toContain('NGUYÊN NHÂN')
    expect(text).not.toContain('ỦY BAN NHÂN DÂN TỈNH BẮC NINH')
  })

  test('phòng chuyên môn ghi tên cơ quan cấp trên, ký theo người đứng đầu', async () => {
    const office = {
      ...short,
      subject: {
        ...short.subject,
        body: aBody('Phòng Văn hóa – Xã hội phường Kinh Bắc', 'phong'),
        parent: short.subject.body,
      },
    }
    const paper = { ...office.report.paper, signsAs: 'head' as const, position: 'Trưởng phòng', symbol: '' }
    const text = await textOf(await writeWord(progressReport({ ...office, report: { ...office.report, paper } })))
    expect(text.indexOf('ỦY BAN NHÂN DÂN PHƯỜNG KINH BẮC')).toBeLessThan(
      text.indexOf('PHÒNG VĂN HÓA – XÃ HỘI PHƯỜNG KINH BẮC'),
    )
    expect(text).toContain('Số: ………/………')
    expect(text).toContain('TRƯỞNG PHÒNG')
    expect(text).not.toContain('TM.')
  })
})

describe('số liệu trên giấy', () => {
  test.each([
    ['ngắn', short],
    ['dài', long],
  ])('báo cáo %s đọc lại từ tệp Word: mỗi con số bằng số đã đếm, mỗi mã có dòng nguồn', async (_, one) => {
    const bytes = await writeWord(progressReport(one))
    expect(await faultsOf(bytes)).toEqual([])
    const { count } = one
    const text = await textOf(bytes)
    const inText = [...text.matchAll(/([\d.,]+) \[(S\d+|T\d+)\]/g)].map(([, value, code]) => [code, value])
    const expected = count.figures
      .filter((figure) => figure.kind === 'headline' || figure.kind === 'progress')
      .map((figure) => [figure.code, showNumber(figure.value)])
    expect(inText).toEqual(expected)
    const tables = await tablesOf(bytes)
    for (const kind of ['lead', 'group'] as const)
      for (const [row, figures] of Map.groupBy(
        count.figures.filter((figure) => figure.kind === kind),
        (figure) => figure.row,
      )) {
        const found = tables.flat().find((cells) => cells[1] === row)
        expect(found?.slice(2, 7), row).toEqual(figures.map((figure) => showNumber(figure.value)))
      }
    const sources = tables.at(-1)!
    for (const figure of count.figures) {
      const source = sources.find((cells) => cells[0] === figure.code.split('.')[0])!
      expect(source, figure.code).toBeDefined()
      expect(source[3]).toBe(figure.rule)
      if (figure.kind === 'headline') expect(source[4]).toBe(showNumber(figure.countedIds.length))
    }
    const listed = tables.at(-2)!.filter((cells) => /^\d+$/.test(cells[0]!))
    expect(listed).toHaveLength(count.rows.length)
  })

  test('số không cộng được thì nói rõ và ghi từng lần', async () => {
    const text = await textOf(await writeWord(progressReport(short)))
    expect(text).toContain('- Tỷ lệ nữ: không cộng (là tỷ lệ, cộng lại không có nghĩa); các lần ghi: 47,5\u00a0%.')
  })
})

async function tablesOf(bytes: Uint8Array): Promise<string[][][]> {
  const { blocks } = await readDocument(bytes, 'a.docx')
  return blocks
    .filter((block) => block.kind === 'table')
    .map((table) => table.rows.map((row) => row.cells.map(cellText)))
}

const tableOfTasks = (count: ReportCount, withStanding: boolean) =>
  taskTablePaper({
    plan: {
      number: '27/KH-UBND',
      title: 'Phổ biến, giáo dục pháp luật năm 2026',
      issuedOn: '2026-01-15',
      issuerName: 'UBND phường Kinh Bắc',
    },
    tasks: count.rows.map((row) => ({ ...row, time: row.label, standing: 'Quá hạn' })),
    headings: new Map([['II.1', 'Tuyên truyền, phổ biến']]),
    withStanding,
    madeAt,
  })

describe('bảng phân công nhiệm vụ', () => {
  test('mỗi nhiệm vụ một dòng, theo mục của kế hoạch; tình trạng chỉ khi được hỏi', async () => {
    const bytes = await writeWord(tableOfTasks(short.count, false))
    expect(await faultsOf(bytes)).toEqual([])
    const [table] = await tablesOf(bytes)
    expect(table![0]).toEqual([
      'STT',
      'Nhiệm vụ',
      'Đơn vị chủ trì',
      'Đơn vị phối hợp',
      'Thời gian thực hiện',
      'Kết quả, sản phẩm',
    ])
    expect(table!.filter((cells) => /^\d+$/.test(cells[0]!))).toHaveLength(8)
    expect(table![1]![0]).toBe('II.1. Tuyên truyền, phổ biến')
    expect(await textOf(bytes)).toContain(
      '(Kèm theo Kế hoạch số 27/KH-UBND ngày 15/01/2026 của Ủy ban nhân dân phường Kinh Bắc)',
    )
    const [withStanding] = await tablesOf(await writeWord(tableOfTasks(short.count, true)))
    expect(withStanding![2]!.at(-1)).toBe('Quá hạn')
  })
})

describe('mở bằng LibreOffice', () => {
  whenOffice('báo cáo ngắn: đầu văn bản ở trang 1, phụ lục nằm ngang, số trang từ trang 2', async () => {
    const pages = await pagesOf(await writeWord(progressReport(short)), keep && `${keep}/short.pdf`)
    expect(pages[0]!.text).toMatch(/ỦY BAN NHÂN DÂN\s+CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM/)
    expect(pages[0]!.text).toMatch(/PHƯỜNG KINH BẮC\s+Độc lập - Tự do - Hạnh phúc/)
    const appendix = pages.findIndex((page) => page.text.includes('Phụ lục I\n'))
    expect(appendix).toBeGreaterThan(0)
    expect(pages[appendix]!.widthPt).toBeGreaterThan(pages[appendix]!.heightPt)
    for (const [index, page] of pages.entries())
      if (index > 0) expect(page.text.trim()).toMatch(new RegExp(`^${index + 1}\\b`))
    expect(pages.length).toBeLessThanOrEqual(7)
  })

  whenOffice('báo cáo dài: 60 nhiệm vụ, tên dài, nhiều nơi nhận', async () => {
    const pages = await pagesOf(await writeWord(progressReport(long)), keep && `${keep}/long.pdf`)
    expect(pages.length).toBeGreaterThan(10)
    const signing = pages.find((page) => page.text.includes('Nguyễn Mạnh Hùng'))!
    expect(signing.text).toContain('KT. CHỦ TỊCH')
    expect(signing.text).toContain('Nơi nhận:')
    const lying = pages.filter((page) => page.widthPt > page.heightPt)
    expect(lying.filter((page) => page.text.includes('STT') || page.text.includes('Cách đếm')).length).toBe(
      lying.length,
    )
  })

  whenOffice('bảng nhiệm vụ: mọi trang nằm ngang, dòng đầu nhắc lại', async () => {
    const pages = await pagesOf(await writeWord(tableOfTasks(long.count, true)), keep && `${keep}/tasks.pdf`)
    expect(pages.length).toBeGreaterThan(3)
    for (const page of pages) expect(page.text).toContain('Đơn vị chủ trì')
    for (const page of pages) expect(page.widthPt).toBeGreaterThan(page.heightPt)
  })
})
