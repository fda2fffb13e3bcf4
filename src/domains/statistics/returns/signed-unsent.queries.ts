/**
 * Đã duyệt, chưa gửi: what a body signed for what it is asked and who asked does not have, for it was asked after the signing, or was locked
 * then. The list of what is asked, the morning digest and the page of the return read it here. All over `form_asking asking` and `body own`.
 */
import { sql } from 'kysely'

const forTheSame = sql`r.body_id = own.id and r.code = asking.code and r.from_day = asking.from_day and r.to_day = asking.to_day`

/** The one that is being written; there is never more than one. */
export const draftFor = sql`select r.id, r.state, r.writer_ids from form_return r where ${forTheSame} and r.state <> 'approved'`

/** What the body sent last to who asks. */
export const sentLast = sql`select s.return_id, s.sent_back_why, s.received_at from form_submission s
  where s.asking_id = asking.id and s.body_id = own.id order by s.sent_at desc, s.id desc limit 1`

/** The latest that it signed, while who asked still takes it and has another one, or none. */
export const signedUnsent = sql`select signed.id from (select r.id from form_return r where ${forTheSame} and r.state = 'approved'
    order by r.number desc limit 1) signed
  where asking.locked_at is null and signed.id is distinct from (select last.return_id from (${sentLast}) last)`

/** The same while nobody writes a correction, which would go everywhere: only then is sending it what is to be done next. */
export const toSend = sql`select unsent.id from (${signedUnsent}) unsent where not exists (${draftFor})`
