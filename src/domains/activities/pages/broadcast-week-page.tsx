import { addDays, type Day, showDay, showDayWithWeekday } from '#base/day.ts'
import { showMinutes } from '#base/hour.ts'
import { broadcastPaths } from '#domains/activities/broadcasts/broadcast-paths.ts'
import type { Station } from '#domains/activities/broadcasts/script.ts'
import { daysOfWeek, slotStates } from '#domains/activities/broadcasts/slot.ts'
import type { ScriptRow, WeekSlot } from '#domains/activities/broadcasts/week.queries.ts'
import type { BodyChoice, BodyLine } from '#domains/bodies/body-choice.queries.ts'
import type { PageParts } from '#platform/http/answer.ts'
import type { View } from '#platform/http/web-request.ts'
import { address } from '#ui/address.ts'
import { DateField } from '#ui/fields/date-field.tsx'
import { ErrorSummary } from '#ui/fields/error-summary.tsx'
import { fieldsOf } from '#ui/fields/form-state.ts'
import { SelectField } from '#ui/fields/select-field.tsx'
import { TextField } from '#ui/fields/text-field.tsx'
import { BodyChoiceFields } from '#ui/parts/body-choice.tsx'
import { LinkButton } from '#ui/parts/button.tsx'
import { Chip } from '#ui/parts/chip.tsx'
import { DataTable } from '#ui/parts/data-table.tsx'
import { EmptyState } from '#ui/parts/empty-state.tsx'
import { FilterForm } from '#ui/parts/filter-form.tsx'
import { FormPost, PostButton } from '#ui/parts/form-post.tsx'
import { PageHead } from '#ui/parts/page-head.tsx'

export type BroadcastWeekProps = {
  choice: BodyChoice
  body: BodyLine
  monday: Day
  slots: WeekSlot[]
  scripts: ScriptRow[]
  station: Station
  mayKeep: boolean
  mayApprove: boolean
}

/** Tuần phát thanh của một đài. */
export function broadcastWeekPage(props: BroadcastWeekProps, view: View): PageParts {
  const { choice, body, monday, slots, mayKeep, mayApprove } = props
  const week = (day: Day) => broadcastPaths.weekOf(body.bodyId, day)
  const uncounted = slots.filter(({ state, activityId }) => state === 'aired' && activityId === null).length
  const here = { bodyId: body.bodyId, week: showDay(monday) }
  return {
    title: 'Tuần phát thanh',
    section: 'broadcasts',
    wide: true,
    islands: ['keys'],
    body: (
      <>
        <PageHead
          title={`Tuần phát thanh từ ${showDay(monday)} đến ${showDay(addDays(monday, 6))}`}
          lead={`${body.bodyName}.`}
          actions={
            <>
              <LinkButton href={broadcastPaths.scripts} label="Bài phát thanh" icon="text" tone="primary" />
              <LinkButton
                href={address(broadcastPaths.print, { 'co-quan': body.bodyId, tuan: showDay(monday) })}
                label="In tuần"
                icon="print"
              />
              {mayApprove && (
                <LinkButton
                  href={address(broadcastPaths.station, { 'co-quan': body.bodyId })}
                  label="Cài đặt đài"
                  icon="settings"
                />
              )}
            </>
          }
        />
        <ErrorSummary refusal={view.refusal} />
        <FilterForm action={broadcastPaths.week}>
          <BodyChoiceFields choice={choice} body={body} />
          <DateField name="tuan" label="Tuần có ngày" value={monday} />
        </FilterForm>
        <p>
          <a href={week(addDays(monday, -7))}>Tuần trước</a> · <a href={week(addDays(monday, 7))}>Tuần sau</a>
        </p>
        <Slots {...props} view={view} />
        {mayKeep && (
          <div class="buttons">
            <PostButton
              action={broadcastPaths.copyWeek}
              csrf={view.csrf}
              label="Chép khung tuần trước"
              tone="plain"
              hidden={here}
            />
            {uncounted > 0 && (
              <PostButton
                action={broadcastPaths.countWeek}
                csrf={view.csrf}
                label={`Ghi ${uncounted} lần phát vào hoạt động`}
                icon="check"
                hidden={here}
              />
            )}
          </div>
        )}
        {mayKeep && <AddSlot {...props} view={view} />}
      </>
    ),
  }
}

