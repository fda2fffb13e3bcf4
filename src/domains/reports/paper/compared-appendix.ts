/** Phụ lục «Thay đổi so với kỳ trước»: each figure beside that of an earlier issued report. */
import { dayAt, showDay } from '#base/day.ts'
import { type Compared, compare, type Difference, type EarlierReport, showChange } from '#domains/reports/compared.ts'
import { showMeasured } from '#domains/reports/measured.ts'
import type { Appendix } from '#domains/reports/paper/appendix.ts'
import { borderedTable, type CellContent, running } from '#domains/reports/paper/pieces.ts'
import type { ReportCount } from '#domains/reports/report-count.ts'
import { windowInFull } from '#domains/reports/reporting-window.ts'

/** Without the rows of tables, which differ from window to window by what plans there were. */
export function comparedAppendices(count: ReportCount, { previous, corrected }: Compared): Omit<Appendix, 'heading'>[] {
  const isSame = (one: Difference) => /^[A-Z]{1,2}\d+$/u.test(one.code)
  return [
    ...(corrected === undefined
      ? []
      : [
          appendixOf(
            `Thay đổi so với bản đã ban hành ngày ${showDay(dayAt(corrected.issuedAt))}`,
            corrected,
            compare(corrected.count, count).filter((one) => isSame(one) && one.frozen !== one.now),
          ),
        ]),
    ...(previous === undefined
      ? []
      : [appendixOf('Thay đổi so với kỳ trước', previous, compare(previous.count, count).filter(isSame))]),
  ]
}

function appendixOf(title: string, earlier: EarlierReport, rows: Difference[]): Omit<Appendix, 'heading'> {
  return {
    title,
    orientation: 'portrait',
    blocks: [
      running(`So với «${earlier.title}», ${windowInFull(earlier.window)}.`),
      ...(rows.length === 0
        ? [running('Không số liệu nào thay đổi.')]
        : [
            borderedTable(
              [
                { head: 'Mã', widthMm: 16, align: 'center' },
                { head: 'Nội dung', widthMm: 74 },
                { head: 'Trước', widthMm: 25, align: 'center' },
                { head: 'Báo cáo này', widthMm: 25, align: 'center' },
                { head: 'Thay đổi', widthMm: 25, align: 'center' },
              ],
              rows.map((one): CellContent[] => [
                one.code,
                one.name,
                showMeasured(one.frozen),
                showMeasured(one.now),
                showChange(one),
              ]),
            ),
          ]),
    ],
  }
}
