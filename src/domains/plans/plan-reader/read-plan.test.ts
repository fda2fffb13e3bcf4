import { describe, expect, test } from 'vitest'
import { Refusal } from '#base/refusal.ts'
import { aDocument, aTable } from '#domains/plans/plan-reader/read-plan.fixture.ts'
import { readPlan } from '#domains/plans/plan-reader/read-plan.ts'
import { refuseIfNoPlan } from '#domains/plans/plan-reader/refuse-if-no-plan.ts'

const head = `
ỦY BAN NHÂN DÂN
XÃ AN BÌNH
Số: 45/KH-UBND
An Bình, ngày 12 tháng 01 năm 2026

KẾ HOẠCH
Công tác hòa giải ở cơ sở năm 2026 trên địa bàn xã An Bình

Căn cứ Luật Hòa giải ở cơ sở ngày 20/6/2013; UBND xã ban hành Kế hoạch như sau:
I. MỤC ĐÍCH, YÊU CẦU
1. Mục đích
- Nâng cao chất lượng hòa giải.`
const foot = `
Nơi nhận:
- Phòng Tư pháp;
- Lưu: VT.
TM. ỦY BAN NHÂN DÂN
CHỦ TỊCH
Lê Văn Tám`

function read(body: string) {
  return readPlan(aDocument(head, body, foot))
}

/** `path | text | lead | coordinate | time` of each task. */
function tasksOf(body: string): string[] {
  return read(body).tasks.map(({ path, text, lead, coordinate, time }) =>
    [path, text, lead.join(' + '), coordinate.join(' + '), time?.raw ?? ''].join(' | '),
  )
}

