import type { PublicContest } from '#domains/learning/contests/contest.queries.ts'
import { isOfNation, placeWords } from '#domains/learning/contests/contest.ts'
import type { View } from '#platform/http/web-request.ts'
import { Checkbox, RadioGroup } from '#ui/fields/choice-groups.tsx'
import { fieldsOf } from '#ui/fields/form-state.ts'
import { SelectField } from '#ui/fields/select-field.tsx'
import { TextField } from '#ui/fields/text-field.tsx'

export type EntrantFieldsProps = {
  view: View
  contest: Pick<PublicContest, 'groups' | 'provinceId' | 'provinceName'>
  places: { id: string; name: string }[]
  sharesPhones: boolean
}

/** Who enters a contest of any kind, and from where. */
export function EntrantFields({ view, contest, places, sharesPhones }: EntrantFieldsProps) {
  const field = fieldsOf(view)
  const level = placeWords(contest)
  return (
    <>
      <TextField {...field('name')} label="Họ tên" autocomplete="name" lengthMax={120} required />
      <TextField
        {...field('phone')}
        label="Số điện thoại"
        hint={
          sharesPhones
            ? 'Để mỗi người chỉ có một bài. Nhiều người chung một số cũng được. Hệ thống không lưu số điện thoại, chỉ lưu mã băm để biết số đã dự thi.'
            : 'Để mỗi người chỉ có một bài. Hệ thống không lưu số điện thoại, chỉ lưu mã băm để biết số đã dự thi.'
        }
        kind="tel"
        autocomplete="tel"
        width="medium"
        required
      />
      <SelectField
        {...field('place')}
        label={`Bạn ở ${level} nào?`}
        empty={`Chọn ${level}`}
        options={[
          ...places.map(({ id, name }) => ({ value: id, label: name })),
          { value: 'noi-khac', label: isOfNation(contest) ? 'Nơi khác' : `Ngoài ${contest.provinceName}` },
        ]}
        width="medium"
        required
      />
      {contest.groups.length > 0 && (
        <RadioGroup
          {...field('group')}
          label="Bạn thuộc đối tượng nào?"
          options={contest.groups.map((label, index) => ({ value: String(index), label }))}
          required
        />
      )}
    </>
  )
}

/** What an entrant agrees to: that their name is kept until prizes are given, and, if they like, that it is said. */
export function EntrantConsent({ view, label, hint }: { view: View; label: string; hint: string }) {
  return (
    <>
      <Checkbox
        name="agrees"
        label={label}
        hint={hint}
        error={view.refusal?.fields.agrees}
        checked={view.typed.agrees === 'co'}
        required
      />
      <Checkbox
        name="showsName"
        label="Nếu đạt giải, công khai họ tên tôi (không bắt buộc)"
        hint="Không chọn thì kết quả chỉ ghi số báo danh."
        checked={view.typed.showsName === 'co'}
      />
    </>
  )
}
