/**
 * Hồ sơ as Word files. The forms of Thông tư 09/2021/TT-BTP are known by number and name, of Mẫu 02 the columns too; where the layout was
 * not seen the sheet is laid out by us and says so. For 27/2025 no form was seen: one plain sheet.
 */
import { type Day, dayAt, showDay } from '#base/day.ts'
import { capitalise } from '#base/vietnamese.ts'
import { officialSheet } from '#domains/matters/official-sheet.ts'
import type { IndicatorState } from '#domains/standard/assessment.ts'
import { outcomeNames, selfNames } from '#domains/standard/assessment.ts'
import type { AssessmentLine, NamedAssessment } from '#domains/standard/assessments.queries.ts'
import type { Coverage } from '#domains/standard/coverage.ts'
import type { Judgment } from '#domains/standard/judge.ts'
import type { StoredValue } from '#domains/standard/judging.queries.ts'
import { type Meeting, modeNames } from '#domains/standard/meeting.ts'
import type { PublicComment } from '#domains/standard/posting.ts'
import type { Posting } from '#domains/standard/posting-levels.ts'
import { channelNames } from '#domains/standard/posting-levels.ts'
import { type RuleSet, showCode } from '#domains/standard/rule-set.ts'
import { inputsOf, showInput } from '#domains/standard/rule-test.ts'
import type { Paper, PaperBlock, PaperCell } from '#engines/word/paper.ts'

export type CommunePaperForm =
  | 'bao-cao'
  | 'tong-hop'
  | 'y-kien'
  | 'phieu-mo-hinh'
  | 'phieu-thanh-vien'
  | 'diem-tham-dinh'
export type ProvincePaperForm = 'bien-ban' | 'quyet-dinh' | 'so-lieu' | 'bao-cao-tinh'

/** Number and name of the form in Thông tư 09/2021/TT-BTP, Điều 4. */
export const communeForms: Record<CommunePaperForm, { number: string; name: string }> = {
  'bao-cao': { number: '01', name: 'Báo cáo đánh giá kết quả và đề nghị công nhận' },
  'tong-hop': { number: '02', name: 'Bản tổng hợp kết quả các tiêu chí, chỉ tiêu' },
  'y-kien': { number: '03', name: 'Bản tổng hợp, tiếp thu, giải trình ý kiến' },
  'phieu-mo-hinh': { number: '04', name: 'Phiếu lấy ý kiến về hình thức, mô hình phổ biến, giáo dục pháp luật' },
  'phieu-thanh-vien': { number: '06', name: 'Phiếu ý kiến thẩm định của thành viên' },
  'diem-tham-dinh': { number: '07', name: 'Bản tổng hợp kết quả thẩm định' },
}

export const provinceForms: Record<ProvincePaperForm, { number: string; name: string }> = {
  'bien-ban': { number: '05', name: 'Biên bản họp Hội đồng' },
  'quyet-dinh': { number: '08', name: 'Quyết định công nhận; danh sách đạt, chưa đạt' },
  'so-lieu': { number: '09', name: 'Bản tổng hợp thông tin, số liệu' },
  'bao-cao-tinh': { number: '10', name: 'Báo cáo kết quả đánh giá, công nhận' },
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
  return table === undefined ? sheet : withBlock(sheet, table)
}

/** «Báo cáo» above, «Đánh giá kết quả…» below: the name of a form begins with its kind, which is not said twice. */
function headOf(name: string, kind: string, year: number): { kind: string; title: string } {
  const rest = name.startsWith(kind) ? name.slice(kind.length).replace(/^[\s,]+/u, '') : name
  return { kind, title: `${capitalise(rest)}, năm ${year}` }
}

const provinceKinds: Record<ProvincePaperForm, string> = {
  'bien-ban': 'Biên bản',
  'quyet-dinh': 'Quyết định',
  'so-lieu': 'Bản tổng hợp',
  'bao-cao-tinh': 'Báo cáo',
}

function footOf(ruleSet: RuleSet, number: string): string {
  const isKnown = ruleSet.forms.some(({ code }) => code === number)
  if (!isKnown) return `${ruleSet.formsNote} Bản in từ dữ liệu của hệ thống, có giá trị khi được ký, đóng dấu.`
  const columns = number === '02' ? 'Các cột theo mẫu.' : 'Bố cục của mẫu chưa xem được nên trình bày theo cách riêng.'
  return `Mẫu ${number}, ${ruleSet.basis.at(-1)!.number}. ${columns} Có giá trị khi được ký, đóng dấu.`
}

