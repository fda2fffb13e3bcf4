import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import lighthouse from 'lighthouse'
import { chromium } from 'playwright-core'
import { startSystem } from '../walks/support/system.ts'

/**
 * What Lighthouse thinks of the pages that a citizen reads, on a slow phone as it imagines one: search, an article, a guide. The
 * goals are accessibility 1.0 and performance 0.95. Runs on the demo with one invented law; needs Debian's Chromium.
 */
const goals = { accessibility: 1, performance: 0.95 }
const runs = 3
const debuggingPort = 9333
const browserPath = '/usr/bin/chromium'

const pages = [
  { name: 'search', path: '/phap-luat?q=hang+xom+lan+dat' },
  { name: 'article', path: '/phap-luat/901-2030-qh99/dieu-2' },
  { name: 'guide', path: '/huong-dan/hoa-giai-o-co-so' },
  { name: 'first page', path: '/' },
]

const inventedLaw = `QUỐC HỘI
Luật số: 901/2030/QH99
Hà Nội, ngày 15 tháng 01 năm 2030

LUẬT
THỬ NGHIỆM VỀ RANH GIỚI

Chương I
QUY ĐỊNH CHUNG

Điều 1. Phạm vi điều chỉnh
Luật này quy định về ranh giới giữa các thửa đất dùng cho việc thử nghiệm.

Điều 2. Ranh giới giữa các thửa đất
1. Người sử dụng đất không được lấn đất của hàng xóm.
2. Khi có tranh chấp, các bên có thể:
a) Tự thỏa thuận;
b) Nhờ hòa giải viên của thôn;
c) Yêu cầu cơ quan có thẩm quyền giải quyết.
3. Chính phủ quy định chi tiết Điều này.

Điều 3. Hiệu lực thi hành
Luật này có hiệu lực thi hành từ ngày 01 tháng 7 năm 2030.
`

const folder = mkdtempSync(join(tmpdir(), 'luat-gan-dan-lighthouse-'))
process.env.LGD_WALK_TEMPLATES ??= folder
const system = await startSystem({ database: 'embedded' })
const browser = await chromium.launch({
  executablePath: browserPath,
  args: ['--no-sandbox', '--disable-gpu', '--no-first-run', `--remote-debugging-port=${debuggingPort}`],
})
try {
  const file = join(folder, 'luat-thu-nghiem.txt')
  writeFileSync(file, inventedLaw)
  await system.lgd('law', 'import', file)
  for (const { name, path } of pages) {
    for (let run = 1; run <= runs; run++) console.info(await measured(name, `${system.address}${path}`, run))
  }
} finally {
  await browser.close()
  await system.stop()
  rmSync(folder, { recursive: true, force: true })
}

/** One line a run; every audit of accessibility that is not whole is named. */
async function measured(name: string, url: string, run: number): Promise<string> {
  const answer = await lighthouse(url, {
    port: debuggingPort,
    onlyCategories: ['accessibility', 'performance'],
    logLevel: 'error',
  })
  if (answer === undefined) return `${name}: Lighthouse gave no answer`
  const { categories, audits, runtimeError } = answer.lhr
  if (runtimeError) return `${name} (${run}): not measured, ${runtimeError.code} ${runtimeError.message}`
  const score = (key: keyof typeof goals) => categories[key]?.score ?? 0
  const failed = Object.values(audits)
    .filter(({ id, score }) => score !== null && score < 1 && isOf('accessibility', id))
    .map(({ id }) => id)
  const kb = (audits['total-byte-weight']?.numericValue ?? 0) / 1024
  const isMet = score('accessibility') >= goals.accessibility && score('performance') >= goals.performance
  return [
    `${name} (${run})`.padEnd(18),
    `accessibility ${score('accessibility')}`,
    `performance ${score('performance')}`,
    `${kb.toFixed(0)} KB`,
    isMet ? 'goal met' : `goal NOT MET ${failed.join(' ')}`,
  ].join('   ')

  function isOf(category: string, id: string): boolean {
    return categories[category]?.auditRefs.some((audit) => audit.id === id) ?? false
  }
}
