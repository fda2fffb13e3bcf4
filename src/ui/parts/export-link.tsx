import { LinkButton } from '#ui/parts/button.tsx'

/**
 * Saves the list on this page as an Excel file, with the filter as it stands. Last among the actions of the page's head.
 *
 * `<ExportLink href={address('/nghiep-vu/nhiem-vu/xuat.xlsx', view.query)} />`
 */
export function ExportLink({ href }: { href: string }) {
  return <LinkButton href={href} label="Xuất Excel" icon="download" tone="quiet" />
}