function bodyOf(
  form: CommunePaperForm,
  { assessment, ruleSet, judgment, postings, comments }: CommunePaperProps,
): string[] {
  const basis = ruleSet.basis.map(({ number }) => number).join(', ')
  switch (form) {
    case 'bao-cao':
      return [
        `Thực hiện ${basis}, ${assessment.bodyName} tự đánh giá kết quả chuẩn tiếp cận pháp luật năm ${assessment.year} như sau.`,
        ...judgment.criteria.map(
          (judged, index) =>
            `${showCode(judged.code)}. ${ruleSet.criteria[index]!.name}: ${judged.reason.toLocaleLowerCase('vi')}`,
        ),
        ...judgment.conditions.map(
          (judged, index) => `Điều kiện «${ruleSet.conditions[index]!.name}»: ${judged.reason}`,
        ),
        postings.length === 0
          ? 'Chưa ghi nhận lần niêm yết nào.'
          : `Đã niêm yết: ${postings.map((one) => `${channelNames[one.channel].toLocaleLowerCase('vi')} từ ${showDay(one.fromDay)} đến ${showDay(one.toDay)}`).join('; ')}. Nhận ${comments.length} ý kiến.`,
        `${assessment.bodyName} đề nghị cơ quan có thẩm quyền xem xét.`,
      ]
    case 'tong-hop':
      return [`Theo ${basis}. Số liệu của năm ${assessment.year}.`]
    case 'y-kien':
      return [comments.length === 0 ? 'Không có ý kiến nào được ghi.' : `Đã nhận ${comments.length} ý kiến.`]
    case 'phieu-mo-hinh':
      return [
        'Hình thức, mô hình: ………………………………………………',
        'Theo ông/bà, hình thức, mô hình này có hiệu quả ở nơi mình sống không? Đánh dấu vào một ô và ghi lý do.',
      ]
    case 'phieu-thanh-vien':
      return [
        `Xã, phường được thẩm định: ${assessment.placeName}. Đánh dấu đồng ý hoặc không; không đồng ý thì ghi lý do.`,
      ]
    case 'diem-tham-dinh':
      return [assessment.appraisalNote === '' ? 'Kết quả thẩm định từng chỉ tiêu.' : assessment.appraisalNote]
  }
}

function communeTable(form: CommunePaperForm, props: CommunePaperProps): PaperBlock | undefined {
  switch (form) {
    case 'bao-cao':
      return undefined
    case 'tong-hop':
      return tableOf(
        [26, 36, 14, 30, 20, 16, 23],
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
    case 'phieu-mo-hinh':
      return tableOf(
        [55, 25, 85],
        ['Mức', 'Đánh dấu', 'Lý do'],
        [
          ['Hiệu quả', '', ''],
          ['Chưa hiệu quả', '', ''],
        ],
      )
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
            : `${state.review === 'confirmed' ? 'đồng ý' : 'không đồng ý'}${state.reviewPoints === null ? '' : `, ${number(state.reviewPoints)}`}`,
          state?.reviewWhy ?? '',
        ]),
      )
  }
}

function indicatorRows({ ruleSet, states }: CommunePaperProps) {
  return ruleSet.criteria.flatMap(({ indicators }) =>
    indicators.map((indicator) => {
      const state = states.get(indicator.code)
      const self =
        state?.self == null
          ? 'chưa ký'
          : `${selfNames[state.self].toLocaleLowerCase('vi')}${state.selfPoints === null ? '' : `, ${number(state.selfPoints)}`}`
      return { title: `${showCode(indicator.code)}. ${indicator.name}`, self, state }
    }),
  )
}

