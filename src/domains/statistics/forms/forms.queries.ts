import { type SqlBool, sql } from 'kysely'
import type { Day } from '#base/day.ts'
import { type Form, type FormLines, readForm } from '#domains/statistics/forms/form.ts'
import { shippedForm, shippedForms } from '#domains/statistics/forms/shipped-forms.ts'
import type { Db } from '#platform/database/database.ts'

export type WrittenForm = { code: string; version: number; lines: FormLines; writtenAt: Date }

/**
 * Of each form that a province wrote the last version that is in force on a day: the next year's hides nothing before it begins. At most
 * 200.
 */
async function listWrittenForms(db: Db, provinceId: string, day: Day): Promise<FormLines[]> {
  const rows = await db
    .selectFrom('statistics_form')
    .select('lines')
    .distinctOn('code')
    .where('province_id', '=', provinceId)
    .where(sql<SqlBool>`lines ->> 'fromDay' <= ${day} and coalesce(lines ->> 'toDay', '9999-12-31') >= ${day}`)
    .orderBy('code')
    .orderBy('version', 'desc')
    .limit(200)
    .execute()
  return rows.map(({ lines }) => lines)
}

/** Every version of one, the latest first. */
export async function listVersions(db: Db, provinceId: string, code: string): Promise<WrittenForm[]> {
  return db
    .selectFrom('statistics_form')
    .select(['code', 'version', 'lines', 'written_at as writtenAt'])
    .where('province_id', '=', provinceId)
    .where('code', '=', code)
    .orderBy('version', 'desc')
    .limit(100)
    .execute()
}

/** Those in use on a day: what a province wrote stands in the place of what came with the system under the same code. */
export async function listForms(db: Db, provinceId: string, day: Day): Promise<FormLines[]> {
  const written = await listWrittenForms(db, provinceId, day)
  const own = new Set(written.map(({ code }) => code))
  const shipped = shippedForms.filter(
    ({ code, fromDay, toDay }) => !own.has(code) && fromDay <= day && (toDay === null || day <= toDay),
  )
  return [...written, ...shipped].toSorted((one, other) => one.code.localeCompare(other.code))
}

export async function findForm(db: Db, provinceId: string, code: string, day: Day): Promise<Form | undefined> {
  const lines = (await listForms(db, provinceId, day)).find((one) => one.code === code)
  if (lines === undefined) return undefined
  return shippedForms.includes(lines) ? shippedForm(code) : readForm(lines).form
}
