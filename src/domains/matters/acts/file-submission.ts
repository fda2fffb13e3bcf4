import { type StoredSubmission, storeSubmission } from '#domains/matters/acts/steps/store-submission.ts'
import { isOpenDesk } from '#domains/matters/desk/front-desk.queries.ts'
import { type Filing, parseFiling } from '#domains/matters/filing/filing-fields.ts'
import { type Consent, offeredWays, refusals } from '#domains/matters/submission.ts'
import { act, FormRefusal } from '#platform/acts/act.ts'

/**
 * Gửi qua mạng, by anybody, without an account. Whoever sends is never noted in the audit: the door gives an actor without a
 * network address.
 */
export const fileSubmission = act<Filing, StoredSubmission>({
  name: 'matters.file-submission',
  may: 'anyone',
  parse: parseFiling,
  async run(context, filing) {
    if (!(await isOpenDesk(context.tx, filing.bodyId, filing.door.kind))) throw refusals.noDesk
    if (!offeredWays(context.house.messageWays ?? []).includes(filing.notify))
      throw new FormRefusal({ notify: 'Cơ quan chưa nối mạng nhắn tin này. Hãy chọn cách khác.' })
    const { door, notify, mayPublish, ...sent } = filing
    const at = context.now.toISOString()
    const consents: Consent[] = [
      ...(notify === 'none' ? [] : [{ purpose: 'notify', at, how: 'ticked' } as const]),
      ...(mayPublish ? [{ purpose: 'publish', at, how: 'ticked' } as const] : []),
    ]
    return storeSubmission(context, {
      ...sent,
      kind: door.kind,
      channel: 'web',
      receivedAt: context.now,
      consents,
      notify,
      helperName: '',
      filedBy: null,
      title: '',
    })
  },
})
