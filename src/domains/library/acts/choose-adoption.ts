import { z } from 'zod'
import { lawDraftFields } from '#domains/library/acts/steps/change-law-draft.ts'
import { refusals as relationRefusals } from '#domains/library/desk/relation-decision.ts'
import { findDocumentsByNumber } from '#domains/library/document.store.ts'
import { loadLawUploadToChange, saveLawDraft } from '#domains/library/uploads/law-upload.store.ts'
import { act, FormRefusal } from '#platform/acts/act.ts'
import { optionalDayField, optionalLineField } from '#platform/acts/fields.ts'

/** Nhập làm gì: a document of its own, or the text of a known one from a day on (a consolidated or amended text). */
export const chooseAdoption = act({
  name: 'library.choose-adoption',
  may: 'keep the library',
  parse: z.object({
    ...lawDraftFields,
    how: z.enum(['new', 'version'], { error: 'Hãy chọn nhập tài liệu này làm gì.' }),
    knownNumber: optionalLineField('số hiệu văn bản đã có', 60),
    fromDay: optionalDayField('ngày các bản chữ này có hiệu lực'),
  }).parse,
  async run({ tx, actor, audit }, { uploadId, version, how, knownNumber, fromDay }) {
    const upload = await loadLawUploadToChange(tx, actor, { uploadId, version })
    const adoptAs = how === 'new' ? { how } : { how, ...(await knownDocument()), fromDay: dayOf() }
    await saveLawDraft(tx, upload, { ...upload.draft, adoptAs })
    const bodyId = upload.keeper_body_id
    audit({ subjectKind: 'law-upload', subjectId: uploadId, bodyId, before: upload.draft.adoptAs, after: adoptAs })
    return { uploadId }

    async function knownDocument() {
      const found = knownNumber === '' ? [] : await findDocumentsByNumber(tx, knownNumber)
      if (found.length > 1) throw new FormRefusal({ knownNumber: relationRefusals.targetSeveral.message })
      if (found[0] === undefined) throw new FormRefusal({ knownNumber: relationRefusals.targetUnknown.message })
      return { documentId: found[0].id }
    }

    function dayOf() {
      if (fromDay !== null) return fromDay
      throw new FormRefusal({ fromDay: 'Hãy ghi ngày mà các điều đã sửa bắt đầu có hiệu lực.' })
    }
  },
})
