import { Icon } from '#ui/icons.tsx'

/**
 * Saves the list on this page as an Excel file, with the filter as it stands, and says how much such a file holds. Last
 * among the actions of the page's head.
 *
 * `<ExportLink href={address('/nghiep-vu/nhiem-vu/xuat.xlsx', view.query)} />`
 */
export function ExportLink({ href }: { href: string }) {
  return (
    <a class="button quiet" href={href} title={limit}>
      <Icon name="download" />
      Xuất Excel <span class="unseen">({limit})</span>
    </a>
  )
}

const limit = 'nhiều nhất 20.000 dòng'
