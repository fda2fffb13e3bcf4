import type { VNode } from 'preact'
import { renderToString } from 'preact-render-to-string'
import { describe, expect, test } from 'vitest'
import { Checkbox, CheckboxGroup, RadioGroup } from '#ui/fields/choice-groups.tsx'
import { DateField } from '#ui/fields/date-field.tsx'
import { ErrorSummary } from '#ui/fields/error-summary.tsx'
import { FileField } from '#ui/fields/file-field.tsx'
import { choicesOf, fieldsOf } from '#ui/fields/form-state.ts'
import { PasswordField } from '#ui/fields/password-field.tsx'
import { SelectField } from '#ui/fields/select-field.tsx'
import { TextArea } from '#ui/fields/text-area.tsx'
import { TextField } from '#ui/fields/text-field.tsx'

const wrong = { name: 'title', label: 'Tên kế hoạch', hint: 'Như ghi trên văn bản', error: 'Chưa ghi tên kế hoạch.' }

const fields: [string, VNode][] = [
  ['text', <TextField {...wrong} />],
  ['text area', <TextArea {...wrong} />],
  ['select', <SelectField {...wrong} options={[{ value: '1', label: 'Một' }]} />],
  ['date', <DateField {...wrong} />],
  ['file', <FileField {...wrong} kinds="Word" sizeMbMax={20} />],
  ['password', <PasswordField {...wrong} purpose="current-password" />],
]

describe('a field with an error', () => {
  test.each(fields)('%s: the control names its hint and its error, and the label names the control', (_, field) => {
    const html = renderToString(field)
    const control = /<(?:input|select|textarea)[^>]*>/.exec(html)![0]
    expect(control).toContain('aria-invalid="true"')
    expect(control).toContain('aria-describedby="f-title-hint f-title-error"')
    expect(control).toContain('id="f-title"')
    expect(html).toContain('for="f-title"')
    expect(html).toContain('id="f-title-hint"')
    expect(html).toMatch(/id="f-title-error">.*Chưa ghi tên kế hoạch\./)
  })

  test.each([
    ['radio', <RadioGroup {...wrong} options={[{ value: '1', label: 'Một' }]} />],
    ['checkbox', <CheckboxGroup {...wrong} options={[{ value: '1', label: 'Một' }]} />],
  ])('%s group: the group names hint and error, the first control has the id that the summary links to', (_, field) => {
    const html = renderToString(field)
    expect(html).toMatch(/<fieldset[^>]*aria-describedby="f-title-hint f-title-error"/)
    expect(html).toMatch(/<input[^>]*id="f-title"/)
  })

  test('a choice leads to what is to be read before it is taken, outside its label', () => {
    const about = { label: 'Đọc bản đánh giá của Xã Một', href: '/nghiep-vu/chuan/1' }
    const html = renderToString(<CheckboxGroup {...wrong} options={[{ value: '1', label: 'Xã Một', about }]} />)
    expect(html).toMatch(/<\/label>.*<a href="\/nghiep-vu\/chuan\/1">Đọc bản đánh giá của Xã Một<\/a>/)
  })

  test('the summary links to each field', () => {
    const html = renderToString(
      <ErrorSummary refusal={{ sentence: 'Cần sửa một mục.', fields: { 'tasks[0].lead': 'Chưa chọn đơn vị.' } }} />,
    )
    const field = renderToString(<TextField name="tasks[0].lead" label="Chủ trì" error="Chưa chọn đơn vị." />)
    const target = /href="#([^"]+)"/.exec(html)![1]
    expect(field).toContain(`id="${target}"`)
    expect(html).toContain('role="alert"')
    expect(renderToString(<ErrorSummary refusal={undefined} />)).toBe('')
  })
})

describe('what was typed', () => {
  test('wins over what is saved, also when it was emptied', () => {
    const field = fieldsOf(
      { typed: { title: '' }, refusal: { sentence: '', fields: { title: 'Chưa ghi.' } } },
      { title: 'Cũ', year: 2026 },
    )
    expect(field('title')).toEqual({ name: 'title', value: '', error: 'Chưa ghi.' })
    expect(field('year')).toEqual({ name: 'year', value: '2026', error: undefined })
  })

  test('stays text in every control', () => {
    const html = renderToString(
      <>
        <TextField name="a" label="A" value={'"><b>'} />
        <TextArea name="b" label="B" value={'</textarea><b>'} />
      </>,
    )
    expect(html).not.toContain('<b>')
  })

  test('cleared boxes stay clear when the form comes back', () => {
    expect(choicesOf({ typed: { title: 'x' } }, { villages: ['1'] })('villages').values).toEqual([])
    expect(choicesOf({ typed: {} }, { villages: ['1'] })('villages').values).toEqual(['1'])
    expect(choicesOf({ typed: { villages: '2' } })('villages').values).toEqual(['2'])
  })

  test('a password never comes back', () => {
    expect(renderToString(<PasswordField name="p" label="Mật khẩu" purpose="current-password" />)).not.toContain(
      'value=',
    )
  })
})

test('a saved day is shown the Vietnamese way, a wrong one as typed', () => {
  expect(renderToString(<DateField name="d" label="Ngày" value="2026-11-27" />)).toContain('value="27/11/2026"')
  expect(renderToString(<DateField name="d" label="Ngày" value="31/02/2026" />)).toContain('value="31/02/2026"')
})

test('the chosen option is chosen, and the empty one otherwise', () => {
  const options = [
    { value: 'a', label: 'A' },
    { value: 'b', label: 'B', group: 'Nhóm' },
  ]
  expect(renderToString(<SelectField name="s" label="S" options={options} value="b" />)).toMatch(
    /<optgroup label="Nhóm"><option[^>]*selected[^>]*>B/,
  )
  expect(renderToString(<SelectField name="s" label="S" options={options} empty="Chọn" value="" />)).not.toContain(
    'selected',
  )
})

test('a closed choice cannot be taken and says why', () => {
  const html = renderToString(
    <RadioGroup name="r" label="R" options={[{ value: 'x', label: 'Cuộc thi', closed: 'Ghi ở mục Cuộc thi.' }]} />,
  )
  expect(html).toMatch(/<input[^>]*disabled[^>]*aria-describedby="f-r-note"/)
  expect(html).toContain('Ghi ở mục Cuộc thi.')
})

test('a lone box keeps its label, value and error', () => {
  const html = renderToString(<Checkbox name="agreed" label="Tôi cam đoan" error="Hãy đánh dấu để gửi." />)
  expect(html).toMatch(/<input type="checkbox" id="f-agreed"[^>]*aria-describedby="f-agreed-error"/)
  expect(html).toContain('<label for="f-agreed">Tôi cam đoan</label>')
})
