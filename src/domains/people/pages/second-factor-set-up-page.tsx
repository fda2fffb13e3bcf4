import type { SecondFactorOffer } from '#domains/people/second-factor-offer.ts'
import type { PageParts } from '#platform/http/answer.ts'
import type { View } from '#platform/http/web-request.ts'
import { QrCode } from '#ui/drawings/qr-code.tsx'
import { ErrorSummary } from '#ui/fields/error-summary.tsx'
import { fieldsOf } from '#ui/fields/form-state.ts'
import { TextField } from '#ui/fields/text-field.tsx'
import { LinkButton } from '#ui/parts/button.tsx'
import { FormPost } from '#ui/parts/form-post.tsx'
import { Notice } from '#ui/parts/notice.tsx'
import { PageHead } from '#ui/parts/page-head.tsx'

const trail = [{ label: 'Tài khoản của tôi', href: '/tai-khoan' }]

export function secondFactorSetUpPage(
  { offer, sealedOffer }: { offer: SecondFactorOffer; sealedOffer: string },
  view: View,
): PageParts {
  return {
    title: 'Bật xác thực hai lớp',
    trail,
    section: 'account',
    body: (
      <>
        <PageHead
          title="Bật xác thực hai lớp"
          lead="Cần một ứng dụng tạo mã trên điện thoại, ví dụ Google Authenticator hoặc Microsoft Authenticator."
        />
        <ErrorSummary refusal={view.refusal} />
        <ol>
          <li>Mở ứng dụng, chọn thêm tài khoản, rồi quét hình này.</li>
          <li>
            Không quét được? Gõ khóa sau vào ứng dụng: <code>{offer.shown}</code>
          </li>
          <li>Nhập mã 6 số đang hiện trong ứng dụng vào ô dưới đây.</li>
        </ol>
        <QrCode text={offer.uri} label="Hình để ứng dụng trên điện thoại quét; khóa bằng chữ ở ngay bên cạnh" />
        <FormPost
          action="/tai-khoan/xac-thuc-hai-lop"
          csrf={view.csrf}
          submit="Bật xác thực hai lớp"
          hidden={{ offer: sealedOffer }}
          cancel={{ label: 'Để sau', href: '/tai-khoan' }}
        >
          <TextField
            name="code"
            error={fieldsOf(view)('code').error}
            label="Mã 6 số"
            width="short"
            keyboard="numeric"
            autocomplete="one-time-code"
            lengthMax={10}
            required
          />
        </FormPost>
      </>
    ),
  }
}

export function recoveryCodesPage({ codes }: { codes: string[] }, _view: View): PageParts {
  return {
    title: 'Mã dự phòng',
    trail,
    section: 'account',
    body: (
      <>
        <PageHead title="Mã dự phòng" lead="Dùng khi mất điện thoại. Mỗi mã dùng một lần." />
        <Notice tone="warning" title="Chỉ hiện lần này">
          Hãy in trang này hoặc chép ra giấy, cất nơi an toàn. Các mã dự phòng cũ không còn dùng được.
        </Notice>
        <ul class="recovery-codes">
          {codes.map((code) => (
            <li key={code}>
              <code>{code}</code>
            </li>
          ))}
        </ul>
        <p>
          <LinkButton href="/tai-khoan" label="Đã cất mã, về tài khoản" tone="primary" icon="check" />
        </p>
      </>
    ),
  }
}
