import { showDay, showDayWithWeekday } from '#base/day.ts'
import { showMinutes } from '#base/hour.ts'
import type { DeskProvince } from '#domains/matters/desk/front-desk.ts'
import { matterPaths } from '#domains/matters/matter-paths.ts'
import { ProvinceLinks } from '#domains/matters/pages/province-links.tsx'
import type { OwnBooking, ScheduleProps, SlotLine } from '#domains/matters/reception/reception.queries.ts'
import { bookingStateNames, type Session, showRule } from '#domains/matters/reception/reception.ts'
import { type NotifyWay, notifyWays } from '#domains/matters/submission.ts'
import type { PageParts } from '#platform/http/answer.ts'
import type { View } from '#platform/http/web-request.ts'
import { showCode } from '#platform/identity/receipt-code.ts'
import { Checkbox, RadioGroup } from '#ui/fields/choice-groups.tsx'
import { ErrorSummary } from '#ui/fields/error-summary.tsx'
import { fieldsOf } from '#ui/fields/form-state.ts'
import { SelectField } from '#ui/fields/select-field.tsx'
import { TextField } from '#ui/fields/text-field.tsx'
import { LinkButton } from '#ui/parts/button.tsx'
import { EmptyState } from '#ui/parts/empty-state.tsx'
import { Facts } from '#ui/parts/facts.tsx'
import { FormPost } from '#ui/parts/form-post.tsx'
import { Notice } from '#ui/parts/notice.tsx'
import { PageHead } from '#ui/parts/page-head.tsx'

const home = { label: 'Lịch tiếp công dân', href: matterPaths.receptions }

export type ReceptionsPageProps = {
  provinces: DeskProvince[]
  provinceId: string | undefined
  bodies: { bodyId: string; bodyName: string }[]
}

/** Các cơ quan có lịch tiếp công dân, of one province. */
export function receptionsPage({ provinces, provinceId, bodies }: ReceptionsPageProps): PageParts {
  return {
    title: 'Lịch tiếp công dân',
    section: 'file',
    about: {
      description: 'Ngày, giờ, người tiếp công dân của từng cơ quan; đặt lịch hẹn.',
      canonicalPath: matterPaths.receptions,
    },
    body: (
      <>
        <PageHead
          title="Lịch tiếp công dân"
          lead="Đặt giờ trước thì không phải chờ. Không đặt vẫn đến được trong giờ tiếp."
          actions={<LinkButton href={matterPaths.booking} label="Xem, hủy lịch đã đặt" />}
        />
        <ProvinceLinks provinces={provinces} provinceId={provinceId} path={matterPaths.receptions} />
        {provinces.length === 0 ? (
          <EmptyState title="Chưa có cơ quan nào công bố lịch">Hãy gọi hoặc đến trụ sở để hỏi ngày tiếp.</EmptyState>
        ) : (
          <ul>
            {bodies.map(({ bodyId, bodyName }) => (
              <li key={bodyId}>
                <a href={matterPaths.reception(bodyId)}>{bodyName}</a>
              </li>
            ))}
          </ul>
        )}
      </>
    ),
  }
}

/** Lịch của một cơ quan: rules in words, then each session with what is free. */
export function receptionPage({ bodyId, bodyName, rules, sessions }: ScheduleProps): PageParts {
  return {
    title: `Lịch tiếp công dân – ${bodyName}`,
    section: 'file',
    trail: [home],
    about: { description: `Ngày, giờ tiếp công dân của ${bodyName}.`, canonicalPath: matterPaths.reception(bodyId) },
    body: (
      <>
        <PageHead title={`Lịch tiếp công dân – ${bodyName}`} lead="Chọn một buổi để đặt giờ. Không cần tài khoản." />
        {rules.length === 0 ? (
          <EmptyState title="Chưa công bố lịch">Hãy gọi hoặc đến trụ sở để hỏi ngày tiếp.</EmptyState>
        ) : (
          <ul>
            {rules.map((rule) => (
              <li key={rule.id}>
                {showRule(rule)}: {rule.receiver}, tại {rule.room}
                {rule.toDay !== null && ` (đến ngày ${showDay(rule.toDay)})`}.
              </li>
            ))}
          </ul>
        )}
        <h2>Các buổi sắp tới</h2>
        {sessions.length === 0 && <p>Trong 60 ngày tới chưa có buổi nào.</p>}
        <ul>
          {sessions.map(({ rule, day, free, offReason }) => (
            <li key={`${rule.id}${day}`}>
              {offReason !== null ? (
                <>
                  {showDayWithWeekday(day)}: không tiếp. {offReason}
                </>
              ) : free > 0 ? (
                <>
                  <a href={matterPaths.book(bodyId, rule.id, day)}>
                    {showDayWithWeekday(day)}, {showMinutes(rule.starts)} đến {showMinutes(rule.ends)}
                  </a>
                  : {rule.receiver}, còn {free} chỗ
                </>
              ) : (
                <>
                  {showDayWithWeekday(day)}, {showMinutes(rule.starts)} đến {showMinutes(rule.ends)}: đã hết chỗ đặt
                  trước
                </>
              )}
            </li>
          ))}
        </ul>
      </>
    ),
  }
}

export type BookPageProps = Session & { bodyName: string; slots: SlotLine[]; formKey: string; ways: NotifyWay[] }

function wayOption(value: NotifyWay) {
  return { value, label: value === 'none' ? 'Không cần nhắc' : notifyWays[value] }
}

