import type { ComponentChildren } from 'preact'

export type Pane = {
  title: string
  /** Beside the title: a count, a pager. */
  aside?: ComponentChildren
  body: ComponentChildren
}

/**
 * Two things read against each other: each scrolls by itself, one above the other where there is no room.
 * `<p data-place id="d-12">` on the left is lit by `<li data-lights="d-12">` on the right (island `panes`);
 * without scripts a link `#d-12` lights it too.
 *
 * `<Panes document={{ title: 'Văn bản gốc', body: passages }} reading={{ title: 'Hệ thống đọc được', aside: pager, body: rows }} />`
 */
export function Panes({ document, reading }: { document: Pane; reading: Pane }) {
  return (
    <div class="panes" data-panes>
      <PaneView pane={document} kind="pane-body pane-document" />
      <PaneView pane={reading} kind="pane-body" />
    </div>
  )
}

function PaneView({ pane, kind }: { pane: Pane; kind: string }) {
  return (
    <section class="pane" aria-label={pane.title}>
      <div class="pane-head">
        <h2>{pane.title}</h2>
        {pane.aside}
      </div>
      <div class={kind} tabIndex={keyboardScrolls}>
        {pane.body}
      </div>
    </section>
  )
}

/** A frame that scrolls must be reachable by keyboard. */
const keyboardScrolls = 0

export type ListWithPanelProps = {
  list: ComponentChildren
  panel?: { title: string; closeHref: string; body: ComponentChildren }
}

/**
 * A list with the detail of one row beside it; the list keeps its place and its filters.
 *
 * `<ListWithPanel list={<DataTable … currentKey={task.id} />} panel={{ title: task.text, closeHref: address(path, query, { xem: undefined }), body: … }} />`
 */
export function ListWithPanel({ list, panel }: ListWithPanelProps) {
  if (panel === undefined) return <>{list}</>
  return (
    <div class="with-panel">
      <div>{list}</div>
      <section class="panel" aria-label={panel.title}>
        <div class="panel-head">
          <h2>{panel.title}</h2>
          <a class="button quiet" href={panel.closeHref} data-keys-close>
            Đóng
          </a>
        </div>
        {panel.body}
      </section>
    </div>
  )
}
