import { showDay } from '#base/day.ts'
import { roleName } from '#domains/people/roles.ts'
import type { BodyImpact } from '#domains/plans/handover/handover.queries.ts'
import { paths } from '#domains/plans/pages/paths.ts'
import type { ImpactLine } from '#domains/plans/reorganising.queries.ts'
import type { PageParts } from '#platform/http/answer.ts'
import { Checkbox } from '#ui/fields/choice-groups.tsx'
import { Button } from '#ui/parts/button.tsx'
import { Facts } from '#ui/parts/facts.tsx'
import { PageHead } from '#ui/parts/page-head.tsx'

export type ImpactProps = { bodies: { id: string; name: string }[]; chosen: string[]; impacts: ShownImpact[] }

/** With what other domains have under way there. */
type ShownImpact = BodyImpact & { others: ImpactLine[] }

/** Ảnh hưởng khi sắp xếp lại cơ quan: what is open, due and who works there, before anything is decided. */
export function impactPage({ bodies, chosen, impacts }: ImpactProps): PageParts {
  return {
    title: 'Ảnh hưởng khi sắp xếp lại cơ quan',
    section: 'plans',
    trail: [
      { label: 'Kế hoạch', href: paths.plans },
      { label: 'Việc cần giao lại', href: paths.handovers },
    ],
    body: (
      <>
        <PageHead
          title="Ảnh hưởng khi sắp xếp lại cơ quan"
          lead="Chọn các cơ quan dự kiến hợp nhất, chia hoặc kết thúc để xem việc đang mở ở mọi phần, báo cáo sắp đến hạn, ai đang làm ở đó và ai sẽ không còn quyền. Trang này chỉ để xem, không thay đổi gì."
        />
        {impacts.map((impact) => (
          <Impact key={impact.id} impact={impact} />
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

function Impact({ impact }: { impact: ShownImpact }) {
  const list = `${paths.queue}?tt=open&don-vi=${impact.id}`
  return (
    <section aria-labelledby={`t-${impact.id}`}>
      <h2 id={`t-${impact.id}`}>{impact.name}</h2>
      <Facts
        facts={[
          {
            term: 'Nhiệm vụ đang giữ',
            detail: (
              <a href={list}>
                {impact.held} nhiệm vụ đang mở{impact.late > 0 ? `, ${impact.late} mốc quá hạn` : ''}
              </a>
            ),
          },
          {
            term: 'Chủ trì, phối hợp',
            detail: `chủ trì ${impact.leads}, phối hợp ${impact.partners} nhiệm vụ đang mở`,
          },
          {
            term: 'Báo cáo sắp phải gửi',
            detail:
              impact.nextReports.length === 0
                ? 'không có'
                : impact.nextReports.map(({ text, dueDay }) => `${text} (hạn ${showDay(dueDay)})`).join('; '),
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
          ...impact.others.map(({ term, counts, follows, href }) => ({
            term,
            detail: (
              <>
                <a href={href}>{counts}</a>. {follows}
              </>
            ),
          })),
        ]}
      />
      <p class="hint">
        Nếu chỉ có một cơ quan kế tục, việc đang mở tự chuyển sang trong vòng một phút. Vai trò của người ở đây không tự
        chuyển: người quản trị cần giao vai trò ở cơ quan mới.
      </p>
    </section>
  )
}
