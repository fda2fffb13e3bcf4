import type { Finding } from '#domains/plans/plan-reader/plan-reading.ts'
import { excerptOf, type Line } from '#engines/documents/line.ts'

const findingsMax = 100

/** Lặp từ: a word that stands twice in a row, each place a doubt. */
export function repeatedWordsIn(lines: Line[], taskOfLine: (line: Line) => number | undefined): Finding[] {
  const findings: Finding[] = []
  for (const line of lines) {
    for (const { start, end, words } of repetitionsIn(line.text)) {
      if (findings.length >= findingsMax) return findings
      const source = excerptOf(line, ...clauseAround(line.text, start, end))
      findings.push({
        code: 'repeated-word',
        quote: source.text,
        message: `Từ «${words}» có thể bị lặp; hãy xem lại câu chữ.`,
        source,
        task: taskOfLine(line),
      })
    }
  }
  return findings
}

const pair = /(?<![\p{L}\p{N}-])(\p{L}+) (\p{L}+)(?![\p{L}\p{N}])/gu

/** Pairs of equal neighbours in a text, without those that Vietnamese repeats on purpose. */
export function repetitionsIn(text: string): { start: number; end: number; words: string }[] {
  const found: { start: number; end: number; words: string }[] = []
  pair.lastIndex = 0
  for (let match = pair.exec(text); match; match = pair.exec(text)) {
    const [first, second] = [match[1]!, match[2]!]
    if (first.toLowerCase() === second.toLowerCase() && !isMeant(text, match.index, first, second)) {
      found.push({ start: match.index, end: match.index + match[0].length, words: match[0] })
    } else pair.lastIndex = match.index + first.length
  }
  return found
}

/** Reduplications, and words that only meet: «hành vi vi phạm», «thi công công trình», «cán bộ Bộ Tư pháp». */
function isMeant(text: string, start: number, first: string, second: string): boolean {
  const syllable = first.toLowerCase()
  if (reduplications.has(syllable) || first.length === 1) return true
  const before = /(\p{L}+)\s$/u.exec(text.slice(Math.max(0, start - 12), start))?.[1]?.toLowerCase() ?? ''
  const after =
    /^\s(\p{L}+)/u.exec(
      text.slice(start + first.length + second.length + 1, start + first.length + second.length + 14),
    )?.[1] ?? ''
  const meeting = meetings.get(syllable)
  if (meeting?.before.has(before) && meeting.after.has(after.toLowerCase())) return true
  // A name with a capital begins behind the end of another word: «cán bộ Bộ Tư pháp», «cơ sở Sở Tư pháp».
  return (
    /^\p{Ll}/u.test(first) &&
    /^\p{Lu}/u.test(second) &&
    /^\p{Lu}/u.test(after) &&
    (meeting?.before.has(before) ?? false)
  )
}

const reduplications = new Set(
  'luôn dần thường ngày người đời mãi lâu đều song năm từng nhà đâu ai xa sâu cao nhanh chầm từ khăng rành đùng ầm rầm ào lần xã làng đêm chiều sáng tối hay ngành hoài mỗi hằng xanh vàng đo trăng nho ha lung'.split(
    ' ',
  ),
)

