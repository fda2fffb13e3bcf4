import { showDay } from '#base/day.ts'
import type { BodyChoice } from '#domains/bodies/body-choice.queries.ts'
import type { Opening } from '#domains/practitioners/opening.ts'
import { practitionerPaths } from '#domains/practitioners/practitioner-paths.ts'
import type { PageParts } from '#platform/http/answer.ts'
import type { View } from '#platform/http/web-request.ts'
import { DateField } from '#ui/fields/date-field.tsx'
import { ErrorSummary } from '#ui/fields/error-summary.tsx'
import { fieldsOf } from '#ui/fields/form-state.ts'
import { SelectField } from '#ui/fields/select-field.tsx'
import { TextArea } from '#ui/fields/text-area.tsx'
import { DataTable } from '#ui/parts/data-table.tsx'
import { EmptyState } from '#ui/parts/empty-state.tsx'
import { FormPost } from '#ui/parts/form-post.tsx'
import { PageHead } from '#ui/parts/page-head.tsx'

export type OpeningsPageProps = { openings: (Opening & { bodyName: string })[]; choice: BodyChoice | undefined }

/** Đợt đăng ký tuyên truyền viên, one each September. */
export function openingsPage({ openings, choice }: OpeningsPageProps, view: View): PageParts {
  const field = fieldsOf(view, { bodyId: choice?.bodies[0]?.bodyId })
  return {
    title: 'Đợt đăng ký tuyên truyền viên',
    section: 'practitioners',
    trail: [{ label: 'Người làm công tác pháp luật', href: practitionerPaths.list }],
    body: (
      <>
        <PageHead
          title="Đợt đăng ký tuyên truyền viên"
          lead="Tháng 9 hằng năm, xã thông báo tiêu chuẩn để người dân tự nguyện đăng ký (Thông tư 10/2016/TT-BTP, Điều 5 khoản 2). Trong hạn đăng ký, danh bạ công khai của xã có lời mời này."
        />
        <ErrorSummary refusal={view.refusal} />
        <DataTable
          caption="Các đợt đã ghi"
          rows={openings}
          rowKey={({ bodyId, year }) => `${bodyId}-${year}`}
          cards
          empty={
            <EmptyState title="Chưa ghi đợt đăng ký nào" icon="calendar">
              Ghi ngày thông báo, hạn đăng ký và nơi đăng ký ở dưới.
            </EmptyState>
          }
          columns={[
            { head: 'Cơ quan', cell: ({ bodyName }) => bodyName },
            { head: 'Năm', cell: ({ year }) => year },
            { head: 'Thông báo', cell: ({ openedOn }) => showDay(openedOn) },
            { head: 'Hạn đăng ký', cell: ({ closesOn }) => showDay(closesOn) },
            { head: 'Nơi thông báo, đăng ký', width: 'roomy', cell: ({ whereTold }) => whereTold },
          ]}
        />
        {choice !== undefined && choice.bodies.length > 0 && (
          <>
            <h2>Ghi đợt đăng ký</h2>
            <FormPost action={practitionerPaths.openings} csrf={view.csrf} submit="Ghi đợt đăng ký" icon="check">
              <SelectField
                {...field('bodyId')}
                label="UBND xã, phường"
                options={choice.bodies.map(({ bodyId, bodyName }) => ({ value: bodyId, label: bodyName }))}
                required
              />
              <DateField
                {...field('openedOn')}
                label="Ngày thông báo"
                hint="Trong tháng 9, ví dụ 05/09/2026"
                required
              />
              <DateField {...field('closesOn')} label="Hạn đăng ký" required />
              <TextArea
                {...field('whereTold')}
                label="Nơi thông báo và nơi đăng ký"
                hint="Bảng tin nhà văn hóa, loa; đăng ký ở trụ sở gặp công chức tư pháp"
                rows={3}
                lengthMax={500}
                required
              />
            </FormPost>
          </>
        )}
      </>
    ),
  }
}
