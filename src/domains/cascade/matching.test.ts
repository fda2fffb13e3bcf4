import { describe, expect, test } from 'vitest'
import { isAskedOf, namesCommunes } from '#domains/cascade/asked-tasks.ts'
import { type Citation, findAnswer, type ParentPlan } from '#domains/cascade/find-answers.ts'
import { comparerOf } from '#domains/cascade/likeness.ts'
import { proposeCells } from '#domains/cascade/propose-cells.ts'

const task = (path: string, text: string) => ({ id: path, path, text })

/** Một kế hoạch tỉnh và một kế hoạch xã, viết cho kiểm thử; cột cuối là điều người đọc kỹ sẽ nói. */
const province = [
  task('1', 'Tổ chức hội nghị phổ biến Luật Đất đai và các văn bản hướng dẫn cho cán bộ, Nhân dân'),
  task('2', 'Bồi dưỡng nghiệp vụ, kỹ năng hòa giải cho đội ngũ hòa giải viên ở cơ sở'),
  task('3', 'Duy trì tủ sách pháp luật điện tử và hướng dẫn người dân khai thác trên điện thoại'),
  task('4', 'Tổ chức phiên tòa giả định về phòng, chống ma túy tại các trường trung học phổ thông'),
  task('5', 'Hưởng ứng Ngày Pháp luật nước Cộng hòa xã hội chủ nghĩa Việt Nam 09/11'),
  task('6', 'Tuyên truyền Luật Phòng, chống bạo lực gia đình cho hội viên phụ nữ'),
  task('7', 'Tăng cường ứng dụng CNTT trong công tác PBGDPL'),
  task('8', 'Sơ kết, đánh giá kết quả thực hiện và khen thưởng tập thể, cá nhân tiêu biểu'),
]
const commune = [
  task('I.1', 'Hội nghị phổ biến Luật Đất đai, văn bản hướng dẫn cho cán bộ và Nhân dân các thôn'),
  task('I.2', 'Mở lớp bồi dưỡng kỹ năng hòa giải cho hòa giải viên của xã'),
  task('I.3', 'Hướng dẫn người dân khai thác tủ sách pháp luật điện tử'),
  task('I.4', 'Treo băng rôn hưởng ứng Ngày Pháp luật Việt Nam 9/11 tại trụ sở'),
  task('I.5', 'Đẩy mạnh ứng dụng công nghệ thông tin trong phổ biến, giáo dục pháp luật'),
  task('I.6', 'Trồng cây, chỉnh trang đường làng ngõ xóm'),
]

describe('đề xuất đối chiếu', () => {
  const proposals = new Map(proposeCells(province, commune).map((one) => [one.parentTaskId, one]))
  test.each([
    { parent: '1', says: 'covered', child: 'I.1' },
    { parent: '2', says: 'adapted', child: 'I.2' },
    { parent: '3', says: 'covered', child: 'I.3' },
    { parent: '4', says: 'silent', child: null },
    { parent: '5', says: 'adapted', child: 'I.4' },
    { parent: '6', says: 'silent', child: null },
    { parent: '7', says: 'covered', child: 'I.5' },
    { parent: '8', says: 'silent', child: null },
  ])('nhiệm vụ $parent: $says $child', ({ parent, says, child }) => {
    const { proposed, childTaskId, likeness, why } = proposals.get(parent)!
    expect({ proposed, childTaskId, why: `${likeness} ${why}` }).toMatchObject({ proposed: says, childTaskId: child })
  })

  test('nói rõ vì sao: cùng những chữ nào', () =>
    expect(proposals.get('1')!.why).toMatch(/^Giống \d+%, cùng nói về «.+»\.$/))
  test('kế hoạch trả lời trống thì không đoán', () =>
    expect(proposeCells(province, []).every((one) => one.proposed === 'silent' && one.likeness === 0)).toBe(true))
})

describe('độ giống', () => {
  const { compare } = comparerOf([...province, ...commune].map((one) => one.text))
  test('chính nó là 1; không dấu, khác dấu câu, chữ hoa vẫn vậy', () => {
    for (const { text } of province) expect(compare(text, text)).toBeCloseTo(1)
    expect(compare('Tủ sách pháp luật điện tử', 'TU SACH, PHAP LUAT: DIEN TU')).toBeCloseTo(1)
  })
  test('đối xứng và nằm trong 0…1', () => {
    for (const one of province)
      for (const other of commune) {
        const likeness = compare(one.text, other.text)
        expect(likeness).toBeCloseTo(compare(other.text, one.text))
        expect(likeness).toBeGreaterThanOrEqual(0)
        expect(likeness).toBeLessThanOrEqual(1)
      }
  })
  test('chữ viết tắt là chữ viết đủ', () =>
    expect(compare('công tác PBGDPL', 'công tác phổ biến, giáo dục pháp luật')).toBeCloseTo(1))
  test('không có chữ thì không giống gì', () => expect(compare('', 'và của các')).toBe(0))
})

