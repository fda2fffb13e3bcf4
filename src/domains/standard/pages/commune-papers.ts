/**
 * Hồ sơ as Word files. The forms of Thông tư 09/2021/TT-BTP are known by number and name, of Mẫu 02 the columns too; where the layout was
 * not seen the sheet is laid out by us and says so. For 27/2025 no form was seen: one plain sheet.
 */
import { dayAt, showDay } from '#base/day.ts'
import { officialSheet } from '#domains/matters/official-sheet.ts'
import type { IndicatorState } from '#domains/standard/assessment.ts'
import { selfNames } from '#domains/standard/assessment.ts'
import type { NamedAssessment } from '#domains/standard/assessments.queries.ts'
import type { JudgedIndicator, Judgment } from '#domains/standard/judge.ts'
import type { StoredValue } from '#domains/standard/judging.queries.ts'
import {
  footOf,
  headOf,
  lying,
  nameBasis,
  showPoints,
  tableOf,
  withBlock,
} from '#domains/standard/pages/paper-parts.ts'
import type { LawForm } from '#domains/standard/papers.queries.ts'
import type { PublicComment } from '#domains/standard/posting.ts'
import { channelNames, type Posting } from '#domains/standard/posting-levels.ts'
import { type RuleSet, showCode } from '#domains/standard/rule-set.ts'
import { inputsOf, showInput } from '#domains/standard/rule-test.ts'
import type { Paper, PaperBlock } from '#engines/word/paper.ts'

export type CommunePaperForm =
  | 'bao-cao'
  | 'tong-hop'
  | 'y-kien'
  | 'phieu-mo-hinh'
  | 'phieu-thanh-vien'
  | 'diem-tham-dinh'

/** Number and name of the form in Thông tư 09/2021/TT-BTP, Điều 4. */
export const communeForms: Record<CommunePaperForm, { number: string; name: string }> = {
  'bao-cao': { number: '01', name: 'Báo cáo đánh giá kết quả và đề nghị công nhận' },
  'tong-hop': { number: '02', name: 'Bản tổng hợp kết quả các tiêu chí, chỉ tiêu' },
  'y-kien': { number: '03', name: 'Bản tổng hợp, tiếp thu, giải trình ý kiến' },
  'phieu-mo-hinh': { number: '04', name: 'Phiếu lấy ý kiến về hình thức, mô hình phổ biến, giáo dục pháp luật' },
  'phieu-thanh-vien': { number: '06', name: 'Phiếu ý kiến thẩm định của thành viên' },
  'diem-tham-dinh': { number: '07', name: 'Bản tổng hợp kết quả thẩm định' },
}

export type CommunePaperProps = {
  assessment: NamedAssessment
  ruleSet: RuleSet
  judgment: Judgment
  values: ReadonlyMap<string, StoredValue>
  states: ReadonlyMap<string, IndicatorState>
  /** By id of the person. */
  names: ReadonlyMap<string, string>
  postings: Posting[]
  comments: PublicComment[]
  /** What the commune did to bring the law near in the year: models, and kinds of activities with how many. */
  lawForms: LawForm[]
  madeAt: Date
}

export function communePaper(form: CommunePaperForm, props: CommunePaperProps): Paper {
  const { assessment, ruleSet, madeAt } = props
  const { name } = communeForms[form]
  const sheet = officialSheet({
    issuer: assessment.bodyName,
    placeName: assessment.placeName,
    day: dayAt(madeAt),
    ...headOf(
      name,
      form === 'bao-cao' ? 'Báo cáo' : form.startsWith('phieu') ? 'Phiếu' : 'Bản tổng hợp',
      assessment.year,
    ),
    to: form === 'bao-cao' ? ruleSet.handler.name : '',
    body: bodyOf(form, props),
    signerTitle:
      form === 'phieu-thanh-vien' ? 'Thành viên' : form === 'phieu-mo-hinh' ? 'Người cho ý kiến' : 'Thủ trưởng cơ quan',
    foot: footOf(ruleSet, communeForms[form].number),
    madeAt,
  })
  const table = communeTable(form, props)
  const paper = withBlock(sheet, table)
  return form === 'tong-hop' ? lying(paper) : paper
}

