/** Biên bản, quyết định, số liệu, báo cáo of a province for a year, as Word files (see commune-papers.ts). */
import { type Day, dayAt, showDay } from '#base/day.ts'
import { officialSheet } from '#domains/matters/official-sheet.ts'
import { excludedGrounds, outcomeNames } from '#domains/standard/assessment.ts'
import type { AssessmentLine } from '#domains/standard/assessments.queries.ts'
import type { ExcludedCommune } from '#domains/standard/coverage.queries.ts'
import { type CoverageCounts, endedWords } from '#domains/standard/coverage.ts'
import { type Meeting, modeNames } from '#domains/standard/meeting.ts'
import { footOf, headOf, nameBasis, tableOf, withBlock } from '#domains/standard/pages/paper-parts.ts'
import type { RuleSet } from '#domains/standard/rule-set.ts'
import type { Paper, PaperBlock } from '#engines/word/paper.ts'

export type ProvincePaperForm = 'bien-ban' | 'quyet-dinh' | 'so-lieu' | 'bao-cao-tinh'

export const provinceForms: Record<ProvincePaperForm, { number: string; name: string }> = {
  'bien-ban': { number: '05', name: 'Biên bản họp Hội đồng' },
  'quyet-dinh': { number: '08', name: 'Quyết định công nhận; danh sách đạt, chưa đạt' },
  'so-lieu': { number: '09', name: 'Bản tổng hợp thông tin, số liệu' },
  'bao-cao-tinh': { number: '10', name: 'Báo cáo kết quả đánh giá, công nhận' },
}

const provinceKinds: Record<ProvincePaperForm, string> = {
  'bien-ban': 'Biên bản',
  'quyet-dinh': 'Quyết định',
  'so-lieu': 'Bản tổng hợp',
  'bao-cao-tinh': 'Báo cáo',
}

export type ProvincePaperProps = {
  provinceName: string
  issuer: string
  year: number
  ruleSet: RuleSet
  /** Of the year; of a decision its own alone. */
  lines: AssessmentLine[]
  coverage: CoverageCounts
  /** A paper leaves the house: what was written for officers stays there. */
  excluded: Pick<ExcludedCommune, 'placeName' | 'ground'>[]
  /** Whose minutes are printed. */
  meeting: Meeting | undefined
  /** On which day the decision was signed; null: it is a draft. */
  decidedOn: Day | null
  madeAt: Date
}

export function provincePaper(form: ProvincePaperForm, props: ProvincePaperProps): Paper {
  const { provinceName, issuer, year, ruleSet, decidedOn, madeAt } = props
  const name =
    form === 'quyet-dinh' && decidedOn === null ? `${provinceForms[form].name} (dự thảo)` : provinceForms[form].name
  const sheet = officialSheet({
    issuer,
    placeName: provinceName,
    day: (form === 'quyet-dinh' && decidedOn) || dayAt(madeAt),
    number: form === 'quyet-dinh' && decidedOn !== null ? props.lines[0]?.decisionNumber : undefined,
    ...headOf(name, provinceKinds[form], year),
    to: '',
    body: provinceBody(form, props),
    signerTitle: form === 'bien-ban' ? 'Người chủ trì' : 'Người có thẩm quyền',
    foot: footOf(ruleSet, provinceForms[form].number),
    madeAt,
  })
  return withBlock(sheet, provinceTable(form, props))
}

/** Lines of a decision: what was decided, or what a draft would recognise. */
function decidesWords({ lines, year, decidedOn }: ProvincePaperProps): string {
  const refused = lines.filter(({ outcome }) => outcome === 'not-recognised').length
  const recognised = lines.length - refused
  if (lines.length === 0) return 'Chưa có xã, phường nào chờ quyết định.'
  const rest = decidedOn === null || refused === 0 ? '' : `; ${refused} xã, phường chưa được công nhận`
  return `Điều 1. Công nhận ${recognised} xã, phường đạt chuẩn tiếp cận pháp luật năm ${year}${rest}. Danh sách kèm theo dưới đây.`
}

