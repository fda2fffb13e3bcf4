import { showDay } from '#base/day.ts'
import { villageKinds } from '#domains/places/village.ts'
import { villagePaths } from '#domains/places/village-paths.ts'
import type { CountedVillage, VillageStory } from '#domains/places/villages.queries.ts'
import type { PageParts } from '#platform/http/answer.ts'
import type { View } from '#platform/http/web-request.ts'
import { DateField } from '#ui/fields/date-field.tsx'
import { ErrorSummary } from '#ui/fields/error-summary.tsx'
import { fieldsOf } from '#ui/fields/form-state.ts'
import { TextField } from '#ui/fields/text-field.tsx'
import { Facts } from '#ui/parts/facts.tsx'
import { FormPost } from '#ui/parts/form-post.tsx'
import { PageHead } from '#ui/parts/page-head.tsx'
import { showNumber } from '#ui/show.ts'

export type VillagePageProps = {
  bodyId: string
  village: CountedVillage
  story: VillageStory
  /** What it came from and what came of it, by name. */
  before: CountedVillage[]
  after: CountedVillage[]
  parts: readonly number[]
}

/** One village: its numbers, its names, and what may happen to it. */
export function villagePage(props: VillagePageProps, view: View): PageParts {
  const { bodyId, village, story, before, after } = props
  const links = (all: CountedVillage[]) =>
    all.map(({ id, name }, index) => (
      <>
        {index > 0 && ', '}
        <a href={villagePaths.village(id)}>{name}</a>
      </>
    ))
  return {
    title: village.name,
    section: 'villages',
    trail: [{ label: 'Thôn, tổ dân phố', href: villagePaths.of(bodyId) }],
    body: (
      <>
        <PageHead title={village.name} />
        <ErrorSummary refusal={view.refusal} />
        <Facts
          facts={[
            { term: 'Loại', detail: villageKinds[village.kind] },
            { term: 'Có từ', detail: showDay(village.fromDay) },
            ...(village.toDay === null ? [] : [{ term: 'Thôi từ', detail: showDay(village.toDay) }]),
            ...(before.length === 0 ? [] : [{ term: 'Từ nơi', detail: links(before) }]),
            ...(after.length === 0 ? [] : [{ term: 'Nay là', detail: links(after) }]),
            ...story.numbers.map(({ day, households }) => ({
              term: `Số hộ ngày ${showDay(day)}`,
              detail: showNumber(households),
            })),
            ...story.formerNames.map(({ name, toDay, decision }) => ({
              term: `Tên đến trước ${showDay(toDay)}`,
              detail: [name, decision].filter(Boolean).join(', '),
            })),
          ]}
        />
        {village.toDay === null && <Changes {...props} view={view} />}
      </>
    ),
  }
}

function Changes({ village, parts, view }: VillagePageProps & { view: View }) {
  const step = view.path.split('/').at(-1)
  const stateOf = (here: string) => fieldsOf(step === here ? view : { typed: {} })
  const [numbers, names, split] = [stateOf('so-ho'), stateOf('doi-ten'), stateOf('chia-tach')]
  const hidden = { version: String(village.version) }
  return (
    <>
      <details open={step === 'so-ho'}>
        <summary>Ghi số hộ</summary>
        <FormPost action={villagePaths.step(village.id, 'so-ho')} csrf={view.csrf} submit="Ghi số hộ">
          <TextField {...numbers('households')} label="Số hộ gia đình" keyboard="numeric" width="short" required />
          <DateField {...numbers('day')} label="Vào ngày" required />
        </FormPost>
      </details>
      <details open={step === 'doi-ten'}>
        <summary>Đổi tên</summary>
        <FormPost
          action={villagePaths.step(village.id, 'doi-ten')}
          csrf={view.csrf}
          submit="Ghi đổi tên"
          hidden={hidden}
        >
          <TextField {...names('name')} label="Tên mới" lengthMax={120} required />
          <DateField {...names('day')} id="rename-day" label="Có hiệu lực từ ngày" required />
          <TextField {...names('decision')} label="Văn bản" lengthMax={300} />
        </FormPost>
      </details>
      <details open={step === 'chia-tach'}>
        <summary>Chia tách</summary>
        <FormPost
          action={villagePaths.step(village.id, 'chia-tach')}
          csrf={view.csrf}
          submit="Ghi chia tách"
          hidden={hidden}
        >
          {parts.map((part) => (
            <div key={part}>
              <TextField {...split(`name${part}`)} label={`Tên nơi mới thứ ${part}`} lengthMax={120} />
              <TextField
                {...split(`households${part}`)}
                label={`Số hộ của nơi thứ ${part}`}
                keyboard="numeric"
                width="short"
              />
            </div>
          ))}
          <DateField {...split('day')} id="split-day" label="Có hiệu lực từ ngày" required />
          <TextField {...split('decision')} id="split-decision" label="Văn bản" lengthMax={300} />
        </FormPost>
      </details>
    </>
  )
}
