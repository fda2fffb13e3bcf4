import { showDay } from '#base/day.ts'
import { type Body, bodyKinds, shortNameOf } from '#domains/bodies/body.ts'
import { type BodiesPageProps, type BodyRow, bodyRowsMax } from '#domains/bodies/body-pages.queries.ts'
import { bodiesPath, bodyPath, branchPath } from '#domains/bodies/pages/paths.ts'
import { villagePaths } from '#domains/places/village-paths.ts'
import type { PageParts } from '#platform/http/answer.ts'
import type { View } from '#platform/http/web-request.ts'
import { address } from '#ui/address.ts'
import { SelectField } from '#ui/fields/select-field.tsx'
import { TextField } from '#ui/fields/text-field.tsx'
import { LinkButton } from '#ui/parts/button.tsx'
import { Chip } from '#ui/parts/chip.tsx'
import { type Column, DataTable } from '#ui/parts/data-table.tsx'
import { EmptyState } from '#ui/parts/empty-state.tsx'
import { ExportLink } from '#ui/parts/export-link.tsx'
import { FilterForm } from '#ui/parts/filter-form.tsx'
import { Notice } from '#ui/parts/notice.tsx'
import { PageHead } from '#ui/parts/page-head.tsx'
import { showNumber } from '#ui/show.ts'

/** Danh mục cơ quan: from the top of one's reach downwards, a branch at a time. */
export function bodiesPage(props: BodiesPageProps, view: View): PageParts {
  const { opened } = props
  const above = opened?.above ?? []
  return {
    title: opened === undefined ? 'Cơ quan, tổ chức' : shortNameOf(opened.row),
    section: 'bodies',
    islands: ['keys'],
    trail:
      opened === undefined || view.query.duoi === undefined
        ? undefined
        : [
            { label: 'Cơ quan, tổ chức', href: bodiesPath },
            ...above.map((body) => ({ label: shortNameOf(body), href: branchPath(body.id) })),
          ],
    body: (
      <>
        <PageHead
          title={opened === undefined ? 'Cơ quan, tổ chức' : opened.row.name}
          chip={opened !== undefined && <StateChip body={opened.row} today={view.today} />}
          lead={leadOf(props)}
          actions={
            <>
              {opened !== undefined && (
                <LinkButton href={bodyPath(opened.row.id)} label="Mở hồ sơ cơ quan" tone="primary" icon="building" />
              )}
              <LinkButton href={villagePaths.move} label="Chuyển thôn, tổ dân phố" icon="building" />
              <ExportLink href={address(`${bodiesPath}/xuat.xlsx`, view.query)} />
            </>
          }
        />
        <Filter {...props} view={view} />
        {props.isCut && (
          <Notice tone="info">{`Chỉ hiện ${showNumber(bodyRowsMax)} cơ quan đầu. Hãy gõ thêm chữ để thu hẹp.`}</Notice>
        )}
        {props.rows.length === 0 ? <NoRows {...props} /> : <Tables {...props} view={view} />}
      </>
    ),
  }
}

export function StateChip({ body, today }: { body: Pick<Body, 'fromDay' | 'toDay'>; today: string }) {
  if (body.toDay !== null && body.toDay <= today)
    return <Chip tone="neutral" label={`Kết thúc ${showDay(body.toDay)}`} />
  if (body.fromDay !== null && body.fromDay > today)
    return <Chip tone="action" label={`Bắt đầu ${showDay(body.fromDay)}`} />
  return <Chip tone="good" label="Đang hoạt động" />
}

function leadOf({ opened, search, rows }: BodiesPageProps): string {
  if (search !== '') return `${showNumber(rows.length)} cơ quan khớp với «${search}» trong phạm vi ông/bà quản lý.`
  if (opened === undefined) return 'Cơ quan lập kế hoạch, thực hiện và báo cáo, trong phạm vi ông/bà quản lý.'
  return `${bodyKinds[opened.row.kind]}, ${opened.row.placeName}. ${showNumber(opened.row.below)} cơ quan trực thuộc.`
}

