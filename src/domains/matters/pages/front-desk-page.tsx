import type { BodyChoice, BodyLine } from '#domains/bodies/body-choice.queries.ts'
import type { FrontDesk } from '#domains/matters/desk/front-desk.ts'
import { matterPaths } from '#domains/matters/matter-paths.ts'
import type { PageParts } from '#platform/http/answer.ts'
import type { View } from '#platform/http/web-request.ts'
import { Checkbox } from '#ui/fields/choice-groups.tsx'
import { ErrorSummary } from '#ui/fields/error-summary.tsx'
import { fieldsOf } from '#ui/fields/form-state.ts'
import { TextField } from '#ui/fields/text-field.tsx'
import { BodyChoiceFields, isWide } from '#ui/parts/body-choice.tsx'
import { EmptyState } from '#ui/parts/empty-state.tsx'
import { FilterForm } from '#ui/parts/filter-form.tsx'
import { FormPost } from '#ui/parts/form-post.tsx'
import { PageHead } from '#ui/parts/page-head.tsx'

export type FrontDeskPageProps = {
  choice: BodyChoice
  body: BodyLine | undefined
  desk: FrontDesk | undefined
}

/** Nơi nhận: what citizens read of this body, and whether they may send to it. */
export function frontDeskPage({ choice, body: chosen, desk }: FrontDeskPageProps, view: View): PageParts {
  const field = fieldsOf(view, { address: desk?.address, phone: desk?.phone, hours: desk?.hours })
  const sent = Object.keys(view.typed).length > 0
  return {
    title: 'Nơi nhận',
    section: 'matters',
    trail: [{ label: 'Sổ theo dõi', href: matterPaths.register }],
    body: (
      <>
        <PageHead
          title="Nơi nhận"
          lead="Mở nơi nhận thì người dân gửi được đến cơ quan này qua cổng. Hãy mở khi đã có người xem sổ mỗi ngày làm việc."
        />
        {isWide(choice) && (
          <FilterForm action={matterPaths.desk}>
            <BodyChoiceFields choice={choice} body={chosen} />
          </FilterForm>
        )}
        {chosen === undefined ? (
          <EmptyState title="Chưa có cơ quan nào trong phạm vi của ông/bà">
            <p>Hãy nhờ người quản trị giao vai trò «Lãnh đạo phê duyệt» ở cơ quan nhận.</p>
          </EmptyState>
        ) : (
          <FormPost
            action={`${matterPaths.desk}?co-quan=${chosen.bodyId}`}
            csrf={view.csrf}
            submit={`Lưu nơi nhận của ${chosen.bodyName}`}
            hidden={{ bodyId: chosen.bodyId, version: String(desk?.version ?? 0) }}
          >
            <ErrorSummary refusal={view.refusal} />
            <Checkbox
              name="isOpen"
              label="Nhận qua cổng của người dân"
              checked={sent ? view.typed.isOpen === 'co' : desk?.isOpen === true}
            />
            <Checkbox
              name="givesAdvice"
              label="Chỉ nhận câu hỏi, để luật gia tư vấn miễn phí (dành cho Hội Luật gia)"
              checked={sent ? view.typed.givesAdvice === 'co' : desk?.givesAdvice === true}
            />
            <TextField {...field('address')} label="Địa chỉ nơi tiếp công dân" lengthMax={300} required />
            <TextField {...field('phone')} label="Điện thoại" width="medium" lengthMax={60} />
            <TextField
              {...field('hours')}
              label="Giờ làm việc"
              hint="Ví dụ: Thứ Hai đến thứ Sáu, 7 giờ 30 đến 17 giờ"
              lengthMax={200}
              required
            />
          </FormPost>
        )}
      </>
    ),
  }
}
