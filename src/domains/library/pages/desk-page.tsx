import { showDay } from '#base/day.ts'
import { type DeskPage, type DeskRow, deskPageSize } from '#domains/library/desk/desk.queries.ts'
import { type DeskFilter, deskKey } from '#domains/library/desk/desk-filter.ts'
import type { DeskWaiting } from '#domains/library/desk/desk-waiting.queries.ts'
import { decides, documentKinds, markNames } from '#domains/library/document.ts'
import { statusNames } from '#domains/library/document-status.ts'
import { deskPaths } from '#domains/library/pages/desk-paths.ts'
import { statusTones } from '#domains/library/pages/status-words.ts'
import type { LawUploadRow } from '#domains/library/uploads/law-upload.queries.ts'
import { type LawUploadState, uploadStateNames } from '#domains/library/uploads/law-upload.ts'
import type { PageParts } from '#platform/http/answer.ts'
import type { View } from '#platform/http/web-request.ts'
import { address } from '#ui/address.ts'
import { SelectField } from '#ui/fields/select-field.tsx'
import { TextField } from '#ui/fields/text-field.tsx'
import { LinkButton } from '#ui/parts/button.tsx'
import { Chip, type Tone } from '#ui/parts/chip.tsx'
import { DataTable } from '#ui/parts/data-table.tsx'
import { EmptyState } from '#ui/parts/empty-state.tsx'
import { Figures } from '#ui/parts/figures.tsx'
import { FilterForm } from '#ui/parts/filter-form.tsx'
import { KeySheet } from '#ui/parts/key-sheet.tsx'
import { PageHead } from '#ui/parts/page-head.tsx'
import { showMomentNear, showNumber } from '#ui/show.ts'

export type DeskProps = {
  filter: DeskFilter
  page: DeskPage
  /** Without the status, which is in no column. */
  count: number
  waiting: DeskWaiting & { flaws: number }
  issuers: string[]
  uploads: LawUploadRow[]
}

/** Bàn biên tập thư viện: what waits for the librarian, then every document they keep. */
export function deskPage(props: DeskProps, view: View): PageParts {
  const { filter, page, count, waiting } = props
  return {
    title: 'Thư viện pháp luật',
    section: 'library',
    islands: ['keys'],
    body: (
      <>
        <PageHead
          title="Thư viện pháp luật"
          lead="Văn bản ông/bà giữ: hiệu lực từng ngày, quan hệ giữa các văn bản, chỗ nào còn chưa chắc."
          actions={<LinkButton href={deskPaths.newUpload} label="Tải văn bản lên" icon="upload" tone="primary" />}
        />
        <Figures figures={figuresOf(waiting)} />
        <Uploads uploads={props.uploads} view={view} />
        <Filter {...props} view={view} />
        <DataTable
          caption={captionOf(filter, count)}
          rows={page.rows}
          rowKey={(row) => row.id}
          rowHref={(row) => deskPaths.document(row.id)}
          rowTone={(row) => (decides(row.mark) && row.status.possible.length === 0 ? undefined : 'warm')}
          cards
          columns={[
            { head: 'Văn bản', width: 'roomy', cell: nameCell },
            { head: 'Cơ quan ban hành', cell: (row) => row.issuer },
            {
              head: 'Ban hành',
              width: 'tight',
              cell: (row) => (row.issuedOn === null ? 'chưa rõ' : showDay(row.issuedOn)),
            },
            { head: 'Hiệu lực hôm nay', cell: statusCell },
            { head: 'Nguồn', cell: (row) => markNames[row.mark] },
          ]}
          empty={<Nothing isFiltered={isFiltered(filter)} />}
        />
        <Pages next={page.next} view={view} />
        <KeySheet />
      </>
    ),
  }
}

const uploadTones: Record<LawUploadState, Tone> = {
  queued: 'action',
  read: 'warm',
  refused: 'danger',
  adopted: 'good',
  discarded: 'neutral',
}

function Uploads({ uploads, view }: { uploads: readonly LawUploadRow[]; view: View }) {
  if (uploads.length === 0) return null
  return (
    <section id="tai-lieu">
      <DataTable
        caption="Tài liệu tải lên, chờ xử lý"
        rows={uploads}
        rowKey={(row) => row.id}
        rowHref={(row) => deskPaths.upload(row.id)}
        rowTone={(row) => (row.state === 'refused' ? 'danger' : row.state === 'read' ? 'warm' : undefined)}
        cards
        columns={[
          { head: 'Tệp', width: 'roomy', cell: (row) => row.fileName },
          { head: 'Nơi giữ', cell: (row) => row.keeperName ?? 'chung của hệ thống' },
          { head: 'Tải lên', cell: (row) => `${row.by}, ${showMomentNear(row.uploadedAt, view.now)}` },
          {
            head: 'Chỗ cần xem',
            align: 'end',
            cell: (row) => (row.state === 'read' ? showNumber(row.openDoubts) : ''),
          },
          {
            head: 'Tình trạng',
            width: 'tight',
            cell: (row) => <Chip tone={uploadTones[row.state]} label={uploadStateNames[row.state]} />,
          },
        ]}
      />
    </section>
  )
}

