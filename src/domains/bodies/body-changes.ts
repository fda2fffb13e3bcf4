import { type Day, showDay } from '#base/day.ts'
import { Refusal } from '#base/refusal.ts'
import { tidy } from '#base/vietnamese.ts'
import {
  type Body,
  type BodyKind,
  type BodyName,
  type BodySuccession,
  isAlive,
  pathBelow,
  provinceIdOf,
  standsUnder,
} from '#domains/bodies/body.ts'
import { type Place, isAlive as placeIsAlive } from '#domains/places/place.ts'

/** Thay đổi tổ chức: founding, renaming, moving, merging, splitting, abolishing. Pure; history is kept by dates. */
export type BodyChange = {
  founded: Body[]
  /** As they are after the change, but for the paths of `moves`. */
  changed: Body[]
  names: BodyName[]
  successions: BodySuccession[]
  /** Subtrees that hang elsewhere now: every path that begins with `from` begins with `to` instead. */
  moves: { from: string; to: string }[]
}

export type Deed = { day: Day; decision: string }

export const refusals = {
  nameTaken: (name: string) =>
    new Refusal(409, `Đã có «${name}» ở cùng cơ quan cấp trên. Hãy dùng cơ quan đó, hoặc đặt tên khác.`),
  noName: new Refusal(422, 'Hãy ghi tên đầy đủ của cơ quan, từ 2 đến 200 chữ.'),
  parentEnded: new Refusal(409, 'Cơ quan cấp trên đã kết thúc hoạt động vào ngày này. Hãy chọn cơ quan cấp trên khác.'),
  placeEnded: new Refusal(409, 'Đơn vị hành chính này không còn vào ngày đã ghi. Hãy chọn đơn vị hiện nay.'),
  placeOutside: new Refusal(422, 'Địa bàn của cơ quan phải nằm trong địa bàn của cơ quan cấp trên.'),
  ended: (body: Body) =>
    new Refusal(409, `«${body.name}» không hoạt động vào ngày này. Hãy kiểm tra lại ngày có hiệu lực.`),
  notAfterStart: (body: Body) =>
    new Refusal(422, `Ngày thay đổi phải sau ngày thành lập «${body.name}» (${showDay(body.fromDay!)}).`),
  hasChildren: (names: string[]) =>
    new Refusal(
      409,
      `Còn cơ quan trực thuộc: ${names.slice(0, 3).join('; ')}. Hãy chuyển hoặc kết thúc các cơ quan đó trước.`,
    ),
  tooFew: new Refusal(422, 'Hợp nhất hoặc chia tách cần ít nhất hai cơ quan khác nhau.'),
  otherProvince: new Refusal(422, 'Chỉ hợp nhất các cơ quan trong cùng một tỉnh, thành phố.'),
  underItself: new Refusal(422, 'Một cơ quan không thể đứng dưới chính nó hoặc dưới cơ quan trực thuộc nó.'),
  noNewParent: (child: Body) => new Refusal(422, `Hãy chọn cơ quan mới quản lý «${child.name}».`),
}

type Founding = Deed & {
  id: string
  /** From the sequence; never used twice. */
  number: number
  kind: BodyKind
  name: string
  shortName: string | null
  parent: Body | null
  place: Place
  /** Living bodies below the same parent. */
  siblings: readonly Body[]
}

export function found({ id, number, kind, name, shortName, parent, place, siblings, day, decision }: Founding): Body {
  const officialName = readName(name)
  if (parent && !isAlive(parent, day)) throw refusals.parentEnded
  if (!placeIsAlive(place, day)) throw refusals.placeEnded
  if (parent && !place.path.startsWith(parent.placePath)) throw refusals.placeOutside
  refuseTakenName(officialName, siblings)
  return {
    id,
    kind,
    name: officialName,
    shortName: shortName === null || tidy(shortName) === '' ? null : tidy(shortName),
    placeId: place.id,
    placePath: place.path,
    parentId: parent?.id ?? null,
    path: pathBelow(parent, number),
    fromDay: day,
    toDay: null,
    foundedBy: decision,
    endedBy: '',
  }
}

/** The body stays who it is; its old name stays findable. */
export function rename(
  body: Body,
  to: { name: string; shortName: string | null; siblings: readonly Body[] } & Deed,
): BodyChange {
  refuseEnded(body, to.day)
  const name = readName(to.name)
  refuseTakenName(
    name,
    to.siblings.filter((sibling) => sibling.id !== body.id),
  )
  const former: BodyName[] =
    name === body.name
      ? []
      : [{ bodyId: body.id, name: body.name, kind: 'former', toDay: to.day, decision: to.decision }]
  return { ...noChange, changed: [{ ...body, name, shortName: to.shortName }], names: former }
}

