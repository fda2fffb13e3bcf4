import { showMoment } from '#base/day.ts'
import type { MatterPageProps } from '#domains/matters/desk/matter-page.queries.ts'
import { refusals } from '#domains/matters/matter.ts'
import { matterPaths } from '#domains/matters/matter-paths.ts'
import type { View } from '#platform/http/web-request.ts'
import { fieldsOf } from '#ui/fields/form-state.ts'
import { SelectField } from '#ui/fields/select-field.tsx'
import { TextArea } from '#ui/fields/text-area.tsx'
import { ClosedStep } from '#ui/parts/button.tsx'
import { FormPost, PostButton } from '#ui/parts/form-post.tsx'
import { Notice } from '#ui/parts/notice.tsx'

/** Bí mật về người tố cáo: who is named for this case, and the way in for them alone. */
export function MatterSecrecy({
  matter,
  readers,
  isNamed,
  mayApprove,
  officers,
  view,
}: MatterPageProps & { view: View }) {
  const isHere = view.path.endsWith('/neu-ten')
  const field = fieldsOf(isHere ? view : { typed: {} })
  const hidden = { version: String(matter.version) }
  return (
    <section aria-labelledby="bi-mat">
      <h2 id="bi-mat">Giữ kín người gửi</h2>
      <Notice tone="warning">
        Tên, địa chỉ, bút tích và nguyên văn nằm riêng, đã mã hóa. Mỗi lần xem đều ghi nhật ký (Luật Tố cáo, Điều 56).
      </Notice>
      {readers.length === 0 ? (
        <p>Chưa ai được nêu tên để xem.</p>
      ) : (
        <ul>
          {readers.map(({ personId, name, namedByName, namedAt, reason }) => (
            <li key={personId}>
              {name}: do {namedByName} nêu tên lúc {showMoment(namedAt)}. {reason}{' '}
              {mayApprove && (
                <PostButton
                  action={matterPaths.step(matter.id, 'thoi-neu-ten')}
                  csrf={view.csrf}
                  label={`Thôi nêu tên ${name}`}
                  tone="quiet"
                  hidden={{ ...hidden, personId }}
                />
              )}
            </li>
          ))}
        </ul>
      )}
      {isNamed ? (
        <PostButton
          action={matterPaths.denouncer(matter.id)}
          csrf={view.csrf}
          label="Xem người gửi và nguyên văn (ghi nhật ký)"
          icon="lock"
          tone="plain"
        />
      ) : (
        <ClosedStep label="Xem người gửi và nguyên văn" reason={refusals.notNamed.message} />
      )}
      {mayApprove && matter.closedAs !== 'transferred' && (
        <details open={isHere}>
          <summary>Nêu tên người được xem</summary>
          <FormPost action={matterPaths.step(matter.id, 'neu-ten')} csrf={view.csrf} submit="Nêu tên" hidden={hidden}>
            <SelectField
              {...field('personId')}
              label="Cán bộ"
              empty="Chọn cán bộ"
              options={officers.map(({ id, name }) => ({ value: id, label: name }))}
              required
            />
            <TextArea
              {...field('reason')}
              id="named-reason"
              label="Vì sao cần xem"
              hint="Từ 10 chữ cái trở lên"
              rows={2}
              required
            />
          </FormPost>
        </details>
      )}
    </section>
  )
}