function bodyOf(
  form: CommunePaperForm,
  { assessment, ruleSet, judgment, postings, comments }: CommunePaperProps,
): string[] {
  const basis = ruleSet.basis.map(({ number }) => nameBasis(number)).join(', ')
  switch (form) {
    case 'bao-cao':
      return [
        `Thực hiện ${basis}, ${assessment.bodyName} tự đánh giá kết quả chuẩn tiếp cận pháp luật năm ${assessment.year} như sau.`,
        ...judgment.criteria.map(
          (judged, index) => `${showCode(judged.code)}. ${ruleSet.criteria[index]!.name}: ${saidOf(ruleSet, [judged])}`,
        ),
        ...judgment.conditions.map(
          (judged, index) =>
            `Điều kiện «${ruleSet.conditions[index]!.name}»: ${ruleSet.conditions[index]!.test.type === 'all-indicators' ? saidOf(ruleSet, judgment.criteria) : judged.reason}`,
        ),
        postings.length === 0
          ? 'Chưa ghi nhận lần niêm yết nào.'
          : `Đã niêm yết: ${postings.map((one) => `${channelNames[one.channel].toLocaleLowerCase('vi')} từ ${showDay(one.fromDay)} đến ${showDay(one.toDay)}`).join('; ')}. Nhận ${comments.length} ý kiến.`,
        `${assessment.bodyName} đề nghị cơ quan có thẩm quyền xem xét. Kết quả từng chỉ tiêu như bảng dưới đây.`,
      ]
    case 'tong-hop':
      return [`Theo ${basis}. Số liệu của năm ${assessment.year}.`]
    case 'y-kien':
      return [comments.length === 0 ? 'Không có ý kiến nào được ghi.' : `Đã nhận ${comments.length} ý kiến.`]
    case 'phieu-mo-hinh':
      return [
        `Năm ${assessment.year}, ${assessment.placeName} đã có các hình thức, mô hình phổ biến, giáo dục pháp luật dưới đây.`,
        'Theo ông/bà, từng hình thức, mô hình có hiệu quả ở nơi mình sống không? Đánh dấu vào một ô và ghi lý do. Không phải ghi tên.',
      ]
    case 'phieu-thanh-vien':
      return [
        `Xã, phường được thẩm định: ${assessment.placeName}. Đánh dấu đồng ý hoặc không; không đồng ý thì ghi lý do.`,
      ]
    case 'diem-tham-dinh':
      return [assessment.appraisalNote === '' ? 'Kết quả thẩm định từng chỉ tiêu.' : assessment.appraisalNote]
  }
}

/** «14 trên 14 chỉ tiêu đạt mức», with those that are not and what is open; points where the rule set gives some. */
function saidOf({ mode }: RuleSet, criteria: Judgment['criteria']): string {
  if (mode === 'points' && criteria.length === 1) return criteria[0]!.reason.toLocaleLowerCase('vi')
  const indicators = criteria.flatMap((one) => one.indicators)
  const named = (verdict: JudgedIndicator['verdict'], words: string) => {
    const codes = indicators.filter((one) => one.verdict === verdict).map(({ code }) => showCode(code))
    return codes.length === 0 ? [] : [`${words}: ${codes.join(', ')}`]
  }
  const met = indicators.filter(({ verdict }) => verdict === 'met').length
  return `${[
    `${met} trên ${indicators.length} chỉ tiêu đạt mức`,
    ...named('not-applicable', 'không áp dụng'),
    ...named('not-met', 'chưa đạt'),
    ...named('open', 'chưa xác định'),
  ].join('; ')}.`
}

