import type { Day } from '#base/day.ts'
import type { Matter } from '#domains/matters/matter.ts'
import type { MatterAnswer } from '#domains/matters/matter-answer.ts'
import {
  type InformationLaw,
  informationLawFor,
  type PartGround,
  partGroundsFor,
} from '#domains/matters/release/information-law.ts'
import { findRelease, listReleaseFiles, type ReleaseFile } from '#domains/matters/release/release.store.ts'
import type { Release } from '#domains/matters/release/release.ts'
import type { Db } from '#platform/database/database.ts'

/** What the desk sees of a request for information: the law of its day, its grounds, and what is being prepared or was given. */
export type ReleasePart = {
  law: InformationLaw
  grounds: { sure: PartGround[]; unsure: PartGround[] }
  release: Release | undefined
  files: ReleaseFile[]
  isOpen: boolean
}

export async function loadReleasePart(
  db: Db,
  matter: Matter,
  receivedOn: Day,
  answer: MatterAnswer | undefined,
): Promise<ReleasePart | undefined> {
  const law = informationLawFor(receivedOn)
  if (matter.kind !== 'information-request' || law === undefined) return undefined
  const number = answer?.number ?? 0
  return {
    law,
    grounds: partGroundsFor(receivedOn),
    release: await findRelease(db, matter.id, number),
    files: await listReleaseFiles(db, matter.id, number),
    isOpen: answer?.state === 'draft' || answer?.state === 'returned',
  }
}
