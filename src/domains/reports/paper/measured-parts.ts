/** Số liệu công tác trên giấy: each part in sentences, a table with codes, and bars where the part is drawn; what is all zero is one sentence. */
import { shorten, uncapitalise } from '#base/vietnamese.ts'
import {
  type Chart,
  chartsOf,
  type Measured,
  type MeasuredFigure,
  type MeasuredPart,
  nameInPart,
  sentencesOf,
  showMeasured,
  standardTitle,
} from '#domains/reports/measured.ts'
import { borderedTable, type CellContent, codeSizePt, running } from '#domains/reports/paper/pieces.ts'
import type { PaperBlock, PaperCell, PaperRun, PaperTable } from '#engines/word/paper.ts'

/** The title and the blocks of every part, in the order of the report. */
export function measuredParts(measured: Measured | undefined): [title: string, blocks: PaperBlock[]][] {
  if (measured === undefined) return []
  return [
    ...measured.parts.map((part): [string, PaperBlock[]] => [part.title, blocksOf(part)]),
    [standardTitle, (measured.standard ?? []).map((sentence) => running(sentence))],
  ]
}

function blocksOf(part: MeasuredPart): PaperBlock[] {
  const isQuiet = part.figures.every(({ value }) => value === 0)
  return [
    ...sentencesOf(part).map((pieces) =>
      running(pieces.flatMap((piece) => (typeof piece === 'string' ? [{ text: piece }] : measuredRuns(piece)))),
    ),
    ...(isQuiet ? [] : [tableOf(part), running('')]),
    ...chartsOf(part).flatMap((chart) => [...barsOf(chart), running('')]),
  ]
}

/** The number, and its code, which leads to its row under «Nguồn số liệu». */
function measuredRuns({ value, code }: MeasuredFigure): PaperRun[] {
  return [
    { text: `${showMeasured(value)} `, bold: true },
    { text: `[${code}]`, sizePt: codeSizePt, link: { place: code } },
  ]
}

function tableOf(part: MeasuredPart): PaperTable {
  return borderedTable(
    [
      { head: 'STT', widthMm: 13, align: 'center' },
      { head: 'Nội dung', widthMm: 82 },
      { head: 'Đơn vị tính', widthMm: 26, align: 'center' },
      { head: 'Số liệu', widthMm: 26, align: 'center' },
      { head: 'Mã', widthMm: 18, align: 'center' },
    ],
    part.figures.map((figure, index): CellContent[] => [
      `${index + 1}`,
      nameInPart(figure),
      figure.unit,
      showMeasured(figure.value),
      [{ text: `[${figure.code}]`, sizePt: codeSizePt, link: { place: figure.code } }],
    ]),
  )
}

const barMm = { name: 62, step: 4, value: 21 }
/** The longest bar; a figure that is not zero has one at least. */
const steps = 20
const shade = '9DB8D9'
const barSizePt = 11

/** One row a figure: a shaded cell as long as the number, which stands behind it; who does not see the bar reads the number. */
function barsOf({ title, unit, bars }: Chart): PaperBlock[] {
  const most = Math.max(...bars.map(({ value }) => value ?? 0))
  return [
    {
      ...running([{ text: `Biểu đồ: ${uncapitalise(title)} (${unit})`, italic: true }]),
      keepWithNext: true,
    },
    {
      kind: 'table',
      columnsMm: [barMm.name, ...Array.from({ length: steps }, () => barMm.step), barMm.value],
      headRows: 0,
      borders: false,
      rowsStayWhole: true,
      rows: bars.map(({ name, value }, index) => {
        const cell = barCell(index < bars.length - 1)
        const long = most > 0 && value !== null && value > 0 ? Math.max(1, Math.round((value / most) * steps)) : 0
        return [
          cell(shorten(name, nameLengthMax)),
          ...(long === 0 ? [] : [{ ...cell(''), columns: long, shade }]),
          ...(long === steps ? [] : [{ ...cell(''), columns: steps - long }]),
          cell(showMeasured(value)),
        ]
      }),
    },
  ]
}

/** A drawing is not cut between two pages. */
function barCell(keepWithNext: boolean): (text: string) => PaperCell {
  return (text) => ({
    blocks: [{ kind: 'paragraph', keepWithNext, runs: [{ text, sizePt: barSizePt }] }],
    middle: true,
  })
}

const nameLengthMax = 70
