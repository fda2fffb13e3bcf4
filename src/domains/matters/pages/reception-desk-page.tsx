import { type Day, showDay, showDayWithWeekday } from '#base/day.ts'
import { showMinutes } from '#base/hour.ts'
import type { BodyChoice } from '#domains/bodies/body-choice.queries.ts'
import { matterPaths } from '#domains/matters/matter-paths.ts'
import { DeskTabs } from '#domains/matters/pages/desk-tabs.tsx'
import { registerStep } from '#domains/matters/pages/desk-trail.ts'
import { publishedBefore } from '#domains/matters/reception/publishing-time.ts'
import type { ScheduleProps } from '#domains/matters/reception/reception.queries.ts'
import { type ReceptionRule, showRule, weekdayNames, weekNames } from '#domains/matters/reception/reception.ts'
import type { PageParts } from '#platform/http/answer.ts'
import type { View } from '#platform/http/web-request.ts'
import { CheckboxGroup } from '#ui/fields/choice-groups.tsx'
import { DateField } from '#ui/fields/date-field.tsx'
import { ErrorSummary } from '#ui/fields/error-summary.tsx'
import { choicesOf, fieldsOf } from '#ui/fields/form-state.ts'
import { SelectField } from '#ui/fields/select-field.tsx'
import { TextField } from '#ui/fields/text-field.tsx'
import { BodyChoiceFields, isWide } from '#ui/parts/body-choice.tsx'
import { FilterForm } from '#ui/parts/filter-form.tsx'
import { FormPost } from '#ui/parts/form-post.tsx'
import { Notice } from '#ui/parts/notice.tsx'
import { PageHead } from '#ui/parts/page-head.tsx'

export type ReceptionDeskProps = ScheduleProps & {
  choice: BodyChoice
  expected: { day: Day; booked: number }[]
  mayPublish: boolean
}

/** Lịch tiếp công dân, at the desk: whom one expects, and the schedule for who may publish it. */
export function receptionDeskPage(props: ReceptionDeskProps, view: View): PageParts {
  const { choice, bodyId, bodyName, expected, sessions, mayPublish } = props
  const late = sessions.filter(({ isLate, offReason }) => isLate && offReason === null)
  return {
    title: 'Tiếp công dân',
    section: 'matters',
    trail: [registerStep],
    body: (
      <>
        <PageHead
          title={`Tiếp công dân – ${bodyName}`}
          lead="Người có hẹn theo ngày, và lịch tiếp mà người dân thấy trên cổng."
        />
        <DeskTabs current="reception" view={view} />
        <ErrorSummary refusal={view.refusal} />
        {isWide(choice) && (
          <FilterForm action={matterPaths.receptionDesk}>
            <BodyChoiceFields choice={choice} body={{ bodyId, bodyName }} />
          </FilterForm>
        )}
        <section aria-labelledby="nguoi-hen">
          <h2 id="nguoi-hen">Ngày có người hẹn</h2>
          {expected.length === 0 && (
            <p>Chưa có ai đặt lịch. Người đến không hẹn: dùng «Nhập đơn, cuộc gọi» trong sổ.</p>
          )}
          <ul>
            {expected.map(({ day, booked }) => (
              <li key={day}>
                <a href={matterPaths.receptionDay(bodyId, day)}>{showDayWithWeekday(day)}</a>: {booked} người
              </li>
            ))}
          </ul>
        </section>
        <section aria-labelledby="lich">
          <h2 id="lich">Lịch đang công bố</h2>
          {late.length > 0 && (
            <Notice tone="warning" title={`Công bố chưa đủ ${publishedBefore.length}`}>
              {`${publishedBefore.basis}: niêm yết lịch trước ngày tiếp ít nhất ${publishedBefore.length}. Buổi ngày ${late.map(({ day }) => showDay(day)).join(', ')} chưa đủ.`}
            </Notice>
          )}
          {props.rules.map((rule) => (
            <Rule key={rule.id} rule={rule} mayPublish={mayPublish} view={view} />
          ))}
          {mayPublish && <RuleForm bodyId={bodyId} rule={undefined} view={view} />}
          <p class="hint">
            Chủ tịch UBND cấp xã trực tiếp tiếp công dân ít nhất 1 ngày trong tuần (Luật Tiếp công dân, Điều 15 khoản 2
            điểm d). Ngày nghỉ lễ đã xác nhận tự bỏ khỏi lịch.
          </p>
        </section>
      </>
    ),
  }
}

