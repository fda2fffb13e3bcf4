import { isDay, showDay, showMoment } from '#base/day.ts'
import { isId } from '#base/ids.ts'
import { actDomains, actName, actNames, subjectName } from '#domains/people/act-names.ts'
import type { AuditLine, AuditPageProps, AuditSealState } from '#domains/people/audit.queries.ts'
import { changesOf } from '#domains/people/audit-change.ts'
import type { PageParts } from '#platform/http/answer.ts'
import type { View } from '#platform/http/web-request.ts'
import { address } from '#ui/address.ts'
import { DateField } from '#ui/fields/date-field.tsx'
import { SelectField } from '#ui/fields/select-field.tsx'
import { TextField } from '#ui/fields/text-field.tsx'
import { LinkButton } from '#ui/parts/button.tsx'
import { DataTable } from '#ui/parts/data-table.tsx'
import { EmptyState } from '#ui/parts/empty-state.tsx'
import { ExportLink } from '#ui/parts/export-link.tsx'
import { FilterForm } from '#ui/parts/filter-form.tsx'
import { Notice } from '#ui/parts/notice.tsx'
import { PageHead } from '#ui/parts/page-head.tsx'
import { showNumber } from '#ui/show.ts'

export const auditPath = '/nghiep-vu/quan-tri/nhat-ky'

/** The check computes every row again: once when asked, not with every page. */
const unchecked = { 'kiem-tra': undefined }

/** Nhật ký: who did what, when, from where, and what it changed. */
export function auditPage(props: AuditPageProps, view: View): PageParts {
  const { lines, next, names, seal } = props
  const { query } = view
  return {
    title: 'Nhật ký',
    section: 'audit',
    wide: true,
    body: (
      <>
        <PageHead
          title="Nhật ký"
          lead="Ai đã làm gì, lúc nào, từ đâu. Không ai sửa hay xóa được, kể cả người quản trị."
          actions={<ExportLink href={address(`${auditPath}/xuat.xlsx`, query, { truoc: undefined, ...unchecked })} />}
        />
        {seal !== undefined && <Seal {...seal} view={view} />}
        <Filter {...props} view={view} />
        <DataTable
          caption={`${showNumber(lines.length)} dòng, mới nhất trước`}
          rows={lines}
          rowKey={(line) => line.id}
          cards
          empty={
            <EmptyState title="Không có dòng nào khớp" icon="clock">
              Hãy bỏ bớt điều kiện lọc. Mỗi việc làm trong hệ thống để lại một dòng ở đây.
            </EmptyState>
          }
          columns={[
            { head: 'Lúc', cell: (line) => showMoment(line.at), width: 'tight' },
            { head: 'Người làm', cell: actorCell },
            { head: 'Việc', cell: (line) => actName(line.act) },
            { head: 'Với', cell: (line) => subjectCell(line, names) },
            { head: 'Cơ quan', cell: (line) => line.bodyName ?? 'chung' },
            { head: 'Từ', cell: fromCell },
            { head: 'Trước → sau', cell: (line) => <Changes line={line} names={names} />, width: 'roomy' },
          ]}
        />
        <Pages next={next} query={query} />
      </>
    ),
  }
}

/** By the last line, not by number: new lines come in on top while one reads. */
function Pages({ next, query }: { next: string | undefined; query: Record<string, string> }) {
  if (next === undefined && query.truoc === undefined) return null
  const to = (truoc: string | undefined) => address(auditPath, query, { truoc, ...unchecked })
  return (
    <p class="buttons">
      {query.truoc !== undefined && <LinkButton href={to(undefined)} label="Về những dòng mới nhất" icon="arrow-up" />}
      {next !== undefined && <LinkButton href={to(next)} label="Xem những dòng cũ hơn" icon="arrow-down" />}
    </p>
  )
}

function Filter({ filter, names, view }: AuditPageProps & { view: View }) {
  const { query } = view
  const without = (name: string) => address(auditPath, query, { [name]: undefined, truoc: undefined, ...unchecked })
  const active = [
    ...(filter.who === undefined ? [] : [{ label: `Người làm «${filter.who}»`, href: without('ai') }]),
    ...(filter.act === undefined
      ? []
      : [{ label: actDomains[filter.act] ?? actName(filter.act), href: without('viec') }]),
    ...(filter.from === undefined ? [] : [{ label: `Từ ${showDay(filter.from)}`, href: without('tu') }]),
    ...(filter.to === undefined ? [] : [{ label: `Đến hết ${showDay(filter.to)}`, href: without('den') }]),
    ...(filter.subjectId === undefined
      ? []
      : [{ label: `Với ${sayId(filter.subjectId, names)}`, href: without('ve') }]),
  ]
  return (
    <FilterForm action={auditPath} keep={{ ve: filter.subjectId }} active={active}>
      <TextField
        name="ai"
        kind="search"
        label="Người làm"
        hint="Tên; gõ không dấu cũng được"
        value={query.ai}
        width="medium"
      />
      <SelectField
        name="viec"
        label="Việc"
        hint="Lọc theo nhóm rồi chọn được từng việc trong nhóm"
        empty="Mọi việc"
        value={filter.act}
        width="medium"
        options={actOptions(filter.act)}
      />
      <DateField name="tu" label="Từ ngày" hint="Ví dụ 01/11/2026" value={query.tu} />
      <DateField name="den" label="Đến hết ngày" hint="Ví dụ 30/11/2026" value={query.den} />
    </FilterForm>
  )
}

