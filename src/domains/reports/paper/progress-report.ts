/** Báo cáo kết quả thực hiện trên giấy: text, tables, and two appendices: every task, and where every number comes from. */
import { dayAt, showDay, yearOf } from '#base/day.ts'
import type { Compared } from '#domains/reports/compared.ts'
import { collectiveOf, fullName, issuerLines, superiorOf } from '#domains/reports/issuing-body.ts'
import { keptWords, wholeWorkNote } from '#domains/reports/measured.ts'
import type { Appendix } from '#domains/reports/paper/appendix.ts'
import { comparedAppendices } from '#domains/reports/paper/compared-appendix.ts'
import { measuredParts } from '#domains/reports/paper/measured-parts.ts'
import { officialDocument } from '#domains/reports/paper/official-document.ts'
import {
  borderedTable,
  type CellContent,
  type Column,
  codeSizePt,
  heading,
  running,
  typedText,
} from '#domains/reports/paper/pieces.ts'
import { resultsAppendix, sourcesAppendix } from '#domains/reports/paper/report-appendices.ts'
import type { Report } from '#domains/reports/report.ts'
import { cellNames, cells, type ReportCount } from '#domains/reports/report-count.ts'
import type { ReportFigure } from '#domains/reports/report-figure.ts'
import type { ReportSubject } from '#domains/reports/report-subject.ts'
import { planInSentence } from '#domains/reports/report-text.ts'
import { windowInFull } from '#domains/reports/reporting-window.ts'
import { signatureLines } from '#domains/reports/signature.ts'
import type { Paper, PaperBlock, PaperRun } from '#engines/word/paper.ts'
import { showNumber } from '#ui/show.ts'

export type ReportOnPaper = {
  report: Pick<Report, 'id' | 'window' | 'paper'>
  subject: ReportSubject
  count: ReportCount
  /** Earlier issued reports that it is held against. */
  compared?: Compared
  /** Where the report stands in the system. */
  address: string
  /** The address of the list behind a figure. */
  listOf: (code: string) => string
  madeAt: Date
}

export function progressReport(given: ReportOnPaper): Paper {
  const { report, subject, count, madeAt } = given
  const { paper } = report
  const issuerName = fullName(subject.body.name)
  return officialDocument({
    superior: superiorOf(subject.body, subject.parent),
    issuer: issuerLines(subject.body),
    issuerName,
    number: null,
    symbol: paper.symbol === '' ? null : paper.symbol,
    placeName: paper.placeName,
    day: null,
    year: yearOf(count.countedOn),
    kind: 'Báo cáo',
    title: paper.title,
    bases: [],
    body: bodyOf(given, issuerName),
    signatureLines: signatureLines(paper, collectiveOf(subject.body)),
    signer: paper.signer,
    recipients: paper.recipients,
    appendices: appendicesOf(given),
    madeAt,
    author: issuerName,
  })
}

const appendixNumbers = ['I', 'II', 'III', 'IV']

/** Numbered as they stand; a single one has no number. */
function appendicesOf(given: ReportOnPaper): Appendix[] {
  const { count, compared } = given
  const all = [
    ...(count.rows.length === 0 ? [] : [resultsAppendix(count)]),
    sourcesAppendix(given),
    ...(compared === undefined ? [] : comparedAppendices(count, compared)),
  ]
  return all.map((appendix, index) => ({
    ...appendix,
    heading: all.length === 1 ? 'Phụ lục' : `Phụ lục ${appendixNumbers[index]}`,
  }))
}

function bodyOf({ report, subject, count, compared }: ReportOnPaper, issuerName: string): PaperBlock[] {
  const about =
    subject.plan !== null
      ? `Thực hiện ${planInSentence(subject.plan)}`
      : count.measured === undefined
        ? 'Thực hiện các nhiệm vụ được giao'
        : 'Thực hiện chế độ báo cáo'
  const { results, shortcomings, causes, proposals } = report.paper
  const parts: [title: string, text: string][] = [
    ['TỒN TẠI, HẠN CHẾ', shortcomings],
    ['NGUYÊN NHÂN', causes],
    ['PHƯƠNG HƯỚNG, KIẾN NGHỊ', proposals],
  ]
  const written = parts.filter(([, text]) => text.trim() !== '')
  return [
    running(`${about}, ${issuerName} báo cáo kết quả thực hiện ${windowInFull(report.window)} như sau:`),
    ...replacedBy(compared),
    ...basisOf(count),
    heading('I. KẾT QUẢ THỰC HIỆN'),
    ...(subject.plan !== null && count.measured !== undefined ? [running(wholeWorkNote)] : []),
    ...numbered([
      ...measuredParts(count.measured),
      [
        count.measured === undefined ? 'Số liệu chung' : 'Nhiệm vụ được giao',
        count.rows.length === 0 ? [] : overall(count),
      ],
      ['Kết quả theo cơ quan chủ trì', figuresTable('Cơ quan chủ trì', rowsOf(count, 'lead'))],
      ['Kết quả theo mục của kế hoạch', figuresTable('Mục', rowsOf(count, 'group'))],
      ['Số liệu ghi trong tiến độ', progressFigures(count)],
      ['Việc đã hoàn thành', typedText(results)],
    ]),
    ...written.flatMap(([title, text], index) => [heading(`${roman[index + 1]}. ${title}`), ...typedText(text)]),
    running(`Trên đây là báo cáo kết quả thực hiện ${windowInFull(report.window)} của ${issuerName}./.`),
  ]
}

const roman = ['I', 'II', 'III', 'IV']