function Rule({ rule, mayPublish, view }: { rule: ReceptionRule; mayPublish: boolean; view: View }) {
  const field = fieldsOf({ typed: {} })
  return (
    <details>
      <summary>
        {showRule(rule)}: {rule.receiver}
      </summary>
      <p>
        Tại {rule.room}. Mỗi lượt {rule.slotMinutes} phút, {rule.seats} người. Từ ngày {showDay(rule.fromDay)}
        {rule.toDay !== null && ` đến ngày ${showDay(rule.toDay)}`}.
      </p>
      {mayPublish && (
        <>
          <FormPost
            action={matterPaths.receptionOff}
            csrf={view.csrf}
            submit="Nghỉ buổi này và báo người đã hẹn"
            tone="danger"
            hidden={{ ruleId: rule.id }}
          >
            <DateField {...field('day')} id={`off-day-${rule.id}`} label="Nghỉ buổi ngày" required />
            <TextField
              {...field('reason')}
              id={`off-reason-${rule.id}`}
              label="Lý do, người dân đọc được"
              lengthMax={300}
              required
            />
          </FormPost>
          <RuleForm bodyId={rule.bodyId} rule={rule} view={view} />
        </>
      )}
    </details>
  )
}

function RuleForm({ bodyId, rule, view }: { bodyId: string; rule: ReceptionRule | undefined; view: View }) {
  const isHere = view.path === matterPaths.receptionRule && (view.typed.ruleId ?? '') === (rule?.id ?? '')
  const saved = rule ?? { weekday: 4, starts: 450, ends: 690, slotMinutes: 30, seats: 1, fromDay: view.today }
  const known = { ...saved, starts: showMinutes(saved.starts), ends: showMinutes(saved.ends), weeks: null }
  const field = fieldsOf(isHere ? view : { typed: {} }, known)
  const id = (name: string) => `${name}-${rule?.id ?? 'new'}`
  const fixed = rule === undefined ? {} : hiddenHours(rule)
  return (
    <details open={isHere}>
      <summary>{rule === undefined ? 'Thêm lịch tiếp' : 'Đổi người tiếp, nơi tiếp, ngày kết thúc'}</summary>
      <FormPost
        action={matterPaths.receptionRule}
        csrf={view.csrf}
        submit={rule === undefined ? 'Công bố lịch' : 'Lưu'}
        tone="plain"
        hidden={{ bodyId, ruleId: rule?.id ?? '', version: String(rule?.version ?? 0), ...fixed }}
      >
        <TextField
          {...field('receiver')}
          id={id('receiver')}
          label="Người tiếp"
          hint="Ví dụ: Chủ tịch UBND phường"
          lengthMax={200}
          required
        />
        <TextField {...field('room')} id={id('room')} label="Nơi tiếp" lengthMax={300} required />
        {rule === undefined && (
          <>
            <SelectField
              {...field('weekday')}
              id={id('weekday')}
              label="Thứ"
              options={weekdayNames.slice(1).map((label, index) => ({ value: String(index + 1), label }))}
              width="medium"
            />
            <CheckboxGroup
              {...choicesOf(isHere ? view : { typed: {} }, { weeks: [] })('weeks')}
              id={id('weeks')}
              label="Tuần nào trong tháng"
              hint="Không chọn là mọi tuần."
              options={Object.entries(weekNames).map(([value, label]) => ({ value, label }))}
            />
            <TextField {...field('starts')} id={id('starts')} label="Từ" width="short" required />
            <TextField {...field('ends')} id={id('ends')} label="Đến" width="short" required />
            <TextField
              {...field('slotMinutes')}
              id={id('slotMinutes')}
              label="Mỗi lượt"
              suffix="phút"
              keyboard="numeric"
              width="short"
            />
            <TextField
              {...field('seats')}
              id={id('seats')}
              label="Số người mỗi lượt"
              keyboard="numeric"
              width="short"
            />
            <DateField {...field('fromDay')} id={id('fromDay')} label="Áp dụng từ" required />
          </>
        )}
        <DateField {...field('toDay')} id={id('toDay')} label="Đến hết ngày (để trống nếu chưa kết thúc)" />
      </FormPost>
    </details>
  )
}

/** What does not change while somebody may have booked goes along as it is. */
function hiddenHours({ weekday, starts, ends, slotMinutes, seats, fromDay }: ReceptionRule): Record<string, string> {
  return {
    weekday: String(weekday),
    starts: showMinutes(starts),
    ends: showMinutes(ends),
    slotMinutes: String(slotMinutes),
    seats: String(seats),
    fromDay: showDay(fromDay),
  }
}