const parent: ParentPlan = {
  id: 'p',
  bodyId: 'b',
  number: '18/KH-UBND',
  issuedOn: '2026-11-05',
  title: 'Phổ biến, giáo dục pháp luật năm 2026 trên địa bàn tỉnh Thử',
  periodStart: '2026-01-01',
  periodEnd: '2026-12-31',
  issuerNames: ['Ủy ban nhân dân tỉnh Thử', 'UBND tỉnh Thử'],
  taskTexts: province.map((one) => one.text),
}
const cites = (number: string, date: string | null, behind: string): Citation => ({
  type: 'Kế hoạch',
  number,
  date,
  text: `Kế hoạch số ${number} ${behind}`,
})

describe('viện dẫn', () => {
  test.each([
    {
      citation: cites('18/KH-UBND', '2026-11-05', 'ngày 05/11/2026 của UBND tỉnh Thử'),
      found: true,
      why: 'đủ số, ngày, nơi ban hành',
    },
    {
      citation: cites('18/KH-UBND', '2026-11-05', 'ngày 05/11/2026 của UBND tỉnh về phổ biến pháp luật'),
      found: true,
      why: '«UBND tỉnh» nói trống',
    },
    { citation: cites('018/KH–UBND', null, ''), found: true, why: 'chỉ có số, viết khác kiểu' },
    { citation: cites('18/KH-UBND', '2026-11', 'tháng 11/2026'), found: true, why: 'ngày ghi thiếu mà không trái' },
    { citation: cites('18/KH-UBND', '2026-10-05', 'ngày 05/10/2026'), found: false, why: 'khác ngày' },
    {
      citation: cites('18/KH-UBND', '2026-11-05', 'ngày 05/11/2026 của UBND tỉnh Khác'),
      found: false,
      why: 'tỉnh khác cũng có số 18',
    },
    { citation: cites('18/KH-UBND', null, 'của Sở Tư pháp'), found: false, why: 'cơ quan khác' },
    { citation: cites('118/KH-UBND', '2026-11-05', ''), found: false, why: 'số khác' },
    { citation: cites('18/KH-STP', '2026-11-05', ''), found: false, why: 'ký hiệu khác' },
  ])('$why: $found', ({ citation, found }) => {
    const child = {
      id: 'c',
      title: 'Việc khác',
      periodStart: null,
      periodEnd: null,
      citations: [citation],
      taskTexts: [],
    }
    expect(findAnswer(parent, child)?.how).toBe(found ? 'citation' : undefined)
  })
})

describe('giống mà không viện dẫn', () => {
  const child = {
    id: 'c',
    title: 'Phổ biến, giáo dục pháp luật năm 2026 trên địa bàn xã Một',
    periodStart: '2026-01-01',
    periodEnd: '2026-12-31',
    citations: [],
    taskTexts: commune.map((one) => one.text),
  }
  test('cùng tên, cùng việc thì đề xuất, nói rõ không viện dẫn', () =>
    expect(findAnswer(parent, child)).toMatchObject({
      how: 'likeness',
      why: expect.stringContaining('Không viện dẫn'),
    }))
  test('năm khác thì không', () =>
    expect(findAnswer(parent, { ...child, periodStart: '2025-01-01', periodEnd: '2025-12-31' })).toBe(undefined))
  test('việc khác thì không', () =>
    expect(
      findAnswer(parent, {
        ...child,
        title: 'Phòng cháy mùa khô',
        taskTexts: ['Kiểm tra bình chữa cháy', 'Diễn tập thoát nạn'],
      }),
    ).toBe(undefined))
})

describe('nhiệm vụ giao cho xã', () => {
  test.each([
    ['UBND các xã, phường', true],
    ['Ủy ban nhân dân cấp xã', true],
    ['UBND xã, phường, đặc khu', true],
    ['Các địa phương', true],
    ['UBND phường Kinh Bắc', false],
    ['UBND xã Một', false],
    ['Công an xã', false],
    ['Các sở, ban, ngành tỉnh', false],
  ])('«%s»: %s', (written, is) => expect(namesCommunes(written)).toBe(is))

  test('theo tên nhận ra được, kể cả tên của cơ quan trước đó; tên chung chỉ với cấp xã', () => {
    const asked = { id: 't', bodyIds: ['cu'], unresolved: ['UBND các xã, phường'] }
    expect(isAskedOf({ ...asked, unresolved: [] }, new Set(['moi', 'cu']), false)).toBe(true)
    expect(isAskedOf(asked, new Set(['khac']), true)).toBe(true)
    expect(isAskedOf(asked, new Set(['khac']), false)).toBe(false)
  })
})
