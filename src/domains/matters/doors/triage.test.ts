import { describe, expect, test } from 'vitest'
import { cuesOf, shippedCues } from '#domains/matters/doors/cue.ts'
import { doorSlugs } from '#domains/matters/doors/door.ts'
import { triage } from '#domains/matters/doors/triage.ts'
import { weightsOf } from '#domains/matters/doors/weights.ts'
import { hitsOf } from '../../../../bench/triage-hits.ts'
import { triageSentences } from '../../../../bench/triage-sentences.ts'
import { shippedTraining, trainTriage } from '../../../../bench/triage-training.ts'

const twoDoors = (text: string) =>
  triage(text)
    .doors.slice(0, 2)
    .map(({ door }) => door)

describe('luật phân biệt', () => {
  test.each([
    ['Tôi không đồng ý với quyết định thu hồi đất của xã', 'khieu-nai'],
    ['toi khong dong y voi quyet dinh xu phat cua phuong', 'khieu-nai'],
    ['Xã cắt trợ cấp của con tôi mà không nói lý do', 'khieu-nai'],
    ['Trưởng thôn ăn chặn tiền hỗ trợ lũ lụt', 'to-cao'],
    ['can bo dia chinh doi tien moi lam so do', 'to-cao'],
    ['Đường thôn hỏng nặng, đề nghị xã sửa', 'phan-anh'],
    ['Cán bộ một cửa quát mắng người già', 'phan-anh'],
    ['Thủ tục rườm rà, bắt nộp bản sao công chứng, đề nghị bãi bỏ quy định này', 'quy-dinh'],
    ['Cho tôi xin bản sao quy hoạch sử dụng đất của xã', 'thong-tin'],
    ['Tôi là hộ nghèo bị kiện, không có tiền thuê luật sư', 'tro-giup-phap-ly'],
    ['Hàng xóm lấn đất, nhờ tổ hòa giải nói giúp', 'hoa-giai'],
    ['Cho tôi hỏi nghỉ thai sản được mấy tháng?', 'hoi-dap'],
    ['chồng đang cầm dao đuổi mẹ con em, cứu với', 'khan-cap'],
    ['chay nha roi', 'khan-cap'],
    ['em khong muon song nua', 'khan-cap'],
    ['cháu bị chú sờ vào người, cháu sợ', 'khan-cap'],
  ])('«%s» → %s', (text, door) => {
    expect(twoDoors(text)[0]).toBe(door)
  })
})

describe('người dân gõ thế nào cũng được', () => {
  test.each([
    ['tiếng địa phương', 'răng mà cán bộ đòi tiền mới mần cho tui rứa', 'to-cao'],
    ['viết tắt', 'UBND p. ko đồng ý cấp GCNQSDĐ cho tui', 'khieu-nai'],
    ['gõ nhầm', 'toi muon kheiu nai quyet dihn thu hoi dat', 'khieu-nai'],
    ['kéo dài chữ', 'cứuuuuu tôi với, nhà cháyyyyy', 'khan-cap'],
    ['dấu đặt chỗ khác', 'tôi muốn hoà giải với hàng xóm', 'hoa-giai'],
  ])('%s: «%s»', (_, text, door) => {
    expect(twoDoors(text)).toContain(door)
  })

  test('chữ không dấu không lấy nghĩa của chữ có dấu: «cho» trong câu có dấu không phải «chó», «chợ»', () => {
    const { groups } = triage('Cho tôi hỏi thủ tục kết hôn ạ')
    expect(groups.has('nuisance')).toBe(false)
    expect(groups.has('infrastructure')).toBe(false)
  })

  test('không có gì, toàn ký hiệu, quá dài: vẫn có câu trả lời, nhanh', () => {
    for (const text of ['', '???', '💥'.repeat(50), 'a'.repeat(100_000), 'khiếu nại '.repeat(20_000)]) {
      const begin = performance.now()
      expect(triage(text).doors).toHaveLength(doorSlugs.length)
      expect(performance.now() - begin).toBeLessThan(1_000)
    }
  })
})

test('mỗi lý do trích đúng lời đã viết', () => {
  const text = 'Kính gửi UBND, tôi KHÔNG ĐỒNG Ý với quyết định số 12'
  const [first] = triage(text).doors
  expect(first!.cues.map(({ start, end }) => text.slice(start, end))).toContain('KHÔNG ĐỒNG Ý với')
})

test('một dấu hiệu mới là một dòng dữ liệu', () => {
  const cues = cuesOf([
    { door: 'thong-tin', weight: 10, reason: 'bạn nói tới sổ vàng của làng', says: ['sổ vàng của làng'] },
  ])
  expect(triage('sổ vàng của làng', cues).doors[0]!.door).toBe('thong-tin')
})

describe('đo trên các câu đã đánh dấu', () => {
  const all = triageSentences()

  test('đủ nhiều, một phần ba không dấu, mỗi câu dẫn tới lối có thật', () => {
    const bare = all.filter(({ text }) => !/[^\p{ASCII}]/u.test(text))
    expect(all.length).toBeGreaterThanOrEqual(400)
    expect(bare.length / all.length).toBeGreaterThan(0.3)
    for (const { doors } of all) expect(doorSlugs).toEqual(expect.arrayContaining(doors))
  })

  /** What is aimed at is 0.97; what is reached, and why not more, stands in the decision record. */
  const hits2Min = 0.95

  /** To learn from seven thousand sentences takes seconds alone, and many beside other suites. */
  const learningMsMax = 120_000

  test('học mọi câu trừ một phần mười thì đúng ở phần ấy', { timeout: learningMsMax }, () => {
    const part = 3
    const [learnt, asked] = [all.filter((_, at) => at % 10 !== part), all.filter((_, at) => at % 10 === part)]
    const weights = weightsOf(trainTriage(learnt, doorSlugs, shippedCues(), shippedTraining))
    const { hits1, hits2 } = hitsOf(asked, () => weights)
    console.info(`${asked.length} câu chưa học, hits@1 ${hits1.toFixed(3)}, hits@2 ${hits2.toFixed(3)}`)
    expect(hits2).toBeGreaterThanOrEqual(hits2Min)
  })
})