/** Hangs a body, with all below it, under another parent. */
export function move(body: Body, to: { parent: Body; siblings: readonly Body[] } & Deed): BodyChange {
  refuseEnded(body, to.day)
  if (!isAlive(to.parent, to.day)) throw refusals.parentEnded
  if (standsUnder(to.parent, body)) throw refusals.underItself
  if (!body.placePath.startsWith(to.parent.placePath)) throw refusals.placeOutside
  refuseTakenName(body.name, to.siblings)
  return { ...noChange, changed: [{ ...body, parentId: to.parent.id }], moves: [pathMove(body, to.parent)] }
}

/** Several bodies become `into`, which may be one of them or a newly founded one; what stood below them stands below it. */
export function merge(
  bodies: readonly Body[],
  { into, children, day, decision }: { into: Body; children: readonly Body[] } & Deed,
): BodyChange {
  const ending = bodies.filter((body) => body.id !== into.id)
  if (new Set([...bodies, into].map(({ id }) => id)).size < 2 || ending.length === 0) throw refusals.tooFew
  for (const body of ending) {
    refuseEnded(body, day)
    if (provinceIdOf(body) !== provinceIdOf(into)) throw refusals.otherProvince
    if (standsUnder(into, body)) throw refusals.underItself
  }
  if (!isAlive(into, day)) throw refusals.ended(into)
  const staying = children.filter((child) => child.parentId === into.id)
  const moving = children.filter(
    (child) => ending.some(({ id }) => id === child.parentId) && !ending.some(({ id }) => id === child.id),
  )
  for (const [index, child] of moving.entries()) refuseTakenName(child.name, [...staying, ...moving.slice(0, index)])
  return {
    ...noChange,
    changed: [
      ...ending.map((body) => end(body, { day, decision })),
      ...moving.map((child) => ({ ...child, parentId: into.id })),
    ],
    successions: ending.map((body) => ({ oldId: body.id, newId: into.id, onDay: day, kind: 'merge', decision })),
    moves: moving.map((child) => pathMove(child, into)),
  }
}

/** One body becomes several, which exist already or are founded with it; each child goes to the one named for it. */
export function split(
  body: Body,
  {
    into,
    children,
    parentOf,
    day,
    decision,
  }: { into: readonly Body[]; children: readonly Body[]; parentOf: ReadonlyMap<string, string> } & Deed,
): BodyChange {
  refuseEnded(body, day)
  if (new Set(into.map(({ id }) => id)).size < 2 || into.some(({ id }) => id === body.id)) throw refusals.tooFew
  const moved = children.map((child) => {
    const parent = into.find(({ id }) => id === parentOf.get(child.id))
    if (!parent) throw refusals.noNewParent(child)
    return { child, parent }
  })
  return {
    ...noChange,
    changed: [end(body, { day, decision }), ...moved.map(({ child, parent }) => ({ ...child, parentId: parent.id }))],
    successions: into.map((part) => ({ oldId: body.id, newId: part.id, onDay: day, kind: 'split', decision })),
    moves: moved.map(({ child, parent }) => pathMove(child, parent)),
  }
}

/** Ends a body without living children; `successor` takes its work over, where the decision names one. */
export function abolish(
  body: Body,
  { children, successor, day, decision }: { children: readonly Body[]; successor: Body | null } & Deed,
): BodyChange {
  refuseEnded(body, day)
  if (children.length > 0) throw refusals.hasChildren(children.map(({ name }) => name))
  if (successor && !isAlive(successor, day)) throw refusals.ended(successor)
  if (successor?.id === body.id) throw refusals.underItself
  const successions: BodySuccession[] = successor
    ? [{ oldId: body.id, newId: successor.id, onDay: day, kind: 'transfer', decision }]
    : []
  return { ...noChange, changed: [end(body, { day, decision })], successions }
}

export const noChange: BodyChange = { founded: [], changed: [], names: [], successions: [], moves: [] }

function end(body: Body, { day, decision }: Deed): Body {
  return { ...body, toDay: day, endedBy: decision }
}

function pathMove(body: Body, parent: Body): { from: string; to: string } {
  const own = body.path.split('/').at(-2)!
  return { from: body.path, to: `${parent.path}${own}/` }
}

function refuseEnded(body: Body, day: Day): void {
  if (body.toDay !== null && body.toDay <= day) throw refusals.ended(body)
  if (body.fromDay !== null && day <= body.fromDay) throw refusals.notAfterStart(body)
}

function refuseTakenName(name: string, siblings: readonly Body[]): void {
  if (siblings.some((sibling) => sibling.name.toLowerCase() === name.toLowerCase())) throw refusals.nameTaken(name)
}

function readName(written: string): string {
  const name = tidy(written)
  if (name.length < 2 || name.length > 200) throw refusals.noName
  return name
}
