import { eventKinds, eventRoles, sanctionNames } from '#domains/standard/disqualifying-event.ts'
import { PostingFields } from '#domains/standard/pages/posting-fields.tsx'
import { Tick } from '#domains/standard/pages/tick.tsx'
import { handlerCode, recognizerCode, stepCodes } from '#domains/standard/rule-row.ts'
import type { RowKind } from '#domains/standard/rule-row-fields.ts'
import { indicatorsOf, type RuleSet, showCode, stepStarts } from '#domains/standard/rule-set.ts'
import { comparableCodes } from '#domains/standard/rule-sheet.ts'
import { type ConditionType, figureLabels, type RuleType } from '#domains/standard/rule-types.ts'
import { CheckboxGroup, RadioGroup } from '#ui/fields/choice-groups.tsx'
import type { choicesOf, fieldsOf } from '#ui/fields/form-state.ts'
import { SelectField } from '#ui/fields/select-field.tsx'
import { TextField } from '#ui/fields/text-field.tsx'

export type EntryFieldsProps = {
  ruleSet: RuleSet
  kind: RowKind
  code: string
  type: RuleType | ConditionType | ''
  field: ReturnType<typeof fieldsOf>
  choices: ReturnType<typeof choicesOf>
}

/** The fields of one kind of row, and of one kind of test. */
export function EntryFields(props: EntryFieldsProps) {
  const { kind, field, ruleSet, choices } = props
  switch (kind) {
    case 'rule':
      return <RuleFields {...props} />
    case 'condition':
      return <ConditionFields {...props} />
    case 'absent':
    case 'back':
      return <></>
    case 'whole':
      return (
        <>
          {ruleSet.mode === 'points' && <Points field={field} label="Điểm tối đa của chỉ tiêu" />}
          <NameField field={field} label="Tên chỉ tiêu đúng theo văn bản (để trống: giữ tên đang có)" />
        </>
      )
    case 'criterion':
      return (
        <>
          <Points field={field} label="Điểm tối đa của tiêu chí" />
          <NameField field={field} label="Tên tiêu chí đúng theo văn bản (để trống: giữ tên đang có)" />
        </>
      )
    case 'step':
      return <StepFields {...props} />
    case 'council':
      return <CouncilFields {...props} />
    case 'posting':
      return <PostingFields field={field} choices={choices} />
    case 'authority':
      return (
        <>
          <RadioGroup
            {...field('code')}
            label="Của ai"
            options={[
              { value: recognizerCode, label: 'Người công nhận' },
              { value: handlerCode, label: 'Cơ quan tiếp nhận hồ sơ' },
            ]}
            required
          />
          <NameField field={field} label="Chức danh hoặc cơ quan đúng theo văn bản" required />
        </>
      )
    case 'year':
      return (
        <>
          <TextField {...field('yearFrom')} label="Từ năm đánh giá" keyboard="numeric" width="short" required />
          <TextField
            {...field('yearTo')}
            label="Đến hết năm (để trống: từ đó trở đi)"
            keyboard="numeric"
            width="short"
          />
          <Tick choices={choices} name="isSuspended" label="Tạm dừng đánh giá, công nhận trong các năm này" />
        </>
      )
  }
}

type Field = EntryFieldsProps['field']

function NameField({ field, label, required }: { field: Field; label: string; required?: boolean }) {
  return <TextField {...field('name')} label={label} lengthMax={500} required={required ?? false} />
}

function Points({ field, label }: { field: Field; label: string }) {
  return <TextField {...field('level')} label={label} keyboard="decimal" width="short" required />
}

