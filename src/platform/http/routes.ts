import { Refusal } from '#base/refusal.ts'
import { type Act, FormRefusal, perform } from '#platform/acts/act.ts'
import type { Actor } from '#platform/acts/actor.ts'
import { today } from '#platform/clock.ts'
import type { Db } from '#platform/database/database.ts'
import type { House } from '#platform/house.ts'
import { type Answer, type PageParts, page, redirect } from '#platform/http/answer.ts'
import type { ReadContext, Typed, UploadedFile, View, WebRequest } from '#platform/http/web-request.ts'
import { type Deed, mayAnywhere, refusals } from '#platform/permission/permission.ts'

/** A table of routes that one can read aloud: `'GET /nghiep-vu/nhiem-vu': read('read tasks', listQueue, queuePage)`. */
export type Routes = Record<`${'GET' | 'POST'} /${string}`, Route>

export type Route = ReadRoute | SubmitRoute | RawRoute

export type ReadRoute = { kind: 'read'; answer(request: WebRequest, again?: Again): Promise<Answer> }
export type SubmitRoute = {
  kind: 'submit'
  sizeMbMax: number
  answer(request: WebRequest, form: Form): Promise<Answer>
  again: ((request: WebRequest, again: Again) => Promise<Answer>) | undefined
  /** Its address proves itself who may send, and was limited when it was given: what is sent is not counted again. */
  knowsSender?: true
}
export type RawRoute = {
  kind: 'raw'
  answer(request: WebRequest): Promise<Answer>
  /** How a refusal is told where no person reads it; a page of the site when this is left out. */
  refuse?: (refusal: Refusal) => Answer
}

/** A form as it came: what was typed, and the files. */
export type Form = { typed: Typed; files: Record<string, UploadedFile[]> }

/** A page shown again after a refusal, with what was typed. */
export type Again = { typed: Typed; refusal: { sentence: string; fields: Record<string, string> }; status: number }

export const signInPath = '/dang-nhap'

const signInFirst = new Refusal(401, 'Hãy đăng nhập để tiếp tục.')

/** A page that is read: query → page. Needs a signed-in person with the deed somewhere; the query narrows to the reach. */
export function read<Props>(
  may: Deed | 'anyone',
  query: (context: ReadContext) => Promise<Props>,
  view: (props: Props, view: View) => PageParts,
): ReadRoute {
  return {
    kind: 'read',
    async answer(request, again) {
      const props = await query(contextFor(request, may))
      return page(view(props, viewOf(request, again)), again?.status ?? 200)
    },
  }
}

/** Anything that is not a page of the site: a file, a feed, JSON. The same check of the deed. */
export function raw(may: Deed | 'anyone', answer: (context: ReadContext) => Promise<Answer>): RawRoute {
  return {
    kind: 'raw',
    async answer(request) {
      return answer(contextFor(request, may))
    },
  }
}

/** Whoever asks, with the deed, at this moment; on the primary unless told otherwise. */
function contextFor(request: WebRequest, may: Deed | 'anyone'): ReadContext {
  const { clock, database } = request.house
  return { ...request, actor: actorFor(request, may), db: database.kysely, today: today(clock), now: clock.now() }
}

/**
 * The same for what may be some seconds old, and then says so below the page: boards, maps. It asks in one read-only transaction,
 * of a replica where there is a fresh one. Never for a page on which somebody looks for what they have just written.
 */
export function readAged<Props>(
  may: Deed | 'anyone',
  query: (context: ReadContext) => Promise<Props>,
  view: (props: Props, view: View) => PageParts,
): ReadRoute {
  return {
    kind: 'read',
    async answer(request, again) {
      const context = contextFor(request, may)
      const { found, behindSeconds } = await request.house.database.readAged((db) => query({ ...context, db }))
      return page({ ...view(found, viewOf(request, again)), behindSeconds }, again?.status ?? 200)
    },
  }
}

/** A public page: nobody needs to be signed in. */
export function open<Props>(
  query: (request: WebRequest) => Promise<Props>,
  view: (props: Props, view: View) => PageParts,
): ReadRoute {
  return {
    kind: 'read',
    async answer(request, again) {
      return page(view(await query(request), viewOf(request, again)), again?.status ?? 200)
    },
  }
}

/** The same of what may be some seconds old; whoever is signed in may have written it just now, and reads what stands now. */
export function openAged<Props>(
  query: (request: WebRequest, db: Db) => Promise<Props>,
  view: (props: Props, view: View) => PageParts,
): ReadRoute {
  return {
    kind: 'read',
    async answer(request, again) {
      const { found, behindSeconds } = await askAged(request, query)
      return page({ ...view(found, viewOf(request, again)), behindSeconds }, again?.status ?? 200)
    },
  }
}

