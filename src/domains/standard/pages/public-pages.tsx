import { showDay } from '#base/day.ts'
import { disclosurePaths } from '#domains/disclosure/disclosure-paths.ts'
import {
  countWords,
  disputeWords,
  outcomeOf,
  type PlanPromise,
  type PublicPlan,
  publicPlanPath,
} from '#domains/plans/public-plan.ts'
import { excludedGrounds, type SelfVerdict, selfNames } from '#domains/standard/assessment.ts'
import { type ProvinceCoverage, sumCoverage } from '#domains/standard/coverage.ts'
import { CoverageTable } from '#domains/standard/pages/coverage-table.tsx'
import { showFrom } from '#domains/standard/pages/standard-chips.tsx'
import type { PublicCommune, PublicYear } from '#domains/standard/public.queries.ts'
import { indicatorsOf, type RuleSet, showCode } from '#domains/standard/rule-set.ts'
import { assessedFrom, nameProgramme, type ProgrammeLink } from '#domains/standard/rule-sets.ts'
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
  /** undefined: the whole country, or none was chosen. */
  provinceId: string | undefined
  year: number
  years: number[]
  communes: PublicCommune[]
  /** Of the province, or of each that the whole country is made of. */
  coverage: ProvinceCoverage[]
}

/** In the address where a province stands. */
export const wholeCountry = 'ca-nuoc'

/** Xã, phường đạt chuẩn tiếp cận pháp luật, for everybody: the country by province, a province by commune. */
export function publicListPage(props: PublicListProps): PageParts {
  const { provinces, provinceId, year, years, communes, coverage } = props
  const province = provinces.find(({ id }) => id === provinceId)
  const isNation = province === undefined && coverage.length > 0
  const tinh = province?.id ?? wholeCountry
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
        {province !== undefined && (
          <p>
            <a href={address(standardPaths.publicList, { tinh: wholeCountry, nam: String(year) })}>Xem cả nước</a>
          </p>
        )}
        {(province !== undefined || isNation) && (
          <>
            <Tabs
              label="Năm đánh giá"
              tabs={years.map((one) => ({
                key: String(one),
                label: `Năm ${one}`,
                href: address(standardPaths.publicList, { tinh, nam: String(one) }),
              }))}
              current={String(year)}
            />
            <ShareLine of={province?.name ?? 'Cả nước'} year={year} coverage={coverage} />
          </>
        )}
        {province !== undefined && (
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
              { head: 'Kết quả', cell: (row) => <Result {...row} /> },
            ]}
          />
        )}
        {isNation && (
          <CoverageTable
            year={year}
            coverage={coverage.filter(hasAny)}
            hrefOf={(row) =>
              provinces.some(({ id }) => id === row.provinceId)
                ? address(standardPaths.publicList, { tinh: row.provinceId, nam: String(year) })
                : undefined
            }
          />
        )}
        {isNation && coverage.some((one) => !hasAny(one)) && (
          <p>
            {showNumber(coverage.filter((one) => !hasAny(one)).length)} tỉnh, thành phố khác chưa có bản đánh giá nào
            của năm {year}.
          </p>
        )}
      </>
    ),
  }
}

/** Who was left out says why. */
function Result({ outcome, excludedGround }: Pick<PublicCommune, 'outcome' | 'excludedGround'>) {
  return (
    <>
      <Chip {...outcomes[outcome]} />
      {excludedGround === null ? '' : ` ${excludedGrounds[excludedGround]}.`}
    </>
  )
}

/** A province of which there is something to tell. */
const hasAny = ({ recognised, notRecognised, waiting, excluded, ended }: ProvinceCoverage) =>
  recognised + notRecognised + waiting + excluded + ended > 0

