import { showDay, showDayWithWeekday } from '#base/day.ts'
import { showMinutes } from '#base/hour.ts'
import { activityPaths } from '#domains/activities/activity-paths.ts'
import { broadcastPaths } from '#domains/activities/broadcasts/broadcast-paths.ts'
import { readingTime, refusals, type Script, type Station, spokenLines } from '#domains/activities/broadcasts/script.ts'
import { type Slot, slotStates, weekOf } from '#domains/activities/broadcasts/slot.ts'
import type { PageParts } from '#platform/http/answer.ts'
import type { View } from '#platform/http/web-request.ts'
import { mayAnywhere } from '#platform/permission/permission.ts'
import { ErrorSummary } from '#ui/fields/error-summary.tsx'
import { fieldsOf } from '#ui/fields/form-state.ts'
import { TextField } from '#ui/fields/text-field.tsx'
import { Button } from '#ui/parts/button.tsx'
import { FormPost, PostButton } from '#ui/parts/form-post.tsx'
import { Notice } from '#ui/parts/notice.tsx'
import { PageHead } from '#ui/parts/page-head.tsx'

export type BroadcastSlotProps = {
  slot: Slot
  script: Script
  station: Station
  bodyName: string
  changed: string[]
  mayKeep: boolean
}

/** Một khung phát: what the announcer reads, and «đã phát». What may not be aired is not offered for reading. */
export function broadcastSlotPage(props: BroadcastSlotProps, view: View): PageParts {
  const { slot, script, station, bodyName, changed, mayKeep } = props
  const field = fieldsOf(view)
  const isAirable = script.state === 'approved' && changed.length === 0
  const isOpen = slot.state === 'planned' && mayKeep
  return {
    title: script.title,
    section: 'broadcasts',
    trail: [{ label: 'Tuần phát thanh', href: broadcastPaths.weekOf(slot.bodyId, showDay(weekOf(slot.day))) }],
    body: (
      <>
        <PageHead
          title={script.title}
          lead={`${showDayWithWeekday(slot.day)}, ${showMinutes(slot.starts)}, ${slot.cluster || 'mọi cụm loa'}; đọc khoảng ${readingTime(script, bodyName, station.rate)}. ${slotStates[slot.state]}${slot.note === '' ? '' : `: ${slot.note}`}.`}
        />
        <ErrorSummary refusal={view.refusal} />
        {!isAirable && (
          <Notice tone="warning" title="Không phát bài này">
            {changed.length > 0
              ? refusals.lawChanged(changed).message
              : script.state === 'withdrawn'
                ? refusals.withdrawn.message
                : refusals.notApproved.message}
          </Notice>
        )}
        {isAirable && (
          <section class="script" aria-label="Lời đọc" lang={script.language === 'tiếng Việt' ? 'vi' : undefined}>
            {spokenLines(script, bodyName).map((line, index) => (
              // biome keeps the order: lines of a script may repeat
              <p key={`${index}-${line}`}>{line}</p>
            ))}
          </section>
        )}
        <p>
          <a href={broadcastPaths.script(script.id)}>Mở bài phát thanh</a>
        </p>
        {slot.activityId !== null && view.actor !== undefined && mayAnywhere(view.actor, 'see statistics') && (
          <p>
            <a href={activityPaths.counting(slot.activityId)}>Lần phát này được tính ở đâu</a>
          </p>
        )}
        {isOpen && slot.day <= view.today && (
          <FormPost action={broadcastPaths.slot(slot.id)} csrf={view.csrf}>
            <TextField
              {...field('note')}
              label="Ghi chú"
              hint="Không phát thì ghi vì sao: mất điện, hỏng loa."
              lengthMax={500}
            />
            <div class="buttons">
              {isAirable && <Button label="Ghi đã phát" icon="check" name="how" value="aired" />}
              <Button label="Ghi không phát" tone="plain" name="how" value="missed" />
            </div>
          </FormPost>
        )}
        {isOpen && (
          <PostButton action={broadcastPaths.dropSlot(slot.id)} csrf={view.csrf} label="Bỏ khung này" tone="danger" />
        )}
      </>
    ),
  }
}
