import { broadcastPaths } from '#domains/activities/broadcasts/broadcast-paths.ts'
import type { Station } from '#domains/activities/broadcasts/script.ts'
import type { BodyChoice, BodyLine } from '#domains/bodies/body-choice.queries.ts'
import type { PageParts } from '#platform/http/answer.ts'
import type { View } from '#platform/http/web-request.ts'
import { Checkbox } from '#ui/fields/choice-groups.tsx'
import { ErrorSummary } from '#ui/fields/error-summary.tsx'
import { fieldsOf } from '#ui/fields/form-state.ts'
import { TextArea } from '#ui/fields/text-area.tsx'
import { TextField } from '#ui/fields/text-field.tsx'
import { BodyChoiceFields, isWide } from '#ui/parts/body-choice.tsx'
import { FilterForm } from '#ui/parts/filter-form.tsx'
import { FormPost } from '#ui/parts/form-post.tsx'
import { PageHead } from '#ui/parts/page-head.tsx'

export type BroadcastStationProps = { choice: BodyChoice; body: BodyLine; station: Station }

/** Cài đặt đài của một cơ quan. */
export function broadcastStationPage({ choice, body, station }: BroadcastStationProps, view: View): PageParts {
  const field = fieldsOf(view, { rate: station.rate, about: station.about, clusters: station.clusters.join('\n') })
  const isOpen = view.refusal === undefined ? station.isOpen : view.typed.isOpen === 'co'
  return {
    title: 'Cài đặt đài truyền thanh',
    section: 'broadcasts',
    trail: [{ label: 'Tuần phát thanh', href: broadcastPaths.week }],
    body: (
      <>
        <PageHead title={`Cài đặt đài truyền thanh – ${body.bodyName}`} />
        {isWide(choice) && (
          <FilterForm action={broadcastPaths.station}>
            <BodyChoiceFields choice={choice} body={body} />
          </FilterForm>
        )}
        <FormPost
          action={broadcastPaths.station}
          csrf={view.csrf}
          submit="Lưu đài"
          icon="check"
          hidden={{ bodyId: body.bodyId, version: String(station.version) }}
        >
          <ErrorSummary refusal={view.refusal} />
          <TextField
            {...field('rate')}
            label="Tốc độ đọc"
            hint="Cho phát thanh viên đọc một trang, đếm số tiếng trong một phút."
            keyboard="numeric"
            width="short"
            suffix="tiếng một phút"
            required
          />
          <TextArea {...field('clusters')} label="Cụm loa" hint="Mỗi dòng một cụm." rows={4} lengthMax={6_000} />
          <TextField {...field('about')} label="Lời giới thiệu cho người nghe" lengthMax={500} />
          <Checkbox
            name="isOpen"
            label="Cho mọi người xem lịch, đọc, nghe lại ở /phat-thanh"
            hint="Chỉ bài đã duyệt, đã phát, luật chưa đổi."
            checked={isOpen}
          />
        </FormPost>
      </>
    ),
  }
}
