import { monthOf, showDay, showMoment, yearOf } from '#base/day.ts'
import type { FieldName } from '#domains/activities/activity.ts'
import { fieldNames, gapsOf, parts } from '#domains/activities/activity.ts'
import { formName, groupName, kindName, kindOf } from '#domains/activities/activity-kind.ts'
import type { ActivityPageProps } from '#domains/activities/activity-page.queries.ts'
import { activityPaths } from '#domains/activities/activity-paths.ts'
import { sourceName } from '#domains/activities/activity-source.ts'
import { ActivityCosts } from '#domains/activities/pages/activity-costs.tsx'
import { ActivityFiles } from '#domains/activities/pages/activity-files.tsx'
import { countWords, fieldWords, taskName } from '#domains/activities/pages/activity-words.tsx'
import { practitionerPaths } from '#domains/practitioners/practitioner-paths.ts'
import type { PageParts } from '#platform/http/answer.ts'
import type { View } from '#platform/http/web-request.ts'
import { mayAnywhere } from '#platform/permission/permission.ts'
import { address } from '#ui/address.ts'
import { ErrorSummary } from '#ui/fields/error-summary.tsx'
import { fieldsOf } from '#ui/fields/form-state.ts'
import { TextArea } from '#ui/fields/text-area.tsx'
import { LinkButton } from '#ui/parts/button.tsx'
import { Chip } from '#ui/parts/chip.tsx'
import { Facts } from '#ui/parts/facts.tsx'
import { FormPost } from '#ui/parts/form-post.tsx'
import { Notice } from '#ui/parts/notice.tsx'
import { PageHead } from '#ui/parts/page-head.tsx'
import { Timeline } from '#ui/parts/timeline.tsx'
import { showList } from '#ui/show.ts'

/** Một hoạt động: what was done, where it counts, and every way the record ever stood. */
export function activityPage(props: ActivityPageProps, view: View): PageParts {
  const { activity, bodyName, mayRecord, waiting } = props
  const { fields } = activity
  const isWithdrawn = activity.state === 'withdrawn'
  const gaps = gapsOf(fields)
  return {
    title: fields.topic,
    section: 'activities',
    trail: [{ label: 'Hoạt động', href: activityPaths.list }],
    islands: ['form-guard', 'keys'],
    body: (
      <>
        <PageHead
          title={fields.topic}
          chip={isWithdrawn ? <Chip tone="neutral" label="Đã rút" /> : undefined}
          lead={`${kindName(fields.kind)} ngày ${showDay(fields.heldOn)}, ${bodyName}.`}
          actions={
            mayRecord &&
            !isWithdrawn && (
              <>
                <LinkButton href={activityPaths.edit(activity.id)} label="Sửa hoạt động" icon="edit" tone="primary" />
                <LinkButton href={activityPaths.quick} label="Ghi hoạt động khác" icon="plus" />
              </>
            )
          }
        />
        <ErrorSummary refusal={view.refusal} />
        {isWithdrawn && (
          <Notice tone="warning" title="Đã rút, không tính ở đâu">
            {activity.reason}
          </Notice>
        )}
        {waiting.map((edit) => (
          <Notice key={edit.id} tone="warning" title="Cập nhật song song">
            <p>
              {edit.by} đã sửa lúc {showMoment(edit.at)} trên bản cũ. Chưa bên nào bị ghi đè.{' '}
              {mayRecord && <a href={activityPaths.compare(activity.id, edit.id)}>Đối chiếu và chọn</a>}
            </p>
          </Notice>
        ))}
        {!isWithdrawn && gaps.length > 0 && (
          <Notice tone="info">{`Chưa ghi: ${showList(gaps)}. Có thể bổ sung bất cứ lúc nào.`}</Notice>
        )}
        <Facts facts={factsOf(props)} />
        <Laws {...props} />
        <ActivityCosts fields={fields} rates={props.rates} />
        <WhereItCounts {...props} view={view} />
        <ActivityFiles {...props} view={view} />
        <section aria-labelledby="lich-su">
          <h2 id="lich-su">Các lần ghi</h2>
          <Timeline events={props.history.map((line) => eventOf(line, props))} />
        </section>
        {mayRecord && !isWithdrawn && <Withdraw {...props} view={view} />}
      </>
    ),
  }
}

function factsOf({ activity: { fields, source }, recordedByName, speakers }: ActivityPageProps) {
  const kind = kindOf(fields.kind)
  const hasPeople = kind?.counts !== 'copies' || fields.attended !== null
  return [
    { term: fieldNames.form, detail: formName(fields.form) },
    { term: fieldNames.place, detail: [fields.place, fields.village].filter(Boolean).join(', ') || 'chưa ghi' },
    ...(hasPeople ? [{ term: 'Người nói', detail: <Speakers known={speakers} others={fields.speakers} /> }] : []),
    ...(kind?.counts === 'copies' || fields.copies !== null
      ? [{ term: `Số ${kind?.unit ?? 'bản'}`, detail: countWords(fields.copies) }]
      : []),
    ...(hasPeople
      ? [
          { term: fieldNames.attended, detail: countWords(fields.attended) },
          {
            term: 'Trong đó',
            detail: parts
              .map((part) => `${fieldNames[part].toLocaleLowerCase('vi')}: ${countWords(fields[part])}`)
              .join('; '),
          },
        ]
      : []),
    ...(fields.group === '' ? [] : [{ term: fieldNames.group, detail: groupName(fields.group) }]),
    { term: fieldNames.language, detail: fields.language || 'chưa ghi' },
    ...(fields.note === '' ? [] : [{ term: fieldNames.note, detail: fields.note }]),
    ...(source === '' ? [] : [{ term: 'Ghi từ', detail: sourceName(source) }]),
    { term: 'Người ghi', detail: recordedByName },
  ]
}

