import type { AnswerLine } from '#domains/library/everyday-answers.queries.ts'
import type { DeskProvince, FrontDesk } from '#domains/matters/desk/front-desk.ts'
import type { FilingDoor } from '#domains/matters/filing-door.ts'
import type { NotifyWay } from '#domains/matters/submission.ts'
import type { View } from '#platform/http/web-request.ts'
import type { fieldsOf } from '#ui/fields/form-state.ts'

export type FilingPageProps = {
  door: FilingDoor
  /** Where somebody receives; one is chosen first, for the nation has thousands of desks. */
  provinces: DeskProvince[]
  provinceId: string | undefined
  desks: FrontDesk[]
  bodyId: string | undefined
  /** What was already said before the door was chosen. */
  said: string
  /** What was answered already and may spare the question. */
  similar: AnswerLine[]
  /** How one may choose to be told. */
  ways: NotifyWay[]
  formKey: string
  sizeMbMax: number
}

/** What each part of the form gets. */
export type FilingPartProps = FilingPageProps & { field: ReturnType<typeof fieldsOf>; view: View }
