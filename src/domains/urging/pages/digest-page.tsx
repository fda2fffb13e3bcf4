import { type Day, showDay, showDayWithWeekday, showTime } from '#base/day.ts'
import type { Calendar } from '#domains/calendar/calendar.ts'
import { type DigestLine, sectionNames } from '#domains/urging/digest.ts'
import type { DigestDay, LoadedDigest } from '#domains/urging/digest-page.queries.ts'
import { dueInWords } from '#domains/urging/due-words.ts'
import { paths } from '#domains/urging/pages/paths.ts'
import { UrgeTable } from '#domains/urging/pages/urge-table.tsx'
import { UrgingTabs } from '#domains/urging/pages/urging-tabs.tsx'
import type { Urge } from '#domains/urging/urge.ts'
import type { PageParts } from '#platform/http/answer.ts'
import type { View } from '#platform/http/web-request.ts'
import { Chip } from '#ui/parts/chip.tsx'
import { EmptyState } from '#ui/parts/empty-state.tsx'
import { FormPost } from '#ui/parts/form-post.tsx'
import { Notice } from '#ui/parts/notice.tsx'
import { PageHead } from '#ui/parts/page-head.tsx'

export type DigestPageProps = {
  day: Day
  isWorkingDay: boolean
  digest: LoadedDigest | undefined
  fresh: Urge[]
  days: DigestDay[]
  mail: { byMail: boolean; hasEmail: boolean }
  calendar: Calendar
}

/** «Đôn đốc»: what waits for me today, as the mail of the morning says it, without what is done since. */
export function digestPage(props: DigestPageProps, view: View): PageParts {
  const { day, digest, fresh, calendar } = props
  const isToday = day === view.today
  return {
    title: isToday ? 'Đôn đốc' : `Bản tin ngày ${showDay(day)}`,
    section: 'urging',
    trail: isToday ? undefined : [{ label: 'Đôn đốc', href: paths.digest }],
    body: (
      <>
        <PageHead title={isToday ? 'Đôn đốc' : `Bản tin ngày ${showDay(day)}`} lead={leadOf(props, view.today)} />
        <UrgingTabs current="digest" view={view} />
        {isToday && fresh.length > 0 && (
          <>
            <Notice tone="warning" title="Có lời đôn đốc mới">
              Lời đôn đốc dưới đây đến sau bản tin gần nhất.
            </Notice>
            <UrgeTable caption="Lời đôn đốc mới" urges={fresh} calendar={calendar} />
          </>
        )}
        {digest === undefined ? (
          <Nothing {...props} />
        ) : (
          <Lines digest={digest} today={view.today} calendar={calendar} />
        )}
        {isToday && (fresh.length > 0 || (digest !== undefined && digest.readAt === null)) && (
          <FormPost action={paths.read} csrf={view.csrf} submit="Đánh dấu đã đọc" tone="plain" icon="check" />
        )}
        <History days={props.days} />
        <MailChoice {...props} view={view} />
      </>
    ),
  }
}

function leadOf({ day, digest }: DigestPageProps, today: Day): string {
  if (digest === undefined) return `${showDayWithWeekday(day)}: không có bản tin.`
  const over = digest.over > 0 ? ` ${digest.over} việc đã xong hoặc không còn của ông/bà từ lúc ấy.` : ''
  const when = day === today ? 'Tính đến lúc này' : `Những việc của bản tin ngày ${showDay(day)}, tính đến lúc này`
  return `${when}: còn ${digest.lines.length + digest.more} việc.${over}`
}

function Nothing({ day, isWorkingDay }: DigestPageProps) {
  return (
    <EmptyState
      title="Không có việc cần đôn đốc"
      icon="check"
      example="«II.2 Tập huấn hòa giải viên, hạn 31/10/2026, quá hạn 3 ngày làm việc»."
    >
      {isWorkingDay
        ? 'Khoảng 7 giờ sáng ngày làm việc, việc quá hạn, sắp đến hạn, bị trả lại hoặc chờ kiểm tra của ông/bà hiện ở đây. Không có việc thì không có bản tin.'
        : `Ngày ${showDay(day)} là ngày nghỉ nên không có bản tin. Ngày làm việc tiếp theo sẽ có đủ.`}
    </EmptyState>
  )
}

