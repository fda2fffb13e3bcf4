import { showDay } from '#base/day.ts'
import type { AidRules } from '#domains/matters/legal-aid/aid-rules.ts'
import type { Referral } from '#domains/matters/legal-aid/referral.ts'
import type { Matter } from '#domains/matters/matter.ts'
import { can } from '#domains/matters/matter.ts'
import { matterPaths } from '#domains/matters/matter-paths.ts'
import { type AidChoice, AidFields, AidSeen } from '#domains/matters/pages/aid-part.tsx'
import type { PageParts } from '#platform/http/answer.ts'
import type { View } from '#platform/http/web-request.ts'
import { ErrorSummary } from '#ui/fields/error-summary.tsx'
import { fieldsOf } from '#ui/fields/form-state.ts'
import { TextField } from '#ui/fields/text-field.tsx'
import { LinkButton } from '#ui/parts/button.tsx'
import { FormPost } from '#ui/parts/form-post.tsx'
import { PageHead } from '#ui/parts/page-head.tsx'

export type AidPageProps = { rules: AidRules; chosen: AidChoice | undefined }

const nothing: AidChoice = { groups: [], hardship: 'unknown' }

/** Xem trước: may I be helped, and which papers do I bring; nothing of it is kept. */
export function aidPage({ rules, chosen }: AidPageProps, view: View): PageParts {
  const title = 'Tôi có thể được trợ giúp pháp lý miễn phí không?'
  return {
    title,
    section: 'file',
    trail: [
      { label: 'Gửi câu hỏi, đơn, phản ánh', href: matterPaths.doors },
      { label: 'Trợ giúp pháp lý', href: matterPaths.door('tro-giup-phap-ly') },
    ],
    about: { description: 'Xem trước diện được trợ giúp pháp lý và giấy tờ nên mang.', canonicalPath: matterPaths.aid },
    body: (
      <>
        <PageHead
          title={title}
          lead="Đánh dấu điều đúng với bạn. Không cần tên, không lưu lại điều bạn chọn. Trung tâm trợ giúp pháp lý mới là nơi quyết định."
        />
        {chosen !== undefined && (
          <section aria-labelledby="xem-truoc">
            <h2 id="xem-truoc">Xem trước cho ngày {showDay(view.today)}</h2>
            <AidSeen rules={rules} chosen={chosen} />
            <p>
              <LinkButton
                href={matterPaths.door('tro-giup-phap-ly')}
                label="Gửi yêu cầu trợ giúp"
                icon="send"
                tone="primary"
              />
            </p>
          </section>
        )}
        <FormPost
          action={matterPaths.aid}
          csrf={view.csrf}
          submit="Xem diện và giấy tờ"
          tone={chosen ? 'plain' : 'primary'}
        >
          <AidFields rules={rules} chosen={chosen ?? nothing} />
        </FormPost>
      </>
    ),
  }
}

export type ReferralPageProps = { matter: Matter; rules: AidRules; referral: Referral | undefined }

/** Giấy giới thiệu, at the desk: the same look ahead, then the paper. */
export function referralPage({ matter, rules, referral }: ReferralPageProps, view: View): PageParts {
  const field = fieldsOf(view, {
    centre: referral?.centre ?? '',
    about: referral?.about ?? matter.title,
    papers: referral?.papers ?? '',
  })
  const chosen = referral ?? nothing
  return {
    title: 'Giấy giới thiệu trợ giúp pháp lý',
    section: 'matters',
    trail: [
      { label: 'Sổ theo dõi', href: matterPaths.register },
      { label: `Vụ việc ${matter.number}/${matter.year}`, href: matterPaths.matter(matter.id) },
    ],
    body: (
      <>
        <PageHead
          title="Giấy giới thiệu trợ giúp pháp lý"
          lead="Xem trước diện và giấy tờ, rồi lập giấy. Hệ thống không quyết định ai được giúp."
          actions={
            referral && (
              <LinkButton
                href={matterPaths.referralFile(matter.id)}
                label="Tải giấy giới thiệu (Word)"
                icon="download"
              />
            )
          }
        />
        <ErrorSummary refusal={view.refusal} />
        {referral !== undefined && <AidSeen rules={rules} chosen={chosen} />}
        {can(matter, 'draft') && (
          <FormPost
            action={matterPaths.referral(matter.id)}
            csrf={view.csrf}
            submit="Lưu và báo người yêu cầu"
            hidden={{ version: String(matter.version) }}
          >
            <TextField
              {...field('centre')}
              label="Giới thiệu đến"
              hint="Trung tâm trợ giúp pháp lý nhà nước của tỉnh, hoặc chi nhánh"
              lengthMax={300}
              required
            />
            <TextField {...field('about')} label="Việc cần trợ giúp" lengthMax={1_000} required />
            <AidFields rules={rules} chosen={chosen} />
            <TextField
              {...field('papers')}
              label="Giấy tờ kèm theo"
              hint="Chỉ ghi tên giấy, không ghi số."
              lengthMax={1_000}
            />
          </FormPost>
        )}
      </>
    ),
  }
}
