import type { ComponentChildren } from 'preact'
import { showDay } from '#base/day.ts'
import { roleName } from '#domains/people/roles.ts'
import type { BodyImpact } from '#domains/plans/handover/handover.queries.ts'
import { type HeirAsked, heirField, newHeirs, noHeirField } from '#domains/plans/handover/heirs-asked.ts'
import { paths } from '#domains/plans/pages/paths.ts'
import type { ImpactLine } from '#domains/plans/reorganising.queries.ts'
import type { PageParts } from '#platform/http/answer.ts'
import type { Deed } from '#platform/permission/permission.ts'
import { Checkbox } from '#ui/fields/choice-groups.tsx'
import { Button } from '#ui/parts/button.tsx'
import { DataTable } from '#ui/parts/data-table.tsx'
import { Facts } from '#ui/parts/facts.tsx'
import { PageHead } from '#ui/parts/page-head.tsx'
import { showNumber } from '#ui/show.ts'

type Choice = { id: string; name: string }

export type ImpactProps = {
  bodies: Choice[]
  chosen: string[]
  candidates: Choice[]
  /** undefined: nobody has said yet into what. */
  heirs: HeirAsked[] | undefined
  impacts: ShownImpact[]
  mayHandOver: boolean
  /** Counts are for everybody here; what they count only for who may open it at that body. */
  mayOpen: (deed: Deed, at: BodyImpact) => boolean
}

/** With what other domains have under way there. */
type ShownImpact = BodyImpact & { others: ImpactLine[] }

/** Ảnh hưởng khi sắp xếp lại cơ quan: what is open, due and who works there, and what would fall to nobody, before anything is decided. */
export function impactPage(props: ImpactProps): PageParts {
  const { bodies, chosen, impacts, mayHandOver } = props
  return {
    title: 'Ảnh hưởng khi sắp xếp lại cơ quan',
    ...(mayHandOver ? ofPlans : ofBodies),
    body: (
      <>
        <PageHead
          title="Ảnh hưởng khi sắp xếp lại cơ quan"
          lead="Chọn cơ quan dự kiến sắp xếp, rồi chọn nơi kế tục, để xem việc đang mở ở mọi phần, báo cáo sắp đến hạn, ai không còn quyền và việc nào không về đâu. Trang này chỉ để xem, không thay đổi gì."
        />
        {impacts.length > 0 && <HeirsForm {...props} />}
        {impacts.map((impact) => (
          <Impact key={impact.id} impact={impact} props={props} />
        ))}
        <details open={impacts.length === 0}>
          <summary>Chọn cơ quan</summary>
          <form method="get" action={paths.impact} class="form">
            {bodies.map(({ id, name }) => (
              <Checkbox key={id} name={id} id={`cq-${id}`} label={name} value="1" checked={chosen.includes(id)} />
            ))}
            <div class="buttons">
              <Button label="Xem ảnh hưởng" tone="primary" icon="search" />
            </div>
          </form>
        </details>
      </>
    ),
  }
}

function HeirsForm({ chosen, candidates, heirs, impacts }: ImpactProps) {
  const isChosen = (one: { id: string | null; name: string }) =>
    heirs?.some(({ id, name }) => id === one.id && name === one.name) === true
  return (
    <section aria-labelledby="t-ke-tuc">
      <h2 id="t-ke-tuc">{heirs === undefined ? 'Các cơ quan này về đâu?' : wayWords(impacts.length, heirs)}</h2>
      <details open={heirs === undefined}>
        <summary>{heirs === undefined ? 'Chọn nơi kế tục' : 'Thử nơi kế tục khác'}</summary>
        <form method="get" action={paths.impact} class="form">
          {chosen.map((id) => (
            <input key={id} type="hidden" name={id} value="1" />
          ))}
          <p class="hint">Chọn một nơi là sáp nhập, hợp nhất; chọn từ hai nơi là chia.</p>
          {candidates.map((one) => (
            <Checkbox key={one.id} name={heirField(one.id)} label={one.name} value="1" checked={isChosen(one)} />
          ))}
          {newHeirs.map(({ key, name }) => (
            <Checkbox key={key} name={heirField(key)} label={name} value="1" checked={isChosen({ id: null, name })} />
          ))}
          <Checkbox
            name={noHeirField}
            label="không cơ quan nào kế tục"
            value="1"
            checked={heirs !== undefined && heirs.length === 0}
          />
          <div class="buttons">
            <Button label="Xem việc về đâu" tone="primary" icon="search" />
          </div>
        </form>
      </details>
    </section>
  )
}

function wayWords(count: number, heirs: readonly HeirAsked[]): string {
  const names = heirs.map(({ name }) => name).join(', ')
  if (heirs.length === 0) return 'Nếu kết thúc, không cơ quan nào kế tục'
  if (heirs.length > 1) return `Nếu chia cho ${names}`
  return count > 1 ? `Nếu hợp nhất vào ${names}` : `Nếu sáp nhập vào ${names}`
}

