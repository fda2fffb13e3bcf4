import { showDay } from '#base/day.ts'
import { type SelfVerdict, selfNames } from '#domains/standard/assessment.ts'
import type { Coverage } from '#domains/standard/coverage.ts'
import { showFrom } from '#domains/standard/pages/standard-chips.tsx'
import type { PublicCommune, PublicYear } from '#domains/standard/public.queries.ts'
import { indicatorsOf, type RuleSet, showCode } from '#domains/standard/rule-set.ts'
import type { ProgrammeLink } from '#domains/standard/rule-sets.ts'
import { standardPaths } from '#domains/standard/standard-paths.ts'
import type { PageParts } from '#platform/http/answer.ts'
import { address } from '#ui/address.ts'
import { LinkButton } from '#ui/parts/button.tsx'
import { Chip } from '#ui/parts/chip.tsx'
import { DataTable } from '#ui/parts/data-table.tsx'
import { EmptyState } from '#ui/parts/empty-state.tsx'
import { PageHead } from '#ui/parts/page-head.tsx'
import { Tabs } from '#ui/parts/tabs.tsx'
import { showNumber } from '#ui/show.ts'

const outcomes = {
  recognised: { tone: 'good', label: 'Được công nhận' },
  'not-recognised': { tone: 'danger', label: 'Chưa được công nhận' },
  excluded: { tone: 'neutral', label: 'Không đánh giá' },
} as const

export type PublicListProps = {
  provinces: { id: string; name: string; years: number[] }[]
  provinceId: string | undefined
  year: number
  communes: PublicCommune[]
  coverage: Pick<Coverage, 'recognised' | 'notRecognised' | 'share' | 'communes'> | undefined
}

/** Xã, phường đạt chuẩn tiếp cận pháp luật, for everybody. */
export function publicListPage({ provinces, provinceId, year, communes, coverage }: PublicListProps): PageParts {
  const province = provinces.find(({ id }) => id === provinceId)
  return {
    title: 'Chuẩn tiếp cận pháp luật',
    section: 'standard',
    about: { description: 'Xã, phường nào được công nhận đạt chuẩn tiếp cận pháp luật, từng năm.' },
    body: (
      <>
        <PageHead
          title="Chuẩn tiếp cận pháp luật"
          lead="Xã, phường nào được công nhận, năm nào, theo quyết định nào."
        />
        {provinces.length === 0 && (
          <EmptyState title="Chưa có kết quả nào" icon="check">
            Khi có quyết định công nhận, kết quả nằm ở đây.
          </EmptyState>
        )}
        {provinces.length > 1 && (
          <ul>
            {provinces.map((one) => (
              <li key={one.id}>
                <a href={address(standardPaths.publicList, { tinh: one.id })}>{one.name}</a>
              </li>
            ))}
          </ul>
        )}
        {province !== undefined && (
          <>
            <Tabs
              label="Năm đánh giá"
              tabs={province.years.map((one) => ({
                key: String(one),
                label: `Năm ${one}`,
                href: address(standardPaths.publicList, { tinh: province.id, nam: String(one) }),
              }))}
              current={String(year)}
            />
            {coverage !== undefined && coverage.share !== null && (
              <p>
                <strong>
                  {province.name}, năm {year}: {showNumber(coverage.recognised)}/
                  {showNumber(coverage.recognised + coverage.notRecognised)} xã, phường đã có quyết định được công nhận
                  ({coverage.share}).
                </strong>{' '}
                Mẫu số là xã, phường đã có quyết định; không tính nơi không đánh giá và nơi chưa quyết định.
              </p>
            )}
            <DataTable
              caption={`Kết quả năm ${year}`}
              captionUnseen
              rows={communes}
              rowKey={(row) => row.placeId}
              rowHref={(row) => standardPaths.publicOne(row.placeId)}
              cards
              empty={<p>Năm {year} chưa có quyết định nào.</p>}
              columns={[
                { head: 'Xã, phường', width: 'roomy', cell: (row) => row.placeName },
                { head: 'Kết quả', cell: (row) => <Chip {...outcomes[row.outcome]} /> },
              ]}
            />
          </>
        )}
      </>
    ),
  }
}

