import { answerLengthMax, type SurveyAnswers, type SurveyQuestion } from '#domains/learning/surveys/survey-question.ts'
import type { View } from '#platform/http/web-request.ts'
import { CheckboxGroup, RadioGroup } from '#ui/fields/choice-groups.tsx'
import { TextArea } from '#ui/fields/text-area.tsx'
import { TextField } from '#ui/fields/text-field.tsx'
import { HiddenField } from '#ui/parts/form-post.tsx'

type SurveyFieldProps = {
  question: SurveyQuestion
  answers: SurveyAnswers
  view: View
  /** What follows after an option, for whoever enters a paper. */
  hintOf?: (option: number) => string
}

/** One question as a field of a form; what was typed wins over what is kept. */
export function SurveyField({ question, answers, view, hintOf }: SurveyFieldProps) {
  const { number, words, kind, options } = question
  const name = `c${number}`
  const saved = answers[number]
  const kept = saved === undefined ? [] : [saved].flat().map(String)
  const values = view.typed[name] === undefined ? kept : [view.typed[name]].flat()
  const shared = { name, label: `Câu ${number}. ${words}`, error: view.refusal?.fields[name] }
  const choices = options.map((label, index) => ({
    value: String(index),
    label,
    ...(hintOf !== undefined && hintOf(index) !== '' && { hint: hintOf(index) }),
  }))
  if (kind === 'text') return <TextArea {...shared} value={values[0] ?? ''} rows={3} lengthMax={answerLengthMax} />
  if (kind === 'number') return <TextField {...shared} value={values[0] ?? ''} keyboard="numeric" width="short" />
  if (kind === 'many') return <CheckboxGroup {...shared} hint="Chọn mọi ô phù hợp." options={choices} values={values} />
  return (
    <RadioGroup
      {...shared}
      {...(kind === 'scale' && { hint: 'Số lớn hơn là mức cao hơn.', layout: 'line' as const })}
      options={choices}
      value={values[0]}
    />
  )
}

/** Answers of other pages, that go along unseen: nothing is kept on the way. */
export function CarriedAnswers({ answers, but }: { answers: SurveyAnswers; but: readonly SurveyQuestion[] }) {
  const here = new Set(but.map(({ number }) => String(number)))
  return (
    <>
      {Object.entries(answers)
        .filter(([number]) => !here.has(number))
        .flatMap(([number, answer]) =>
          [answer]
            .flat()
            .map((one) => <HiddenField key={`${number} ${one}`} name={`c${number}`} value={String(one)} />),
        )}
    </>
  )
}
