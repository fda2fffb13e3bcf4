import { bodyKinds, kindsBelow } from '#domains/bodies/body.ts'
import { AbolishForm, MergeForm, SplitForm } from '#domains/bodies/pages/body-end-forms.tsx'
import { bodyPath } from '#domains/bodies/pages/paths.ts'
import { DayAndDecision, fieldFor, StepForm, type StepProps } from '#domains/bodies/pages/step-form.tsx'
import { address } from '#ui/address.ts'
import { SelectField } from '#ui/fields/select-field.tsx'
import { TextField } from '#ui/fields/text-field.tsx'

/** Everything that can be done with the body: below it, with its names, with its place in the tree, with its end. */
export function BodyForms(props: StepProps) {
  return (
    <>
      <h2>Cơ quan trực thuộc: lập mới</h2>
      <div class="steps">
        <FoundForm {...props} />
        <UsualForm {...props} />
      </div>
      <h2>Tên gọi</h2>
      <div class="steps">
        <NameForm {...props} />
        <RenameForm {...props} />
      </div>
      <h2>Sắp xếp tổ chức</h2>
      <p>
        <a href={address('/nghiep-vu/sap-xep-lai', { [props.body.id]: '1' })}>
          Xem trước: việc nào về đâu, ai mất quyền, báo cáo nào đến hạn
        </a>
      </p>
      <OthersSearch {...props} />
      <div class="steps">
        <MoveForm {...props} />
        <MergeForm {...props} />
        <SplitForm {...props} />
        <AbolishForm {...props} />
      </div>
    </>
  )
}

function FoundForm(props: StepProps) {
  const { body, choices, view } = props
  const field = fieldFor(view, 'found', { placeId: body.placeId })
  return (
    <StepForm
      step="found"
      props={props}
      label="Thành lập cơ quan trực thuộc"
      effect={`Cơ quan mới đứng dưới «${body.name}» từ ngày ghi dưới đây.`}
    >
      <SelectField
        {...field('kind')}
        label="Loại"
        empty="Chọn loại cơ quan"
        required
        options={kindsBelow.map((value) => ({ value, label: bodyKinds[value] }))}
      />
      <TextField {...field('name')} label="Tên đầy đủ" hint="Như trên con dấu" lengthMax={200} required />
      <TextField {...field('shortName')} label="Gọi tắt" hint="Như trong danh sách; có thể để trống" lengthMax={60} />
      {choices.places.length > 1 && (
        <SelectField
          {...field('placeId')}
          label="Địa bàn"
          options={choices.places.map(({ id, fullName }) => ({ value: id, label: fullName }))}
        />
      )}
      <DayAndDecision view={view} step="found" required={false} />
    </StepForm>
  )
}

function UsualForm(props: StepProps) {
  const missing = props.choices.missingUsual ?? []
  return (
    <StepForm
      step="usual"
      props={props}
      label="Lập các cơ quan thường có"
      effect={`Sẽ lập ${missing.length} cơ quan sau; cơ quan đã có thì giữ nguyên. Sau đó sửa hoặc giải thể từng cơ quan cho đúng thực tế.`}
    >
      <ul>
        {missing.map((name) => (
          <li key={name}>{name}</li>
        ))}
      </ul>
    </StepForm>
  )
}

function NameForm(props: StepProps) {
  const field = fieldFor(props.view, 'alias')
  return (
    <StepForm
      step="alias"
      props={props}
      label="Thêm tên gọi khác"
      effect="Kế hoạch viết tên này thì hệ thống hiểu là cơ quan này, không phải hỏi lại."
    >
      <TextField {...field('name')} label="Tên gọi khác" hint="Ví dụ: VP HĐND-UBND phường" lengthMax={200} required />
    </StepForm>
  )
}

function RenameForm(props: StepProps) {
  const { body, view } = props
  const field = fieldFor(view, 'rename', { name: body.name, shortName: body.shortName })
  return (
    <StepForm
      step="rename"
      props={props}
      label="Đổi tên cơ quan"
      effect="Cơ quan vẫn là một, công việc giữ nguyên; tên cũ vẫn tìm được."
    >
      <TextField {...field('name')} label="Tên mới" lengthMax={200} required />
      <TextField {...field('shortName')} label="Gọi tắt" lengthMax={60} />
      <DayAndDecision view={view} step="rename" required={false} />
    </StepForm>
  )
}

function MoveForm(props: StepProps) {
  const { choices, view } = props
  const field = fieldFor(view, 'move')
  return (
    <StepForm
      step="move"
      props={props}
      label="Chuyển cơ quan cấp trên"
      effect="Cơ quan cùng mọi cơ quan trực thuộc chuyển sang cơ quan cấp trên mới."
    >
      <SelectField
        {...field('parentId')}
        label="Cơ quan cấp trên mới"
        empty="Chọn cơ quan"
        required
        options={choices.parents.map(({ id, name }) => ({ value: id, label: name }))}
      />
      <DayAndDecision view={view} step="move" required={false} />
    </StepForm>
  )
}

/** A GET form of its own: what is found is offered in the forms below. */
function OthersSearch({ body, choices, view }: StepProps) {
  if (body.toDay !== null && body.toDay <= view.today) return null
  return (
    <form method="get" action={bodyPath(body.id)} class="filters">
      <TextField
        name="chon"
        kind="search"
        label="Tìm cơ quan để chọn"
        hint={
          choices.isCut
            ? 'Có nhiều cơ quan hơn chỗ hiện ra: hãy gõ tên để thu hẹp'
            : 'Đang có sẵn các cơ quan cùng cấp trên; gõ tên để tìm cơ quan khác trong tỉnh'
        }
        value={choices.text}
        width="medium"
      />
      <button type="submit" class="button plain">
        Tìm cơ quan
      </button>
    </form>
  )
}