describe('nhiệm vụ ở phần nội dung', () => {
  test('mục có phân công và không có mục con là nhiệm vụ; mục chỉ gom nhóm thì không', () => {
    expect(
      tasksOf(`II. NỘI DUNG
1. Kiện toàn tổ hòa giải
- Đơn vị chủ trì: Công chức Tư pháp - hộ tịch.
- Thời gian: Quý I.
2. Tập huấn
2.1. Mở lớp cho hòa giải viên
Đơn vị chủ trì: Phòng Tư pháp
Cơ quan phối hợp: Các thôn
2.2. Cấp tài liệu`),
    ).toEqual([
      'II.1 | Kiện toàn tổ hòa giải | Công chức Tư pháp - hộ tịch |  | Quý I',
      'II.2.1 | Mở lớp cho hòa giải viên | Phòng Tư pháp | Các thôn | ',
      'II.2.2 | Cấp tài liệu |  |  | ',
    ])
  })

  test('các gạch đầu dòng trước một khối phân công dùng chung khối đó', () => {
    expect(
      tasksOf(`II. NỘI DUNG
1. Truyền thông
- Phát thanh hằng tuần.
- Viết tin, bài.
+ Chủ trì: Đài truyền thanh xã.
- Cấp tờ gấp.
+ Chủ trì: Công chức Tư pháp.`),
    ).toEqual([
      'II.1 | Phát thanh hằng tuần. | Đài truyền thanh xã |  | ',
      'II.1 | Viết tin, bài. | Đài truyền thanh xã |  | ',
      'II.1 | Cấp tờ gấp. | Công chức Tư pháp |  | ',
    ])
  })

  test('đoạn không đánh số thuộc về mục đứng trên', () => {
    expect(
      tasksOf(`II. NHIỆM VỤ
1. Củng cố đội ngũ hòa giải viên.
Chú trọng người có uy tín.
- Thời gian thực hiện: Thường xuyên`),
    ).toEqual(['II.1 | Củng cố đội ngũ hòa giải viên. Chú trọng người có uy tín. |  |  | Thường xuyên'])
  })

  test('phân công ghi ngay trong câu, trong ngoặc, trên nhiều dòng', () => {
    expect(
      tasksOf(`II. NỘI DUNG
a) Rà soát hòa giải viên (Chủ trì: Công chức Tư pháp; phối hợp: các thôn; thời gian: Quý I).
b) Công nhận tổ trưởng. Đơn vị thực hiện: UBND xã. Thời hạn: trước ngày 31/3/2026.
c) Tập huấn
Cơ quan thực hiện:
- Phòng Văn hóa - Xã hội;
- Trung tâm học tập cộng đồng.`),
    ).toEqual([
      'II.a | Rà soát hòa giải viên | Công chức Tư pháp | các thôn | Quý I',
      'II.b | Công nhận tổ trưởng. | UBND xã |  | trước ngày 31/3/2026',
      'II.c | Tập huấn | Phòng Văn hóa - Xã hội + Trung tâm học tập cộng đồng |  | ',
    ])
  })

  test('dòng «Nội dung» nói rõ việc phải làm; «Giao … thực hiện» và tiêu đề «Quý I» là phân công', () => {
    expect(
      tasksOf(`II. NỘI DUNG
1. Kiện toàn Hội đồng
a) Nội dung: Bổ sung thành viên.
b) Cơ quan chủ trì: Sở Tư pháp.
2. Quý II
- Tổ chức tọa đàm.
- Viết tin, bài.
3. Kiểm tra các thôn.
Giao Công chức Tư pháp chủ trì, phối hợp với các thôn triển khai thực hiện.`),
    ).toEqual([
      'II.1 | Kiện toàn Hội đồng Nội dung: Bổ sung thành viên. | Sở Tư pháp |  | ',
      'II.2 | Tổ chức tọa đàm. |  |  | Quý II',
      'II.2 | Viết tin, bài. |  |  | Quý II',
      'II.3 | Kiểm tra các thôn. | Công chức Tư pháp | các thôn | ',
    ])
  })

  test('mục đích, chỉ tiêu, kinh phí, tổ chức thực hiện không phải nhiệm vụ mà là các phần được giữ lại', () => {
    const reading = read(`II. CHỈ TIÊU
- 100% vụ việc được hòa giải.
III. NỘI DUNG
1. Mục tiêu
- Hòa giải thành 80%.
2. Nhiệm vụ
- Củng cố tổ hòa giải.
IV. KINH PHÍ
- Ngân sách xã.
V. TỔ CHỨC THỰC HIỆN
1. Công chức Tư pháp
- Theo dõi, đôn đốc.`)
    expect(reading.tasks.map(({ text }) => text)).toEqual(['Củng cố tổ hòa giải.'])
    expect(reading.sections.map(({ path }) => path)).toEqual(['I', 'II', 'III.1', 'IV', 'V'])
  })

  test('thời gian, địa điểm, thành phần của một cuộc là dữ kiện, không phải nhiệm vụ', () => {
    const { tasks } = read(`II. NỘI DUNG
1. Thời gian kiểm tra: 13h30 ngày 29/4/2026.
2. Địa điểm: Trụ sở UBND xã.
3. Thành phần: Các tổ trưởng.
4. Nội dung kiểm tra
Sổ sách hòa giải.`)
    expect(tasks).toEqual([])
  })
})

