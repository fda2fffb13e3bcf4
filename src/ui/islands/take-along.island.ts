/**
 * Mang theo: keeps the pages and sounds of a set in this browser when the button is pressed, says how far it is and what is kept,
 * and takes it away again. A new copy stands whole before the old one goes.
 */
import { type KeptSet, listKept, newCacheName, removeKept, standFor } from '#ui/islands/kept-copies.ts'
import { pressButton } from '#ui/islands/press-button.ts'

type SetToKeep = {
  address: string
  name: string
  day: string
  stamp: string
  pages: string[]
  sounds: string[]
}

const atOnce = 4
const canKeep = 'serviceWorker' in navigator && 'caches' in window && window.isSecureContext

const asking = document.querySelector<HTMLElement>('[data-take-along]')
if (asking !== null) void showAsking(asking)
const list = document.querySelector<HTMLElement>('[data-kept-list]')
if (list !== null) void showList(list)

async function showAsking(place: HTMLElement): Promise<void> {
  if (!canKeep)
    return say(
      place,
      'Trình duyệt này không giữ được bản lưu, hoặc trang không mở qua kết nối bảo mật. Bạn vẫn đọc và in được.',
    )
  const address = place.dataset.takeAlong!
  const kept = (await listKept()).find((one) => one.address === address)
  place.replaceChildren()
  if (kept !== undefined) {
    say(place, `Đã mang theo: ${describe(kept)}, đúng đến ngày ${kept.day}.`)
    place.append(pressButton(`Cập nhật bản lưu`, () => keep(place, kept.sounds > 0)))
    place.append(pressButton('Xóa khỏi máy này', () => takeAway(place, address), 'plain'))
    return
  }
  place.append(pressButton(`Mang theo phần chữ (khoảng ${place.dataset.textSize})`, () => keep(place, false)))
  if (place.dataset.soundSize !== undefined)
    place.append(
      pressButton(`Mang theo cả bản đọc (khoảng ${place.dataset.soundSize})`, () => keep(place, true), 'plain'),
    )
}

async function takeAway(place: HTMLElement, address: string): Promise<void> {
  await removeKept(address)
  if ((await listKept()).length === 0)
    for (const one of await navigator.serviceWorker.getRegistrations()) await one.unregister()
  await showAsking(place)
  say(place, 'Đã xóa bản lưu khỏi máy này.')
}

async function keep(place: HTMLElement, withSounds: boolean): Promise<void> {
  const address = place.dataset.takeAlong!
  place.replaceChildren()
  const bar = document.createElement('progress')
  bar.setAttribute('aria-label', 'Đang lưu')
  place.append(bar)
  say(place, 'Đang lưu. Hãy để trang này mở.')
  const cacheName = newCacheName(address)
  try {
    const set: SetToKeep = await (await ask(`${address}/mang-theo.json`)).json()
    const result = await fill(cacheName, set, withSounds, (done, total) => {
      bar.max = total
      bar.value = done
    })
    await navigator.serviceWorker.register('/ban-luu.js', { scope: '/' })
    const { name, day, stamp } = set
    await standFor({ address, name, cacheName, day, stamp, ...result })
    await navigator.storage?.persist?.().catch(() => false)
    await showAsking(place)
    const missing = (withSounds ? set.sounds.length : 0) - result.sounds
    if (missing > 0) say(place, `Còn ${missing} bản đọc chưa lấy được; bấm «Cập nhật bản lưu» sau vài phút.`)
  } catch (error) {
    await caches.delete(cacheName)
    await showAsking(place)
    say(place, whyNot(error))
  }
}

function whyNot(error: unknown): string {
  const isFull = error instanceof DOMException && error.name === 'QuotaExceededError'
  return isFull
    ? 'Máy không đủ chỗ trống để lưu. Bản lưu trước đó, nếu có, vẫn còn. Hãy xóa bớt ảnh, phim rồi thử lại, hoặc chỉ mang theo phần chữ.'
    : 'Chưa lưu được, có thể do mất mạng giữa chừng. Bản lưu trước đó, nếu có, vẫn còn. Hãy thử lại khi mạng tốt hơn.'
}

