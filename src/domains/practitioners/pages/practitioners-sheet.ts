import { showDay } from '#base/day.ts'
import { educationNames, stateNames } from '#domains/practitioners/practitioner.ts'
import { kindOf } from '#domains/practitioners/practitioner-kind.ts'
import type { WorkCount } from '#domains/practitioners/practitioner-work.queries.ts'
import type { PractitionerRow } from '#domains/practitioners/practitioners.queries.ts'
import type { Sheet } from '#engines/spreadsheets/sheet.ts'

/** Danh sách as a sheet: what the office's list needs; no telephone, no home. Blank is «not known». */
export function practitionersSheet(rows: readonly PractitionerRow[], done: ReadonlyMap<string, WorkCount>): Sheet {
  const said = (value: boolean | null) => (value === null ? '' : value ? 'Có' : 'Không')
  return {
    name: 'Người làm công tác pháp luật',
    title: 'Người làm công tác pháp luật',
    columns: [
      { head: 'Tên', width: 30, kind: 'text', wrap: true },
      { head: 'Loại', width: 28, kind: 'text', wrap: true },
      { head: 'Chức vụ, nơi công tác', width: 32, kind: 'text', wrap: true },
      { head: 'Danh sách của', width: 28, kind: 'text', wrap: true },
      { head: 'Giới', width: 8, kind: 'text' },
      { head: 'Dân tộc thiểu số', width: 12, kind: 'text' },
      { head: 'Trình độ', width: 18, kind: 'text' },
      { head: 'Năm công tác pháp luật', width: 14, kind: 'number' },
      { head: 'Lĩnh vực', width: 30, kind: 'text', wrap: true },
      { head: 'Tiếng', width: 18, kind: 'text', wrap: true },
      { head: 'Địa bàn', width: 30, kind: 'text', wrap: true },
      { head: 'Số quyết định', width: 18, kind: 'text' },
      { head: 'Từ ngày', width: 12, kind: 'day' },
      { head: 'Nhiệm kỳ đến', width: 12, kind: 'day' },
      { head: 'Tình trạng', width: 24, kind: 'text' },
      { head: 'Hoạt động đã trình bày, 12 tháng', width: 16, kind: 'number' },
      { head: 'Buổi tập huấn đã dự, 12 tháng', width: 16, kind: 'number' },
      { head: 'Tập huấn gần nhất', width: 14, kind: 'day' },
    ],
    rows: rows.map((row) => [
      row.name,
      kindOf(row.kind).name,
      row.title,
      row.bodyName,
      genderNames[row.gender ?? ''],
      said(row.isEthnic),
      row.education === null ? '' : educationNames[row.education],
      row.yearsInLaw,
      row.fields.join(', '),
      row.languages.join(', '),
      row.serves.join(', '),
      row.decisionNumber ?? '',
      row.sinceDay,
      row.termTo,
      row.state === 'ended' && row.endedOn !== null
        ? `${stateNames.ended} từ ${showDay(row.endedOn)}`
        : row.asked === 'release'
          ? 'Chờ cho thôi'
          : stateNames[row.state],
      ...workCells(done.get(row.id)),
    ]),
  }
}

export const genderNames: Record<'nu' | 'nam' | '', string> = { nu: 'Nữ', nam: 'Nam', '': '' }

const workCells = (work: WorkCount | undefined) => [work?.spoke ?? 0, work?.trained ?? 0, work?.lastTrained ?? null]
