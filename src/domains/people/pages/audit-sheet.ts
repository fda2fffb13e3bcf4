import { actName, subjectName } from '#domains/people/act-names.ts'
import type { AuditLine } from '#domains/people/audit.queries.ts'
import { changesOf } from '#domains/people/audit-change.ts'
import type { Sheet } from '#engines/spreadsheets/sheet.ts'

/** Nhật ký as a sheet: what the page shows, line by line, latest first. */
export function auditSheet(lines: readonly AuditLine[], names: ReadonlyMap<string, string>): Sheet {
  return {
    name: 'Nhật ký',
    title: 'Nhật ký hệ thống',
    columns: [
      { head: 'Lúc', width: 18, kind: 'moment' },
      { head: 'Người làm', width: 26, kind: 'text' },
      { head: 'Làm thay', width: 26, kind: 'text' },
      { head: 'Việc', width: 30, kind: 'text', wrap: true },
      { head: 'Với', width: 18, kind: 'text' },
      { head: 'Tên hoặc mã', width: 40, kind: 'text' },
      { head: 'Cơ quan', width: 32, kind: 'text', wrap: true },
      { head: 'Từ địa chỉ mạng', width: 18, kind: 'text' },
      { head: 'Trước → sau', width: 70, kind: 'text', wrap: true },
    ],
    rows: lines.map((line) => [
      line.at,
      line.actorName,
      line.actingForName,
      actName(line.act),
      subjectName(line.subjectKind),
      names.get(line.subjectId) ?? line.subjectId,
      line.bodyName ?? 'chung',
      line.address,
      changesOf(line.before, line.after, names).map(changeWords).join('\n'),
    ]),
  }
}

function changeWords({ label, before, after }: { label: string; before: string; after: string }): string {
  const now = after === '' ? 'để trống' : after
  return before === '' ? `${label}: ${now}` : `${label}: ${before} → ${now}`
}
