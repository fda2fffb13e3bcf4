import { z } from 'zod'
import { personIdOf } from '#domains/people/person.ts'
import type { Assessment } from '#domains/standard/assessment.ts'
import type { RuleValue } from '#domains/standard/judge.ts'
import {
  type ConditionTest,
  type InputValue,
  inputsOf,
  type RuleInputs,
  type RuleTest,
} from '#domains/standard/rule-test.ts'
import { type ActContext, FormRefusal } from '#platform/acts/act.ts'
import { optionalDayField, optionalWholeNumberField } from '#platform/acts/fields.ts'
import { json } from '#platform/database/database.ts'

/** Every input that a test of any type may have. */
export const inputFields = {
  part: optionalWholeNumberField('số phần'),
  whole: optionalWholeNumberField('số toàn bộ'),
  count: optionalWholeNumberField('số lượng'),
  paid: optionalWholeNumberField('số tiền đã chi'),
  due: optionalWholeNumberField('số tiền phải chi'),
  from: optionalDayField('ngày bắt đầu tính'),
  done: optionalDayField('ngày làm xong'),
  answer: z.enum(['co', 'khong', '']).optional(),
  office: optionalWholeNumberField('số ngày ở trụ sở'),
  hall: optionalWholeNumberField('số ngày ở nhà văn hóa'),
  portal: optionalWholeNumberField('số ngày trên cổng'),
  radio: optionalWholeNumberField('số ngày phát thanh'),
  times: optionalWholeNumberField('số lần phát'),
}

type TypedInputs = z.infer<z.ZodObject<typeof inputFields>>

/** Those of this test that were typed; refused where a part is larger than its whole. */
export function typedInputs(test: RuleTest | ConditionTest, typed: TypedInputs): RuleInputs {
  const inputs: RuleInputs = {}
  for (const { key } of inputsOf(test)) {
    const value = key === 'answer' ? answerOf(typed.answer) : (typed[key as 'part'] as InputValue | null)
    if (value !== null) inputs[key] = value
  }
  if (typed.part !== null && typed.whole !== null && typed.part > typed.whole)
    throw new FormRefusal({ part: 'Số phần không lớn hơn số toàn bộ. Hãy xem lại hai số.' })
  return inputs
}

const answerOf = (typed: TypedInputs['answer']): boolean | null =>
  typed === undefined || typed === '' ? null : typed === 'co'

/** The value of a rule or condition as a person entered it: what was taken from records before is replaced. */
export async function keepEntered(
  { tx, now, actor }: ActContext,
  { id }: Pick<Assessment, 'id'>,
  { rule, why }: { rule: string; why: string },
  value: RuleValue,
): Promise<void> {
  const row = {
    value: json(value),
    why,
    entered_by: personIdOf(actor),
    entered_at: now,
    as_of: null,
    records: null,
    took_over: [],
  }
  await tx
    .insertInto('standard_value')
    .values({ assessment_id: id, rule_code: rule, ...row })
    .onConflict((on) => on.columns(['assessment_id', 'rule_code']).doUpdateSet(row))
    .execute()
}
