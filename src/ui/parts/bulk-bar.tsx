import type { ComponentChildren } from 'preact'

/**
 * What can be done with the chosen rows; stands at the end of the form around a `DataTable` with `select`.
 * The first press leads to a page that says what will change; that page does it.
 *
 * `<BulkBar note="Chọn dòng bằng ô ở đầu dòng hoặc phím x."><Button label="Xem trước khi đôn đốc" tone="plain" formAction="…" /></BulkBar>`
 */
export function BulkBar({ note, children }: { note: string; children: ComponentChildren }) {
  return (
    <div class="bulk-bar">
      {children}
      <p data-keys-chosen aria-live="polite">
        {note}
      </p>
    </div>
  )
}
