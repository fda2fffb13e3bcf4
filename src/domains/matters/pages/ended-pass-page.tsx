import { matterPaths } from '#domains/matters/matter-paths.ts'
import type { PageParts } from '#platform/http/answer.ts'
import type { View } from '#platform/http/web-request.ts'
import { ErrorSummary } from '#ui/fields/error-summary.tsx'
import { FileField } from '#ui/fields/file-field.tsx'
import { fieldsOf } from '#ui/fields/form-state.ts'
import { TextArea } from '#ui/fields/text-area.tsx'
import { TextField } from '#ui/fields/text-field.tsx'
import { FormPost } from '#ui/parts/form-post.tsx'
import { PageHead } from '#ui/parts/page-head.tsx'

/** The page closed by itself while somebody was writing: with the code it goes on, and what was typed stands here. */
export function endedPassPage({ sizeMbMax }: { sizeMbMax: number }, view: View): PageParts {
  const field = fieldsOf(view)
  const { says, sure, words } = view.typed
  const kept = Object.entries({ says, sure }).filter(([, value]) => typeof value === 'string') as [string, string][]
  const takesFiles = view.path.endsWith('/bo-sung')
  return {
    title: 'Hồ sơ đã tự đóng',
    section: 'track',
    trail: [{ label: 'Tra cứu hồ sơ', href: matterPaths.track }],
    about: { hidden: true },
    body: (
      <>
        <PageHead
          title="Hồ sơ đã tự đóng"
          lead="Quá 20 phút nên trang tự đóng để giữ kín cho bạn. Lời bạn viết vẫn còn; nhập mã là gửi tiếp được."
        />
        <ErrorSummary refusal={view.refusal} />
        <FormPost
          action={view.path.replace(/\/xem-lai$/u, '')}
          csrf={view.csrf}
          submit="Mở lại và gửi"
          icon="send"
          hidden={Object.fromEntries(kept)}
          files={takesFiles}
        >
          <TextField
            {...field('code')}
            label="Mã hồ sơ"
            hint="Bốn nhóm, mỗi nhóm bốn chữ số, trên phiếu tiếp nhận."
            width="medium"
            keyboard="numeric"
            autocomplete="off"
            lengthMax={30}
            required
          />
          {words !== undefined && <TextArea {...field('words')} label="Lời bạn đã viết" rows={6} />}
          {takesFiles && (
            <FileField
              name="files"
              label="Tệp kèm theo"
              hint="Tệp không giữ lại được; hãy chọn lại."
              kinds="Ảnh, PDF, Word, bản ghi âm"
              sizeMbMax={sizeMbMax}
              several
            />
          )}
        </FormPost>
      </>
    ),
  }
}