/** A share never stands without what it is a share of. */
function ShareLine({ of, year, coverage }: { of: string; year: number; coverage: ProvinceCoverage[] }) {
  const { recognised, notRecognised, excluded, waiting, ended, notAssessed, share } = sumCoverage(coverage)
  const left = [
    `${showNumber(excluded)} không đánh giá`,
    // results of earlier years were taken over: what is missing of them is not known
    ...(year >= assessedFrom
      ? [
          `${showNumber(waiting)} đang làm`,
          `${showNumber(notAssessed)} chưa mở bản đánh giá`,
          ...(ended === 0 ? [] : [`${showNumber(ended)} đã kết thúc mà chưa quyết định`]),
        ]
      : []),
  ]
  return (
    <p>
      <strong>
        {of}, năm {year}:{' '}
        {share === null
          ? 'chưa xã, phường nào có quyết định.'
          : `${showNumber(recognised)}/${showNumber(recognised + notRecognised)} xã, phường đã có quyết định được công nhận (${share}).`}
      </strong>{' '}
      Mẫu số là xã, phường đã có quyết định; không tính {left.join(', ')}. «Không đánh giá» là nơi tỉnh ghi không thuộc
      diện đánh giá của năm, kèm lý do nơi tỉnh đã ghi.
    </p>
  )
}

export type PublicCommuneProps = {
  placeName: string
  placeId: string
  /** Where feedback on this commune goes; undefined: nobody receives there yet. */
  bodyId: string | undefined
  /** Public plans, the latest first, and the first promises of the latest. */
  plans: PublicPlan[]
  promises: PlanPromise[]
  years: (PublicYear & { ruleSet: RuleSet | undefined; programmes: ProgrammeLink[] })[]
}

/** Một xã, phường: the standard year by year, and a way to say that something is not so. */
export function publicCommunePage({
  placeName,
  placeId,
  bodyId,
  plans,
  promises,
  years,
}: PublicCommuneProps): PageParts {
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
                <Result outcome={one.outcome} excludedGround={one.excludedGround} />
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
            {one.programmes.length > 0 && (
              <p>
                Kết quả này cũng dùng cho:{' '}
                {one.programmes
                  .map((link) => `${nameProgramme(link)}, theo ${showFrom(link.law, link.mark)}`)
                  .join('; ')}
                .
              </p>
            )}
          </section>
        ))}
        <h2>Đã hứa gì, làm đến đâu</h2>
        <PromisesPart plans={plans} promises={promises} />
        <div class="buttons">
          <LinkButton href={disclosurePaths.publicOne(placeId)} label="Thông tin xã, phường phải công khai" />
          <LinkButton href={dispute('')} label="Gửi phản ánh đến xã, phường" />
        </div>
      </>
    ),
  }
}

/** What the public plans of a commune promise; the latest with its items, the others as links. */
function PromisesPart({ plans: [latest, ...others], promises }: Pick<PublicCommuneProps, 'plans' | 'promises'>) {
  if (latest === undefined)
    return <p>Xã, phường chưa công khai kế hoạch nào trên cổng này, nên chưa có việc nào để xem.</p>
  return (
    <>
      <h3>
        <a href={publicPlanPath(latest.id)}>{latest.title}</a>
      </h3>
      <p>{countWords(latest)}.</p>
      <ul>
        {promises.map((promise) => {
          const { label, tone, more } = outcomeOf(promise)
          return (
            <li key={promise.id}>
              {`${promise.path} ${promise.text}`.trim()} Thời gian: {promise.timeRaw ?? 'không ghi'}.{' '}
              <Chip tone={tone} label={label} /> {more}{' '}
              <a href={address('/gui/phan-anh', { noi: latest.bodyId, q: disputeWords(latest, promise) })}>
                Phản ánh{promise.path === '' ? '' : ` việc ${promise.path}`}
              </a>
            </li>
          )
        })}
      </ul>
      {latest.promises > promises.length && (
        <p>
          <a href={publicPlanPath(latest.id)}>Xem cả {showNumber(latest.promises)} việc của kế hoạch này</a>
        </p>
      )}
      {others.length > 0 && (
        <>
          <h3>Kế hoạch công khai khác</h3>
          <ul>
            {others.map((plan) => (
              <li key={plan.id}>
                <a href={publicPlanPath(plan.id)}>{plan.title}</a>: {countWords(plan)}.
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  )
}