function provinceBody(form: ProvincePaperForm, props: ProvincePaperProps): string[] {
  const { ruleSet, coverage, excluded, meeting } = props
  const { recognised, notRecognised, waiting, notAssessed, communes, share } = coverage
  const counts = `Toàn tỉnh có ${communes} xã, phường: đã quyết định ${recognised + notRecognised} (công nhận ${recognised}, chưa công nhận ${notRecognised}), đang làm ${waiting}, chưa mở bản đánh giá ${notAssessed}, không đánh giá ${coverage.excluded}${endedWords(coverage)}.`
  const shareLine =
    share === null
      ? 'Chưa có xã, phường nào được quyết định.'
      : `Tỷ lệ công nhận ${share}, tính trên ${recognised + notRecognised} xã, phường đã quyết định.`
  switch (form) {
    case 'quyet-dinh':
      return [
        ...ruleSet.basis.map(({ number }) => `Căn cứ ${nameBasis(number)};`),
        decidesWords(props),
        'Điều 2. Quyết định này có hiệu lực kể từ ngày ký.',
        `Điều 3. Ủy ban nhân dân các xã, phường có tên trong danh sách chịu trách nhiệm thi hành Quyết định này.`,
      ]
    case 'bien-ban':
      return meeting === undefined
        ? ['Chưa ghi cuộc họp nào.']
        : [
            `${modeNames[meeting.mode]} ngày ${showDay(meeting.heldOn)}. Thành viên tham gia: ${meeting.members
              .filter(({ took }) => took)
              .map(({ name, title }) => (title === '' ? name : `${name} (${title})`))
              .join(', ')}.`,
            ...(meeting.members.every(({ took }) => took)
              ? []
              : [
                  `Vắng: ${meeting.members
                    .filter(({ took }) => !took)
                    .map(({ name }) => name)
                    .join(', ')}.`,
                ]),
            ...meeting.minutes.split('\n').filter((line) => line.trim() !== ''),
          ]
    case 'so-lieu':
    case 'bao-cao-tinh':
      return [
        counts,
        shareLine,
        ...excluded.map(
          ({ placeName, ground }) =>
            `Không đánh giá ${placeName}: ${ground === null ? 'lý do lưu ở hồ sơ của tỉnh' : excludedGrounds[ground].toLocaleLowerCase('vi')}.`,
        ),
      ]
  }
}

function provinceTable(form: ProvincePaperForm, { lines, meeting }: ProvincePaperProps): PaperBlock {
  if (form === 'bien-ban')
    return tableOf(
      [75, 45, 45],
      ['Xã, phường', 'Đồng ý', 'Không đồng ý'],
      (meeting?.votes ?? []).map((vote) => [
        lines.find(({ id }) => id === vote.assessmentId)?.placeName ?? '',
        String(vote.agree),
        String(vote.against),
      ]),
    )
  return tableOf(
    [12, 63, 45, 45],
    ['STT', 'Xã, phường', 'Kết quả', 'Quyết định'],
    lines.map((line, index) => [
      String(index + 1),
      line.placeName,
      line.outcome === null
        ? line.state === 'excluded'
          ? 'không đánh giá'
          : form === 'quyet-dinh'
            ? 'đề nghị công nhận'
            : 'chưa quyết định'
        : outcomeNames[line.outcome].toLocaleLowerCase('vi'),
      line.decidedOn === null ? '' : decisionOf(line.decisionNumber, line.decidedOn),
    ]),
  )
}

const decisionOf = (decision: string, on: Day) => `${decision} ngày ${showDay(on)}`

type SignedDecision = { number: string; on: Day; count: number }

/** Decisions that were signed in a year, by number, the latest first. */
export function decisionsIn(lines: readonly AssessmentLine[]): SignedDecision[] {
  const signed = lines.flatMap(({ decisionNumber: number, decidedOn: on }) => (on === null ? [] : [{ number, on }]))
  return [...Map.groupBy(signed, ({ number }) => number)]
    .map(([number, all]) => ({ number, on: all[0]!.on, count: all.length }))
    .sort((a, b) => b.on.localeCompare(a.on) || a.number.localeCompare(b.number))
}

/** What a paper is of: one decision by number, else a draft over appraised communes, chosen ones or all; other forms are of the whole year. */
export function linesFor(
  form: ProvincePaperForm,
  lines: readonly AssessmentLine[],
  { decision, chosen }: { decision: string; chosen: readonly string[] },
): AssessmentLine[] {
  if (form !== 'quyet-dinh') return [...lines]
  if (decision !== '')
    return lines.filter(({ decisionNumber, outcome }) => outcome !== null && decisionNumber === decision)
  return lines.filter(({ id, state }) => state === 'appraised' && (chosen.length === 0 || chosen.includes(id)))
}