function RuleFields({ ruleSet, code, type, field, choices }: EntryFieldsProps) {
  return (
    <>
      {code === '' && (
        <>
          <SelectField
            {...field('under')}
            label="Thuộc chỉ tiêu"
            empty="Chọn chỉ tiêu"
            options={indicatorsOf(ruleSet).map((one) => ({
              value: one.code,
              label: `${showCode(one.code)} ${one.name}`,
            }))}
            required
          />
          <TextField {...field('code')} label="Mã mới" hint="Ví dụ: CT2.7.4" lengthMax={40} width="short" required />
        </>
      )}
      <NameField
        field={field}
        label={code === '' ? 'Tên nội dung đúng theo văn bản' : 'Tên đúng theo văn bản (để trống: giữ tên đang có)'}
        required={code === ''}
      />
      <TestFields ruleSet={ruleSet} type={type as RuleType} field={field} choices={choices} />
      <Tick choices={choices} name="mayNotApply" label="Văn bản cho phép không áp dụng khi không phát sinh" />
      <TextField
        {...field('unless')}
        label="Khi nào không áp dụng"
        hint="Ví dụ: Không phát sinh vụ, việc"
        lengthMax={300}
      />
    </>
  )
}

/** What the figures are, then the level. */
function TestFields({
  ruleSet,
  type,
  field,
  choices,
}: Omit<EntryFieldsProps, 'kind' | 'code' | 'type'> & { type: RuleType }) {
  return (
    <>
      {(figureLabels[type] ?? []).map(({ key, label, example }, place) => (
        <TextField
          key={key}
          {...field(place === 0 ? 'first' : 'second')}
          label={label}
          hint={`Ví dụ: ${example}`}
          lengthMax={200}
          required
        />
      ))}
      <LevelField ruleSet={ruleSet} type={type} field={field} />
      {type === 'per-unit' && (
        <TextField
          {...field('each')}
          label="Mỗi tổ phải có từ mấy hoạt động"
          keyboard="numeric"
          width="short"
          required
        />
      )}
      {type === 'ladder' && (
        <TextField
          {...field('steps')}
          label="Các bậc: từ bao nhiêu phần trăm thì mấy điểm"
          hint="Như «90: 2; 80: 1; 0: 0»."
          lengthMax={300}
          required
        />
      )}
      {type === 'count' && (
        <TextField
          {...field('kinds')}
          label="Các loại được tính (nếu văn bản liệt kê)"
          hint="Cách nhau bằng dấu chấm phẩy."
          lengthMax={2000}
        />
      )}
      {type === 'cross' && <CrossFields ruleSet={ruleSet} field={field} />}
      {type === 'posting' && <PostingFields field={field} choices={choices} />}
    </>
  )
}

function LevelField({ ruleSet, type, field }: { ruleSet: RuleSet; type: RuleType | ConditionType; field: Field }) {
  const labels: Partial<Record<RuleType | ConditionType, string>> = {
    ratio: 'Tỷ lệ phải đạt, từ bao nhiêu phần trăm',
    'per-unit': 'Từ bao nhiêu phần trăm số tổ',
    deadline: 'Trong bao nhiêu ngày làm việc',
    count: 'Số lượng phải có, từ',
    total: 'Tổng điểm, từ',
    'each-criterion': 'Mỗi tiêu chí từ bao nhiêu phần trăm điểm tối đa',
    'total-by-type': 'Xã loại I: tổng điểm, từ',
    ...(ruleSet.mode === 'points' && { 'yes-no': 'Điểm khi có' }),
  }
  const label = labels[type]
  if (label === undefined) return <></>
  return <TextField {...field('level')} label={label} keyboard="decimal" width="short" required={type !== 'yes-no'} />
}

function CrossFields({ ruleSet, field }: { ruleSet: RuleSet; field: Field }) {
  return (
    <>
      <SelectField
        {...field('other')}
        label="Phải bằng số liệu của nội dung nào"
        empty="Chọn nội dung"
        options={comparableCodes(ruleSet).map(({ code, name }) => ({ value: code, label: `${code} ${name}` }))}
        required
      />
      <RadioGroup
        {...field('otherKey')}
        label="Số liệu nào của nội dung ấy"
        options={[
          { value: 'part', label: 'Số phần đạt' },
          { value: 'whole', label: 'Số toàn bộ' },
          { value: 'count', label: 'Số lượng' },
          { value: 'paid', label: 'Số tiền đã chi' },
          { value: 'due', label: 'Số tiền phải chi' },
        ]}
        layout="line"
        required
      />
    </>
  )
}

