import { broadcastPaths } from '#domains/activities/broadcasts/broadcast-paths.ts'
import { type ScriptState, scriptStates } from '#domains/activities/broadcasts/script.ts'
import type { ScriptRow } from '#domains/activities/broadcasts/week.queries.ts'
import type { PageParts } from '#platform/http/answer.ts'
import type { View } from '#platform/http/web-request.ts'
import { SelectField } from '#ui/fields/select-field.tsx'
import { LinkButton } from '#ui/parts/button.tsx'
import { Chip, type Tone } from '#ui/parts/chip.tsx'
import { DataTable } from '#ui/parts/data-table.tsx'
import { EmptyState } from '#ui/parts/empty-state.tsx'
import { FilterForm } from '#ui/parts/filter-form.tsx'
import { PageHead } from '#ui/parts/page-head.tsx'
import { showNumber } from '#ui/show.ts'

export type ScriptsPageProps = { rows: ScriptRow[]; state: ScriptState | undefined; mayKeep: boolean }

const tones: Record<ScriptState, Tone> = { draft: 'neutral', submitted: 'warm', approved: 'good', withdrawn: 'neutral' }

/** Bài phát thanh trong phạm vi, mới nhất trước. */
export function scriptsPage({ rows, state, mayKeep }: ScriptsPageProps, _view: View): PageParts {
  return {
    title: 'Bài phát thanh',
    section: 'broadcasts',
    wide: true,
    islands: ['keys'],
    trail: [{ label: 'Tuần phát thanh', href: broadcastPaths.week }],
    body: (
      <>
        <PageHead
          title="Bài phát thanh"
          lead="Một người soạn, người khác duyệt. Luật được dẫn thay đổi thì bài không phát được nữa."
          actions={
            mayKeep && <LinkButton href={broadcastPaths.addScript} label="Soạn bài" icon="plus" tone="primary" />
          }
        />
        <FilterForm action={broadcastPaths.scripts}>
          <SelectField
            name="tt"
            label="Tình trạng"
            empty="Mọi tình trạng"
            options={Object.entries(scriptStates).map(([value, label]) => ({ value, label }))}
            value={state}
            width="medium"
          />
        </FilterForm>
        <DataTable
          caption="Bài phát thanh"
          rows={rows}
          rowKey={({ id }) => id}
          rowHref={({ id }) => broadcastPaths.script(id)}
          rowTone={({ changed, state: at }) =>
            changed.length > 0 ? 'danger' : at === 'submitted' ? 'warm' : undefined
          }
          cards
          empty={
            <EmptyState title="Bài phát thanh của xã, phường sẽ nằm ở đây" icon="text">
              {mayKeep ? 'Bấm «Soạn bài», mỗi dòng một câu, căn cứ trong ngoặc vuông ở cuối câu.' : 'Chưa có bài nào.'}
            </EmptyState>
          }
          columns={[
            { head: 'Bài', width: 'roomy', cell: ({ title }) => title },
            { head: 'Cơ quan', cell: ({ bodyName }) => bodyName },
            { head: 'Tiếng', cell: ({ language }) => language },
            { head: 'Đã phát', align: 'end', cell: ({ aired }) => `${showNumber(aired)} lần` },
            {
              head: 'Tình trạng',
              width: 'tight',
              cell: ({ state: at, changed }) =>
                changed.length > 0 ? (
                  <Chip tone="danger" label="Luật đã đổi" />
                ) : (
                  <Chip tone={tones[at]} label={scriptStates[at]} />
                ),
            },
          ]}
        />
      </>
    ),
  }
}
