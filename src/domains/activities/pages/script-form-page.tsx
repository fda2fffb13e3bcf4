import { broadcastPaths } from '#domains/activities/broadcasts/broadcast-paths.ts'
import { type Script, vietnamese } from '#domains/activities/broadcasts/script.ts'
import type { BodyChoice } from '#domains/bodies/body-choice.queries.ts'
import type { PageParts } from '#platform/http/answer.ts'
import type { View } from '#platform/http/web-request.ts'
import { ErrorSummary } from '#ui/fields/error-summary.tsx'
import { fieldsOf } from '#ui/fields/form-state.ts'
import { SelectField } from '#ui/fields/select-field.tsx'
import { TextArea } from '#ui/fields/text-area.tsx'
import { TextField } from '#ui/fields/text-field.tsx'
import { BodySearch } from '#ui/parts/body-choice.tsx'
import { FilterForm } from '#ui/parts/filter-form.tsx'
import { FormPost } from '#ui/parts/form-post.tsx'
import { PageHead } from '#ui/parts/page-head.tsx'

export type ScriptFormProps = {
  script: Script | undefined
  choice: BodyChoice | undefined
  /** What a new one begins with: a guide that is read. */
  begins: { title: string; text: string } | undefined
}

/** Soạn bài phát thanh. */
export function scriptFormPage({ script, choice, begins }: ScriptFormProps, view: View): PageParts {
  const title = script === undefined ? 'Soạn bài phát thanh' : `Sửa bài: ${script.title}`
  const field = fieldsOf(view, {
    bodyId: script?.bodyId ?? choice?.bodies[0]?.bodyId,
    title: script?.title ?? begins?.title,
    language: script?.language ?? vietnamese,
    text: script?.text ?? begins?.text,
  })
  return {
    title,
    section: 'broadcasts',
    islands: ['form-guard'],
    trail: [
      { label: 'Tuần phát thanh', href: broadcastPaths.week },
      { label: 'Bài phát thanh', href: broadcastPaths.scripts },
    ],
    body: (
      <>
        <PageHead
          title={title}
          lead="Mỗi dòng một câu. Câu nói về luật ghi căn cứ ở cuối, như [35/2013/QH13 Điều 3 khoản 1]."
        />
        {script === undefined && (
          <FilterForm action={broadcastPaths.addScript}>
            <TextField
              name="huong-dan"
              label="Bắt đầu từ một hướng dẫn đã duyệt"
              hint="Dán đường dẫn /huong-dan/…"
              value={view.query['huong-dan'] ?? ''}
              lengthMax={200}
            />
            {choice !== undefined && <BodySearch {...choice} />}
          </FilterForm>
        )}
        <FormPost
          action={script === undefined ? broadcastPaths.addScript : broadcastPaths.scriptStep(script.id, 'sua')}
          csrf={view.csrf}
          submit="Lưu bài"
          icon="check"
          guard={`broadcast-${script?.id ?? 'new'}`}
          hidden={{
            version: String(script?.version ?? 0),
            ...(script !== undefined && { scriptId: script.id, bodyId: script.bodyId }),
          }}
        >
          <ErrorSummary refusal={view.refusal} />
          {choice !== undefined && (
            <SelectField
              {...field('bodyId')}
              label="Đài của"
              options={choice.bodies.map(({ bodyId, bodyName }) => ({ value: bodyId, label: bodyName }))}
              required
            />
          )}
          <TextField {...field('title')} label="Tên bài" lengthMax={200} required />
          <TextField
            {...field('language')}
            label="Tiếng"
            suggestions={[vietnamese, 'tiếng Mông', 'tiếng Thái', 'tiếng Khmer', 'tiếng Ê Đê']}
            width="medium"
            lengthMax={60}
          />
          <TextArea {...field('text')} label="Lời đọc" rows={14} lengthMax={20_000} required />
        </FormPost>
      </>
    ),
  }
}