/** Syllables that end one word and begin the next: before · syllable · after. */
const meetings = new Map(
  `
  hành | vi | phạm
  thi gia nhân xây | công | trình tác việc chức dân khai nghệ cộng bằng ty an đoàn chứng
  chương công quy giáo quá trình tờ lộ hành | trình | độ cấp duyệt bày ký hội ủy diện
  cán toàn nội liên cục trung đảng | bộ | tư phận máy ngành luật đội tài nội y trưởng quốc công xây giáo văn khoa thông nông tiêu
  cơ hồ | sở | hữu tư tài nội giáo y xây nông khoa văn thông ngành
  tổ | chức | năng vụ danh sắc trách
  quy quyết nghị ổn cố nhất giám | định | kỳ mức hướng lượng hình danh cư giá
  thực phát biểu xuất thể | hiện | đại hành trạng nay có hữu
  thông | tin | học tức cậy tưởng
  học luyện tuyên | tập | trung huấn thể hợp quán
  trung | tâm | tư lý
  thanh kiểm điều | tra | cứu
  điều sự | kiện | toàn nghị
  kinh | phí | tổn
  độc tự | do | dự
  gia | đình | chỉ chiến
  quản xử pháp | lý | luận do lịch thuyết giải
  giáo | dục | vọng
  nhiệm phục nghiệp nghĩa sự | vụ | việc án trưởng lợi
  đề hội kiến nghi | nghị | quyết định
  toàn | xã | hội
  quốc xã đại hiệp | hội | đồng nghị viên thảo họp thi nhập trường thẩm
  luật quy | pháp | luật lý chế
  văn | bản | thân án đồ tin quyền
  vật | liệu | pháp
  kế quy | hoạch | định
  chính quốc tham gia phụ | gia | đình tăng hạn công nhập
  biện giải phương | pháp | luật lý chế lệnh
  tài | liệu | pháp
  bảo | đảm | nhiệm đương bảo
  nhân | dân | tộc sự cư số chủ vận quân
  toàn công người | dân | tộc sự cư số chủ vận quân phòng
  nhà | nước | ngoài
  phụ | nữ | giới
  năng | lực | lượng
  nguồn nhân | lực | lượng
  lãnh | đạo | đức luật
  hướng chỉ | dẫn | đến chứng
  phê xét | duyệt | binh
  sự chuyên công nông thất tốt doanh | nghiệp | vụ
  báo | cáo | buộc
  thành | viên | chức
  động hội nhân công đảng đoàn chuyên giáo | viên | chức
  thành thiết sáng | lập | pháp trường luận kế dự
  đại | biểu | dương quyết diễn mẫu
  tiêu | biểu | dương quyết diễn mẫu
  chứng | nhận | thức định xét
  tiếp xác công | nhận | thức định xét
  cơ ngân | quan | tâm hệ trọng điểm sát
  liên cơ | quan | tâm hệ trọng điểm sát
  tư | vấn | đề
  chất số | lượng | hóa
  tiêu | chuẩn | bị
  thủ kỹ mỹ | thuật | ngữ lại
  bình đồng | đẳng | cấp
  trung cao sơ phân các | cấp | ủy phát bách xã tỉnh huyện trên dưới thiết
  xếp | loại | hình trừ
  phân | loại | hình trừ
  mô điển | hình | thức thành ảnh
  bồi | dưỡng | bệnh
  đấu | tranh | chấp thủ
  đầu | tư | pháp vấn nhân liệu tưởng
  hoạt | động | viên lực thái
  lao vận chủ tác | động | viên lực thái
  đánh | giá | trị
  đấu | giá | trị
  an bảo | toàn | diện thể dân quốc xã tỉnh
  trọng quan tâm | tâm | huyết lý
  hội | thảo | luận
  kết | luận | án điểm
  trách | nhiệm | vụ kỳ
  bổ | nhiệm | vụ kỳ
  chế đảm | độ | tuổi
  mức trình tiến tốc | độ | tuổi
  `
    .trim()
    .split('\n')
    .map((row) => row.split('|').map((cell) => cell.trim().split(' ')))
    .reduce((rows, [before = [], [syllable = ''] = [], after = []]) => {
      const known = rows.get(syllable)
      return rows.set(syllable, {
        before: new Set([...(known?.before ?? []), ...before]),
        after: new Set([...(known?.after ?? []), ...after]),
      })
    }, new Map<string, { before: Set<string>; after: Set<string> }>()),
)

const quoteLengthMax = 90

/** The clause that a repetition stands in, as far as it is short. */
function clauseAround(text: string, start: number, end: number): [number, number] {
  let from = start
  while (from > 0 && start - from < quoteLengthMax && !/[.;:,]/u.test(text[from - 1]!)) from -= 1
  while (from < start && /[\p{L}\p{N}]/u.test(text[from - 1] ?? ' ')) from += 1
  let to = end
  while (to < text.length && to - end < quoteLengthMax && !/[.;:,]/u.test(text[to]!)) to += 1
  while (to > end && to < text.length && /[\p{L}\p{N}]/u.test(text[to]!)) to -= 1
  return [from, to]
}
