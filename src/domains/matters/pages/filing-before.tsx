import { matterPaths } from '#domains/matters/matter-paths.ts'
import { AnswerLines } from '#domains/matters/pages/answer-lines.tsx'
import type { FilingPageProps } from '#domains/matters/pages/filing-props.ts'
import { SelectField } from '#ui/fields/select-field.tsx'
import { TextField } from '#ui/fields/text-field.tsx'
import { Button } from '#ui/parts/button.tsx'

/** Câu trả lời tương tự, before anything is sent; whoever asks a question may look first. */
export function Similar({ door, said, similar, bodyId, provinceId }: FilingPageProps) {
  if (similar.length > 0)
    return (
      <section aria-labelledby="tuong-tu">
        <h2 id="tuong-tu">Câu trả lời tương tự</h2>
        <AnswerLines lines={similar} />
        <p class="hint">Chưa đúng việc của bạn thì hãy gửi ở dưới; điều bạn đã kể vẫn còn.</p>
      </section>
    )
  if (door.kind !== 'question') return null
  return (
    <details>
      <summary>Xem trước: có thể đã có câu trả lời</summary>
      <form class="form" method="get" action={matterPaths.door(door.slug)}>
        {bodyId !== undefined && <input type="hidden" name="noi" value={bodyId} />}
        {provinceId !== undefined && <input type="hidden" name="tinh" value={provinceId} />}
        <TextField
          id="f-q"
          name="q"
          label="Câu hỏi của bạn, vài chữ cũng được"
          hint="Điều bạn gõ ở đây được chép xuống ô câu hỏi, không mất."
          value={said}
          lengthMax={700}
        />
        <div class="buttons">
          <Button label="Xem câu trả lời tương tự" icon="search" tone="plain" />
        </div>
      </form>
      {said !== '' && <p>Chưa có câu trả lời nào gần với việc này. Hãy gửi câu hỏi ở dưới.</p>}
    </details>
  )
}

/** Before anything is typed, so that nothing is lost. */
export function Province({ door, provinces, said }: FilingPageProps) {
  return (
    <form class="form" method="get" action={matterPaths.door(door.slug)}>
      {said !== '' && <input type="hidden" name="q" value={said} />}
      <SelectField
        name="tinh"
        label="Bạn gửi đến tỉnh, thành phố nào?"
        hint="Nơi bạn ở hoặc nơi xảy ra việc. Bước sau chọn xã, phường."
        empty="Chọn tỉnh, thành phố"
        options={provinces.map(({ id, name }) => ({ value: id, label: name }))}
        required
      />
      <div class="buttons">
        <Button label="Tiếp tục" tone="primary" />
      </div>
    </form>
  )
}

export function WhereInPerson({ desks, bodyId: chosen }: FilingPageProps) {
  const shown = desks.filter(({ bodyId }) => chosen === undefined || bodyId === chosen).slice(0, inPersonMax)
  return (
    <section aria-labelledby="nop-truc-tiep">
      <h2 id="nop-truc-tiep">Nộp tố cáo trực tiếp</h2>
      <p>
        Mang theo đơn có chữ ký hoặc điểm chỉ, giấy tờ tùy thân và bằng chứng. Không viết được thì cán bộ ghi lại lời
        bạn kể.
      </p>
      <ul>
        {shown.map(({ bodyId, bodyName, address, phone, hours }) => (
          <li key={bodyId}>
            <strong>{bodyName}</strong>: {address}. {phone !== '' && `Điện thoại ${phone}. `}
            {hours}.
          </li>
        ))}
      </ul>
      <h2>Hoặc để lại thông tin ở đây</h2>
    </section>
  )
}

const inPersonMax = 10
