import { paths } from '#domains/urging/pages/paths.ts'
import type { View } from '#platform/http/web-request.ts'
import { mayAnywhere } from '#platform/permission/permission.ts'
import { Tabs } from '#ui/parts/tabs.tsx'

/** The pages of đôn đốc that this person may open. */
export function UrgingTabs({ current, view }: { current: 'digest' | 'urges' | 'watch' | 'mail' | 'pace'; view: View }) {
  const may = (deed: Parameters<typeof mayAnywhere>[1]) => view.actor !== undefined && mayAnywhere(view.actor, deed)
  const tabs = [
    { key: 'digest', label: 'Bản tin của tôi', href: paths.digest, isOpen: true },
    { key: 'urges', label: 'Đã nhận, đã gửi', href: paths.urges, isOpen: true },
    { key: 'watch', label: 'Theo dõi đôn đốc', href: paths.watch, isOpen: may('ask for explanation') },
    { key: 'mail', label: 'Thư trục trặc', href: paths.stuckMail, isOpen: may('manage people') },
    { key: 'pace', label: 'Nhịp đôn đốc', href: paths.pace, isOpen: may('set the pace') },
  ]
  return <Tabs label="Các trang đôn đốc" tabs={tabs.filter((tab) => tab.isOpen)} current={current} />
}
