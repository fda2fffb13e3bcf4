import { matterPaths } from '#domains/matters/matter-paths.ts'
import type { View } from '#platform/http/web-request.ts'
import { mayAnywhere } from '#platform/permission/permission.ts'
import { Tabs } from '#ui/parts/tabs.tsx'

export type DeskTab = 'register' | 'reception' | 'calls' | 'groups' | 'topics' | 'to-publish' | 'templates'

/** The pages of the front door's desk that this person may open, in the order of a working day. */
export function DeskTabs({ current, view }: { current: DeskTab; view: View }) {
  const mayWork = view.actor !== undefined && mayAnywhere(view.actor, 'work on matters')
  const tabs: { key: DeskTab; label: string; href: string; isOpen: boolean }[] = [
    { key: 'register', label: 'Sổ', href: matterPaths.register, isOpen: true },
    { key: 'reception', label: 'Tiếp công dân', href: matterPaths.receptionDesk, isOpen: mayWork },
    { key: 'calls', label: 'Gọi lại', href: matterPaths.calls, isOpen: mayWork },
    { key: 'groups', label: 'Nhóm vụ việc', href: matterPaths.groups, isOpen: true },
    { key: 'to-publish', label: 'Chờ công bố', href: matterPaths.toPublish, isOpen: true },
    { key: 'topics', label: 'Chủ đề chưa trả lời', href: matterPaths.topics, isOpen: mayWork },
    { key: 'templates', label: 'Mẫu trả lời', href: matterPaths.templates, isOpen: mayWork },
  ]
  return <Tabs label="Các trang của sổ theo dõi" tabs={tabs.filter((tab) => tab.isOpen)} current={current} />
}
