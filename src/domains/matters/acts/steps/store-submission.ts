import { createHmac } from 'node:crypto'
import { dayAt } from '#base/day.ts'
import { newId } from '#base/ids.ts'
import { shorten, tidy } from '#base/vietnamese.ts'
import { noteLikeness } from '#domains/matters/groups/likeness.store.ts'
import { addMatter, addMatterEvent } from '#domains/matters/matter.store.ts'
import { isSecretKind, type Matter } from '#domains/matters/matter.ts'
import { type MatterKind, matterKinds } from '#domains/matters/matter-kind.ts'
import { recoveryHash } from '#domains/matters/receipt-code.ts'
import { addDenouncer, letterOf } from '#domains/matters/secret-letter.store.ts'
import {
  addMatterFile,
  addSubmission,
  addSubmitter,
  findByForm,
  takeNumber,
} from '#domains/matters/submission.store.ts'
import {
  type Channel,
  type Consent,
  fileSizeMbMax,
  filesMax,
  kindBy,
  type NotifyWay,
  type RecoveryWay,
  refusals,
  type SubmitterDetails,
} from '#domains/matters/submission.ts'
import type { ActContext } from '#platform/acts/act.ts'
import { evidenceKinds } from '#platform/files/file-kind.ts'
import { checkFileCount, keepFile } from '#platform/files/keep-file.ts'
import { codeOf } from '#platform/identity/receipt-code.ts'
import { deriveKey } from '#platform/identity/secret-key.ts'
import { hashToken } from '#platform/identity/session-token.ts'

export type Incoming = {
  formKey: string
  channel: Channel
  bodyId: string
  kind: MatterKind
  receivedAt: Date
  words: string
  details: SubmitterDetails
  particulars: Record<string, string>
  consents: Consent[]
  helperName: string
  filedBy: string | null
  notify: NotifyWay
  recovery: { way: RecoveryWay; words: string[] }
  files: readonly { name: string; bytes: Uint8Array }[]
  /** One line for the register; from the words where it is ''. */
  title: string
}

export type StoredSubmission = { submissionId: string; code: string; link: string; isAgain: boolean }

/**
 * Nhận một lượt gửi: the submission, its first matter with a number in the register, its files and what the person may come back
 * with, all or nothing. The same form again, with the same words, is the same submission and gets the same code; with other words
 * it is refused, so that nothing is thought sent that is not.
 */
export async function storeSubmission(context: ActContext, incoming: Incoming): Promise<StoredSubmission> {
  const { tx, house, now } = context
  const { secretKey } = house
  const { code, codeHash, link, linkHash } = codeOf(secretKey, incoming.formKey)
  const formHash = hashToken(incoming.formKey)
  const contentHash = contentHashOf(secretKey, incoming)
  checkFileCount(incoming.files, filesMax)
  const kind = kindBy(incoming.kind, incoming.channel)
  const isSecret = isSecretKind(kind)
  const receivedOn = dayAt(incoming.receivedAt)
  const id = newId(now.getTime())
  const isNew = await addSubmission(tx, {
    id,
    formHash,
    contentHash,
    codeHash,
    linkHash,
    channel: incoming.channel,
    bodyId: incoming.bodyId,
    receivedAt: incoming.receivedAt,
    receivedOn,
    isSecret,
    isAnonymous: incoming.details.name === '',
    words: isSecret ? null : incoming.words,
    particulars: isSecret ? {} : incoming.particulars,
    consents: isSecret ? [] : incoming.consents,
    helperName: isSecret ? '' : incoming.helperName,
    filedBy: incoming.filedBy,
    notify: isSecret ? 'none' : incoming.notify,
    recovery: isSecret ? 'none' : incoming.recovery.way,
    recoveryHash:
      isSecret || incoming.recovery.way === 'none'
        ? null
        : recoveryHash(secretKey, incoming.recovery.way, incoming.recovery.words),
  })
  if (!isNew) {
    const before = await findByForm(tx, formHash)
    if (before?.contentHash !== contentHash) throw refusals.sentAlready
    return { submissionId: before.id, code, link, isAgain: true }
  }
  if (isSecret) await addDenouncer(tx, secretKey, id, { ...incoming.details, words: letterOf(incoming) })
  else {
    await addSubmitter(tx, secretKey, id, incoming.details)
    await noteLikeness(tx, secretKey, id, incoming)
  }
  const matter = await firstMatter(context, { ...incoming, kind }, id)
  await keepFiles(context, { submissionId: id, matterId: null }, incoming.files, isSecret)
  context.audit({
    subjectKind: 'matter',
    subjectId: matter.id,
    bodyId: matter.bodyId,
    after: { kind, channel: incoming.channel, number: matter.number, files: incoming.files.length },
  })
  return { submissionId: id, code, link, isAgain: false }
}