function ConditionFields({ ruleSet, code, type, field, choices }: EntryFieldsProps) {
  return (
    <>
      {code === '' && (
        <TextField {...field('code')} label="Mã mới" hint="Ví dụ: DK5" lengthMax={4} width="short" required />
      )}
      <NameField
        field={field}
        label={code === '' ? 'Điều kiện đúng theo văn bản' : 'Lời đúng theo văn bản (để trống: giữ lời đang có)'}
        required={code === ''}
      />
      {type === 'ratio' ? (
        <TestFields ruleSet={ruleSet} type="ratio" field={field} choices={choices} />
      ) : (
        <LevelField ruleSet={ruleSet} type={type as ConditionType} field={field} />
      )}
      {type === 'total-by-type' && (
        <>
          <TextField {...field('levelTwo')} label="Xã loại II, từ" keyboard="decimal" width="short" required />
          <TextField {...field('levelThree')} label="Xã loại III, từ" keyboard="decimal" width="short" required />
        </>
      )}
      {type === 'no-event' && (
        <>
          <CheckboxGroup
            {...choices('roles')}
            label="Sự kiện của ai thì tính"
            options={Object.entries(eventRoles).map(([value, label]) => ({ value, label }))}
            required
          />
          <CheckboxGroup
            {...choices('eventKinds')}
            label="Loại sự kiện"
            options={Object.entries(eventKinds).map(([value, label]) => ({ value, label }))}
            required
          />
          <SelectField
            {...field('leastSanction')}
            label="Kỷ luật từ mức nào thì tính"
            empty="Mọi mức"
            options={Object.entries(sanctionNames).map(([value, label]) => ({ value, label }))}
          />
          <Tick choices={choices} name="inDutyOnly" label="Kỷ luật chỉ tính khi do vi phạm trong thi hành công vụ" />
        </>
      )}
    </>
  )
}

function StepFields({ ruleSet, code, field }: EntryFieldsProps) {
  const free = stepCodes.filter((one) => !ruleSet.deadlines.some((step) => step.code === one))
  return (
    <>
      {code === '' && (
        <SelectField
          {...field('code')}
          label="Mã của bước"
          options={free.map((one) => ({ value: one, label: one }))}
          width="medium"
          required
        />
      )}
      <NameField field={field} label="Bước đó là gì, tính từ đâu" required={code === ''} />
      <p>Ghi một trong bốn ô:</p>
      <TextField
        {...field('before')}
        label="Trước ngày (của năm sau)"
        hint="Ngày và tháng, như 10/01."
        lengthMax={5}
        width="short"
      />
      <TextField {...field('within')} label="Trong bao nhiêu ngày làm việc" keyboard="numeric" width="short" />
      <SelectField
        {...field('since')}
        label="Kể từ ngày nào của bản đánh giá"
        hint="Chọn thì hệ thống tính ra ngày cuối và nhắc khi gần đến."
        empty="Ngày khác"
        options={Object.entries(stepStarts).map(([value, label]) => ({ value, label }))}
      />
      <TextField {...field('ahead')} label="Phải làm trước bao nhiêu ngày làm việc" keyboard="numeric" width="short" />
      <TextField {...field('lasts')} label="Ít nhất bao nhiêu ngày" keyboard="numeric" width="short" />
    </>
  )
}

function CouncilFields({ field }: EntryFieldsProps) {
  return (
    <>
      <NameField field={field} label="Tên Hội đồng đúng theo văn bản" required />
      <TextField {...field('membersMax')} label="Nhiều nhất bao nhiêu thành viên" keyboard="numeric" width="short" />
      <TextField
        {...field('quorum')}
        label="Họp hợp lệ khi có mặt bao nhiêu phần thành viên"
        hint="Như «2/3» (từ 2/3 trở lên) hoặc «quá 1/2»."
        width="short"
      />
      <TextField
        {...field('majority')}
        label="Thông qua khi bao nhiêu phần đồng ý"
        hint="Như «2/3» hoặc «quá 1/2» số người dự họp; tính trên mọi thành viên thì ghi «quá 1/2 thành viên»."
        width="medium"
      />
      <TextField
        {...field('ahead')}
        label="Gửi tài liệu trước bao nhiêu ngày làm việc"
        keyboard="numeric"
        width="short"
      />
    </>
  )
}