function communeTable(form: CommunePaperForm, props: CommunePaperProps): PaperBlock {
  switch (form) {
    case 'bao-cao':
      return tableOf(
        [95, 30, 40],
        ['Chỉ tiêu', 'Tự đánh giá', 'Theo quy tắc đã xác minh'],
        indicatorRows(props).map(({ title, self, verdict }) => [title, self, verdictWords[verdict]]),
      )
    case 'tong-hop':
      return tableOf(
        [38, 34, 13, 30, 15, 14, 21],
        [
          'Tiêu chí, chỉ tiêu',
          'Nội dung',
          'Điểm tối đa',
          'Số liệu thực hiện (1)',
          'Tỷ lệ đạt được (2)',
          'Tự chấm',
          'Chữ ký công chức phụ trách',
        ],
        rowsOfIndicators(props),
      )
    case 'y-kien':
      return tableOf(
        [12, 35, 60, 58],
        ['STT', 'Ai góp ý, ngày', 'Nội dung', 'Tiếp thu, giải trình'],
        props.comments.map((one, index) => [
          String(index + 1),
          `${one.saidBy}, ${showDay(one.saidOn)}`,
          one.words,
          one.reply === '' ? 'chưa trả lời' : one.reply,
        ]),
      )
    case 'phieu-mo-hinh': {
      const named = props.lawForms.map(({ name, count }) => (count === null ? name : `${name} (${count} lần)`))
      // where nothing was recorded, lines to be written on
      const rows = named.length > 0 ? named : Array.from({ length: 5 }, () => '………………………')
      return tableOf(
        [12, 63, 20, 20, 50],
        ['STT', 'Hình thức, mô hình', 'Hiệu quả', 'Chưa hiệu quả', 'Lý do'],
        rows.map((name, index) => [String(index + 1), name, '', '', '']),
      )
    }
    case 'phieu-thanh-vien':
      return tableOf(
        [75, 20, 25, 45],
        ['Chỉ tiêu', 'Xã tự đánh giá', 'Đồng ý / không', 'Lý do'],
        indicatorRows(props).map(({ title, self }) => [title, self, '', '']),
      )
    case 'diem-tham-dinh':
      return tableOf(
        [70, 25, 30, 40],
        ['Chỉ tiêu', 'Xã tự đánh giá', 'Thẩm định', 'Lý do'],
        indicatorRows(props).map(({ title, self, state }) => [
          title,
          self,
          state?.review === undefined || state.review === null
            ? 'chưa thẩm định'
            : `${state.review === 'confirmed' ? 'đồng ý' : 'không đồng ý'}${state.reviewPoints === null ? '' : `, ${showPoints(state.reviewPoints)}`}`,
          state?.reviewWhy ?? '',
        ]),
      )
  }
}

const verdictWords: Record<JudgedIndicator['verdict'], string> = {
  met: 'đạt mức',
  'not-met': 'chưa đạt mức',
  'not-applicable': 'không áp dụng',
  open: 'chưa xác định',
}

function indicatorRows({ ruleSet, states, judgment }: CommunePaperProps) {
  const judged = new Map(
    judgment.criteria.flatMap(({ indicators }) => indicators.map(({ code, verdict }) => [code, verdict] as const)),
  )
  return ruleSet.criteria.flatMap(({ indicators }) =>
    indicators.map((indicator) => {
      const state = states.get(indicator.code)
      const self =
        state?.self == null
          ? 'chưa ký'
          : `${selfNames[state.self].toLocaleLowerCase('vi')}${state.selfPoints === null ? '' : `, ${showPoints(state.selfPoints)}`}`
      const verdict = judged.get(indicator.code) ?? 'open'
      return { title: `${showCode(indicator.code)}. ${indicator.name}`, self, state, verdict }
    }),
  )
}

/** Mẫu 02: one row a rule; the signature is the name of whoever signed in the system. */
function rowsOfIndicators({ ruleSet, values, states, names }: CommunePaperProps): string[][] {
  return ruleSet.criteria.flatMap((criterion) => [
    [
      `${showCode(criterion.code)}. ${criterion.name}`,
      '',
      criterion.points === null ? '' : showPoints(criterion.points.value),
      '',
      '',
      '',
      '',
    ],
    ...criterion.indicators.flatMap((indicator) => {
      const state = states.get(indicator.code)
      const self =
        state?.self == null ? '' : state.selfPoints === null ? selfNames[state.self] : showPoints(state.selfPoints)
      const signer = state?.signedBy == null ? '' : `${names.get(state.signedBy) ?? ''} (đã ký trên hệ thống)`
      const head = [
        `${showCode(indicator.code)}. ${indicator.name}`,
        indicator.points === null ? '' : showPoints(indicator.points.value),
      ]
      if (indicator.rules.length === 0) return [[head[0]!, '', head[1]!, '', '', self, signer]]
      return indicator.rules.map((rule, index) => {
        const value = values.get(rule.code)?.value
        const inputs = value?.kind === 'inputs' ? value.inputs : {}
        const said =
          value?.kind === 'not-applicable'
            ? `không áp dụng: ${value.why}`
            : inputsOf(rule.test)
                .filter(({ key }) => inputs[key] !== undefined)
                .map(({ key, label }) => `${label}: ${showInput(inputs[key]!)}`)
                .join('; ')
        const { part, whole } = inputs
        const share =
          typeof part === 'number' && typeof whole === 'number' && whole > 0
            ? `${Math.floor((part / whole) * 10_000 + 1e-7) / 100}%`.replace('.', ',')
            : ''
        const isFirst = index === 0
        return [
          isFirst ? head[0]! : '',
          rule.name,
          isFirst ? head[1]! : '',
          said,
          share,
          isFirst ? self : '',
          isFirst ? signer : '',
        ]
      })
    }),
  ])
}
