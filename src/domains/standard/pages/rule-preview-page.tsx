import { RulePreview } from '#domains/standard/pages/rule-preview-part.tsx'
import { ruleSetTrail } from '#domains/standard/pages/standard-trail.ts'
import type { PreviewLine } from '#domains/standard/rule-preview.ts'
import type { RuleSet } from '#domains/standard/rule-set.ts'
import { standardPaths } from '#domains/standard/standard-paths.ts'
import type { PageParts } from '#platform/http/answer.ts'
import { EmptyState } from '#ui/parts/empty-state.tsx'
import { PageHead } from '#ui/parts/page-head.tsx'
import { Tabs } from '#ui/parts/tabs.tsx'

export type RulePreviewProps = {
  provinceId: string
  provinceName: string
  ruleSet: RuleSet
  year: number
  years: number[]
  /** null: there is no batch to try. */
  lines: PreviewLine[] | null
  mayRead: boolean
}

/** Thử đợt giá trị on the figures of a year, before anybody approves it. */
export function rulePreviewPage(props: RulePreviewProps): PageParts {
  const { provinceId, ruleSet, year, years, lines } = props
  const title = `Thử đợt giá trị trên số liệu năm ${year}`
  return {
    title,
    section: 'standard',
    trail: ruleSetTrail(props),
    body: (
      <>
        <PageHead
          title={title}
          lead="Mỗi xã, phường của tỉnh được xét hai lần bằng cùng số liệu: theo quy tắc đang dùng, và theo quy tắc có thêm đợt này. Xã chưa có bản đánh giá của năm thì lấy số liệu từ hồ sơ. Không kết quả nào bị đổi."
        />
        <Tabs
          label="Số liệu của năm"
          tabs={years.map((one) => ({
            key: String(one),
            label: `Năm ${one}`,
            href: standardPaths.rulePreview(provinceId, ruleSet.id, String(one)),
          }))}
          current={String(year)}
        />
        {lines === null ? (
          <EmptyState title="Chưa có đợt giá trị nào để thử" icon="book">
            Nhập giá trị vào một đợt, rồi thử trước khi trình và trước khi duyệt.
          </EmptyState>
        ) : (
          <RulePreview lines={lines} ruleSet={ruleSet} nothing="Tỉnh không có xã, phường nào trong năm này." />
        )}
      </>
    ),
  }
}
