import type { ComponentChildren } from 'preact'

export type PageHeadProps = {
  title: string
  /** One sentence under the title: what this page is for, or where the thing stands. */
  lead?: ComponentChildren
  /** The state of the thing the page is about. */
  chip?: ComponentChildren
  /** What can be done here, most important first. */
  actions?: ComponentChildren
}

/**
 * The head of every page: its one `h1`.
 *
 * `<PageHead title="Việc của tôi" lead="Ba việc đến hạn trong tuần này." actions={<LinkButton … />} />`
 */
export function PageHead({ title, lead, chip, actions }: PageHeadProps) {
  return (
    <div class="page-head">
      <div class="page-head-text">
        <h1>{title}</h1>
        {chip}
        {lead !== undefined && <div class="lead">{lead}</div>}
      </div>
      {actions !== undefined && <div class="buttons">{actions}</div>}
    </div>
  )
}
