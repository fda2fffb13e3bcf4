import { Fragment } from 'preact'
import type { Day } from '#base/day.ts'
import { showDay } from '#base/day.ts'
import { countWords, type PublicPlan, publicPlanPath, publicPlansPath } from '#domains/plans/public-plan.ts'
import type { DirectoryPlace } from '#domains/practitioners/directory.queries.ts'
import type { ShownHelper } from '#domains/practitioners/directory-source.queries.ts'
import { kindOf } from '#domains/practitioners/practitioner-kind.ts'
import { practitionerPaths } from '#domains/practitioners/practitioner-paths.ts'
import type { PublicPractitioner } from '#domains/practitioners/public-practitioner.ts'
import type { PageParts } from '#platform/http/answer.ts'
import { address } from '#ui/address.ts'
import { EmptyState } from '#ui/parts/empty-state.tsx'
import { Facts } from '#ui/parts/facts.tsx'
import { Notice } from '#ui/parts/notice.tsx'
import { PageHead } from '#ui/parts/page-head.tsx'
import { showNumber } from '#ui/show.ts'

export type DirectoryProps = { provinces: DirectoryPlace[]; provinceId: string | undefined; places: DirectoryPlace[] }

const title = 'Người giúp về pháp luật ở gần bạn'

/** Danh bạ: choose a place. */
export function directoryPage({ provinces, provinceId, places }: DirectoryProps): PageParts {
  return {
    title,
    section: 'help',
    about: {
      description:
        'Tuyên truyền viên, báo cáo viên, luật gia, câu lạc bộ, địa chỉ tin cậy, hòa giải viên theo xã, phường.',
    },
    body: (
      <>
        <PageHead
          title={title}
          lead="Tuyên truyền viên, báo cáo viên, luật gia, luật sư, câu lạc bộ, địa chỉ tin cậy, hòa giải viên. Chọn nơi bạn ở."
        />
        {provinces.length === 0 && (
          <EmptyState title="Danh bạ của từng xã, phường sẽ nằm ở đây" icon="people">
            Chưa có xã, phường nào đưa danh bạ lên. Bạn có thể hỏi ở mục «Gửi, hỏi».
          </EmptyState>
        )}
        {provinces.length > 1 && (
          <nav aria-label="Theo tỉnh, thành phố">
            <h2>Theo tỉnh, thành phố</h2>
            <PlaceList
              places={provinces}
              href={({ id }) => address(practitionerPaths.directory, { tinh: id })}
              current={provinceId}
            />
          </nav>
        )}
        {places.length > 0 && (
          <nav aria-label="Theo xã, phường">
            <h2>Theo xã, phường</h2>
            <PlaceList places={places} href={({ id }) => practitionerPaths.directoryOf(id)} current={undefined} />
          </nav>
        )}
      </>
    ),
  }
}

function PlaceList(props: {
  places: DirectoryPlace[]
  href: (place: DirectoryPlace) => string
  current: string | undefined
}) {
  return (
    <ul class="shelf-places">
      {props.places.map((place) => (
        <li key={place.id}>
          <a href={props.href(place)} aria-current={place.id === props.current ? 'true' : undefined}>
            {place.name}
          </a>{' '}
          ({showNumber(place.count)})
        </li>
      ))}
    </ul>
  )
}

export type PlaceDirectoryProps = {
  placeName: string
  people: PublicPractitioner[]
  /** Of later domains. */
  others: { heading: string; lead: string; people: ShownHelper[] }[]
  opening: { bodyName: string; closesOn: Day; whereTold: string } | undefined
  above: { id: string; name: string } | undefined
  /** What the place promised in plans that were made public. */
  plans: PublicPlan[]
}

/** Danh bạ của một nơi: by kind, in Vietnamese order. */
export function placeDirectoryPage({
  placeName,
  people,
  others,
  opening,
  above,
  plans,
}: PlaceDirectoryProps): PageParts {
  const groups = [...Map.groupBy(people, ({ kind }) => kind)]
  return {
    title: `Người giúp về pháp luật ở ${placeName}`,
    section: 'help',
    trail: [{ label: title, href: practitionerPaths.directory }],
    about: { description: `Ai ở ${placeName} giúp bạn hiểu pháp luật, gặp ở đâu, khi nào.` },
    body: (
      <>
        <PageHead
          title={`Người giúp về pháp luật ở ${placeName}`}
          lead="Họ giải thích pháp luật và chỉ cho bạn nơi giải quyết."
        />
        {opening !== undefined && (
          <Notice tone="info" title="Đang nhận đăng ký tuyên truyền viên pháp luật">
            <p>
              Ai có uy tín, hiểu pháp luật đều đăng ký được, đến hết ngày {showDay(opening.closesOn)}.{' '}
              {opening.whereTold}
            </p>
          </Notice>
        )}
        {groups.map(([kind, members]) => (
          <section key={kind}>
            <h2>{kindOf(kind).name}</h2>
            <ul class="practitioners">
              {members.map((one) => (
                <li key={`${one.name}-${one.bodyName}`}>
                  <h3>{one.name}</h3>
                  <Facts facts={factsOf(one)} />
                </li>
              ))}
            </ul>
          </section>
        ))}
        {others
          .filter((other) => other.people.length > 0)
          .map((other) => (
            <section key={other.heading}>
              <h2>{other.heading}</h2>
              <p>{other.lead}</p>
              {[...Map.groupBy(other.people, ({ where }) => where)].map(([where, members]) => (
                <Fragment key={where}>
                  <h3>{where}</h3>
                  <p>{members.map(({ name }) => name).join(', ')}</p>
                </Fragment>
              ))}
            </section>
          ))}
        {people.length === 0 && others.every((other) => other.people.length === 0) && (
          <EmptyState title="Nơi này chưa có ai trong danh bạ" icon="people">
            Bạn có thể hỏi cơ quan ở mục «Gửi, hỏi», hoặc xem danh bạ của tỉnh.
          </EmptyState>
        )}
        {plans.length > 0 && (
          <section>
            <h2>Đã hứa gì, làm đến đâu</h2>
            <ul>
              {plans.map((plan) => (
                <li key={plan.id}>
                  <a href={publicPlanPath(plan.id)}>{plan.title}</a>: {countWords(plan)}.
                </li>
              ))}
            </ul>
            <p>
              <a href={publicPlansPath(plans[0]!.placeId)}>Kế hoạch và chuẩn tiếp cận pháp luật của {placeName}</a>
            </p>
          </section>
        )}
        {above !== undefined && (
          <p>
            <a href={practitionerPaths.directoryOf(above.id)}>Xem thêm danh bạ của {above.name}</a>
          </p>
        )}
      </>
    ),
  }
}

function factsOf({ fields, languages, serves, whereMet, whenMet, phone }: PublicPractitioner) {
  return [
    { term: 'Giúp về', detail: fields.join(', ') },
    { term: 'Nói tiếng', detail: languages.join(', ') },
    { term: 'Địa bàn', detail: serves.join(', ') },
    { term: 'Gặp ở đâu', detail: whereMet },
    { term: 'Gặp khi nào', detail: whenMet },
    { term: 'Điện thoại', detail: phone },
  ].filter(({ detail }) => detail !== '')
}
