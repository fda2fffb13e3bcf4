import { type CalendarFeed, feedDaysAhead, feedDaysBack, remindChoices } from '#domains/plans/calendar-feed.ts'
import { paths } from '#domains/plans/pages/paths.ts'
import type { PageParts } from '#platform/http/answer.ts'
import type { View } from '#platform/http/web-request.ts'
import { ErrorSummary } from '#ui/fields/error-summary.tsx'
import { fieldsOf } from '#ui/fields/form-state.ts'
import { SelectField } from '#ui/fields/select-field.tsx'
import { LinkButton } from '#ui/parts/button.tsx'
import { Facts } from '#ui/parts/facts.tsx'
import { FormPost, PostButton } from '#ui/parts/form-post.tsx'
import { Notice } from '#ui/parts/notice.tsx'
import { PageHead } from '#ui/parts/page-head.tsx'
import { showMomentNear } from '#ui/show.ts'

const title = 'Lịch trên điện thoại'
const trail = [{ label: 'Tài khoản của tôi', href: '/tai-khoan' }]
const lead =
  'Việc đến hạn của ông/bà hiện trong lịch của điện thoại, Outlook hay Google, không phải mở hệ thống mới biết.'

/** Lịch trên điện thoại: one's own address, without its secret. */
export function calendarFeedPage({ feed, count }: { feed: CalendarFeed | null; count: number }, view: View): PageParts {
  return {
    title,
    section: 'account',
    trail,
    body: (
      <>
        <PageHead title={title} lead={lead} />
        <p>
          Lịch có {count} mốc đang mở: việc giao đích danh cho ông/bà, việc của cơ quan mình chủ trì mà chưa giao cho
          ai, và việc ông/bà đang làm thay theo ủy quyền. Mốc nằm ở ngày cuối còn đúng hạn; báo xong là mốc tự biến mất.
          Lịch giữ {feedDaysBack} ngày đã qua và {feedDaysAhead} ngày tới.
        </p>
        {feed === null ? (
          <FormPost action={paths.calendarFeed} csrf={view.csrf} submit="Tạo địa chỉ lịch" icon="calendar">
            <Reminder view={view} remind={null} />
          </FormPost>
        ) : (
          <>
            <Facts
              facts={[
                { term: 'Đã tạo địa chỉ', detail: showMomentNear(feed.madeAt, view.now) },
                {
                  term: 'Ứng dụng lịch đọc gần nhất',
                  detail: feed.lastReadAt === null ? 'chưa lần nào' : showMomentNear(feed.lastReadAt, view.now),
                },
              ]}
            />
            <FormPost action={`${paths.calendarFeed}/loi-nhac`} csrf={view.csrf} submit="Lưu lời nhắc">
              <Reminder view={view} remind={feed.remindWorkingDays} />
            </FormPost>
            <h2>Địa chỉ</h2>
            <p>
              Địa chỉ chỉ hiện lúc tạo. Nếu quên, hoặc sợ người khác biết, hãy đổi địa chỉ: địa chỉ cũ hết dùng ngay.
            </p>
            <PostButton
              action={paths.calendarFeed}
              csrf={view.csrf}
              label="Đổi địa chỉ lịch"
              tone="plain"
              icon="calendar"
              hidden={{ remind: feed.remindWorkingDays === null ? '' : String(feed.remindWorkingDays) }}
            />
            <PostButton
              action={`${paths.calendarFeed}/thu-hoi`}
              csrf={view.csrf}
              label="Thu hồi địa chỉ lịch"
              tone="danger"
            />
          </>
        )}
        <HowTo />
      </>
    ),
  }
}

/** Shown once, in answer to the form: the address is kept nowhere. */
export function newFeedPage(
  { address, remindWorkingDays }: { address: string; remindWorkingDays: number | null },
  _view: View,
): PageParts {
  return {
    title: 'Địa chỉ lịch của ông/bà',
    section: 'account',
    trail: [...trail, { label: title, href: paths.calendarFeed }],
    body: (
      <>
        <PageHead title="Địa chỉ lịch của ông/bà" lead={`Nhắc trước: ${remindName(remindWorkingDays)}.`} />
        <Notice tone="warning" title="Chỉ hiện lần này">
          <p>
            <code class="link-to-hand">{address}</code>
          </p>
          <p>
            Ai có địa chỉ này đều đọc được việc đến hạn của ông/bà, nên không gửi cho người khác và không dán lên nhóm
            chung.
          </p>
        </Notice>
        <p>
          <LinkButton
            href={address.replace(/^https?:/, 'webcal:')}
            label="Mở bằng ứng dụng lịch trên máy này"
            icon="calendar"
            tone="primary"
          />{' '}
          <LinkButton href={paths.calendarFeed} label="Về trang lịch" />
        </p>
        <HowTo />
      </>
    ),
  }
}

function Reminder({ view, remind }: { view: View; remind: number | null }) {
  const field = fieldsOf(view, { remind: remind === null ? '' : String(remind) })
  return (
    <>
      <ErrorSummary refusal={view.refusal} />
      <SelectField
        {...field('remind')}
        label="Nhắc trước hạn"
        empty={remindName(null)}
        hint="Nhắc lúc 8 giờ sáng. Lịch Google bỏ qua lời nhắc của lịch đăng ký."
        options={remindChoices.map((days) => ({ value: String(days), label: remindName(days) }))}
      />
    </>
  )
}

function remindName(days: number | null): string {
  return days === null ? 'không nhắc' : `${days} ngày làm việc`
}

function HowTo() {
  return (
    <>
      <h2>Thêm vào lịch của mình</h2>
      <p>Làm một lần. Lịch tự cập nhật vài giờ một lần, tùy ứng dụng.</p>
      <h3>iPhone, iPad</h3>
      <p>
        Mở «Cài đặt» → «Ứng dụng» → «Lịch» → «Tài khoản lịch» → «Thêm tài khoản» → «Khác» → «Thêm lịch đã đăng ký», rồi
        dán địa chỉ vào ô máy chủ.
      </p>
      <h3>Google (cả điện thoại Android)</h3>
      <p>
        Trên máy tính, mở calendar.google.com; ở cột trái, cạnh «Lịch khác», bấm dấu cộng, chọn «Từ URL», dán địa chỉ
        rồi bấm «Thêm lịch». Lịch hiện cả trên điện thoại dùng tài khoản ấy. Google đọc lại chậm, có khi nửa ngày.
      </p>
      <h3>Outlook</h3>
      <p>
        Mở «Lịch» → «Thêm lịch» → «Đăng ký từ web», dán địa chỉ, đặt tên rồi bấm «Nhập». Outlook cũ: «Mở lịch» → «Từ
        Internet».
      </p>
      <p class="hint">
        Máy chủ phải mở được từ nơi ứng dụng lịch đọc: hệ thống chạy trong mạng nội bộ thì Google và Outlook trên web
        không đọc tới được, còn ứng dụng lịch trên máy trong mạng thì đọc được.
      </p>
    </>
  )
}
