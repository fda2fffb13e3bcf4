import { isId } from '#base/ids.ts'
import { writeReferral } from '#domains/matters/acts/write-referral.ts'
import { aidRulesOn, type Hardship, hardshipNames } from '#domains/matters/legal-aid/aid-rules.ts'
import { findReferral } from '#domains/matters/legal-aid/referral.store.ts'
import { referralPaper, refusals } from '#domains/matters/legal-aid/referral.ts'
import { loadMatter } from '#domains/matters/matter.store.ts'
import { refusals as matterRefusals } from '#domains/matters/matter.ts'
import { matterPaths } from '#domains/matters/matter-paths.ts'
import { aidPage, referralPage } from '#domains/matters/pages/aid-pages.tsx'
import { loadPaperMatter } from '#domains/matters/papers/paper-matter.queries.ts'
import { writeWord } from '#engines/word/write-word.ts'
import { listField } from '#platform/acts/fields.ts'
import { today } from '#platform/clock.ts'
import { open, type Routes, raw, read, submit, submitAndShow } from '#platform/http/routes.ts'
import { wordAnswer } from '#platform/http/word-answer.ts'

const aid = open(async ({ house }) => ({ rules: aidRulesOn(today(house.clock)), chosen: undefined }), aidPage)

/** Xem trước diện được trợ giúp, for everybody. Sent and shown, not put into an address: what is chosen says much about a person. */
export const aidRoutes: Routes = {
  [`GET ${matterPaths.aid}`]: aid,
  [`POST ${matterPaths.aid}`]: submitAndShow(
    'anyone',
    async ({ house }, typed) => {
      const hardship = typeof typed.hardship === 'string' ? typed.hardship : ''
      return {
        rules: aidRulesOn(today(house.clock)),
        chosen: {
          groups: listField(20).catch([]).parse(typed.nhom),
          hardship: Object.hasOwn(hardshipNames, hardship) ? (hardship as Hardship) : ('unknown' as const),
        },
      }
    },
    aidPage,
    { public: true, again: aid },
  ),
}

const referral = read(
  'read matters',
  async ({ db, actor, params, today: day }) => {
    if (!isId(params.matterId ?? '')) throw matterRefusals.notFound
    const matter = await loadMatter(db, actor, params.matterId!)
    if (matter.kind !== 'legal-aid') throw refusals.notThatKind
    return { matter, rules: aidRulesOn(day), referral: await findReferral(db, matter.id) }
  },
  referralPage,
)

/** Giấy giới thiệu, at the desk. */
export const referralRoutes: Routes = {
  'GET /nghiep-vu/so-theo-doi/:matterId/gioi-thieu': referral,
  'POST /nghiep-vu/so-theo-doi/:matterId/gioi-thieu': submit(writeReferral, {
    again: referral,
    to: ({ id }) => ({ to: matterPaths.referral(id), notice: 'Đã lưu giấy giới thiệu và báo người yêu cầu.' }),
  }),
  'GET /nghiep-vu/so-theo-doi/:matterId/gioi-thieu.docx': raw(
    'work on matters',
    async ({ db, actor, house, params, today: day, now }) => {
      if (!isId(params.matterId ?? '')) throw matterRefusals.notFound
      const of = await loadPaperMatter(db, { actor, secretKey: house.secretKey, today: day, now }, params.matterId!)
      const written = await findReferral(db, of.matter.id)
      if (written === undefined) throw refusals.noneYet
      const bytes = await writeWord(referralPaper(written, of, aidRulesOn(day)))
      return wordAnswer(bytes, `giay-gioi-thieu-${of.matter.number}-${of.matter.year}.docx`)
    },
  ),
}
