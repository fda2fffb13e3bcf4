import { disclosurePaths } from '#domains/disclosure/disclosure-paths.ts'
import { Tabs } from '#ui/parts/tabs.tsx'

/** From the list of what has to be made public to the commune's legal documents, and back. */
export function DisclosureTabs({ current }: { current: 'lines' | 'documents' }) {
  return (
    <Tabs
      label="Công khai thông tin"
      tabs={[
        { key: 'lines', label: 'Danh mục công khai', href: disclosurePaths.list },
        { key: 'documents', label: 'Văn bản của xã', href: disclosurePaths.documents },
      ]}
      current={current}
    />
  )
}
