import { showDay } from '#base/day.ts'
import { activityPaths } from '#domains/activities/activity-paths.ts'
import type { FeeLimit } from '#domains/mediation/fee.ts'
import { showSource } from '#domains/mediation/mediation-law.ts'
import { mediationPaths } from '#domains/mediation/mediation-paths.ts'
import { TeamReportChip } from '#domains/mediation/pages/team-report-page.tsx'
import type { TeamState } from '#domains/mediation/team.queries.ts'
import type { TeamReport } from '#domains/mediation/team-report.ts'
import { villagePaths } from '#domains/places/village-paths.ts'
import type { CommuneBody, CountedVillage } from '#domains/places/villages.queries.ts'
import type { PageParts } from '#platform/http/answer.ts'
import type { View } from '#platform/http/web-request.ts'
import { mayAnywhere } from '#platform/permission/permission.ts'
import { Checkbox } from '#ui/fields/choice-groups.tsx'
import { DateField } from '#ui/fields/date-field.tsx'
import { ErrorSummary } from '#ui/fields/error-summary.tsx'
import { fieldsOf } from '#ui/fields/form-state.ts'
import { SelectField } from '#ui/fields/select-field.tsx'
import { TextField } from '#ui/fields/text-field.tsx'
import { LinkButton } from '#ui/parts/button.tsx'
import { Chip } from '#ui/parts/chip.tsx'
import { DataTable } from '#ui/parts/data-table.tsx'
import { EmptyState } from '#ui/parts/empty-state.tsx'
import { FilterForm } from '#ui/parts/filter-form.tsx'
import { FormPost } from '#ui/parts/form-post.tsx'
import { PageHead } from '#ui/parts/page-head.tsx'
import { showNumber } from '#ui/show.ts'

export type TeamsPageProps = {
  communes: CommuneBody[]
  commune: CommuneBody | undefined
  teams: TeamState[]
  villages: CountedVillage[]
  area: { isEthnicArea: boolean; basis: string; version: number } | undefined
  reports: TeamReport[]
  /** What one case may be paid today. */
  limits: { ended: FeeLimit | undefined; reached: FeeLimit | undefined } | undefined
  mayRun: boolean
}

/** Tổ hòa giải của xã, phường: what each lacks stands first. */
export function teamsPage(props: TeamsPageProps, view: View): PageParts {
  const { communes, commune, teams, villages, reports, mayRun } = props
  const withTeam = new Set(teams.flatMap((team) => team.villages.map(({ id }) => id)))
  const without = villages.filter(({ id }) => !withTeam.has(id))
  return {
    title: 'Hòa giải ở cơ sở',
    section: 'mediation',
    body: (
      <>
        <PageHead
          title={commune === undefined ? 'Tổ hòa giải' : `Tổ hòa giải – ${commune.communeName}`}
          lead={`${teams.length} tổ, ${showNumber(teams.reduce((sum, { serving }) => sum + serving, 0))} hòa giải viên; ${teams.filter(({ missing }) => missing.length > 0).length} tổ còn thiếu.`}
          actions={
            mayRun ? (
              <>
                <LinkButton href={mediationPaths.figures} label="Số liệu" icon="board" />
                <LinkButton href={mediationPaths.cases} label="Vụ, việc hòa giải" icon="list" tone="primary" />
                <LinkButton href={villagePaths.list} label="Thôn, tổ dân phố" icon="home" />
              </>
            ) : (
              <LinkButton href={mediationPaths.figures} label="Số liệu" icon="board" />
            )
          }
        />
        <ErrorSummary refusal={view.refusal} />
        {communes.length > 1 && (
          <FilterForm action={mediationPaths.teams}>
            <SelectField
              name="co-quan"
              label="Xã, phường"
              options={communes.map(({ bodyId, communeName }) => ({ value: bodyId, label: communeName }))}
              value={commune?.bodyId}
              width="medium"
            />
          </FilterForm>
        )}
        <DataTable
          caption="Tổ hòa giải"
          captionUnseen
          rows={teams}
          rowKey={({ id }) => id}
          rowHref={({ id }) => mediationPaths.team(id)}
          rowTone={({ missing }) => (missing.length > 0 ? 'warm' : undefined)}
          cards
          empty={
            <EmptyState title="Chưa có tổ hòa giải nào">
              <p>
                Mỗi thôn, tổ dân phố có tổ hòa giải. Hãy ghi tổ đầu tiên ở mẫu dưới, rồi ghi cuộc bầu hòa giải viên.
              </p>
            </EmptyState>
          }
          columns={[
            { head: 'Tổ', cell: ({ name }) => name, width: 'roomy' },
            { head: 'Thôn, tổ dân phố', cell: (team) => team.villages.map(({ name }) => name).join(' hoặc ') },
            { head: 'Hòa giải viên', align: 'end', cell: ({ serving, quota }) => `${serving}/${quota}` },
            {
              head: 'Báo cáo năm',
              cell: ({ id }) => <LastReport report={reports.find(({ teamId }) => teamId === id)} />,
            },
            {
              head: 'Còn thiếu',
              width: 'roomy',
              cell: ({ missing }) =>
                missing.length === 0 ? (
                  <Chip tone="good" label="Đủ" />
                ) : (
                  missing.map((one) => `${one.what} (${showSource(one)})`).join('; ')
                ),
            },
          ]}
        />
        {without.length > 0 && <p>Chưa có tổ hòa giải: {without.map(({ name }) => name).join(', ')}.</p>}
        {mayRun && commune !== undefined && <Forms {...props} commune={commune} without={without} view={view} />}
      </>
    ),
  }
}

