import type { ComponentChildren } from 'preact'
import { bulkKinds, bulkRowsMax, bulkWords } from '#domains/plans/bulk.ts'
import { paths } from '#domains/plans/pages/paths.ts'
import type { QueueFilter } from '#domains/plans/queue-filter.ts'
import type { View } from '#platform/http/web-request.ts'
import { mayAnywhere } from '#platform/permission/permission.ts'
import { BulkBar } from '#ui/parts/bulk-bar.tsx'
import { Button } from '#ui/parts/button.tsx'
import { HiddenField } from '#ui/parts/form-post.tsx'

type BulkFormProps = { count: number; hasRows: boolean; filter: QueueFilter; view: View; children: ComponentChildren }

/** The list within a form: what is chosen goes, in the address, to a page that says what would be done. */
export function BulkForm({ count, hasRows, filter, view, children }: BulkFormProps) {
  const { actor, query } = view
  const kinds = bulkKinds.filter((kind) => actor !== undefined && mayAnywhere(actor, bulkWords[kind].deed))
  if (!hasRows || kinds.length === 0) return <>{children}</>
  const { trang, sau, truoc, moc, 'tat-ca': everything, tt, ...kept } = query
  return (
    <form method="get" action={paths.bulk(kinds[0]!)}>
      {Object.entries({ ...kept, tt: filter.state }).map(([name, value]) => (
        <HiddenField key={name} name={name} value={value} />
      ))}
      {children}
      <BulkBar note="Chọn dòng bằng ô ở đầu dòng hoặc phím x.">
        {kinds.map((kind) => (
          <Button key={kind} label={bulkWords[kind].verb} tone="plain" formAction={paths.bulk(kind)} />
        ))}
        {actor !== undefined && mayAnywhere(actor, 'ask for explanation') && (
          <Button label="Đôn đốc" tone="plain" icon="bell" formAction={paths.urgeSeveral} />
        )}
        {count <= bulkRowsMax && (
          <label class="choice">
            <input type="checkbox" name="tat-ca" value="1" /> Cả {count} mốc đang lọc
          </label>
        )}
      </BulkBar>
    </form>
  )
}