/** Mẫu 02: one row a rule; the signature is the name of whoever signed in the system. */
function rowsOfIndicators({ ruleSet, values, states, names }: CommunePaperProps): string[][] {
  return ruleSet.criteria.flatMap((criterion) => [
    [
      `${showCode(criterion.code)}. ${criterion.name}`,
      '',
      criterion.points === null ? '' : number(criterion.points.value),
      '',
      '',
      '',
      '',
    ],
    ...criterion.indicators.flatMap((indicator) => {
      const state = states.get(indicator.code)
      const self =
        state?.self == null ? '' : state.selfPoints === null ? selfNames[state.self] : number(state.selfPoints)
      const signer = state?.signedBy == null ? '' : `${names.get(state.signedBy) ?? ''} (đã ký trên hệ thống)`
      const head = [
        `${showCode(indicator.code)}. ${indicator.name}`,
        indicator.points === null ? '' : number(indicator.points.value),
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

export type ProvincePaperProps = {
  provinceName: string
  issuer: string
  year: number
  ruleSet: RuleSet
  lines: AssessmentLine[]
  coverage: Coverage
  meeting: Meeting | undefined
  madeAt: Date
}

export function provincePaper(form: ProvincePaperForm, props: ProvincePaperProps): Paper {
  const { provinceName, issuer, year, ruleSet, madeAt } = props
  const sheet = officialSheet({
    issuer,
    placeName: provinceName,
    day: dayAt(madeAt),
    ...headOf(provinceForms[form].name, provinceKinds[form], year),
    to: '',
    body: provinceBody(form, props),
    signerTitle: form === 'bien-ban' ? 'Người chủ trì' : 'Người có thẩm quyền',
    foot: footOf(ruleSet, provinceForms[form].number),
    madeAt,
  })
  return withBlock(sheet, provinceTable(form, props))
}

function provinceBody(form: ProvincePaperForm, { year, ruleSet, coverage, meeting }: ProvincePaperProps): string[] {
  const { recognised, notRecognised, waiting, notAssessed, excluded, communes, share } = coverage
  const counts = `Toàn tỉnh có ${communes} xã, phường: đã quyết định ${recognised + notRecognised} (công nhận ${recognised}, chưa công nhận ${notRecognised}), đang làm ${waiting}, chưa mở bản đánh giá ${notAssessed}, không đánh giá ${excluded.length}.`
  const shareLine =
    share === null
      ? 'Chưa có xã, phường nào được quyết định.'
      : `Tỷ lệ công nhận ${share}, tính trên ${recognised + notRecognised} xã, phường đã quyết định.`
  switch (form) {
    case 'quyet-dinh':
      return [
        `Căn cứ ${ruleSet.basis.map(({ number: one }) => one).join(', ')};`,
        `Điều 1. Công nhận, chưa công nhận đạt chuẩn tiếp cận pháp luật năm ${year} đối với các xã, phường trong danh sách dưới đây.`,
        'Điều 2. Quyết định này có hiệu lực kể từ ngày ký.',
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
      return [counts, shareLine, ...excluded.map(({ placeName, why }) => `Không đánh giá ${placeName}: ${why}.`)]
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
  const shown = form === 'quyet-dinh' ? lines.filter(({ outcome }) => outcome !== null) : lines
  return tableOf(
    [12, 63, 45, 45],
    ['STT', 'Xã, phường', 'Kết quả', 'Quyết định'],
    shown.map((line, index) => [
      String(index + 1),
      line.placeName,
      line.outcome === null
        ? line.state === 'excluded'
          ? 'không đánh giá'
          : 'chưa quyết định'
        : outcomeNames[line.outcome].toLocaleLowerCase('vi'),
      line.decidedOn === null ? '' : decisionOf(line.decisionNumber, line.decidedOn),
    ]),
  )
}

const decisionOf = (decision: string, on: Day) => `${decision} ngày ${showDay(on)}`
const number = (value: number) => String(Math.round(value * 100) / 100).replace('.', ',')

function tableOf(columnsMm: number[], head: string[], rows: string[][]): PaperBlock {
  const line =
    (bold: boolean) =>
    (text: string): PaperCell => ({
      blocks: [{ kind: 'paragraph', runs: [{ text, bold, sizePt: 11 }] }],
    })
  return {
    kind: 'table',
    columnsMm,
    headRows: 1,
    rows: [head.map(line(true)), ...rows.map((row) => row.map(line(false)))],
    borders: true,
    rowsStayWhole: true,
  }
}

/** Before the signature and the foot. */
function withBlock(paper: Paper, block: PaperBlock): Paper {
  const [section] = paper.sections
  const blocks = [...section!.blocks.slice(0, -2), block, ...section!.blocks.slice(-2)]
  return { ...paper, sections: [{ ...section!, blocks }] }
}