describe('bảng nhiệm vụ', () => {
  const header = ['TT', 'Nhiệm vụ', 'Phân công', '<', 'Thời hạn', 'Sản phẩm']
  const header2 = ['^', '^', 'Chủ trì', 'Phối hợp', '^', '^']

  test('hai dòng tiêu đề, dòng nhóm, ô gộp, mỗi dòng trong ô một cơ quan', () => {
    const { tasks } = readPlan(
      aDocument(
        head,
        foot,
        'PHỤ LỤC II\nDANH MỤC NHIỆM VỤ',
        aTable(
          header,
          header2,
          ['I', 'Thể chế', '', '', '', ''],
          ['1', 'Ban hành quy chế', 'Công chức Tư pháp', 'Công an xã\nCác thôn', 'Quý I', '- Quy chế;\n- Tờ trình.'],
          ['2', 'Rà soát quy ước', '^', '', 'Quý II', ''],
          ['II', 'Truyền thông', '', '', '', ''],
          ['1', 'Biên soạn tài liệu', 'Đài truyền thanh xã', '-', 'Quý III', 'Sổ tay'],
          ['^', '^', '^', '^', 'Quý IV', 'Tờ gấp'],
        ),
      ),
    )
    expect(
      tasks.map(({ path, lead, coordinate, time, outputs }) => [path, lead, coordinate, time?.raw, outputs]),
    ).toEqual([
      ['Phụ lục II.I.1', ['Công chức Tư pháp'], ['Công an xã', 'Các thôn'], 'Quý I', ['Quy chế', 'Tờ trình']],
      ['Phụ lục II.I.2', ['Công chức Tư pháp'], [], 'Quý II', []],
      ['Phụ lục II.II.1', ['Đài truyền thanh xã'], [], 'Quý III', ['Sổ tay']],
      ['Phụ lục II.II.1', ['Đài truyền thanh xã'], [], 'Quý IV', ['Tờ gấp']],
    ])
  })

  test('cột theo thứ tự khác; «Chủ trì», «Phối hợp» trong cùng một ô; bảng không có tên phụ lục', () => {
    const { tasks } = readPlan(
      aDocument(
        head,
        foot,
        aTable(
          ['Thời gian thực hiện', 'Nội dung công việc', 'Phân công nhiệm vụ'],
          ['Tháng 5', '1. Tập huấn', 'Chủ trì: Phòng Tư pháp.\nPhối hợp: Các thôn.'],
        ),
      ),
    )
    expect(tasks).toMatchObject([{ path: '1', text: 'Tập huấn', lead: ['Phòng Tư pháp'], coordinate: ['Các thôn'] }])
  })

  test('cột nhóm nhiệm vụ gộp ô; «như trên»', () => {
    const { tasks } = readPlan(
      aDocument(
        head,
        foot,
        'Phụ lục',
        aTable(
          ['Stt', 'Lĩnh vực', 'Nhiệm vụ cụ thể', 'Đơn vị chủ trì', 'Thời gian'],
          ['1', 'Văn bản', 'Thẩm định', 'Phòng Văn bản', 'Thường xuyên'],
          ['^', '^', 'Rà soát', 'Như trên', 'Quý I'],
        ),
      ),
    )
    expect(tasks.map(({ path, text, lead }) => [path, text, lead])).toEqual([
      ['Phụ lục.1', 'Thẩm định', ['Phòng Văn bản']],
      ['Phụ lục.1', 'Rà soát', ['Phòng Văn bản']],
    ])
  })

  test('bảng chỉ tiêu, đề cương báo cáo không phải bảng nhiệm vụ', () => {
    const { tasks } = readPlan(
      aDocument(
        head,
        foot,
        'PHỤ LỤC I',
        aTable(['STT', 'Chỉ tiêu', 'Đơn vị tính', 'Kế hoạch'], ['1', 'Tỷ lệ hòa giải thành', '%', '85']),
        'PHỤ LỤC II\nĐỀ CƯƠNG BÁO CÁO\nI. Kết quả\n1. Công tác chỉ đạo',
      ),
    )
    expect(tasks).toEqual([])
  })
})

