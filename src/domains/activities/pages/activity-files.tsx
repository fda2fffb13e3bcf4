import { showMoment } from '#base/day.ts'
import type { ActivityPageProps } from '#domains/activities/activity-page.queries.ts'
import { activityPaths } from '#domains/activities/activity-paths.ts'
import { describeKind } from '#platform/files/file-kind.ts'
import type { View } from '#platform/http/web-request.ts'
import { RadioGroup } from '#ui/fields/choice-groups.tsx'
import { FileField } from '#ui/fields/file-field.tsx'
import { fieldsOf } from '#ui/fields/form-state.ts'
import { FileList } from '#ui/parts/file-list.tsx'
import { FormPost, PostButton } from '#ui/parts/form-post.tsx'

const whats = { photo: 'Ảnh', attendance: 'Danh sách người dự' } as const

/** Ảnh và danh sách người dự. */
export function ActivityFiles({ activity, files, mayRecord, sizeMbMax, view }: ActivityPageProps & { view: View }) {
  const isOpen = mayRecord && activity.state === 'recorded'
  if (files.length === 0 && !isOpen) return null
  const field = fieldsOf(view, { what: 'photo' })
  return (
    <section aria-labelledby="tep">
      <h2 id="tep">Ảnh, danh sách người dự</h2>
      {files.length === 0 && <p>Chưa có tệp nào.</p>}
      {files.map(({ id, what, stored, mark, by, at }) => (
        <div key={id}>
          <FileList
            files={[
              {
                name: stored.name,
                href: activityPaths.storedFile(activity.id, id),
                kind: `${whats[what]}, ${describeKind(stored.kind).group}`,
                sizeBytes: stored.sizeBytes,
                note: [`${by} thêm lúc ${showMoment(at)}`, mark].filter(Boolean).join(' · '),
              },
            ]}
          />
          {isOpen && (
            <PostButton
              action={activityPaths.removeFile(activity.id, id)}
              csrf={view.csrf}
              label={`Gỡ «${stored.name}»`}
              tone="quiet"
            />
          )}
        </div>
      ))}
      {isOpen && (
        <details open={view.typed.what !== undefined}>
          <summary>Thêm ảnh, danh sách</summary>
          <FormPost action={activityPaths.files(activity.id)} csrf={view.csrf} submit="Thêm tệp" icon="upload" files>
            <RadioGroup
              {...field('what')}
              label="Tệp là"
              options={Object.entries(whats).map(([value, label]) => ({ value, label }))}
              layout="line"
              required
            />
            <FileField
              name="files"
              error={field('files').error}
              label="Tệp"
              hint="Báo cho người có mặt biết trước khi chụp; đừng chụp giấy tờ tùy thân."
              kinds="Ảnh; danh sách nhận cả Word, PDF, Excel"
              sizeMbMax={sizeMbMax}
              several
            />
          </FormPost>
        </details>
      )}
    </section>
  )
}