/** Every group, and the single deeds of the one that is chosen: all of them at once would weigh more than the list itself. */
function actOptions(chosen: string | undefined) {
  const open = chosen?.split('.')[0]
  return Object.entries(actDomains).flatMap(([domain, group]) => [
    { value: domain, label: `Mọi việc về ${group.toLowerCase()}`, group },
    ...Object.entries(actNames)
      .filter(([act]) => domain === open && act.startsWith(`${domain}.`))
      .map(([value, label]) => ({ value, label, group })),
  ])
}

function Seal({ sealedTo, check, view }: AuditSealState & { view: View }) {
  const sealed =
    sealedTo === null
      ? 'Chưa có ngày nào được niêm phong; việc này chạy mỗi đêm.'
      : `Đã niêm phong đến hết ngày ${showDay(sealedTo)}.`
  if (check === 'not asked')
    return (
      <p>
        {sealed}{' '}
        <a href={address(auditPath, view.query, { 'kiem-tra': 'co' })}>Kiểm tra xem có dòng nào bị sửa, bị bỏ</a>
      </p>
    )
  if (check === 'whole') return <Notice tone="saved">{wholeWords(sealedTo)}</Notice>
  const where =
    check.kind === 'row'
      ? `Dòng ghi lúc ${showMoment(check.at)} đã bị sửa từ bên ngoài hệ thống.`
      : `Các dòng của ngày ${showDay(check.day)} không còn khớp với niêm phong: có dòng bị bỏ, bị thêm hoặc bị sửa.`
  return (
    <Notice tone="refusal" title="Nhật ký không còn nguyên vẹn">
      {`${where} Hãy giữ nguyên hiện trạng, báo người phụ trách an toàn thông tin và so với bản sao lưu.`}
    </Notice>
  )
}

/** A row that was taken away shows only where a seal counted it. */
function wholeWords(sealedTo: string | null): string {
  const unchanged = 'Đã kiểm tra: không có dòng nào bị sửa'
  if (sealedTo === null) return `${unchanged}. Chưa có ngày nào được niêm phong nên chưa biết có dòng nào bị bỏ không.`
  return `${unchanged}; đến hết ngày ${showDay(sealedTo)} không có dòng nào bị bỏ.`
}

function actorCell({ actorName, actingForName }: AuditLine) {
  if (actingForName === null) return actorName
  return (
    <>
      {actorName} <span class="hint">làm thay {actingForName}</span>
    </>
  )
}

function subjectCell({ subjectKind, subjectId }: AuditLine, names: ReadonlyMap<string, string>) {
  return (
    <>
      {subjectName(subjectKind)}{' '}
      <a href={address(auditPath, { ve: subjectId })}>
        <span class="unseen">Mọi việc với </span>
        {sayId(subjectId, names)}
      </a>
    </>
  )
}

function sayId(id: string, names: ReadonlyMap<string, string>): string {
  const name = names.get(id)
  if (name !== undefined) return `«${name}»`
  if (id === 'unknown') return 'tên không có trong hệ thống'
  if (!isId(id)) return isDay(id) ? showDay(id) : id
  return `mã …${id.slice(-6)}`
}

/** The address of the network; the browser in short. */
function fromCell({ address: network, userAgent }: AuditLine) {
  const browser = /(Edg|OPR|Chrome|Firefox|Safari)\/(\d+)/.exec(userAgent ?? '')
  if (network === null) return 'máy chủ'
  return (
    <>
      {network}
      {browser !== null && (
        <span class="hint">
          {' '}
          {browserNames[browser[1]!]} {browser[2]}
        </span>
      )}
    </>
  )
}

const browserNames: Record<string, string> = {
  Edg: 'Edge',
  OPR: 'Opera',
  Chrome: 'Chrome',
  Firefox: 'Firefox',
  Safari: 'Safari',
}

function Changes({ line, names }: { line: AuditLine; names: ReadonlyMap<string, string> }) {
  const changes = changesOf(line.before, line.after, names)
  if (changes.length === 0) return <span class="soft">không ghi gì thêm</span>
  const list = (
    <ul class="plain-list">
      {changes.map(({ label, before, after }) => (
        <li key={label}>
          <span class="soft">{label}:</span> {before !== '' && <>{before} → </>}
          {after === '' ? 'để trống' : after}
        </li>
      ))}
    </ul>
  )
  if (changes.length <= shownAtOnce) return list
  return (
    <details>
      <summary>{showNumber(changes.length)} mục</summary>
      {list}
    </details>
  )
}

const shownAtOnce = 3
