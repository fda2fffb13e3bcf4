import { showDay, yearOf } from '#base/day.ts'
import { type CaseRow, type CaseShow, caseShows, type TeamChoice } from '#domains/mediation/case.queries.ts'
import { caseStates, caseTopics, outcomes } from '#domains/mediation/case.ts'
import type { CaseWaiting } from '#domains/mediation/case-waiting.ts'
import { mediationPaths } from '#domains/mediation/mediation-paths.ts'
import { SessionOutbox } from '#domains/mediation/pages/session-fields.tsx'
import type { PageParts } from '#platform/http/answer.ts'
import type { View } from '#platform/http/web-request.ts'
import { SelectField } from '#ui/fields/select-field.tsx'
import { LinkButton } from '#ui/parts/button.tsx'
import { Chip } from '#ui/parts/chip.tsx'
import { DataTable } from '#ui/parts/data-table.tsx'
import { EmptyState } from '#ui/parts/empty-state.tsx'
import { FilterForm } from '#ui/parts/filter-form.tsx'
import { PageHead } from '#ui/parts/page-head.tsx'

export type CasesPageProps = {
  rows: CaseRow[]
  show: CaseShow
  teams: TeamChoice[]
  teamId: string | undefined
  /** Teams that the reader leads. */
  led: TeamChoice[]
  mayRecord: boolean
  mayRun: boolean
}

/** Vụ, việc hòa giải: no name of a party stands in a list. */
export function casesPage(
  { rows, show, teams, teamId, led, mayRecord, mayRun }: CasesPageProps,
  view: View,
): PageParts {
  return {
    title: 'Vụ, việc hòa giải',
    section: 'mediation',
    islands: ['desk-outbox'],
    trail: mayRun ? [{ label: 'Tổ hòa giải', href: mediationPaths.teams }] : [],
    body: (
      <>
        <PageHead
          title="Vụ, việc hòa giải"
          lead="Danh sách không nêu tên các bên. Tên và nội dung chỉ hiện ở trang của từng vụ, việc, cho người được xem."
          actions={
            mayRecord && (
              <>
                <LinkButton href={mediationPaths.record} label="Ghi vụ, việc mới" icon="plus" tone="primary" />
                <LinkButton href={mediationPaths.quick} label="Ghi nhanh một buổi" icon="check" />
                <LinkButton href={mediationPaths.book} label="Sổ theo dõi" icon="print" />
                {led.map(({ id, name }) => (
                  <LinkButton
                    key={id}
                    href={mediationPaths.teamReport(id, yearOf(view.today))}
                    label={led.length === 1 ? 'Báo cáo năm của tổ' : `Báo cáo năm: ${name}`}
                    icon="file"
                  />
                ))}
              </>
            )
          }
        />
        <SessionOutbox view={view} />
        <FilterForm action={mediationPaths.cases}>
          <SelectField
            name="xem"
            label="Xem"
            options={Object.entries(caseShows).map(([value, label]) => ({ value, label }))}
            value={show}
            width="medium"
          />
          {teams.length > 1 && (
            <SelectField
              name="to"
              label="Tổ hòa giải"
              empty="Mọi tổ"
              options={teams.map(({ id, name }) => ({ value: id, label: name }))}
              value={teamId}
              width="medium"
            />
          )}
        </FilterForm>
        <DataTable
          caption={caseShows[show]}
          rows={rows}
          rowKey={({ id }) => id}
          rowHref={({ id }) => mediationPaths.oneCase(id)}
          rowTone={({ waiting, state }) =>
            waiting?.isLate === true ? 'danger' : waiting !== undefined || state === 'received' ? 'warm' : undefined
          }
          cards
          empty={
            <EmptyState title="Không có vụ, việc nào ở đây">
              <p>Vụ, việc mới nhận, đang hòa giải hoặc đã kết thúc sẽ hiện ở danh sách này.</p>
            </EmptyState>
          }
          columns={[
            {
              head: 'Vụ, việc',
              cell: ({ number, year, isAlong }) => `Số ${number}/${year}${isAlong ? ' (phối hợp)' : ''}`,
              width: 'tight',
            },
            { head: 'Loại việc', cell: ({ topic }) => caseTopics[topic], width: 'roomy' },
            { head: 'Tổ', cell: ({ teamName }) => teamName },
            { head: 'Nhận ngày', cell: ({ receivedOn }) => showDay(receivedOn) },
            { head: 'Hòa giải viên', cell: ({ mediatorName }) => mediatorName ?? 'chưa có' },
            { head: 'Tình trạng', cell: (row) => <CaseChip row={row} /> },
          ]}
        />
      </>
    ),
  }
}

function CaseChip({ row }: { row: CaseRow }) {
  if (row.waiting !== undefined) return <WaitingChip {...row.waiting} />
  if (row.outcome !== null)
    return <Chip tone={row.outcome === 'reached' ? 'good' : 'neutral'} label={outcomes[row.outcome]} />
  return <Chip tone={row.state === 'received' ? 'warm' : 'action'} label={caseStates[row.state]} />
}

function WaitingChip({ what, dueDay, isLate }: CaseWaiting) {
  if (dueDay === null) return <Chip tone="danger" label="Có việc phải báo ngay" />
  const words = what === 'start' ? 'bắt đầu' : 'xem lại thỏa thuận'
  return isLate ? (
    <Chip tone="danger" label={`Quá hạn ${words}`} />
  ) : (
    <Chip tone="warm" label={`Đến hạn ${words} ${showDay(dueDay)}`} />
  )
}
