import { showDay } from '#base/day.ts'
import { sayScope } from '#domains/library/document-status.ts'
import { deskPaths } from '#domains/library/pages/desk-paths.ts'
import { relationNames } from '#domains/library/relation.ts'
import type { DraftRelation } from '#domains/library/uploads/law-draft.ts'
import type { LawUploadProps } from '#domains/library/uploads/law-upload.queries.ts'
import type { View } from '#platform/http/web-request.ts'
import { PostButton } from '#ui/parts/form-post.tsx'

/** What the text says that it does to others; each is confirmed later, on its own page, after its preview. */
export function DraftRelations({ upload, targets, view }: LawUploadProps & { view: View }) {
  const { relations } = upload.draft!
  if (relations.length === 0) return <p class="hint">Máy không thấy văn bản này tác động đến văn bản nào khác.</p>
  return (
    <section aria-labelledby="quan-he-doc-duoc">
      <h3 id="quan-he-doc-duoc">{relations.length} quan hệ đọc được</h3>
      <p class="hint">Nhập xong, mỗi quan hệ vẫn chờ ông/bà xem trước và xác nhận.</p>
      <ul class="plain-list">
        {relations.map((relation) => (
          <li key={relation.key}>
            {relation.dropped ? <del>{sayDraft(relation)}</del> : sayDraft(relation)}
            {targets[relation.key] === undefined ? (
              <span class="soft"> Thư viện chưa có văn bản này nên chưa nhập được quan hệ.</span>
            ) : (
              <>
                {' '}
                <a href={deskPaths.document(targets[relation.key]!.id)}>{targets[relation.key]!.name}</a>
              </>
            )}
            {relation.excerpt !== '' && <div class="soft small">«{relation.excerpt.slice(0, 300)}»</div>}
            {upload.state === 'read' && (
              <PostButton
                action={`${deskPaths.upload(upload.id)}/quan-he`}
                csrf={view.csrf}
                label={relation.dropped ? 'Lấy lại quan hệ' : 'Bỏ, máy đọc nhầm'}
                tone="quiet"
                hidden={{
                  version: String(upload.draft_version),
                  relationKey: relation.key,
                  left: relation.dropped ? 'lay' : 'bo',
                }}
              />
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}

function sayDraft({ kind, target, scope, fromDay }: DraftRelation): string {
  const places = scope.length === 0 ? '' : ` ${scope.slice(0, 4).map(sayScope).join('; ')} của`
  const name = target.number ?? target.name ?? 'văn bản chưa rõ'
  return `${relationNames[kind].acting}${places} ${name}${fromDay === null ? '' : ` từ ${showDay(fromDay)}`}.`
}