const ofPlans = {
  section: 'plans' as const,
  trail: [
    { label: 'Kế hoạch', href: paths.plans },
    { label: 'Việc cần giao lại', href: paths.handovers },
  ],
}
const ofBodies = {
  section: 'bodies' as const,
  trail: [{ label: 'Cơ quan, tổ chức', href: '/nghiep-vu/quan-tri/co-quan' }],
}

type Part = { impact: ShownImpact; props: ImpactProps }

function Impact({ impact, props }: Part) {
  const list = `${paths.queue}?tt=open&don-vi=${impact.id}`
  const mayReadTasks = props.mayOpen('read tasks', impact)
  return (
    <section aria-labelledby={`t-${impact.id}`}>
      <h2 id={`t-${impact.id}`}>{impact.name}</h2>
      <Facts
        facts={[
          {
            term: 'Nhiệm vụ đang giữ',
            detail: (
              <Opened href={list} mayOpen={mayReadTasks}>
                {impact.held} nhiệm vụ đang mở{impact.late > 0 ? `, ${impact.late} mốc quá hạn` : ''}
              </Opened>
            ),
          },
          {
            term: 'Chủ trì, phối hợp',
            detail: `chủ trì ${impact.leads}, phối hợp ${impact.partners} nhiệm vụ đang mở`,
          },
          {
            term: 'Báo cáo, sơ kết, tổng kết sắp phải gửi',
            detail: nextReportsWords(impact, mayReadTasks),
          },
          {
            term: 'Người có vai trò ở đây',
            detail:
              impact.people.length === 0
                ? 'không có ai'
                : impact.people.map(({ name, role }) => `${name} (${roleName(role)})`).join('; '),
          },
          ...(impact.locksOut.length === 0
            ? []
            : [{ term: 'Sẽ không còn vai trò ở đâu', detail: impact.locksOut.join('; ') }]),
          ...(impact.officerless === 0
            ? []
            : [
                {
                  term: 'Sẽ không còn người thực hiện',
                  detail: `${showNumber(impact.officerless)} nhiệm vụ phải giao lại cho người của nơi nhận`,
                },
              ]),
        ]}
      />
      <Falls impact={impact} props={props} />
      <p class="hint">
        Vai trò của người ở đây không tự chuyển, trừ hòa giải viên khi chỉ có một nơi kế tục: người quản trị cần giao
        vai trò ở cơ quan mới.
      </p>
    </section>
  )
}

/** Their words are the plans': without the right to read these, so many and by when. */
function nextReportsWords({ nextReports }: BodyImpact, mayRead: boolean): string {
  const [next] = nextReports
  if (next === undefined) return 'không có'
  if (!mayRead) return `${nextReports.length}, gần nhất hạn ${showDay(next.dueDay)}`
  return nextReports.map(({ text, dueDay }) => `${text} (hạn ${showDay(dueDay)})`).join('; ')
}

function Opened({ href, mayOpen, children }: { href: string; mayOpen: boolean; children: ComponentChildren }) {
  return mayOpen ? <a href={href}>{children}</a> : <>{children}</>
}

/** What goes where: the plans' own work before what other domains say. */
function Falls({ impact, props: { heirs, mayOpen } }: Part) {
  const lines = [...(impact.touched === 0 ? [] : [tasksLine(impact)]), ...impact.others]
  if (lines.length === 0) return null
  const isOne = heirs?.length === 1
  return (
    <DataTable
      caption={`Việc đang có của ${impact.name}`}
      captionUnseen
      rows={lines}
      rowKey={({ term }) => term}
      cards
      columns={[
        { head: 'Phần', cell: ({ term }) => term },
        {
          head: 'Đang có',
          cell: ({ counts, href, deed }) => (
            <Opened href={href} mayOpen={mayOpen(deed, impact)}>
              {counts}
            </Opened>
          ),
        },
        ...(heirs === undefined
          ? []
          : [
              {
                head: isOne ? `Tự sang ${heirs[0]!.name}` : 'Không về đâu, chờ người chuyển',
                align: 'end' as const,
                cell: ({ follow }: ImpactLine) => showNumber(follow),
              },
              { head: 'Ở lại', align: 'end' as const, cell: ({ stay }: ImpactLine) => showNumber(stay) },
            ]),
        {
          head: 'Rồi ra sao',
          width: 'roomy',
          cell: ({ one, several }) =>
            heirs === undefined ? (
              <>
                Một nơi kế tục: {one} Nhiều nơi hoặc không nơi nào: {several}
              </>
            ) : (
              (isOne && one) || several
            ),
        },
      ]}
    />
  )
}

function tasksLine({ id, touched }: BodyImpact): ImpactLine {
  return {
    term: 'Nhiệm vụ đang mở',
    counts: `${showNumber(touched)} nhiệm vụ giữ, chủ trì hoặc phối hợp`,
    href: `${paths.queue}?tt=open&don-vi=${id}`,
    deed: 'read tasks',
    follow: touched,
    stay: 0,
    one: 'Tự sang trong vòng một phút, kèm báo cáo phải gửi của nhiệm vụ.',
    several: 'Chờ ở «Việc cần giao lại»: cấp trên chọn nơi nhận theo từng kế hoạch.',
  }
}