describe('quyết định ban hành kế hoạch', () => {
  test('phần đầu của quyết định, nhiệm vụ của kế hoạch kèm theo', () => {
    const reading = readPlan(
      aDocument(
        `BỘ TƯ PHÁP
Số: 12/QĐ-BTP
Hà Nội, ngày 05 tháng 3 năm 2026
QUYẾT ĐỊNH
Ban hành Kế hoạch phổ biến pháp luật
BỘ TRƯỞNG BỘ TƯ PHÁP
Căn cứ Luật Phổ biến, giáo dục pháp luật;
QUYẾT ĐỊNH:
Điều 1. Ban hành kèm theo Quyết định này Kế hoạch phổ biến pháp luật.
Nơi nhận:
- Như Điều 2.
KT. BỘ TRƯỞNG
THỨ TRƯỞNG
Đặng Văn Bình
KẾ HOẠCH
Phổ biến pháp luật năm 2026
(Ban hành kèm theo Quyết định số 12/QĐ-BTP)
I. NỘI DUNG
1. Biên soạn tài liệu
- Cơ quan chủ trì: Cục Phổ biến, giáo dục pháp luật`,
      ),
    )
    expect(reading).toMatchObject({
      number: '12/QĐ-BTP',
      kind: 'Quyết định',
      title: 'Ban hành Kế hoạch phổ biến pháp luật',
      issuer: 'Bộ Tư pháp',
      period: { start: '2026-01-01', end: '2026-12-31' },
      signer: { name: 'Đặng Văn Bình' },
    })
    expect(reading.tasks).toMatchObject([{ path: 'I.1', text: 'Biên soạn tài liệu' }])
  })
})

describe('chế độ báo cáo', () => {
  test('ai báo cáo, gửi ai, kỳ nào, hạn nào', () => {
    const { reporting } = read(`II. NỘI DUNG
1. Củng cố tổ hòa giải.
III. TỔ CHỨC THỰC HIỆN
1. Công chức Tư pháp
Tham mưu triển khai; tổng hợp báo cáo kết quả thực hiện theo quy định.
2. Các thôn: Định kỳ 6 tháng (trước ngày 05/6), năm (trước ngày 05/12) gửi báo cáo về UBND xã (qua công chức Tư pháp) để tổng hợp, báo cáo cấp trên và báo cáo đột xuất khi có yêu cầu.
Trong quá trình thực hiện nếu có khó khăn, vướng mắc, các thôn báo cáo về UBND xã để giải quyết.`)
    expect(reporting.map(({ who, to, what, due }) => [who, to, what, due])).toEqual([
      ['Công chức Tư pháp', null, 'kết quả thực hiện', null],
      ['Các thôn', 'UBND xã', '6 tháng', '05/6'],
      ['Các thôn', 'UBND xã', 'năm', '05/12'],
      ['Các thôn', null, 'đột xuất', 'khi có yêu cầu'],
    ])
  })
})