/** A correction says which report it stands for. */
function replacedBy(compared: Compared | undefined): PaperBlock[] {
  if (compared?.corrected === undefined) return []
  const day = showDay(dayAt(compared.corrected.issuedAt))
  return [running(`Báo cáo này đính chính, thay cho báo cáo cùng kỳ đã ban hành ngày ${day}.`)]
}

/** Of a report over others: whose were summed, and whose are missing. */
function basisOf({ measured }: ReportCount): PaperBlock[] {
  if (measured?.basis === 'months')
    return [running(`Số liệu công tác: ${keptWords(measured)}, theo từng tháng và từng tỉnh, thành phố.`)]
  if (measured?.basis !== 'reports') return []
  const { missing } = measured
  const summed = new Set(measured.records.map(({ bodyName }) => bodyName)).size
  const without =
    missing.length === 0
      ? 'Không thiếu báo cáo của xã nào.'
      : `Chưa có báo cáo của ${missing.length} xã, không tính vào số liệu: ${missing.join('; ')}.`
  return [running(`Số liệu công tác cộng từ báo cáo đã ban hành của ${summed} xã, cùng loại và cùng kỳ. ${without}`)]
}

/** Parts without content are left out, and the numbers close up. */
function numbered(parts: [title: string, blocks: PaperBlock[]][]): PaperBlock[] {
  return parts
    .filter(([, blocks]) => blocks.length > 0)
    .flatMap(([title, blocks], index) => [heading(`${index + 1}. ${title}`, 3), ...blocks])
}

/** The number, and its code, which leads to its row under «Nguồn số liệu». */
export function figureRuns(figure: ReportFigure, note?: string): PaperRun[] {
  return [
    { text: `${showNumber(figure.value)} `, bold: true },
    { text: `[${figure.code}]`, sizePt: codeSizePt, link: { place: placeOf(figure.code) }, note },
  ]
}

/** The row of the appendix that tells about a code: cells of one table row share theirs. */
export function placeOf(code: string): string {
  return code.split('.')[0]!
}

function overall(count: ReportCount): PaperBlock[] {
  const of = (index: number) => count.figures.find((figure) => figure.code === `S${index}`)!
  const note = `Mã trong ngoặc vuông là dòng của phụ lục «Nguồn số liệu». Số liệu trong báo cáo chốt ngày ${showDay(count.countedOn)}; kỳ từ ngày ${showDay(count.from)} đến ngày ${showDay(count.to)}.`
  const sentence = (...pieces: (string | number)[]) =>
    running(pieces.flatMap((piece) => (typeof piece === 'string' ? [{ text: piece }] : figureRuns(of(piece)))))
  return [
    running([
      { text: 'Trong kỳ có ' },
      ...figureRuns(of(1), note),
      { text: ' nhiệm vụ với ' },
      ...figureRuns(of(2)),
      { text: ' mốc phải thực hiện; số liệu chốt ngày ' },
      { text: `${showDay(count.countedOn)}.` },
    ]),
    sentence(
      'Trong đó: xong đúng hạn ',
      3,
      ' mốc; xong muộn ',
      4,
      ' mốc; chưa xong, còn hạn ',
      5,
      ' mốc; chưa xong, quá hạn ',
      6,
      ' mốc.',
    ),
    sentence(
      'Trong số mốc đã báo xong: chưa đủ sản phẩm kèm theo ',
      7,
      ' mốc; có đủ sản phẩm, chờ kiểm tra ',
      8,
      ' mốc; đã kiểm tra ',
      9,
      ' mốc.',
    ),
    sentence(
      'Ngoài ra, mốc tồn từ trước kỳ: ',
      10,
      ' mốc, đến nay đã xong ',
      11,
      ' mốc; mốc chờ cấp trên yêu cầu: ',
      12,
      ' mốc.',
    ),
  ]
}

/** A row of a table is five figures with one code. */
function rowsOf(count: ReportCount, kind: 'lead' | 'group'): ReportFigure[][] {
  const figures = count.figures.filter((figure) => figure.kind === kind)
  return [...Map.groupBy(figures, (figure) => placeOf(figure.code)).values()]
}

function figuresTable(head: string, rows: ReportFigure[][]): PaperBlock[] {
  if (rows.length === 0) return []
  const columns: Column[] = [
    { head: 'STT', widthMm: 13, align: 'center' },
    { head, widthMm: 50 },
    ...['Phải thực hiện', ...cells.map((cell) => cellNames[cell])].map((name) => ({
      head: name,
      widthMm: 17.6,
      align: 'center' as const,
    })),
    { head: 'Mã', widthMm: 14, align: 'center' },
  ]
  return [
    borderedTable(
      columns,
      rows.map((figures, index): CellContent[] => {
        const code = placeOf(figures[0]!.code)
        return [
          `${index + 1}`,
          figures[0]!.row,
          ...figures.map((figure) => showNumber(figure.value)),
          [{ text: `[${code}]`, sizePt: codeSizePt, link: { place: code } }],
        ]
      }),
    ),
    running(''),
  ]
}

function progressFigures({ figures, notSummed }: ReportCount): PaperBlock[] {
  const summed = figures.filter((figure) => figure.kind === 'progress')
  return [
    ...summed.map((figure) =>
      running([{ text: `- ${figure.name}: ` }, ...figureRuns(figure), { text: ` ${figure.unit}.`.replace(' .', '.') }]),
    ),
    ...notSummed.map(({ name, unit, why, values }) =>
      running(
        `- ${name}: không cộng (${why}); các lần ghi: ${values
          .slice(0, valuesMax)
          .map((value) => `${showNumber(value)}\u00a0${unit}`.trim())
          .join('; ')}${values.length > valuesMax ? '; …' : ''}.`,
      ),
    ),
  ]
}

const valuesMax = 20
