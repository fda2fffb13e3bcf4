import { showDay } from '#base/day.ts'
import { closedNames, deskStateNames } from '#domains/matters/citizen-state.ts'
import type { MatterPageProps } from '#domains/matters/desk/matter-page.queries.ts'
import type { LikelyMatter } from '#domains/matters/groups/likely.queries.ts'
import { likeReasonNames } from '#domains/matters/groups/likeness.ts'
import { isSecretKind } from '#domains/matters/matter.ts'
import { matterKinds } from '#domains/matters/matter-kind.ts'
import { matterPaths } from '#domains/matters/matter-paths.ts'
import type { View } from '#platform/http/web-request.ts'
import { PostButton } from '#ui/parts/form-post.tsx'

type PartProps = MatterPageProps & { view: View }

/** Việc trùng, cùng việc: what may be the same is shown with its reason; only a person puts it together. */
export function MatterAlike(props: PartProps) {
  const { matter, alike, mayWork, view } = props
  if (isSecretKind(matter.kind) || (alike.likely.length === 0 && alike.group === undefined)) return null
  return (
    <section aria-labelledby="viec-trung">
      <h2 id="viec-trung">Việc trùng, cùng việc</h2>
      {alike.group !== undefined && (
        <p>
          {alike.first !== undefined && (
            <>
              Trùng với{' '}
              <a href={matterPaths.matter(alike.first.id)}>
                vụ việc {alike.first.number}/{alike.first.year}
              </a>
              .{' '}
            </>
          )}
          Trong nhóm <a href={matterPaths.group(alike.group.id)}>{alike.group.title}</a>, {alike.group.members} vụ việc.
        </p>
      )}
      {alike.group !== undefined && mayWork && (
        <PostButton
          action={matterPaths.step(matter.id, 'ra-nhom')}
          csrf={view.csrf}
          label={alike.first === undefined ? 'Đưa ra khỏi nhóm' : 'Gỡ: không phải việc trùng'}
          tone="quiet"
          hidden={{ version: String(matter.version) }}
        />
      )}
      {alike.likely.length > 0 && (
        <>
          <p class="hint">Máy chỉ gợi ý. Hãy mở ra đọc trước khi ghép; ghép rồi gỡ ra được.</p>
          <ul class="alike">
            {alike.likely.map((other) => (
              <Likely key={other.id} {...props} other={other} />
            ))}
          </ul>
        </>
      )}
    </section>
  )
}

function Likely({ matter, alike, mayWork, view, other }: PartProps & { other: LikelyMatter }) {
  const hidden = { version: String(matter.version) }
  const number = `${other.number}/${other.year}`
  const mayJoin = mayWork && other.bodyId === matter.bodyId && !isSecretKind(other.kind)
  return (
    <li>
      <a href={matterPaths.matter(other.id)}>
        {matterKinds[other.kind].short} {number}
      </a>
      : {other.title} ({other.reasons.map((reason) => likeReasonNames[reason]).join(', ')}; {other.bodyName} nhận{' '}
      {showDay(other.receivedOn)},{' '}
      {(other.closedAs === null ? deskStateNames[other.state] : closedNames[other.closedAs]).toLowerCase()})
      {mayJoin && alike.first?.id !== other.id && (
        <span class="buttons">
          <PostButton
            action={matterPaths.step(matter.id, 'trung')}
            csrf={view.csrf}
            label={`Ghi là trùng với ${number}`}
            tone="plain"
            hidden={{ ...hidden, ofId: other.id }}
          />
          <PostButton
            action={matterPaths.step(matter.id, 'ghep')}
            csrf={view.csrf}
            label={`Ghép nhóm với ${number}`}
            tone="quiet"
            hidden={{ ...hidden, withId: other.id }}
          />
        </span>
      )}
    </li>
  )
}