describe('điều cần xem lại', () => {
  const codes = (document: Parameters<typeof readPlan>[0], register?: Parameters<typeof readPlan>[1]) =>
    readPlan(document, register).findings.map(({ code }) => code)

  test('thiếu số, ngày, người ký', () => {
    expect(codes(aDocument('KẾ HOẠCH\nHòa giải năm 2026\n\nI. NỘI DUNG\n1. Củng cố tổ hòa giải.'))).toEqual([
      'number-missing',
      'date-incomplete',
      'signer-missing',
    ])
  })

  test('thiếu chủ trì, thiếu thời gian khi nhiệm vụ khác có; hai thời gian khác nhau; ngoài kỳ', () => {
    const { findings } = read(`II. NỘI DUNG
1. Một
- Chủ trì: UBND xã
- Thời gian: Tháng 6/2025
2. Hai
3. Ba
- Chủ trì: UBND xã
- Thời gian: Quý I
- Thời gian hoàn thành: Quý II
4. Bốn
- Chủ trì: UBND xã
- Thời gian: Cả năm
- Thời gian hoàn thành: Năm 2026`)
    expect(findings.map(({ code, task }) => [code, task])).toEqual([
      ['time-outside-period', 0],
      ['task-without-lead', 1],
      ['task-without-time', 1],
      ['task-time-conflict', 2],
    ])
  })

  test('kế hoạch không phân công gì thì không nhắc từng nhiệm vụ', () => {
    expect(read('II. NỘI DUNG\n1. Một\n2. Hai').findings).toEqual([])
  })

  test('văn bản cha có ngày sau; một văn bản hai ngày; lặp từ; địa danh khác', () => {
    expect(
      codes(
        aDocument(
          head.replace('An Bình, ngày', 'An Binh, ngày'),
          `II. NỘI DUNG
1. Triển khai Kế hoạch số 09/KH-UBND ngày 14/01/2025 của UBND xã về thực hiện Kế hoạch số 185/KH-UBND ngày 27/12/2025 của UBND tỉnh.
2. Thực hiện Chỉ thị số 32-CT/TW ngày 09/12/2023.
3. Quán triệt các các nội dung của Chỉ thị số 32-CT/TW ngày 09/12/2003.`,
          foot,
        ),
      ),
    ).toEqual(['place-mismatch', 'parent-after-child', 'citation-date-conflict', 'repeated-word'])
  })

  test('cơ quan không còn: hỏi danh bạ theo ngày của kế hoạch, mỗi tên một lần', () => {
    const asked: string[] = []
    const isAbolished = (name: string, day: string) => {
      asked.push(`${name} ${day}`)
      return name === 'UBND huyện Cũ' ? { endedOn: '2025-07-01', successor: 'UBND xã Mới' } : undefined
    }
    const document = aDocument(
      head,
      'II. NỘI DUNG\n1. Một\n- Phối hợp: UBND huyện Cũ\n2. Hai\n- Phối hợp: UBND huyện Cũ',
      foot,
    )
    const { findings } = readPlan(document, { isAbolished })
    expect(findings.filter(({ code }) => code === 'unit-abolished')).toMatchObject([
      { quote: 'UBND huyện Cũ', task: 0 },
    ])
    expect(asked).toContain('UBND huyện Cũ 2026-01-12')
  })
})

describe('tài liệu không phải kế hoạch', () => {
  test('đơn từ, văn bản tiếng Anh vẫn đọc được nhưng bị từ chối bằng một câu rõ ràng', () => {
    const others = [
      aDocument(
        'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐƠN ĐỀ NGHỊ\nKính gửi: UBND xã\nTôi tên là: Trần Văn A\n1. Họ tên:\n2. Địa chỉ:',
      ),
      aDocument(
        'WORK PLAN 2026\nI. OBJECTIVES\n1. Improve access to justice\nII. ACTIVITIES\n1. Hold two workshops in June',
      ),
      aDocument('x'),
    ]
    for (const document of others) {
      const reading = readPlan(document)
      expect(() => refuseIfNoPlan(reading, document)).toThrow(Refusal)
      expect(() => refuseIfNoPlan(reading, document)).toThrow(/không giống một kế hoạch/)
    }
  })

  test('kế hoạch, quyết định ban hành kế hoạch, bảng phân công thì nhận', () => {
    const document = aDocument(head, foot)
    expect(() => refuseIfNoPlan(readPlan(document), document)).not.toThrow()
    const table = aDocument(aTable(['TT', 'Nội dung', 'Chủ trì'], ['1', 'Tập huấn', 'Sở Tư pháp']))
    expect(() => refuseIfNoPlan(readPlan(table), table)).not.toThrow()
  })

  test('các điều của quyết định ban hành kế hoạch không phải là việc', () => {
    const reading = readPlan(
      aDocument(`SỞ TƯ PHÁP
Số: 31/QĐ-STP
QUYẾT ĐỊNH
Ban hành Kế hoạch tập huấn hòa giải viên
Căn cứ Luật Hòa giải ở cơ sở;
QUYẾT ĐỊNH:
Điều 1. Ban hành kèm theo Quyết định này Kế hoạch tập huấn hòa giải viên.
Điều 2. Quyết định này có hiệu lực kể từ ngày ký.
Điều 3. Chánh Văn phòng và các phòng thuộc Sở chịu trách nhiệm thi hành Quyết định này.`),
    )
    expect(reading.tasks).toEqual([])
  })
})
