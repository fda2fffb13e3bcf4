import { z } from 'zod'
import { phoneDigits } from '#base/phone.ts'
import { type Contest, placeWords, refusals } from '#domains/learning/contests/contest.ts'
import { isEntrantPlace } from '#domains/learning/contests/entrant-places.queries.ts'
import { refusals as submissionRefusals } from '#domains/matters/submission.ts'
import { findPlace } from '#domains/places/places.queries.ts'
import { FormRefusal } from '#platform/acts/act.ts'
import { lineField } from '#platform/acts/fields.ts'
import type { Tx } from '#platform/database/database.ts'

/** From another province, or from abroad. */
const elsewhere = 'noi-khac'

/** Who enters a contest, by what they typed: no account stands behind it. */
export const entrantFields = {
  formKey: z
    .string({ error: submissionRefusals.oldForm.message })
    .refine((key) => /^[\w-]{43}$/u.test(key), submissionRefusals.oldForm.message),
  slug: z.string({ error: refusals.noContest.message }).max(140),
  name: lineField('họ tên', 120),
  phone: z
    .string({ error: 'Hãy ghi số điện thoại.' })
    .max(40)
    .refine((typed) => phoneDigits(typed) !== undefined, 'Số điện thoại cần từ 8 đến 15 chữ số.'),
  place: z.string({ error: 'Hãy chọn nơi ông/bà ở.' }).min(1, 'Hãy chọn nơi ông/bà ở.').max(20),
  group: z.string().max(3).optional(),
  agrees: z.literal('co', {
    error: 'Cần đồng ý thì cơ quan tổ chức mới được ghi họ tên và nơi ông/bà ở để chấm và trao giải.',
  }),
  showsName: z.literal('co').optional(),
}

/** The place (null: from elsewhere) and the group, which have to be those of the contest. */
export async function entrantIn(
  tx: Tx,
  contest: Pick<Contest, 'provinceId' | 'groups'>,
  typed: { place: string; group?: string | undefined },
): Promise<{ placeId: string | null; group: number | null }> {
  const placeId = typed.place === elsewhere ? null : typed.place
  const place = placeId === null ? undefined : await findPlace(tx, placeId)
  if (placeId !== null && !isEntrantPlace(place, contest))
    throw new FormRefusal({ place: `Hãy chọn ${placeWords(contest)} trong danh sách.` })
  return { placeId, group: groupIn(typed.group, contest.groups.length) }
}

function groupIn(typed: string | undefined, groups: number): number | null {
  if (groups === 0) return null
  const number = Number(typed)
  if (typed === undefined || !Number.isInteger(number) || number < 0 || number >= groups)
    throw new FormRefusal({ group: 'Hãy chọn đối tượng.' })
  return number
}