function Forms({
  commune,
  without,
  area,
  limits,
  view,
}: TeamsPageProps & { commune: CommuneBody; without: CountedVillage[]; view: View }) {
  const isArea = view.path === mediationPaths.ethnicArea
  const field = fieldsOf(isArea ? { typed: {} } : view)
  const areaField = fieldsOf(isArea ? view : { typed: {} }, { basis: area?.basis })
  return (
    <>
      <details open={view.refusal !== undefined && !isArea}>
        <summary>Ghi tổ hòa giải</summary>
        {without.length === 0 ? (
          <p>
            Thôn, tổ dân phố nào cũng đã có tổ, hoặc chưa ghi thôn nào. Xem{' '}
            <a href={villagePaths.of(commune.bodyId)}>danh sách thôn, tổ dân phố</a>.
          </p>
        ) : (
          <FormPost
            action={mediationPaths.teamsOf(commune.bodyId)}
            csrf={view.csrf}
            submit="Ghi tổ hòa giải"
            hidden={{ bodyId: commune.bodyId }}
          >
            <SelectField
              {...field('villageId')}
              label="Thôn, tổ dân phố"
              empty="Chọn nơi"
              options={without.map(({ id, name }) => ({ value: id, label: name }))}
              required
            />
            <TextField {...field('name')} label="Tên tổ" hint="Ví dụ: Tổ hòa giải thôn Đoài" lengthMax={160} required />
            <TextField
              {...field('quota')}
              label="Số hòa giải viên"
              hint="Chủ tịch UBND xã, phường quyết định (Luật 35/2013/QH13, Điều 12 khoản 2)"
              keyboard="numeric"
              width="short"
              required
            />
            <TextField {...field('decision')} label="Số quyết định" lengthMax={160} width="medium" required />
            <DateField {...field('decidedOn')} label="Ngày quyết định" required />
          </FormPost>
        )}
      </details>
      <details open={isArea}>
        <summary>
          {area === undefined
            ? 'Vùng nhiều đồng bào dân tộc thiểu số: chưa ghi'
            : area.isEthnicArea
              ? `Vùng nhiều đồng bào dân tộc thiểu số (${area.basis})`
              : `Không phải vùng nhiều đồng bào dân tộc thiểu số (${area.basis})`}
        </summary>
        <FormPost
          action={`${mediationPaths.ethnicArea}?co-quan=${commune.bodyId}`}
          csrf={view.csrf}
          submit="Lưu"
          hidden={{ bodyId: commune.bodyId, version: String(area?.version ?? 0) }}
        >
          <Checkbox
            name="isEthnicArea"
            label="Xã, phường thuộc vùng có nhiều đồng bào dân tộc thiểu số: tổ phải có hòa giải viên là người dân tộc thiểu số"
            checked={isArea ? view.typed.isEthnicArea === 'co' : area?.isEthnicArea === true}
          />
          <TextField
            {...areaField('basis')}
            label="Văn bản làm căn cứ"
            hint={`Số, ngày, cơ quan; ví dụ: rà soát ngày ${showDay(view.today)}`}
            lengthMax={300}
            required
          />
        </FormPost>
      </details>
      <FeeLimits limits={limits} mayEnter={mayAnywhere(view.actor ?? { grants: [] }, 'set spending rates')} />
    </>
  )
}

/** The latest year's; what waits for the commune is seen at once. */
function LastReport({ report }: { report: TeamReport | undefined }) {
  if (report === undefined) return <>chưa có</>
  return (
    <>
      {report.year} <TeamReportChip {...report} />
    </>
  )
}

/** What a case pays today: the province enters it with its other rates. */
function FeeLimits({ limits, mayEnter }: { limits: TeamsPageProps['limits']; mayEnter: boolean }) {
  const said = (limit: FeeLimit | undefined) =>
    limit === undefined ? 'chưa có mức' : `${showNumber(limit.amount)} đồng (${limit.source})`
  return (
    <details>
      <summary>Mức thù lao theo vụ, việc</summary>
      <p>
        Vụ, việc đã kết thúc: nhiều nhất {said(limits?.ended)}. Hòa giải thành: nhiều nhất {said(limits?.reached)}.
      </p>
      <p>
        {mayEnter ? (
          <a href={activityPaths.rates}>Nhập mức của tỉnh</a>
        ) : (
          'Mức riêng của tỉnh do người được giao ở tỉnh nhập, tại mục Mức chi của tỉnh.'
        )}
      </p>
    </details>
  )
}