/** People of the law with their pages, then the others in words. */
export function Speakers({ known, others }: { known: ActivityPageProps['speakers']; others: string[] }) {
  if (known.length + others.length === 0) return <>chưa ghi</>
  return (
    <>
      {known.map(({ id, name, mayOpen }, index) => (
        <span key={id}>
          {index > 0 && '; '}
          {mayOpen ? <a href={practitionerPaths.one(id)}>{name}</a> : name}
        </span>
      ))}
      {known.length > 0 && others.length > 0 && '; '}
      {others.join('; ')}
    </>
  )
}

function Laws({ laws }: ActivityPageProps) {
  if (laws.length === 0) return null
  return (
    <section aria-labelledby="dieu-luat">
      <h2 id="dieu-luat">{fieldNames.laws}</h2>
      <ul>
        {laws.map(({ name, href, changed }) => (
          <li key={href}>
            <a href={href}>{name}</a>{' '}
            {changed !== undefined && <Chip tone="warm" label="Luật đã thay đổi sau buổi này" />}
            {changed !== undefined && <p class="hint">{changed} Lần sau nói theo bản mới.</p>}
          </li>
        ))}
      </ul>
    </section>
  )
}

/** Every place that counts this one record; a correction is seen in all of them at once. */
function WhereItCounts({ activity, tasks, bodyName, view }: ActivityPageProps & { view: View }) {
  if (activity.state === 'withdrawn') return null
  const { heldOn, taskIds } = activity.fields
  const [year, month] = [String(yearOf(heldOn)), String(monthOf(heldOn))]
  const list = (query: Record<string, string>) => address(activityPaths.list, { 'co-quan': activity.bodyId, ...query })
  const unseen = taskIds.length - tasks.length
  return (
    <section aria-labelledby="noi-tinh">
      <h2 id="noi-tinh">Được tính ở</h2>
      <ul>
        {tasks.map((task) => (
          <li key={task.id}>
            Nhiệm vụ <a href={`/nghiep-vu/nhiem-vu/${task.id}`}>{taskName(task)}</a> (
            <a href={address(activityPaths.list, { 'nhiem-vu': task.id })}>mọi hoạt động của nhiệm vụ</a>)
          </li>
        ))}
        {unseen > 0 && <li>{unseen} nhiệm vụ của cơ quan khác mà ông/bà không được giao xem</li>}
        <li>
          Số liệu của {bodyName}: <a href={list({ nam: year, thang: month })}>{`tháng ${month}/${year}`}</a>,{' '}
          <a href={address(activityPaths.figures, { 'co-quan': activity.bodyId, nam: year })}>{`năm ${year}`}</a>
        </li>
        {view.actor !== undefined && mayAnywhere(view.actor, 'see statistics') && (
          <li>
            <a href={activityPaths.counting(activity.id)}>Mọi chỉ tiêu và biểu thống kê tính hoạt động này</a>
          </li>
        )}
      </ul>
    </section>
  )
}

function eventOf({ at, by, outcome, version, patch }: ActivityPageProps['history'][number], known: ActivityPageProps) {
  const what =
    outcome === 'waiting' ? 'Sửa trên bản cũ, chờ đối chiếu' : version === 0 ? 'Ghi lần đầu' : `Sửa, bản ${version}`
  const names = Object.keys(patch) as FieldName[]
  return {
    when: showMoment(at),
    what: outcome === 'settled' && version !== 0 ? `${what} (đã đối chiếu)` : what,
    who: by,
    note:
      version === 0 || names.length > noteFieldsMax
        ? undefined
        : names.map((name) => `${fieldNames[name]}: ${fieldWords(name, patch, known)}`).join('; '),
  }
}

/** A whole form names all its fields; only a few are told. */
const noteFieldsMax = 6

function Withdraw({ activity, view }: ActivityPageProps & { view: View }) {
  const field = fieldsOf(view)
  return (
    <details open={view.typed.reason !== undefined}>
      <summary>Rút hoạt động ghi nhầm</summary>
      <FormPost
        action={activityPaths.withdraw(activity.id)}
        csrf={view.csrf}
        submit="Rút hoạt động"
        tone="danger"
        hidden={{ version: String(activity.version) }}
      >
        <TextArea
          {...field('reason')}
          label="Lý do rút"
          hint="Hoạt động đã rút không tính ở đâu nữa, nhưng vẫn xem lại được."
          rows={2}
          lengthMax={500}
          required
        />
      </FormPost>
    </details>
  )
}
