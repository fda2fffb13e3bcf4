import { isId } from '#base/ids.ts'
import { broadcastPaths } from '#domains/activities/broadcasts/broadcast-paths.ts'
import {
  findApprovedTitle,
  findOpenScript,
  findOpenStation,
  listAired,
  listComing,
  listOpenStations,
} from '#domains/activities/broadcasts/open-station.queries.ts'
import { type PodcastEntry, podcastFeed } from '#domains/activities/broadcasts/podcast.ts'
import { readingTime, readScript, refusals, type Script } from '#domains/activities/broadcasts/script.ts'
import { feedLanguage, languageTag } from '#domains/activities/broadcasts/script-language.ts'
import { soundOf } from '#domains/activities/broadcasts/script-sound.ts'
import { answerSound } from '#domains/activities/broadcasts/sound-answer.ts'
import { openStationPage, openStationsPage } from '#domains/activities/pages/open-station-pages.tsx'
import { today } from '#platform/clock.ts'
import { describeKind } from '#platform/files/file-kind.ts'
import { loadFile } from '#platform/files/stored-file.store.ts'
import { open, openRaw, type Routes } from '#platform/http/routes.ts'
import type { WebRequest } from '#platform/http/web-request.ts'
import { sizeOfSound } from '#platform/speech/sound-folder.ts'

async function stationIn({ house, params }: Pick<WebRequest, 'house' | 'params'>) {
  const station = isId(params.bodyId ?? '') ? await findOpenStation(house.database.kysely, params.bodyId!) : undefined
  if (station === undefined) throw refusals.notFound
  return station
}

/** Size and kind of what can be heard now; undefined where it is not made yet. */
async function heardOf({ house }: Pick<WebRequest, 'house'>, script: Script, bodyName: string) {
  const sound = soundOf(script, bodyName, house.voice)
  if (sound?.from === 'person') {
    const file = await loadFile(house.database.kysely, sound.fileId)
    return { sizeBytes: file.sizeBytes, mime: describeKind(file.kind).mime }
  }
  const sizeBytes = sound && (await sizeOfSound(house.dataFolder, sound.name))
  return sizeBytes === undefined ? undefined : { sizeBytes, mime: house.voice!.format.mime }
}

/** Loa truyền thanh, for everybody: only what was approved and aired, and whose law stands. */
export const openBroadcastRoutes: Routes = {
  [`GET ${broadcastPaths.open}`]: open(
    async ({ house }) => ({ stations: await listOpenStations(house.database.kysely) }),
    openStationsPage,
  ),
  [`GET ${broadcastPaths.sound(':scriptId')}`]: openRaw(async (request) => {
    const { house, params } = request
    const found = isId(params.scriptId ?? '')
      ? await findOpenScript(house.database.kysely, params.scriptId!, today(house.clock))
      : undefined
    if (found === undefined) throw refusals.noSound
    return answerSound(request, found.script, found.bodyName)
  }),
  [`GET ${broadcastPaths.openStation(':bodyId')}`]: open(async (request) => {
    const { house, query } = request
    const [db, day] = [house.database.kysely, today(house.clock)]
    const station = await stationIn(request)
    const scriptId = isId(query.bai ?? '') ? query.bai! : null
    const title =
      scriptId === null ? undefined : await findApprovedTitle(db, { bodyId: station.bodyId, scriptId, today: day })
    const aired = await listAired(db, station.bodyId, day, scriptId)
    return {
      station,
      asked: scriptId === null || title === undefined ? undefined : { scriptId, title },
      coming: await listComing(db, station.bodyId, day),
      aired: await Promise.all(
        aired.map(async ({ script, lastDay }) => ({
          script,
          lastDay,
          hasSound: (await heardOf(request, script, station.bodyName)) !== undefined,
          time: readingTime(script, station.bodyName, station.rate),
        })),
      ),
    }
  }, openStationPage),
  [`GET ${broadcastPaths.podcast(':bodyId')}`]: openRaw(async (request) => {
    const { house } = request
    const station = await stationIn(request)
    const at = (path: string) => new URL(path, house.publicUrl).href
    const entries: PodcastEntry[] = []
    const languages: string[] = []
    for (const { script, lastDay } of await listAired(house.database.kysely, station.bodyId, today(house.clock))) {
      const heard = await heardOf(request, script, station.bodyName)
      if (heard === undefined) continue
      const sound = { href: at(broadcastPaths.sound(script.id)), ...heard }
      const summary = readScript(script.text).sentences.slice(0, 3).join(' ')
      languages.push(script.language)
      const language = languageTag(script.language)
      entries.push({ id: `urn:uuid:${script.id}`, title: script.title, summary, language, day: lastDay, sound })
    }
    return {
      kind: 'text',
      status: 200,
      contentType: 'application/rss+xml; charset=utf-8',
      body: podcastFeed({
        title: `Loa ${station.bodyName}`,
        about: station.about || `Bài phát thanh pháp luật của ${station.bodyName}.`,
        page: at(broadcastPaths.openStation(station.bodyId)),
        self: at(broadcastPaths.podcast(station.bodyId)),
        language: feedLanguage(languages),
        entries,
      }),
    }
  }),
}