function figuresOf({ relations, doubts, unsure, withoutDay, flaws }: DeskProps['waiting']) {
  return [
    {
      label: 'Quan hệ chờ xác nhận',
      value: relations,
      href: deskPaths.waiting,
      tone: relations > 0 ? ('warm' as const) : undefined,
    },
    {
      label: 'Chỗ cần xem ở tài liệu tải lên',
      value: doubts,
      href: '#tai-lieu',
      tone: doubts > 0 ? ('warm' as const) : undefined,
    },
    { label: 'Văn bản chưa đối chiếu', value: unsure, href: `${deskPaths.desk}?chua=mark` },
    { label: 'Văn bản chưa rõ ngày có hiệu lực', value: withoutDay, href: `${deskPaths.desk}?chua=day` },
    { label: 'Khuyết điểm của nguồn đã nhập', value: flaws, href: deskPaths.imports },
  ]
}

/** «Quyết định 920/QĐ-TTg: về …»; a name that begins with its kind says it once. */
function nameCell({ number, kind, name, keeperName }: DeskRow) {
  const saysKind = name.toLowerCase().startsWith(documentKinds[kind].toLowerCase())
  const head = saysKind ? number : [documentKinds[kind], number].filter(Boolean).join(' ')
  return `${[head, name].filter(Boolean).join(': ')}${keeperName === null ? '' : ` (${keeperName} giữ)`}`
}

function statusCell({ status }: DeskRow) {
  return (
    <>
      <Chip tone={statusTones[status.kind]} label={statusNames[status.kind]} />
      {status.possible.length > 0 && <span class="soft small"> {status.possible.length} điều chưa chắc</span>}
    </>
  )
}

function captionOf(filter: DeskFilter, count: number): string {
  if (filter.status !== null) return `Văn bản ${statusNames[filter.status].toLowerCase()}, mới ban hành trước`
  return `${showNumber(count)} văn bản, mới ban hành trước`
}

function isFiltered({ search, kind, issuer, year, status, unsure }: DeskFilter): boolean {
  return search !== '' || kind !== null || issuer !== '' || year !== null || status !== null || unsure !== null
}

const unsureNames = { mark: 'Chưa đối chiếu văn bản', day: 'Chưa rõ ngày có hiệu lực' }

function Filter({ filter, issuers, view }: DeskProps & { view: View }) {
  const without = (name: string) => address(deskPaths.desk, view.query, { [name]: undefined, sau: undefined })
  const { search, kind, issuer, year, status, unsure } = filter
  const active = [
    search !== '' && { label: `Tìm «${search}»`, href: without('tim') },
    kind !== null && { label: documentKinds[kind], href: without('loai') },
    issuer !== '' && { label: issuer, href: without('noi') },
    year !== null && { label: `Năm ${year}`, href: without('nam') },
    status !== null && { label: statusNames[status], href: without('hieu-luc') },
    unsure !== null && { label: unsureNames[unsure], href: without('chua') },
  ].filter((one) => one !== false)
  return (
    <FilterForm action={deskPaths.desk} active={active}>
      <TextField
        name="tim"
        label="Số hiệu hoặc tên văn bản"
        kind="search"
        value={search}
        hint="Gõ không dấu cũng được"
      />
      <SelectField
        name="loai"
        label="Loại văn bản"
        empty="Mọi loại"
        value={kind ?? ''}
        options={optionsOf(documentKinds)}
      />
      <SelectField
        name="noi"
        label="Cơ quan ban hành"
        empty="Mọi cơ quan"
        value={issuer}
        options={issuers.map((name) => ({ value: name, label: name }))}
      />
      <TextField
        name="nam"
        label="Năm ban hành"
        value={year === null ? '' : String(year)}
        width="short"
        keyboard="numeric"
        lengthMax={4}
      />
      <SelectField
        name="hieu-luc"
        label="Hiệu lực hôm nay"
        empty="Mọi tình trạng"
        value={status ?? ''}
        options={optionsOf(statusNames)}
      />
      <SelectField
        name="chua"
        label="Còn chưa chắc"
        empty="Không lọc"
        value={unsure ?? ''}
        options={optionsOf(unsureNames)}
      />
    </FilterForm>
  )
}

function optionsOf(names: Record<string, string>) {
  return Object.entries(names).map(([value, label]) => ({ value, label }))
}

function Nothing({ isFiltered }: { isFiltered: boolean }) {
  return isFiltered ? (
    <EmptyState title="Không có văn bản nào khớp" icon="search">
      Hãy bỏ bớt điều kiện lọc, hoặc gõ số hiệu ngắn hơn, ví dụ «35/2013».
    </EmptyState>
  ) : (
    <EmptyState
      title="Văn bản ông/bà giữ sẽ nằm ở đây"
      example="Luật Hòa giải ở cơ sở số 35/2013/QH13, còn hiệu lực từ 01/01/2014."
    >
      Thư viện chưa có văn bản nào do ông/bà giữ. Người vận hành nhập bằng lệnh «bin/lgd law import», hoặc ông/bà tải
      văn bản lên.
    </EmptyState>
  )
}

/** By the last row, not by number: documents come in while one reads. */
function Pages({ next, view }: { next: DeskPage['next']; view: View }) {
  if (next === null && view.query.sau === undefined) return null
  const to = (sau: string | undefined) => address(deskPaths.desk, view.query, { sau })
  return (
    <p class="buttons">
      {view.query.sau !== undefined && <LinkButton href={to(undefined)} label="Về đầu danh sách" icon="arrow-up" />}
      {next !== null && (
        <LinkButton href={to(deskKey(next))} label={`Xem ${deskPageSize} văn bản tiếp theo`} icon="arrow-down" />
      )}
    </p>
  )
}