function Slots({ slots, mayKeep, view }: BroadcastWeekProps & { view: View }) {
  return (
    <DataTable
      caption="Khung phát trong tuần"
      rows={slots}
      rowKey={({ id }) => id}
      rowHref={({ id }) => broadcastPaths.slot(id)}
      rowTone={({ state, changed, day }) =>
        changed.length > 0 ? 'danger' : state === 'planned' && day <= view.today ? 'warm' : undefined
      }
      cards
      empty={
        <EmptyState title="Khung phát của tuần sẽ nằm ở đây" icon="calendar">
          {mayKeep ? 'Xếp từng khung ở dưới, hoặc chép khung của tuần trước.' : 'Tuần này chưa xếp khung nào.'}
        </EmptyState>
      }
      columns={[
        { head: 'Bài', width: 'roomy', cell: ({ title }) => title },
        { head: 'Ngày, giờ', cell: ({ day, starts }) => `${showDayWithWeekday(day)}, ${showMinutes(starts)}` },
        { head: 'Cụm loa', cell: ({ cluster }) => cluster || 'mọi cụm' },
        { head: 'Tiếng', cell: ({ language }) => language },
        { head: 'Tình trạng', width: 'tight', cell: (slot) => <SlotChip slot={slot} /> },
        { head: 'Ai ghi', cell: ({ notedBy, note }) => [notedBy, note].filter(Boolean).join(': ') },
      ]}
    />
  )
}

/** A slot that cannot be aired says so before anything else. */
export function SlotChip({ slot }: { slot: Pick<WeekSlot, 'state' | 'changed' | 'scriptState'> }) {
  if (slot.state === 'aired') return <Chip tone="good" label={slotStates.aired} />
  if (slot.state === 'missed') return <Chip tone="neutral" label={slotStates.missed} />
  if (slot.changed.length > 0) return <Chip tone="danger" label="Luật đã đổi, không phát" />
  if (slot.scriptState !== 'approved')
    return <Chip tone="warm" label={slot.scriptState === 'withdrawn' ? 'Bài đã rút' : 'Bài chưa duyệt'} />
  return <Chip tone="action" label={slotStates.planned} />
}

function AddSlot({ body, scripts, station, monday, view }: BroadcastWeekProps & { view: View }) {
  const field = fieldsOf(view, {
    day: showDay(daysOfWeek(monday).find((day) => day >= view.today) ?? monday),
    starts: '17:00',
  })
  if (scripts.length === 0)
    return (
      <p>
        Chưa có bài nào để xếp. <a href={broadcastPaths.addScript}>Soạn bài phát thanh</a>
      </p>
    )
  return (
    <>
      <h2>Xếp khung phát</h2>
      <FormPost
        action={address(broadcastPaths.addSlot, { 'co-quan': body.bodyId, tuan: showDay(monday) })}
        csrf={view.csrf}
        submit="Xếp khung phát"
        icon="plus"
      >
        <SelectField
          {...field('scriptId')}
          label="Bài"
          empty="Chọn bài"
          options={scripts.map(({ id, title, state, changed }) => ({
            value: id,
            label: `${title}${state === 'approved' ? (changed.length > 0 ? ' (luật đã đổi)' : '') : ' (chưa duyệt)'}`,
          }))}
          required
        />
        <DateField {...field('day')} label="Ngày phát" required />
        <TextField {...field('starts')} label="Giờ phát" hint="17:00" width="short" lengthMax={10} required />
        <TextField
          {...field('cluster')}
          label="Cụm loa"
          hint="Để trống nếu phát mọi cụm."
          suggestions={station.clusters}
          lengthMax={120}
        />
      </FormPost>
    </>
  )
}