/** For a file of such a page. */
export async function askAged<Found>(request: WebRequest, ask: (request: WebRequest, db: Db) => Promise<Found>) {
  const { database } = request.house
  if (request.actor !== undefined) return { found: await ask(request, database.kysely), behindSeconds: null }
  return database.readAged((db) => ask(request, db))
}

/** The same for what is no page: a feed, JSON, a file that everybody may have. */
export function openRaw(
  answer: (request: WebRequest) => Promise<Answer>,
  refuse?: (refusal: Refusal) => Answer,
): RawRoute {
  return { kind: 'raw', answer, ...(refuse && { refuse }) }
}

type SubmitOptions<Output> = {
  /** Where to go afterwards, and what to say there. */
  to: (
    output: Output,
    request: WebRequest,
  ) => string | { to: string; notice?: string; cookies?: { name: string; value: string; maxAgeSeconds: number }[] }
  /** The page that the form stands on: shown again, with what was typed, when the act is refused. */
  again?: ReadRoute
  /** How many megabytes of files the form may carry; a form without files is small. */
  sizeMbMax?: number
  /** Public forms (signing in) act as nobody. */
  public?: true
}

/** A form that is sent: act → redirect. The act's raw input is the path's parameters, what was typed, and `files` by field. */
export function submit<Input, Output>(deed: Act<Input, Output>, options: SubmitOptions<Output>): SubmitRoute {
  return submitWith(deed.may === 'system' ? 'anyone' : deed.may, (by, raw) => perform(deed, by, raw), options)
}

/** Who sends a form, and the request it came with (for its cookies). */
export type Sender = { house: House; actor: Actor; request: WebRequest }

/** The same for a deed with slow work that must not hold a transaction open (hashing a password), which then performs its act. */
export function submitWith<Output>(
  may: Deed | 'anyone',
  deed: (by: Sender, raw: Record<string, unknown>) => Promise<Output>,
  options: SubmitOptions<Output>,
): SubmitRoute {
  return submitting(may, deed, options, (output, request) => {
    const target = options.to(output, request)
    return typeof target === 'string' ? redirect(target) : redirect(target.to, target.notice, target.cookies)
  })
}

/** For what is shown once and never again (new recovery codes): the answer is the page itself. */
export function submitAndShow<Output>(
  may: Deed | 'anyone',
  deed: (by: Sender, raw: Record<string, unknown>) => Promise<Output>,
  show: (output: Output, view: View) => PageParts,
  options: Omit<SubmitOptions<Output>, 'to'> = {},
): SubmitRoute {
  return submitting(may, deed, options, (output, request) => page(show(output, viewOf(request))))
}

function submitting<Output>(
  may: Deed | 'anyone',
  deed: (by: Sender, raw: Record<string, unknown>) => Promise<Output>,
  options: Omit<SubmitOptions<Output>, 'to'>,
  answer: (output: Output, request: WebRequest) => Answer,
): SubmitRoute {
  return {
    kind: 'submit',
    sizeMbMax: options.sizeMbMax ?? 1,
    again: options.again === undefined ? undefined : (request, again) => options.again!.answer(request, again),
    async answer(request, form) {
      const actor = options.public ? (request.actor ?? nobody(request)) : actorFor(request, may)
      const raw = { ...form.typed, ...request.params, files: form.files }
      return answer(await deed({ house: request.house, actor, request }, raw), request)
    },
  }
}

/** What to show for a refusal of a form: its own page again where it has one. */
export async function answerAgain(
  route: SubmitRoute,
  request: WebRequest,
  form: Form,
  refusal: Refusal,
): Promise<Answer | undefined> {
  if (route.again === undefined) return undefined
  const fields = refusal instanceof FormRefusal ? refusal.fields : {}
  return route.again(request, {
    typed: form.typed,
    refusal: { sentence: refusal.message, fields },
    status: refusal.status,
  })
}

function actorFor(request: WebRequest, may: Deed | 'anyone'): Actor {
  if (request.actor === undefined) throw signInFirst
  if (may !== 'anyone' && !mayAnywhere(request.actor, may)) throw refusals.mayNot
  return request.actor
}

/** Somebody who has not signed in. */
export function nobody(request: WebRequest): Actor {
  return {
    personId: null,
    name: 'Chưa đăng nhập',
    grants: [],
    bodyId: null,
    actingFor: null,
    address: request.networkAddress,
    userAgent: request.userAgent,
  }
}

/** The state of this very request, for a page and for the shell around it. */
export function viewOf(request: WebRequest, again?: Again): View {
  const { csrf, path, address, query, actor, house } = request
  return {
    csrf,
    path,
    address,
    query,
    actor,
    today: today(house.clock),
    now: house.clock.now(),
    typed: again?.typed ?? {},
    refusal: again?.refusal,
    notice: request.cookies.lgd_notice,
  }
}
