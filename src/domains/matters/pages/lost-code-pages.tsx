import { showDay } from '#base/day.ts'
import { matterPaths } from '#domains/matters/matter-paths.ts'
import type { RecoveredCode } from '#domains/matters/receipt-code.ts'
import type { PageParts } from '#platform/http/answer.ts'
import type { View } from '#platform/http/web-request.ts'
import { showCode } from '#platform/identity/receipt-code.ts'
import { ErrorSummary } from '#ui/fields/error-summary.tsx'
import { fieldsOf } from '#ui/fields/form-state.ts'
import { TextField } from '#ui/fields/text-field.tsx'
import { LinkButton } from '#ui/parts/button.tsx'
import { FormPost } from '#ui/parts/form-post.tsx'
import { PageHead } from '#ui/parts/page-head.tsx'

const trail = [{ label: 'Tra cứu hồ sơ', href: matterPaths.track }]

/** Mất mã: the ways that were chosen at filing. */
export function lostCodePage(_: object, view: View): PageParts {
  const field = fieldsOf(view)
  return {
    title: 'Tôi mất mã hồ sơ',
    section: 'track',
    trail,
    about: { hidden: true },
    body: (
      <>
        <PageHead
          title="Tôi mất mã hồ sơ"
          lead="Hệ thống không giữ mã nên không đọc lại được, chỉ cấp mã mới. Mã cũ hết dùng."
        />
        <ErrorSummary refusal={view.refusal} />
        <h2>Bằng số điện thoại và từ bí mật</h2>
        <FormPost action={matterPaths.lost} csrf={view.csrf} submit="Cấp mã mới" icon="lock">
          <TextField
            {...field('phone')}
            kind="tel"
            keyboard="tel"
            width="medium"
            label="Số điện thoại đã dùng lúc gửi"
            required
          />
          <TextField {...field('secretWord')} label="Từ bí mật" autocomplete="off" lengthMax={100} required />
        </FormPost>
        <h2>Bằng thư điện tử</h2>
        <FormPost action={`${matterPaths.lost}/thu`} csrf={view.csrf} submit="Gửi thư cho tôi" tone="plain" icon="send">
          <TextField {...field('email')} kind="email" keyboard="email" label="Địa chỉ đã ghi lúc gửi" required />
        </FormPost>
        <h2>Không chọn cách nào lúc gửi</h2>
        <p>Hãy mang giấy tờ tùy thân đến nơi đã nhận. Cán bộ cấp lại mã tại chỗ và ghi vào sổ.</p>
        <p>Thông tin tố cáo gửi không xưng tên thì không cấp lại được mã: không ai biết hồ sơ nào là của bạn.</p>
      </>
    ),
  }
}

export function newCodesPage({ codes }: { codes: RecoveredCode[] }): PageParts {
  return {
    title: 'Mã mới của bạn',
    section: 'track',
    trail,
    about: { hidden: true },
    body: (
      <>
        <PageHead title="Mã mới của bạn" lead="Hãy chép ra giấy ngay: trang này không hiện lại. Mã cũ hết dùng." />
        {codes.map(({ submissionId, receivedOn, code }) => (
          <section key={submissionId} aria-label={`Hồ sơ gửi ngày ${showDay(receivedOn)}`}>
            <h2>Hồ sơ gửi ngày {showDay(receivedOn)}</h2>
            <p class="matter-code">{showCode(code)}</p>
          </section>
        ))}
        <LinkButton href={matterPaths.track} label="Tra cứu bằng mã mới" icon="search" tone="primary" />
      </>
    ),
  }
}

export function renewalSentPage(): PageParts {
  return {
    title: 'Đã ghi nhận',
    section: 'track',
    trail,
    about: { hidden: true },
    body: (
      <>
        <PageHead
          title="Hãy mở hộp thư của bạn"
          lead="Nếu địa chỉ này đã được chọn để tìm lại mã, một thư đang được gửi đến. Đường dẫn trong thư dùng được 24 giờ."
        />
        <p>Không thấy thư: hãy xem hộp thư rác, hoặc mang giấy tờ tùy thân đến nơi đã nhận.</p>
      </>
    ),
  }
}

/** A button, so that a program that opens links in mails takes nothing away. */
export function renewalPage({ token }: { token: string }, view: View): PageParts {
  return {
    title: 'Cấp mã mới',
    section: 'track',
    trail,
    about: { hidden: true },
    body: (
      <>
        <PageHead title="Cấp mã mới" lead="Bấm nút dưới đây để nhận mã mới. Mã cũ sẽ hết dùng." />
        <FormPost action={matterPaths.renew(token)} csrf={view.csrf} submit="Cấp mã mới" icon="lock">
          <ErrorSummary refusal={view.refusal} />
        </FormPost>
      </>
    ),
  }
}