function Lines({ digest, today, calendar }: { digest: LoadedDigest; today: Day; calendar: Calendar }) {
  const groups = [...Map.groupBy(digest.lines, (line) => line.section)]
  if (groups.length === 0) return <Notice tone="saved">Mọi việc trong bản tin đã xong.</Notice>
  return (
    <>
      {groups.map(([section, lines]) => (
        <section key={section}>
          <h2>
            {sectionNames[section]} ({lines.length})
          </h2>
          <ul class="plain-list">
            {lines.map((line) => (
              <Line key={line.href} line={line} today={today} calendar={calendar} />
            ))}
          </ul>
        </section>
      ))}
      {digest.more > 0 && (
        <p>
          … và <a href="/nghiep-vu/nhiem-vu?tt=late">{digest.more} việc khác</a>
        </p>
      )}
    </>
  )
}

function Line({ line, today, calendar }: { line: DigestLine; today: Day; calendar: Calendar }) {
  return (
    <li>
      <a href={line.href}>{line.title}</a>
      <p class="quiet-words">
        {[
          dueInWords(line.dueDay, today, calendar),
          line.actingForName === null ? '' : `thay ông/bà ${line.actingForName}`,
          line.said === null ? '' : line.said.by === '' ? line.said.text : `${line.said.by} nhắn: «${line.said.text}»`,
          line.planTitle,
        ]
          .filter((part) => part !== '')
          .join('; ')}
      </p>
    </li>
  )
}

const mailWords = {
  waiting: 'Thư chờ gửi',
  claimed: 'Thư đang gửi',
  sending: 'Thư đang gửi',
  sent: 'Đã gửi thư',
  failed: 'Thư không gửi được',
  uncertain: 'Chưa rõ thư đã đến',
  dropped: 'Không gửi thư',
} satisfies Record<NonNullable<DigestDay['mailState']>, string>

function History({ days }: { days: DigestDay[] }) {
  if (days.length === 0) return null
  return (
    <details>
      <summary>Các bản tin trước</summary>
      <ul class="plain-list">
        {days.map((one) => (
          <li key={one.day}>
            <a href={paths.digestOf(one.day)}>{showDayWithWeekday(one.day)}</a>: {one.itemCount} việc;{' '}
            {one.mailState === null ? 'chỉ xem trong hệ thống' : mailWords[one.mailState]}
            {one.mailState === 'dropped' && one.mailReply !== null ? ` (${one.mailReply})` : ''};{' '}
            {one.readAt === null ? <Chip tone="neutral" label="Chưa đọc" /> : `đã đọc lúc ${showTime(one.readAt)}`}
          </li>
        ))}
      </ul>
    </details>
  )
}

function MailChoice({ mail, view }: DigestPageProps & { view: View }) {
  return (
    <section>
      <h2>Nhận bản tin qua thư điện tử</h2>
      <p>
        {mail.hasEmail
          ? mail.byMail
            ? 'Ông/bà đang nhận bản tin qua thư, nhiều nhất một thư mỗi ngày làm việc.'
            : 'Ông/bà đã tắt thư. Bản tin vẫn có ở trang này.'
          : 'Tài khoản chưa có địa chỉ thư điện tử nên bản tin chỉ có ở trang này. Muốn nhận thư, hãy nhờ người quản trị ghi địa chỉ.'}
      </p>
      {mail.hasEmail && (
        <FormPost
          action={paths.mailChoice}
          csrf={view.csrf}
          hidden={{ byMail: mail.byMail ? 'khong' : 'co' }}
          submit={mail.byMail ? 'Tắt thư bản tin' : 'Bật thư bản tin'}
          tone="plain"
        />
      )}
    </section>
  )
}
