import { z } from 'zod'
import { endReceptions } from '#domains/matters/acts/end-receptions.ts'
import { followBody } from '#domains/matters/acts/follow-body.ts'
import { remindBooked } from '#domains/matters/acts/remind-booked.ts'
import { findBookingToTell } from '#domains/matters/reception/reception.queries.ts'
import type { BookingState } from '#domains/matters/reception/reception.ts'
import { openBooking } from '#domains/matters/reception/sealed-booking.ts'
import { bookedText, bookingComposerKey, bookingTellKind } from '#domains/matters/reception/told-booked.ts'
import { findSubmitter } from '#domains/matters/submission.store.ts'
import {
  queuedAddress,
  sentAwayKind,
  tellComposerKey,
  tellKind,
  toldMail,
  toldText,
} from '#domains/matters/tracking/told-by.ts'
import { perform } from '#platform/acts/act.ts'
import { systemActor } from '#platform/acts/actor.ts'
import type { Db } from '#platform/database/database.ts'
import type { House } from '#platform/house.ts'
import { inBatches } from '#platform/jobs/in-batches.ts'
import type { JobHandler } from '#platform/jobs/job.ts'
import type { Schedule } from '#platform/jobs/schedule.ts'
import type { MailComposers } from '#platform/mail/composer.ts'
import { forgetMails } from '#platform/mail/forget-mails.ts'
import { forgetMailFile } from '#platform/mail/transport.ts'
import type { Messenger } from '#platform/messages/messenger.ts'

type TellingHouse = Pick<House, 'secretKey' | 'publicUrl'>

const forgetKind = 'matters.forget'
const mailKeptMs = 3 * 86_400_000
const followKind = 'matters.follow-bodies'
const remindKind = 'matters.remind-booked'
const sentAwayShape = z.object({ eventIds: z.array(z.string()), mailIds: z.array(z.string()) })
const bookingPayload = z.object({ bookingId: z.string(), what: z.enum(['reminder', 'called-off']) })
const payloadShape = z.object({ submissionId: z.string(), eventId: z.string() })

export const mattersSchedules: Schedule[] = [
  { kind: forgetKind, at: '03:40' },
  { kind: followKind, at: '00:20' },
  { kind: remindKind, at: '09:00' },
]

/** Báo tin qua điện thoại, and what is kept only for a while. */
export function mattersJobs(house: House, messenger: Messenger): Record<string, JobHandler> {
  return {
    [tellKind]: async ({ database }, payload) => {
      const { submissionId, eventId } = payloadShape.parse(payload)
      const way = z.object({ way: z.enum(['sms', 'zalo']) }).parse(payload).way
      const told = await findTold(database.kysely, eventId)
      const { phone } = await findSubmitter(database.kysely, house.secretKey, submissionId)
      if (told === undefined || phone === '') return
      await messenger.send({ id: eventId, way, phone, text: toldText(told, house.publicUrl) })
    },
    [sentAwayKind]: async (_, payload) => {
      const { eventIds, mailIds } = sentAwayShape.parse(payload)
      await messenger.forget(eventIds)
      for (const id of mailIds) await forgetMailFile(house.dataFolder, id)
    },
    [remindKind]: async () => {
      await perform(remindBooked, { house, actor: systemActor }, {})
    },
    [bookingTellKind]: async ({ database }, payload) => {
      const { bookingId, what, way } = bookingPayload.extend({ way: z.enum(['sms', 'zalo']) }).parse(payload)
      const booked = await findBookingToTell(database.kysely, bookingId)
      const { phone } = openBooking(house.secretKey, bookingId, booked?.sealed ?? null)
      if (booked === undefined || phone === '' || isStale(booked, what)) return
      await messenger.send({ id: `${bookingId}-${what}`, way, phone, text: bookedText({ ...booked, what }) })
    },
    [followKind]: async (work, payload) => {
      await inBatches(house, followBody)(work, payload)
      await perform(endReceptions, { house, actor: systemActor }, {})
    },
    [forgetKind]: async ({ database, clock }) => {
      const now = clock.now()
      await database.transaction(async (tx) => {
        await tx.deleteFrom('matter_code_renewal').where('expires_at', '<', now).execute()
        for (const prefix of ['matters.booking:', 'matters.told:', 'matters.renewal:'])
          await forgetMails(tx, prefix, new Date(now.getTime() - mailKeptMs))
      })
      await messenger.forgetBefore(new Date(now.getTime() - mailKeptMs))
    },
  }
}

export function tellComposers(house: TellingHouse): MailComposers {
  return {
    [bookingComposerKey]: async ({ database }, payload) => {
      const { bookingId, what } = bookingPayload.parse(payload)
      const booked = await findBookingToTell(database.kysely, bookingId)
      const { email } = openBooking(house.secretKey, bookingId, booked?.sealed ?? null)
      if (booked === undefined || email === '' || isStale(booked, what))
        return { dropBecause: 'không gửi, vì lịch hẹn đã hủy hoặc không có địa chỉ thư' }
      return { to: email, subject: 'Lịch hẹn tiếp công dân', text: bookedText({ ...booked, what }), html: null }
    },
    [tellComposerKey]: async ({ database }, payload) => {
      const { submissionId, eventId } = payloadShape.parse(payload)
      const told = await findTold(database.kysely, eventId)
      const { email } = await findSubmitter(database.kysely, house.secretKey, submissionId)
      if (told === undefined || email === '' || email === queuedAddress)
        return { dropBecause: 'không gửi, vì hồ sơ không có địa chỉ thư' }
      return { to: email, ...toldMail(told, house.publicUrl) }
    },
  }
}

/** A reminder of what was cancelled meanwhile helps nobody. */
function isStale({ state }: { state: BookingState }, what: 'reminder' | 'called-off'): boolean {
  return what === 'reminder' && state !== 'booked'
}

async function findTold(db: Db, eventId: string): Promise<{ bodyName: string } | undefined> {
  return db
    .selectFrom('matter_event')
    .innerJoin('matter', 'matter.id', 'matter_event.matter_id')
    .innerJoin('body', 'body.id', 'matter.body_id')
    .select('body.name as bodyName')
    .where('matter_event.id', '=', eventId)
    .executeTakeFirst()
}
