import { yearOf } from '#base/day.ts'
import { isId } from '#base/ids.ts'
import { takeBook } from '#domains/mediation/acts/take-book.ts'
import { listRecordTeams } from '#domains/mediation/case.queries.ts'
import { refusals } from '#domains/mediation/case.ts'
import { countCases, countTopics, listTeamNames } from '#domains/mediation/figures.queries.ts'
import { topicFigures } from '#domains/mediation/figures.ts'
import { mediationPaths } from '#domains/mediation/mediation-paths.ts'
import { bookPage } from '#domains/mediation/pages/book-page.tsx'
import { mediationFiguresPage } from '#domains/mediation/pages/figures-page.tsx'
import { loadBook } from '#domains/mediation/register-book.queries.ts'
import { bookPaper } from '#domains/mediation/register-book.ts'
import { bookWorkbook } from '#domains/mediation/register-book-sheets.ts'
import { chosenCommune, listCommuneBodies } from '#domains/places/villages.queries.ts'
import { writeWorkbook } from '#engines/spreadsheets/write-workbook.ts'
import { writeWord } from '#engines/word/write-word.ts'
import { perform } from '#platform/acts/act.ts'
import { madeFile } from '#platform/files/made-file.ts'
import { type Routes, raw, read } from '#platform/http/routes.ts'
import type { ReadContext } from '#platform/http/web-request.ts'
import { wordAnswer } from '#platform/http/word-answer.ts'

/** The book that is asked for; that it was taken is noted before anybody has it. */
async function bookIn({ db, actor, house, query, today }: ReadContext, as: 'page' | 'docx' | 'xlsx') {
  const teams = await listRecordTeams(db, actor, today)
  const teamId = teams.find(({ id }) => id === query.to)?.id ?? teams[0]?.id
  const year = yearIn(query.nam) ?? yearOf(today)
  const book =
    teamId === undefined || !isId(teamId)
      ? undefined
      : await loadBook(db, house.secretKey, actor, today, { teamId, year })
  if (book !== undefined && book.rows.length > 0) await perform(takeBook, { house, actor }, { teamId, year, as })
  return { teams, teamId, year, book }
}

function yearIn(text: string | undefined): number | undefined {
  return text !== undefined && /^20\d\d$/.test(text) ? Number(text) : undefined
}

/** Sổ theo dõi and figures of the year. */
export const mediationBooksRoutes: Routes = {
  [`GET ${mediationPaths.book}`]: read('mediate', (context) => bookIn(context, 'page'), bookPage),
  [`GET ${mediationPaths.bookDocx}`]: raw('mediate', async (context) => {
    const { book, year } = await bookIn(context, 'docx')
    if (book === undefined) throw refusals.noTeam
    return wordAnswer(await writeWord(bookPaper(book, context.now)), `so-theo-doi-hoa-giai-${year}.docx`)
  }),
  [`GET ${mediationPaths.bookXlsx}`]: raw('mediate', async (context) => {
    const { book, year } = await bookIn(context, 'xlsx')
    if (book === undefined) throw refusals.noTeam
    return madeFile(`so-theo-doi-hoa-giai-${year}.xlsx`, 'xlsx', await writeWorkbook(bookWorkbook(book)))
  }),
  [`GET ${mediationPaths.figures}`]: read(
    'see mediation',
    async ({ db, actor, query, today }) => {
      const communes = await listCommuneBodies(db, actor, 'see mediation')
      const commune = chosenCommune(communes, query['co-quan'])
      const year = yearIn(query.nam) ?? yearOf(today)
      const month = /^([1-9]|1[0-2])$/u.test(query.thang ?? '') ? Number(query.thang) : undefined
      if (commune === undefined)
        return { communes, commune, year, month, teams: [], teamId: undefined, figures: undefined, topics: [] }
      const teams = await listTeamNames(db, commune.bodyId)
      const teamId = teams.find(({ id }) => id === query.to)?.id
      return {
        communes,
        commune,
        year,
        month,
        teams,
        teamId,
        figures: await countCases(db, { bodyId: commune.bodyId, teamId, year, month }, today),
        // small counts stay hidden only while nobody can subtract one list from another: subjects are of the whole year and commune
        topics:
          month === undefined && teamId === undefined ? topicFigures(await countTopics(db, commune.bodyId, year)) : [],
      }
    },
    mediationFiguresPage,
  ),
}