function Filter({ search, withEnded, view }: BodiesPageProps & { view: View }) {
  const active = [
    ...(search === '' ? [] : [{ label: `Tìm «${search}»`, href: address(bodiesPath, view.query, { tim: undefined }) }]),
    ...(withEnded
      ? [{ label: 'Cả cơ quan đã kết thúc', href: address(bodiesPath, view.query, { 'ca-da-ket-thuc': undefined }) }]
      : []),
  ]
  return (
    <FilterForm action={bodiesPath} active={active} keep={search === '' ? { duoi: view.query.duoi } : {}}>
      <TextField
        name="tim"
        kind="search"
        label="Tìm cơ quan"
        hint="Tên nay, tên cũ hoặc địa bàn; gõ không dấu cũng được"
        value={search}
        width="medium"
      />
      <SelectField
        name="ca-da-ket-thuc"
        label="Tình trạng"
        empty="Đang hoạt động"
        value={withEnded ? 'co' : ''}
        options={[{ value: 'co', label: 'Cả cơ quan đã kết thúc' }]}
        width="medium"
      />
    </FilterForm>
  )
}

/** Offices and committees of communes apart: a province has twenty of the one and a hundred of the other. */
function Tables(props: BodiesPageProps & { view: View }) {
  const { opened, rows, search, view } = props
  const table = (caption: string, some: BodyRow[]) => (
    <DataTable
      caption={`${caption}: ${showNumber(some.length)}`}
      rows={some}
      rowKey={(row) => row.id}
      rowHref={(row) => (row.below > 0 ? branchPath(row.id) : bodyPath(row.id))}
      cards
      columns={columnsFor(view, props)}
    />
  )
  if (opened === undefined) return table(search !== '' ? 'Kết quả tìm' : 'Cơ quan cao nhất trong phạm vi', rows)
  const committees = rows.filter((row) => row.kind === 'ubnd')
  const offices = rows.filter((row) => row.kind !== 'ubnd')
  return (
    <>
      {offices.length > 0 && table('Cơ quan trực thuộc', offices)}
      {committees.length > 0 && table('Ủy ban nhân dân cấp dưới', committees)}
    </>
  )
}

function columnsFor(view: View, { search, withEnded }: BodiesPageProps): Column<BodyRow>[] {
  return [
    { head: 'Tên đầy đủ', cell: (row) => row.name, width: 'roomy' },
    { head: 'Gọi tắt', cell: (row) => row.shortName ?? '' },
    { head: 'Loại', cell: (row) => bodyKinds[row.kind] },
    ...(search === '' ? [] : [{ head: 'Cấp trên', cell: (row: BodyRow) => row.parentName ?? 'không có' }]),
    { head: 'Từ ngày', cell: (row) => (row.fromDay === null ? 'không ghi' : showDay(row.fromDay)), align: 'end' },
    { head: 'Trực thuộc', cell: belowCell, align: 'end' },
    ...(withEnded ? [{ head: 'Tình trạng', cell: (row: BodyRow) => <StateChip body={row} today={view.today} /> }] : []),
  ]
}

function belowCell({ id, name, below }: BodyRow) {
  if (below === 0) return showNumber(0)
  return (
    <a href={branchPath(id)}>
      {showNumber(below)}
      <span class="unseen"> cơ quan trực thuộc {name}</span>
    </a>
  )
}

function NoRows({ search, opened }: BodiesPageProps) {
  if (search !== '')
    return (
      <EmptyState title="Không tìm thấy cơ quan nào" icon="search">
        Hãy thử ít chữ hơn, hoặc tìm cả cơ quan đã kết thúc.
      </EmptyState>
    )
  return (
    <EmptyState
      title="Cơ quan trực thuộc sẽ nằm ở đây"
      icon="building"
      example="Văn phòng Hội đồng nhân dân và Ủy ban nhân dân, Phòng Văn hóa – Xã hội."
      action={
        opened === undefined ? undefined : (
          <LinkButton href={bodyPath(opened.row.id)} label="Thành lập cơ quan trực thuộc" icon="plus" />
        )
      }
    >
      Mở hồ sơ cơ quan để thành lập từng cơ quan, hoặc lập một lần các cơ quan thường có ở cấp xã.
    </EmptyState>
  )
}
