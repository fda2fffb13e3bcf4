import { costSources, fieldNames } from '#domains/activities/activity.ts'
import { activityForms, activityKinds, groupName } from '#domains/activities/activity-kind.ts'
import { activityPaths } from '#domains/activities/activity-paths.ts'
import type { VillageLine } from '#domains/activities/activity-village.queries.ts'
import type { ActivityFigures, FigureRow } from '#domains/activities/figures.queries.ts'
import { moneyWords } from '#domains/activities/pages/activity-words.tsx'
import { VillageBefore, VillageFilter } from '#domains/activities/pages/village-filter.tsx'
import type { BodyChoice, BodyLine } from '#domains/bodies/body-choice.queries.ts'
import type { PageParts } from '#platform/http/answer.ts'
import type { View } from '#platform/http/web-request.ts'
import { address } from '#ui/address.ts'
import { TextField } from '#ui/fields/text-field.tsx'
import { BodyChoiceFields } from '#ui/parts/body-choice.tsx'
import { DataTable } from '#ui/parts/data-table.tsx'
import { EmptyState } from '#ui/parts/empty-state.tsx'
import { FilterForm } from '#ui/parts/filter-form.tsx'
import { PageHead } from '#ui/parts/page-head.tsx'
import { showNumber } from '#ui/show.ts'

export type FiguresPageProps = {
  choice: BodyChoice
  body: BodyLine
  year: number
  /** Of the body's commune; empty beyond one commune. */
  villages: VillageLine[]
  /** The one whose figures these are; undefined: all of the body. */
  village: VillageLine | undefined
  figures: ActivityFigures
}

/** Số liệu hoạt động of a body and all below it in a year: each number opens the records that it counts. */
export function figuresPage(props: FiguresPageProps, _view: View): PageParts {
  const { choice, body, year, villages, village, figures } = props
  const list = (query: Record<string, string> = {}) =>
    address(activityPaths.list, { 'co-quan': body.bodyId, thon: village?.id, nam: String(year), ...query })
  return {
    title: 'Số liệu hoạt động',
    section: 'activities',
    wide: true,
    trail: [{ label: 'Hoạt động', href: activityPaths.list }],
    body: (
      <>
        <PageHead
          title={`Số liệu hoạt động năm ${year}`}
          lead={`${village === undefined ? '' : `${village.name}: `}${body.bodyName} và các đơn vị bên dưới. Mỗi hoạt động ghi một lần, tính một lần; bấm vào số để xem danh sách.`}
        />
        <FilterForm action={activityPaths.figures}>
          <TextField name="nam" label="Năm" keyboard="numeric" width="short" value={String(year)} />
          <BodyChoiceFields choice={choice} body={body} />
          <VillageFilter villages={villages} value={village?.id} />
        </FilterForm>
        <VillageBefore village={village} />
        {figures.sessions === 0 ? (
          <EmptyState title={`Năm ${year} chưa ghi hoạt động nào`} icon="board">
            Ghi từng buổi ở trang «Hoạt động»; số liệu ở đây tự tính.
          </EmptyState>
        ) : (
          <>
            <CountTable
              caption="Theo loại"
              head="Loại hoạt động"
              rows={inOrder(figures.byKind, activityKinds)}
              nameOf={(key) => activityKinds.find(({ id }) => id === key)?.name ?? key}
              hrefOf={(key) => list({ loai: key })}
              all={list()}
            />
            <DataTable
              caption="Người dự"
              rows={figures.parts}
              rowKey={({ part }) => part}
              columns={[
                { head: 'Nhóm', cell: ({ part }) => fieldNames[part] },
                {
                  head: 'Lượt người',
                  align: 'end',
                  cell: ({ people, told }) => (told === 0 ? 'chưa ghi' : showNumber(people)),
                },
                {
                  head: 'Hoạt động đã đếm',
                  align: 'end',
                  cell: ({ part, told }) => <Count count={told} href={list({ 'da-dem': part })} />,
                },
                {
                  head: 'Chưa ghi (không phải 0)',
                  align: 'end',
                  cell: ({ part, blank }) => <Count count={blank} href={list({ trong: part })} />,
                },
              ]}
            />
            <CountTable
              caption="Theo tháng"
              head="Tháng"
              rows={figures.byMonth}
              nameOf={(key) => `Tháng ${Number(key)}`}
              hrefOf={(key) => list({ thang: String(Number(key)) })}
              all={list()}
            />
            <CountTable
              caption="Theo hình thức của luật"
              head="Hình thức (Luật 14/2012/QH13, Điều 11)"
              rows={inOrder(figures.byForm, activityForms)}
              nameOf={(key) => activityForms.find(({ id }) => id === key)?.name ?? key}
              hrefOf={(key) => list({ 'hinh-thuc': key })}
              all={list()}
            />
            {figures.byGroup.length > 0 && (
              <CountTable
                caption="Cho nhóm đặc thù"
                head="Nhóm (Luật 14/2012/QH13, Điều 17–22)"
                rows={figures.byGroup}
                nameOf={groupName}
                hrefOf={(key) => list({ nhom: key })}
              />
            )}
            {figures.money.length > 0 && (
              <DataTable
                caption="Chi phí theo nguồn"
                rows={figures.money}
                rowKey={({ source }) => source}
                columns={[
                  { head: 'Nguồn', cell: ({ source }) => costSources[source] },
                  { head: 'Số tiền', align: 'end', cell: ({ amount }) => moneyWords(amount) },
                  {
                    head: 'Hoạt động',
                    align: 'end',
                    cell: ({ source, records }) => <Count count={records} href={list({ nguon: source })} />,
                  },
                ]}
                foot={['Cộng', moneyWords(figures.money.reduce((sum, { amount }) => sum + amount, 0)), '']}
              />
            )}
          </>
        )}
      </>
    ),
  }
}

type CountTableProps = {
  caption: string
  head: string
  rows: FigureRow[]
  nameOf: (key: string) => string
  hrefOf: (key: string) => string
  /** Where the sum leads; without it there is no sum. */
  all?: string
}

function CountTable({ caption, head, rows, nameOf, hrefOf, all }: CountTableProps) {
  const sum = (column: 'sessions' | 'attended' | 'copies') => rows.reduce((total, row) => total + row[column], 0)
  return (
    <DataTable
      caption={caption}
      rows={rows}
      rowKey={({ key }) => key}
      columns={[
        { head, cell: ({ key }) => nameOf(key) },
        { head: 'Hoạt động', align: 'end', cell: ({ key, sessions }) => <Count count={sessions} href={hrefOf(key)} /> },
        {
          head: 'Lượt người',
          align: 'end',
          cell: ({ attended, counted }) => (counted === 0 ? 'chưa ghi' : showNumber(attended)),
        },
        { head: 'Bản, lần, bài', align: 'end', cell: ({ copies }) => (copies === 0 ? '–' : showNumber(copies)) },
      ]}
      foot={
        all === undefined
          ? undefined
          : [
              'Cộng',
              <Count key="all" count={sum('sessions')} href={all} />,
              showNumber(sum('attended')),
              showNumber(sum('copies')),
            ]
      }
    />
  )
}

function Count({ count, href }: { count: number; href: string }) {
  return count === 0 ? <>0</> : <a href={href}>{showNumber(count)}</a>
}

function inOrder(rows: FigureRow[], order: readonly { id: string }[]): FigureRow[] {
  const rank = new Map(order.map(({ id }, index) => [id, index]))
  return rows.toSorted((one, other) => (rank.get(one.key) ?? 99) - (rank.get(other.key) ?? 99))
}
