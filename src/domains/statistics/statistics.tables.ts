import type { ColumnType, Generated } from 'kysely'
import type { Day } from '#base/day.ts'
import type { MonthOfPlace } from '#domains/statistics/board/measure-levels.ts'
import type { Cells, Typed } from '#domains/statistics/forms/cells.ts'
import type { Form, FormLines } from '#domains/statistics/forms/form.ts'
import type { CountedRecords, ReturnState } from '#domains/statistics/returns/form-return.ts'
import type { Rolled } from '#domains/statistics/returns/rolled.ts'
import type { Json } from '#platform/database/tables.ts'

type JsonOrNull<T> = ColumnType<T | null, string | null, string | null>

declare module '#platform/database/tables.ts' {
  interface Tables {
    statistics_form: {
      id: string
      province_id: string
      code: string
      version: number
      lines: Json<FormLines>
      written_by: string
      written_at: Date
    }
    form_asking: {
      id: string
      body_id: string
      code: string
      form: Json<Form>
      title: string
      from_day: Day
      to_day: Day
      due_day: Day
      asked_by: string
      asked_at: Date
      locked_at: Date | null
      locked_reason: string
      above: Generated<string>
      version: number
    }
    form_return: FormReturnTable
    measure_month: {
      path: string
      part: MonthOfPlace['part']
      month: Day
      above: string | null
      counts: Json<MonthOfPlace['counts']>
    }
    measure_month_count: { month: Day; counted_at: Date; counted_as: string }
    form_submission: {
      id: string
      asking_id: string
      return_id: string
      body_id: string
      sent_on: Day
      sent_at: Date
      received_by: string | null
      received_at: Date | null
      sent_back_why: string
    }
  }
}

export type FormReturnTable = {
  id: string
  body_id: string
  code: string
  form: Json<Form>
  from_day: Day
  to_day: Day
  number: number
  why: string
  state: ReturnState
  returned_why: string
  typed: Json<Record<string, Typed>>
  justified: Json<Record<string, string>>
  is_empty: boolean
  cells: JsonOrNull<Cells>
  counted: JsonOrNull<CountedRecords>
  counted_on: Day | null
  took_over: string[]
  rolled: JsonOrNull<Rolled>
  writer_ids: string[]
  approved_by: string | null
  approved_at: Date | null
  version: number
}
