import { showDay } from '#base/day.ts'
import type { AwardPage, NomineeRow } from '#domains/activities/awards/award.queries.ts'
import { nomineeKinds, nomineeStates, refusals } from '#domains/activities/awards/award.ts'
import { awardPaths } from '#domains/activities/awards/award-paths.ts'
import type { View } from '#platform/http/web-request.ts'
import { Checkbox } from '#ui/fields/choice-groups.tsx'
import { DateField } from '#ui/fields/date-field.tsx'
import { fieldsOf } from '#ui/fields/form-state.ts'
import { SelectField } from '#ui/fields/select-field.tsx'
import { TextArea } from '#ui/fields/text-area.tsx'
import { TextField } from '#ui/fields/text-field.tsx'
import { ClosedStep } from '#ui/parts/button.tsx'
import { Chip } from '#ui/parts/chip.tsx'
import { FormPost } from '#ui/parts/form-post.tsx'

type Props = AwardPage & { view: View }

/** Các đề cử: what waits to be read, what was shown, what was not and why. */
export function AwardNominees({ round, nominees, mayKeep, view }: Props) {
  return (
    <section aria-labelledby="de-cu">
      <h2 id="de-cu">Đề cử</h2>
      {nominees.length === 0 && <p>Chưa có đề cử nào.</p>}
      {nominees.map((nominee) => (
        <article key={nominee.id}>
          <h3>
            {nominee.name}{' '}
            <Chip tone={nominee.state === 'shown' ? 'good' : 'neutral'} label={nomineeStates[nominee.state]} />
          </h3>
          <p class="soft">
            {nomineeKinds[nominee.kind]}
            {nominee.nominator !== '' && `. Người đề cử: ${nominee.nominator}`}
            {nominee.consentDay !== null && `. Đồng ý ngày ${showDay(nominee.consentDay)}: ${nominee.consentHow}`}
            {nominee.droppedWhy !== '' && `. Lý do: ${nominee.droppedWhy}`}
            {nominee.votes !== null && `. ${nominee.votes} phiếu`}
          </p>
          <p>{nominee.reason}</p>
          {mayKeep && nominee.state !== 'dropped' && <NomineeSteps roundId={round.id} nominee={nominee} view={view} />}
        </article>
      ))}
      {mayKeep && round.state === 'approved' && view.today <= round.nominateUntil && (
        <details open={view.refusal !== undefined && view.typed.reason !== undefined}>
          <summary>Ghi đề cử</summary>
          <FormPost action={awardPaths.step(round.id, 'de-cu')} csrf={view.csrf} submit="Ghi đề cử">
            <NominationFields kinds={round.kinds} view={view} />
          </FormPost>
        </details>
      )}
    </section>
  )
}

function NomineeSteps({ roundId, nominee, view }: { roundId: string; nominee: NomineeRow; view: View }) {
  const isThis = view.path.includes(nominee.id)
  const field = fieldsOf(isThis ? view : { ...view, typed: {}, refusal: undefined }, {
    consentDay: showDay(view.today),
  })
  const idOf = (name: string) => `${name}-${nominee.id}`
  return (
    <>
      {nominee.state === 'waiting' &&
        (nominee.isOwn ? (
          <ClosedStep label="Đưa ra" reason={refusals.ownNominee.message} />
        ) : (
          <details open={isThis && view.typed.consentHow !== undefined}>
            <summary>Đưa ra: {nominee.name}</summary>
            <FormPost
              action={awardPaths.nominee(roundId, nominee.id, 'dua-ra')}
              csrf={view.csrf}
              submit="Đưa ra"
              icon="check"
            >
              {nominee.kind !== 'group' && (
                <Checkbox
                  name="isAdult"
                  id={idOf('isAdult')}
                  label="Người này đã đủ 18 tuổi"
                  checked={isThis && view.typed.isAdult === 'co'}
                />
              )}
              <DateField {...field('consentDay')} id={idOf('consentDay')} label="Đồng ý ngày" required />
              <TextField
                {...field('consentHow')}
                id={idOf('consentHow')}
                label="Đồng ý thế nào"
                hint="Ví dụ: giấy có chữ ký, gọi điện và ai gọi."
                lengthMax={300}
                required
              />
            </FormPost>
          </details>
        ))}
      <details open={isThis && view.typed.droppedWhy !== undefined}>
        <summary>
          {nominee.state === 'shown' ? 'Rút' : 'Không đưa ra'}: {nominee.name}
        </summary>
        <FormPost
          action={awardPaths.nominee(roundId, nominee.id, 'khong-dua-ra')}
          csrf={view.csrf}
          submit="Ghi không đưa ra"
          tone="plain"
        >
          <TextField {...field('droppedWhy')} id={idOf('droppedWhy')} label="Lý do" lengthMax={500} required />
        </FormPost>
      </details>
    </>
  )
}

export function NominationFields({ kinds, view }: { kinds: AwardPage['round']['kinds']; view: View }) {
  const field = fieldsOf(view, { kind: kinds[0] })
  return (
    <>
      <SelectField
        {...field('kind')}
        label="Đề cử ai"
        options={kinds.map((kind) => ({ value: kind, label: nomineeKinds[kind] }))}
        width="medium"
        required
      />
      <TextField
        {...field('name')}
        label="Tên người, tập thể"
        hint="Chỉ đề cử người từ đủ 18 tuổi."
        lengthMax={200}
        required
      />
      <TextArea
        {...field('reason')}
        label="Vì sao xứng đáng"
        hint="Việc đã làm. Không ghi số giấy tờ, bệnh tật, chuyện riêng."
        rows={4}
        lengthMax={3_000}
        required
      />
      <TextField
        {...field('nominator')}
        label="Tên người đề cử"
        hint="Không bắt buộc. Không hiện công khai."
        lengthMax={120}
      />
    </>
  )
}