type Told = (done: number, total: number) => void

async function fill(cacheName: string, set: SetToKeep, withSounds: boolean, told: Told) {
  const cache = await caches.open(cacheName)
  const sounds = withSounds ? set.sounds : []
  const files = new Set<string>()
  const total = set.pages.length + sounds.length
  let [done, bytes, kept] = [0, 0, 0]
  await each(set.pages, async (path) => {
    const response = await ask(path)
    const html = marked(await response.text(), set.day)
    for (const [, file] of html.matchAll(/(?:href|src)="(\/tep\/[^"]+)"/gu)) files.add(file!)
    bytes += html.length
    await cache.put(path, new Response(html, { headers: response.headers }))
    told(++done, total)
  })
  await each([...files], async (path) => {
    bytes += await put(cache, path)
  })
  await each(sounds, async (path) => {
    try {
      bytes += await put(cache, path)
      kept += 1
    } catch (error) {
      // one that is not made yet stays out; no room is another matter
      if (error instanceof DOMException) throw error
    }
    told(++done, total)
  })
  return { pages: set.pages.length, sounds: kept, bytes }
}

async function put(cache: Cache, path: string): Promise<number> {
  const response = await ask(path)
  const body = await response.blob()
  await cache.put(path, new Response(body, { headers: response.headers }))
  return body.size
}

/** Without cookies: what is kept on a telephone that others use too is the page of somebody unknown. */
async function ask(path: string): Promise<Response> {
  const response = await fetch(path, { credentials: 'omit', cache: 'no-cache' })
  if (!response.ok) throw new Error(`${response.status} ${path}`)
  return response
}

/** The page says itself that it is a copy and until when it was right; it looks as this person has chosen. */
function marked(html: string, day: string): string {
  const banner = `<p class="kept-copy" role="status">Bản lưu trên máy này, đúng đến ngày ${day}. Có mạng thì trang mới nhất tự mở. <a href="/mang-theo">Các bản lưu</a></p>`
  const looks = ['theme', 'contrast', 'size']
    .map((name) => [name, document.documentElement.dataset[name]])
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => ` data-${name}="${value}"`)
    .join('')
  return html
    .replace(/<html lang="vi"[^>]*>/u, `<html lang="vi"${looks}>`)
    .replace(/<main[^>]*>/u, (main) => main + banner)
}

async function each(all: string[], work: (one: string) => Promise<void>): Promise<void> {
  const waiting = [...all]
  const one = async () => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) await work(next)
  }
  await Promise.all(Array.from({ length: atOnce }, one))
}

async function showList(place: HTMLElement): Promise<void> {
  if (!canKeep) return
  place.replaceChildren()
  // said before the copies are looked for: until then the page would look like the one that was asked for
  if (location.pathname !== '/mang-theo')
    say(place, 'Bạn đang không có mạng, và trang vừa mở chưa được mang theo. Dưới đây là những gì máy này có.')
  const sets = await listKept()
  if (sets.length === 0) return say(place, 'Máy này chưa giữ bản lưu nào.')
  for (const set of sets) {
    const item = document.createElement('div')
    const link = document.createElement('a')
    link.href = set.address
    link.textContent = set.name
    item.append(link)
    say(item, `${describe(set)}, đúng đến ngày ${set.day}.`)
    item.append(
      pressButton(
        `Xóa «${set.name}» khỏi máy này`,
        async () => {
          await removeKept(set.address)
          await showList(place)
        },
        'plain',
      ),
    )
    place.append(item)
  }
}

function describe({ pages, sounds, bytes }: KeptSet): string {
  const size =
    bytes < 1_048_576 ? `${Math.ceil(bytes / 1024)} KB` : `${(bytes / 1_048_576).toFixed(1).replace('.', ',')} MB`
  return `${pages} trang${sounds > 0 ? `, ${sounds} bản đọc` : ''}, ${size}`
}

function say(place: HTMLElement, sentence: string): void {
  const line = document.createElement('p')
  line.setAttribute('role', 'status')
  line.textContent = sentence
  place.append(line)
}