/** Đặt giờ: an hour, and what one likes to say; whoever comes to denounce says nothing here. */
export function bookPage({ rule, day, bodyName, slots, formKey, ways }: BookPageProps, view: View): PageParts {
  const field = fieldsOf(view, { notify: 'none' })
  const kept = typeof view.typed.formKey === 'string' ? view.typed.formKey : formKey
  const open = slots.filter(({ free }) => free > 0)
  return {
    title: 'Đặt lịch tiếp công dân',
    section: 'file',
    trail: [home, { label: bodyName, href: matterPaths.reception(rule.bodyId) }],
    about: { hidden: true },
    body: (
      <>
        <PageHead
          title="Đặt lịch tiếp công dân"
          lead={`${bodyName}, ${showDayWithWeekday(day)}. ${rule.receiver} tiếp tại ${rule.room}.`}
        />
        <ErrorSummary refusal={view.refusal} />
        {open.length === 0 ? (
          <Notice tone="info">
            Buổi này đã hết chỗ đặt trước. Hãy chọn buổi khác, hoặc đến trong giờ tiếp và chờ.
          </Notice>
        ) : (
          <FormPost
            action={matterPaths.bookAt(rule.bodyId)}
            csrf={view.csrf}
            submit="Đặt lịch"
            icon="check"
            hidden={{ formKey: kept, lich: rule.id, ngay: day }}
          >
            <SelectField
              {...field('slot')}
              label="Giờ"
              options={open.map(({ slot, minutes, free }) => ({
                value: String(slot),
                label: `${showMinutes(minutes)} (còn ${free} chỗ)`,
              }))}
              width="medium"
              required
            />
            <Checkbox
              name="quiet"
              checked={view.typed.quiet === 'co'}
              label="Tôi không muốn cho biết trước tên và việc"
              hint="Hãy chọn ô này nếu đến tố cáo. Các ô dưới sẽ không được lưu; chỉ cần mang mã hẹn đến."
            />
            <TextField {...field('name')} label="Họ tên (không bắt buộc)" autocomplete="name" lengthMax={120} />
            <TextField
              {...field('about')}
              label="Việc cần trình bày (không bắt buộc)"
              hint="Một dòng, để cơ quan chuẩn bị."
              lengthMax={300}
            />
            <TextField
              {...field('phone')}
              label="Số điện thoại (không bắt buộc)"
              kind="tel"
              keyboard="tel"
              width="medium"
            />
            <TextField
              {...field('email')}
              label="Thư điện tử (không bắt buộc)"
              kind="email"
              keyboard="email"
              width="medium"
            />
            <RadioGroup {...field('notify')} label="Nhắc tôi trước một ngày" options={ways.map(wayOption)} />
          </FormPost>
        )}
        <p class="hint">
          Tên và số điện thoại được mã hóa, chỉ cán bộ tiếp dân xem, và xóa sau 30 ngày kể từ ngày hẹn.
        </p>
      </>
    ),
  }
}

/** Đã đặt: the code, once. */
export function bookedPage({ code, rule, day, minutes }: Session & { code: string; minutes: number }): PageParts {
  return {
    title: 'Đã đặt lịch',
    section: 'file',
    trail: [home],
    about: { hidden: true },
    body: (
      <>
        <PageHead title="Đã đặt lịch tiếp công dân" />
        <Notice tone="saved" title={`Mã hẹn: ${showCode(code)}`}>
          <p>
            Hãy chép hoặc chụp lại mã này. Mang mã và giấy tờ đến đúng giờ. Không lưu mã thì không xem, hủy được lịch.
          </p>
        </Notice>
        <Facts
          facts={[
            { term: 'Ngày', detail: showDayWithWeekday(day) },
            { term: 'Giờ', detail: showMinutes(minutes) },
            { term: 'Người tiếp', detail: rule.receiver },
            { term: 'Nơi tiếp', detail: rule.room },
          ]}
        />
        <p>
          <LinkButton href={matterPaths.booking} label="Xem, hủy lịch đã đặt" />
        </p>
      </>
    ),
  }
}

/** Xem lịch hẹn bằng mã. */
export function bookingPage(
  { booking, code }: { booking: OwnBooking | undefined; code: string },
  view: View,
): PageParts {
  return {
    title: 'Lịch hẹn của bạn',
    section: 'file',
    trail: [home],
    about: { hidden: true },
    body: (
      <>
        <PageHead title="Lịch hẹn của bạn" lead="Gõ mã hẹn 16 chữ số đã nhận khi đặt." />
        <ErrorSummary refusal={view.refusal} />
        {booking !== undefined && (
          <>
            <Facts
              facts={[
                { term: 'Trạng thái', detail: bookingStateNames[booking.state] },
                { term: 'Ngày, giờ', detail: `${showDayWithWeekday(booking.day)}, ${showMinutes(booking.minutes)}` },
                { term: 'Cơ quan', detail: booking.bodyName },
                { term: 'Người tiếp', detail: `${booking.rule.receiver}, tại ${booking.rule.room}` },
              ]}
            />
            {booking.state === 'booked' && (
              <FormPost
                action={matterPaths.cancelBooking}
                csrf={view.csrf}
                submit="Hủy lịch hẹn"
                tone="danger"
                hidden={{ code }}
              />
            )}
          </>
        )}
        <FormPost
          action={matterPaths.booking}
          csrf={view.csrf}
          submit="Xem lịch hẹn"
          tone={booking ? 'plain' : 'primary'}
        >
          <TextField
            {...fieldsOf(view)('code')}
            label="Mã hẹn"
            keyboard="numeric"
            width="medium"
            lengthMax={30}
            autocomplete="off"
            required
          />
        </FormPost>
      </>
    ),
  }
}