export type PublicCommuneProps = {
  placeName: string
  placeId: string
  /** Where feedback on this commune goes; undefined: nobody receives there yet. */
  bodyId: string | undefined
  years: (PublicYear & { ruleSet: RuleSet | undefined; programmes: ProgrammeLink[] })[]
}

/** Một xã, phường: the standard year by year, and a way to say that something is not so. */
export function publicCommunePage({ placeName, placeId, bodyId, years }: PublicCommuneProps): PageParts {
  const dispute = (what: string) =>
    address('/gui/phan-anh', { noi: bodyId, o: bodyId === undefined ? placeId : undefined, q: what })
  return {
    title: `${placeName}: chuẩn tiếp cận pháp luật`,
    section: 'standard',
    trail: [{ label: 'Chuẩn tiếp cận pháp luật', href: standardPaths.publicList }],
    about: { description: `${placeName}: kết quả đánh giá chuẩn tiếp cận pháp luật, từng năm.` },
    body: (
      <>
        <PageHead
          title={`${placeName}: chuẩn tiếp cận pháp luật`}
          lead="Thấy điều nào không đúng thì gửi phản ánh: mục ấy được ghi sẵn trong đơn."
        />
        <h2>Từng năm</h2>
        {years.length === 0 && <p>Chưa có kết quả năm nào.</p>}
        {years.map((one) => (
          <section key={one.year} aria-label={`Năm ${one.year}`}>
            <h3>Năm {one.year}</h3>
            <p>
              {one.outcome === null ? (
                <Chip tone="warm" label="Chưa quyết định" />
              ) : (
                <Chip {...outcomes[one.outcome]} />
              )}{' '}
              {one.decidedOn === null ? '' : `Quyết định ${one.decisionNumber} ngày ${showDay(one.decidedOn)}. `}
              <a href={dispute(`Về kết quả chuẩn tiếp cận pháp luật năm ${one.year} của ${placeName}: `)}>
                Phản ánh kết quả năm {one.year}
              </a>
            </p>
            {one.said !== null && one.ruleSet !== undefined && one.said.length > 0 && (
              <details>
                <summary>
                  {placeName} tự đánh giá từng chỉ tiêu, năm {one.year}
                </summary>
                <ul>
                  {indicatorsOf(one.ruleSet)
                    .map((indicator) => ({
                      indicator,
                      self: one.said!.find(({ code }) => code === indicator.code)?.self,
                    }))
                    .filter(({ self }) => self !== undefined)
                    .map(({ indicator, self }) => (
                      <li key={indicator.code}>
                        {showCode(indicator.code)}. {indicator.name}: {selfNames[self as SelfVerdict].toLowerCase()}.{' '}
                        <a
                          href={dispute(
                            `Về chỉ tiêu ${showCode(indicator.code)} «${indicator.name}» năm ${one.year} của ${placeName}: `,
                          )}
                        >
                          Phản ánh chỉ tiêu {showCode(indicator.code)}
                        </a>
                      </li>
                    ))}
                </ul>
              </details>
            )}
            {one.outcome === 'recognised' && one.programmes.length > 0 && (
              <p>
                Kết quả này cũng dùng cho:{' '}
                {one.programmes
                  .map(({ programme, code, law, mark }) => `${programme}, chỉ tiêu ${code} (${showFrom(law, mark)})`)
                  .join('; ')}
                .
              </p>
            )}
          </section>
        ))}
        <p>
          Trang này chưa có phần kế hoạch đã làm đến đâu: kế hoạch của xã, phường chưa được công khai trên cổng này.
        </p>
        <div class="buttons">
          <LinkButton href={dispute('')} label="Gửi phản ánh đến xã, phường" />
        </div>
      </>
    ),
  }
}