/** What was said, so that a form sent again can be told from one that was changed. Nothing can be read from it. */
function contentHashOf(secretKey: Uint8Array, incoming: Incoming): string {
  const { bodyId, kind, words, details, particulars, files } = incoming
  const sizes = files.map(({ name, bytes }) => [name, bytes.length])
  return createHmac('sha256', deriveKey(secretKey, 'matter-content'))
    .update(JSON.stringify([bodyId, kind, words, details, particulars, sizes]))
    .digest('hex')
}

async function firstMatter(context: ActContext, incoming: Incoming, submissionId: string): Promise<Matter> {
  const { tx, now } = context
  const receivedOn = dayAt(incoming.receivedAt)
  const matter: Matter = {
    ...newMatter(incoming.kind, titleFrom(incoming)),
    submissionId,
    bodyId: incoming.bodyId,
    receivedAt: incoming.receivedAt,
    receivedOn,
    ...(await takeNumber(tx, incoming.bodyId, receivedOn)),
    id: newId(now.getTime()),
  }
  const filed = { channel: incoming.channel, receivedOn, knewOn: incoming.particulars.knewOn ?? null }
  await addMatter(tx, matter, filed, now)
  await addMatterEvent(tx, {
    matterId: matter.id,
    kind: 'received',
    personId: incoming.filedBy,
    at: now,
    told: tellReceived(matter.kind),
  })
  return matter
}

/** A matter at its beginning; the caller says whose it is. */
export function newMatter(kind: MatterKind, title: string) {
  return {
    kind,
    title,
    state: 'received' as const,
    closedAs: null,
    ground: null,
    stripped: null,
    acceptedOn: null,
    toldOn: null,
    answeredOn: null,
    closedOn: null,
    personSays: null,
    personSaidOn: null,
    circumstances: [],
    suspensions: [],
    days: {},
    extensions: [],
    withdrawalAskedOn: null,
    assignedTo: null,
    version: 0,
  }
}

const titleLengthMax = 160

/** Of a secret one nothing that it says stands in the register. */
function titleFrom({ kind, title, words }: Incoming): string {
  if (isSecretKind(kind)) return matterKinds[kind].name
  if (title !== '') return title
  return shorten(tidy(words), titleLengthMax - 1)
}

export function tellReceived(kind: MatterKind): string {
  if (kind === 'denunciation-information')
    return 'Đã ghi nhận là thông tin có nội dung tố cáo (Luật Tố cáo, Điều 25). Muốn được giải quyết như tố cáo, hãy nộp đơn hoặc trình bày trực tiếp.'
  return `Đã vào sổ: ${matterKinds[kind].name.toLowerCase()}.`
}

/** `matterId` null: of the whole submission. Of a secret one a file's own name may tell who sent it: it is not kept. */
export async function keepFiles(
  { tx, house, now, actor }: ActContext,
  of: { submissionId: string; matterId: string | null },
  files: readonly { name: string; bytes: Uint8Array }[],
  isSecret: boolean,
): Promise<void> {
  for (const [index, file] of files.entries()) {
    const ending = /\.[a-z0-9]{1,5}$/iu.exec(file.name)?.[0] ?? ''
    const kept = await keepFile(tx, house, {
      name: isSecret ? `tep-${index + 1}${ending.toLowerCase()}` : file.name,
      content: file.bytes,
      uploadedBy: actor.personId,
      now,
      allowed: evidenceKinds,
      sizeBytesMax: Math.min(fileSizeMbMax, house.uploadSizeMbMax) * 1_048_576,
    })
    const origin = 'person' as const
    await addMatterFile(tx, { ...of, fileId: kept.id, origin }, { personId: null, at: now })
  }
}
