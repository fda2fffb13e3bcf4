import type { Need } from '#domains/matters/filing-door.ts'
import { matterPaths } from '#domains/matters/matter-paths.ts'
import type { FilingPartProps } from '#domains/matters/pages/filing-props.ts'
import { filesMax, notifyWays } from '#domains/matters/submission.ts'
import { address } from '#ui/address.ts'
import { Checkbox, RadioGroup } from '#ui/fields/choice-groups.tsx'
import { DateField } from '#ui/fields/date-field.tsx'
import { FileField } from '#ui/fields/file-field.tsx'
import { SelectField } from '#ui/fields/select-field.tsx'
import { TextArea } from '#ui/fields/text-area.tsx'
import { TextField } from '#ui/fields/text-field.tsx'

export function Where({ door, desks, provinces, provinceId, said, field }: FilingPartProps) {
  const options = desks.map(({ bodyId, bodyName, givesAdvice }) => ({
    value: bodyId,
    label: givesAdvice ? `${bodyName} (luật gia tư vấn miễn phí)` : bodyName,
  }))
  const province = provinces.find(({ id }) => id === provinceId)
  const chosen = field('bodyId')
  // who gives free advice is chosen, never taken for granted
  const offices = desks.filter(({ givesAdvice }) => !givesAdvice)
  const only = offices.length === 1 ? offices[0]!.bodyId : undefined
  const value = chosen.value === '' && only !== undefined ? only : chosen.value
  return (
    <>
      {provinces.length > 1 && (
        <p>
          {province?.name}. <a href={address(matterPaths.door(door.slug), { q: said })}>Chọn tỉnh, thành phố khác</a>
        </p>
      )}
      <SelectField
        {...chosen}
        value={value}
        label="Gửi đến đâu?"
        hint="Xã, phường nơi bạn ở hoặc nơi xảy ra việc."
        empty={only === undefined ? 'Chọn xã, phường' : undefined}
        options={options}
        required
      />
    </>
  )
}

export function Particulars({ door, field }: FilingPartProps) {
  return (
    <>
      {door.particulars.map(({ name, label, why, need, as }) => {
        const shared = { ...field(name), label, hint: why, required: need === 'needed' }
        if (as === 'day') return <DateField key={name} {...shared} hint={`${why} Ngày/tháng/năm.`} />
        return as === 'text' ? <TextArea key={name} {...shared} rows={3} /> : <TextField key={name} {...shared} />
      })}
    </>
  )
}

const must = (need: Need) => need === 'needed'

export function Who({ door, field }: FilingPartProps) {
  return (
    <>
      {door.name !== 'never' && (
        <TextField
          {...field('name')}
          label="Họ và tên"
          hint={door.why.name}
          autocomplete="name"
          lengthMax={120}
          required={must(door.name)}
        />
      )}
      {door.address !== 'never' && (
        <TextField
          {...field('address')}
          label="Địa chỉ"
          hint={door.why.address}
          autocomplete="street-address"
          lengthMax={300}
          required={must(door.address)}
        />
      )}
      {door.contact !== 'never' && (
        <>
          <TextField
            {...field('phone')}
            kind="tel"
            keyboard="tel"
            autocomplete="tel"
            width="medium"
            label="Số điện thoại"
            hint={must(door.contact) ? `${door.why.contact} Ghi ít nhất số điện thoại hoặc thư.` : door.why.contact}
            lengthMax={30}
          />
          <TextField
            {...field('email')}
            kind="email"
            keyboard="email"
            autocomplete="email"
            label="Thư điện tử"
            hint="Cất kín, chỉ dùng cho việc này."
            lengthMax={254}
          />
        </>
      )}
    </>
  )
}

export function Files({ door, field, sizeMbMax }: FilingPartProps) {
  if (door.files.need === 'never') return null
  return (
    <FileField
      name="files"
      error={field('files').error}
      label={door.files.need === 'needed' ? 'Đơn và giấy tờ kèm theo' : 'Tệp kèm theo'}
      hint={door.files.hint}
      kinds={`Ảnh, PDF, Word, bản ghi âm; nhiều nhất ${filesMax} tệp`}
      sizeMbMax={sizeMbMax}
      several
      required={must(door.files.need)}
    />
  )
}

/** What happens after sending: how one is told, and how a lost code is found again. */
export function After({ door, field, view, ways }: FilingPartProps) {
  if (door.contact === 'never')
    return (
      <p class="hint">
        Gửi xong, bạn nhận một mã 16 chữ số. Chỉ có mã đó mới xem được hồ sơ, mất mã thì không ai tìm lại được: hãy chép
        ra giấy.
      </p>
    )
  return (
    <>
      <RadioGroup
        {...field('notify')}
        label="Khi có tin, báo cho bạn bằng cách nào?"
        hint="Tin báo chỉ nói là có tin mới, không nói nội dung."
        options={ways.map((value) => ({ value, label: notifyWays[value] }))}
      />
      <RadioGroup
        {...field('recovery')}
        label="Nếu bạn mất mã hồ sơ thì tìm lại bằng cách nào?"
        hint="Gửi xong bạn nhận một mã 16 chữ số. Hệ thống không giữ mã, chỉ cấp được mã mới."
        options={[
          { value: 'none', label: 'Mang giấy tờ đến nơi đã nhận' },
          { value: 'secret', label: 'Số điện thoại và một từ bí mật' },
          { value: 'email', label: 'Thư gửi đến địa chỉ thư điện tử ở trên' },
        ]}
      />
      <details open={view.typed.recovery === 'secret'}>
        <summary>Từ bí mật để tìm lại mã</summary>
        <TextField
          {...field('recoveryPhone')}
          kind="tel"
          keyboard="tel"
          width="medium"
          label="Số điện thoại để tìm lại mã"
          hint="Để trống nếu là số đã ghi ở trên. Số này không được lưu."
        />
        <TextField
          {...field('secretWord')}
          label="Từ bí mật"
          hint="Từ 6 chữ trở lên, chỉ bạn biết, ví dụ tên con vật và một năm: «trâu vàng 1987»."
          autocomplete="off"
          lengthMax={100}
        />
      </details>
      {door.kind === 'question' && (
        <Checkbox
          name="publish"
          label="Tôi từ 18 tuổi và đồng ý để câu trả lời được công bố, sau khi bỏ hết tên, địa chỉ và thông tin riêng"
          checked={view.typed.publish === 'co'}
        />
      )}
    </>
  )
}
