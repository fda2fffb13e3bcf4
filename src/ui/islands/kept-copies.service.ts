/**
 * The service worker, there only while something is kept. It keeps nothing by itself: a page is asked of the network first and
 * the kept copy is shown where there is none; built files and sounds that are kept are taken from there, for they never change.
 * Pages of officers pass by untouched.
 */
import { findKept, keptListPath } from '#ui/islands/kept-copies.ts'

type LongLived = Event & { waitUntil(work: Promise<unknown>): void }
type FetchEvent = Event & { request: Request; respondWith(answer: Promise<Response>): void }
type Worker = { skipWaiting(): Promise<void>; clients: { claim(): Promise<void> } }
const worker = globalThis as unknown as Worker

/** A line this slow is as good as none for who has the page at hand. */
const networkMsMax = 6_000

addEventListener('install', (event) => (event as LongLived).waitUntil(worker.skipWaiting()))
addEventListener('activate', (event) => (event as LongLived).waitUntil(worker.clients.claim()))
addEventListener('fetch', (event) => {
  const { request, respondWith } = event as FetchEvent
  const { origin, pathname } = new URL(request.url)
  if (request.method !== 'GET' || origin !== location.origin) return
  const answer = (made: Promise<Response>) => respondWith.call(event, made)
  if (request.mode === 'navigate') {
    if (!/^\/(?:nghiep-vu|tai-khoan|dang-)/u.test(pathname)) answer(pageFor(request))
  } else if (pathname.startsWith('/tep/')) answer(keptFirst(request))
  else if (pathname.startsWith('/nghe/')) answer(soundFor(request))
})

async function pageFor(request: Request): Promise<Response> {
  const kept = await findKept(request.url)
  try {
    return await (kept === undefined ? fetch(request) : inTime(fetch(request)))
  } catch (error) {
    if (kept !== undefined) return kept
    const list = await findKept(new URL(keptListPath, location.origin).href)
    if (list === undefined) throw error
    return list
  }
}

async function keptFirst(request: Request): Promise<Response> {
  return (await findKept(request.url)) ?? fetch(request)
}

/** Players ask for a part of a sound; a cache only has the whole. */
async function soundFor(request: Request): Promise<Response> {
  const kept = await findKept(request.url)
  if (kept === undefined) return fetch(request)
  const range = /^bytes=(\d+)-(\d*)$/u.exec(request.headers.get('range') ?? '')
  if (range === null) return kept
  const bytes = await kept.arrayBuffer()
  const first = Number(range[1])
  const last = range[2] === '' ? bytes.byteLength - 1 : Math.min(Number(range[2]), bytes.byteLength - 1)
  if (first > last)
    return new Response(null, { status: 416, headers: { 'Content-Range': `bytes */${bytes.byteLength}` } })
  const headers = new Headers(kept.headers)
  headers.set('Content-Range', `bytes ${first}-${last}/${bytes.byteLength}`)
  headers.set('Content-Length', String(last - first + 1))
  return new Response(bytes.slice(first, last + 1), { status: 206, headers })
}

function inTime(answer: Promise<Response>): Promise<Response> {
  return Promise.race([
    answer,
    new Promise<never>((_, reject) => setTimeout(() => reject(new Error('slow')), networkMsMax)),
  ])
}
