import { showDay, showMoment } from '#base/day.ts'
import type { DividedCommune, ShownMove } from '#domains/places/village-moves.queries.ts'
import { villagePaths } from '#domains/places/village-paths.ts'
import type { PageParts } from '#platform/http/answer.ts'
import type { View } from '#platform/http/web-request.ts'
import { CheckboxGroup } from '#ui/fields/choice-groups.tsx'
import { DateField } from '#ui/fields/date-field.tsx'
import { ErrorSummary } from '#ui/fields/error-summary.tsx'
import { fieldsOf } from '#ui/fields/form-state.ts'
import { SelectField } from '#ui/fields/select-field.tsx'
import { TextArea } from '#ui/fields/text-area.tsx'
import { Button } from '#ui/parts/button.tsx'
import { Chip } from '#ui/parts/chip.tsx'
import { EmptyState } from '#ui/parts/empty-state.tsx'
import { FormPost, PostButton } from '#ui/parts/form-post.tsx'
import { Notice } from '#ui/parts/notice.tsx'
import { PageHead } from '#ui/parts/page-head.tsx'
import { showNumber } from '#ui/show.ts'

type Props = {
  divided: DividedCommune[]
  commune: DividedCommune | undefined
  moves: ShownMove[]
  /** What would happen, once villages and a heir are chosen. */
  foreseen: Foreseen | undefined
  chosenIds: string[]
}

type Foreseen = { toId: string; toName: string; villages: string[]; along: string[]; met: string[] }

/** Chuyển thôn, tổ dân phố of a commune that was divided: choose, look at what goes along, then move. */
export function moveVillagesPage(props: Props, view: View): PageParts {
  const { divided, commune, moves, foreseen } = props
  return {
    title: 'Chuyển thôn, tổ dân phố',
    section: 'bodies',
    body: (
      <>
        <PageHead
          title={commune === undefined ? 'Chuyển thôn, tổ dân phố' : `Chuyển thôn, tổ dân phố của ${commune.bodyName}`}
          lead="Xã, phường được chia cho nhiều nơi thì không thôn nào tự chuyển. Chọn thôn về từng nơi; tổ hòa giải, hòa giải viên và vụ, việc đang mở đi cùng thôn."
        />
        <ErrorSummary refusal={view.refusal} />
        {divided.length === 0 && (
          <EmptyState title="Không có xã, phường nào chờ chuyển thôn" icon="check">
            Khi một xã, phường được chia cho nhiều nơi kế tục, các thôn của nơi đó hiện ra ở đây.
          </EmptyState>
        )}
        {divided.length > 1 && (
          <ul>
            {divided.map(({ bodyId, bodyName, villages }) => (
              <li key={bodyId}>
                <a href={villagePaths.moveOf(bodyId)} aria-current={bodyId === commune?.bodyId ? 'page' : undefined}>
                  {bodyName}
                </a>
                : {villages.length === 0 ? 'đã chuyển hết' : `còn ${showNumber(villages.length)} nơi chưa chuyển`}
              </li>
            ))}
          </ul>
        )}
        {commune !== undefined && <ChooseForm {...props} commune={commune} />}
        {commune !== undefined && foreseen !== undefined && (
          <MoveForm {...props} commune={commune} foreseen={foreseen} view={view} />
        )}
        {moves.length > 0 && <Moves moves={moves} view={view} />}
      </>
    ),
  }
}

function ChooseForm({ commune, chosenIds, foreseen }: Props & { commune: DividedCommune }) {
  if (commune.villages.length === 0) return <p>Mọi thôn, tổ dân phố đã được chuyển.</p>
  return (
    <form method="get" action={villagePaths.move} class="form">
      <input type="hidden" name="co-quan" value={commune.bodyId} />
      <CheckboxGroup
        name="thon"
        label={`Những nơi chuyển (còn ${showNumber(commune.villages.length)})`}
        options={commune.villages.map(({ id, name }) => ({ value: id, label: name }))}
        values={chosenIds}
      />
      <SelectField
        name="vao"
        label="Về xã, phường"
        empty="Chọn nơi nhận"
        options={commune.heirs.map(({ id, name }) => ({ value: id, label: name }))}
        value={foreseen?.toId}
        required
      />
      <div class="buttons">
        <Button label="Xem trước" tone="primary" icon="search" />
      </div>
    </form>
  )
}

function MoveForm({
  commune,
  foreseen,
  chosenIds,
  view,
}: Props & { commune: DividedCommune; foreseen: Foreseen; view: View }) {
  const field = fieldsOf(view, { day: showDay(commune.endedOn) })
  return (
    <section aria-labelledby="t-xem-truoc">
      <h2 id="t-xem-truoc">Sẽ chuyển về {foreseen.toName}</h2>
      <ul>
        <li>
          {showNumber(foreseen.villages.length)} nơi: {foreseen.villages.join(', ')}
        </li>
        {foreseen.along.map((words) => (
          <li key={words}>{words}</li>
        ))}
        {foreseen.along.length === 0 && <li>Không có tổ hòa giải nào đi cùng.</li>}
      </ul>
      {foreseen.met.length > 0 ? (
        <Notice tone="warning" title="Chưa chuyển được">
          {`Nơi nhận đã có nơi cùng tên: ${foreseen.met.join(', ')}. Nhờ nơi nhận đổi tên một bên, hoặc bỏ chọn rồi xem lại.`}
        </Notice>
      ) : (
        <FormPost
          action={view.address}
          csrf={view.csrf}
          submit="Chuyển"
          hidden={{ fromBodyId: commune.bodyId, toBodyId: foreseen.toId }}
        >
          {chosenIds.map((id) => (
            <input key={id} type="hidden" name="villageIds" value={id} />
          ))}
          <DateField
            {...field('day')}
            label="Từ ngày"
            hint={`Từ ${showDay(commune.endedOn)}, ngày nơi cũ kết thúc, đến hôm nay`}
            required
          />
          <TextArea
            {...field('reason')}
            label="Lý do"
            hint="Nghị quyết, quyết định nói thôn nào về đâu"
            rows={3}
            lengthMax={1_000}
            required
          />
        </FormPost>
      )}
    </section>
  )
}

function Moves({ moves, view }: { moves: ShownMove[]; view: View }) {
  return (
    <section aria-labelledby="t-da-chuyen">
      <h2 id="t-da-chuyen">Đã chuyển</h2>
      <ul>
        {moves.map(({ id, toName, onDay, reason, villages, byName, movedAt, undoneAt }) => (
          <li key={id}>
            <p>
              Về {toName} từ {showDay(onDay)}: {villages.map(({ name }) => name).join(', ')}. {byName},{' '}
              {showMoment(movedAt)}: {reason}{' '}
              {undoneAt !== null && <Chip tone="neutral" label={`Đã hoàn tác ${showMoment(undoneAt)}`} />}
            </p>
            {undoneAt === null && (
              <PostButton
                action={`${villagePaths.undoMove}?co-quan=${view.query['co-quan'] ?? ''}`}
                csrf={view.csrf}
                hidden={{ moveId: id }}
                label="Hoàn tác lần chuyển này"
                tone="plain"
              />
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}
