import type { CommandRow } from '#app/run-command.ts'

/** What `lgd` can do. A command is a row here and a file under `commands/`, imported only when it is called. */
export const commands: CommandRow[] = [
  {
    name: 'plan read',
    summary: {
      vi: 'Đọc một kế hoạch (.docx, .pdf, .txt, .md, .html): nhiệm vụ, đơn vị, thời hạn, chỗ cần xem lại.',
      en: 'Reads a plan document: its tasks, who does them, by when, and what to look at again.',
    },
    load: async () => (await import('#app/commands/plan-read.ts')).planRead,
  },
  {
    name: 'migrate',
    summary: {
      vi: 'Cập nhật cấu trúc dữ liệu lên phiên bản này, nói rõ từng bước.',
      en: 'Brings the database schema up to date and says which steps.',
    },
    load: async () => (await import('#app/commands/migrate.ts')).migrateCommand,
  },
  {
    name: 'backup',
    summary: {
      vi: 'Sao lưu cơ sở dữ liệu, tệp và khóa vào một tệp; chạy được khi hệ thống đang chạy.',
      en: 'Backs up database, files and key into one file, also while the server runs.',
    },
    load: async () => (await import('#app/commands/backup.ts')).backupCommand,
  },
  {
    name: 'restore',
    summary: {
      vi: 'Khôi phục từ một bản sao lưu vào nơi trống (hoặc thay thế); hệ thống phải dừng.',
      en: 'Restores a backup into an empty place, or replaces; the server must be stopped.',
    },
    load: async () => (await import('#app/commands/restore.ts')).restoreCommand,
  },
  {
    name: 'body found-ministry',
    summary: {
      vi: 'Lập một bộ: cơ quan của cả nước, báo cáo số liệu của mọi tỉnh.',
      en: 'Founds a ministry: a body of the whole country that reports on every province.',
    },
    load: async () => (await import('#app/commands/body-found-ministry.ts')).bodyFoundMinistry,
  },
  {
    name: 'user list',
    summary: {
      vi: 'Liệt kê người dùng.',
      en: 'Lists people with accounts.',
    },
    load: async () => (await import('#app/commands/user-list.ts')).userList,
  },
  {
    name: 'user invite',
    summary: {
      vi: 'Mở tài khoản với vai trò đầu tiên, in liên kết dùng một lần để đặt mật khẩu.',
      en: 'Opens an account with its first role and prints the one-time link.',
    },
    load: async () => (await import('#app/commands/user-invite.ts')).userInvite,
  },
  {
    name: 'user grant',
    summary: {
      vi: 'Giao thêm một vai trò.',
      en: 'Gives one more role.',
    },
    load: async () => (await import('#app/commands/user-invite.ts')).userGrant,
  },
  {
    name: 'user link',
    summary: {
      vi: 'In liên kết mới dùng một lần để đặt (lại) mật khẩu.',
      en: 'Prints a new one-time link to set the password.',
    },
    load: async () => (await import('#app/commands/user-account.ts')).userLink,
  },
  {
    name: 'user remove-second-factor',
    summary: {
      vi: 'Gỡ xác thực hai lớp của người mất điện thoại.',
      en: 'Removes the second factor of somebody whose telephone is lost.',
    },
    load: async () => (await import('#app/commands/user-account.ts')).userRemoveSecondFactor,
  },
  {
    name: 'user close',
    summary: {
      vi: 'Đóng tài khoản: kết thúc mọi phiên, liên kết và vai trò.',
      en: 'Closes an account and ends all that it may do.',
    },
    load: async () => (await import('#app/commands/user-account.ts')).userClose,
  },
  {
    name: 'import plan',
    summary: {
      vi: 'Tải một hoặc nhiều kế hoạch lên để kiểm tra, thay mặt một người dùng.',
      en: 'Uploads plan documents for checking, in the name of a user.',
    },
    load: async () => (await import('#app/commands/import-plan.ts')).importPlan,
  },
  {
    name: 'import holidays',
    summary: {
      vi: 'Nhập ngày nghỉ, ngày làm bù đã có văn bản từ một tệp JSON.',
      en: 'Enters documented days off and days worked instead.',
    },
    load: async () => (await import('#app/commands/import-holidays.ts')).importHolidays,
  },
  {
    name: 'tallies rebuild',
    summary: {
      vi: 'Đếm lại toàn bộ số liệu cộng sẵn của trang Toàn cảnh.',
      en: 'Counts all kept figures of the overview anew.',
    },
    load: async () => (await import('#app/commands/tallies-rebuild.ts')).talliesRebuild,
  },
  {
    name: 'statistics count',
    summary: {
      vi: 'Cộng lại số liệu thống kê của một tháng hay một năm, như mỗi đêm cộng năm nay và năm trước.',
      en: 'Counts the statistics of a month or a year anew, as each night does for this year and the last.',
    },
    load: async () => (await import('#app/commands/statistics-count.ts')).statisticsCount,
  },
  {
    name: 'digest',
    summary: {
      vi: 'Đôn đốc và soạn bản tin của hôm nay ngay bây giờ; ai đã có bản tin hôm nay thì không có bản thứ hai.',
      en: "Climbs the ladders and composes today's digests now; nobody gets a second one today.",
    },
    load: async () => (await import('#app/commands/digest.ts')).digestCommand,
  },
  {
    name: 'audit check',
    summary: {
      vi: 'Kiểm tra nhật ký có bị sửa, thêm, bớt dòng nào không.',
      en: 'Checks that no row of the audit was changed, added or removed.',
    },
    load: async () => (await import('#app/commands/audit-check.ts')).auditCheck,
  },
  {
    name: 'integrity',
    summary: {
      vi: 'Xem mọi điều phải luôn đúng trong dữ liệu; nói điều nào không đúng, ở đâu, sửa thế nào.',
      en: 'Runs every integrity check now and names what does not hold, where, and how to mend it.',
    },
    load: async () => (await import('#app/commands/integrity.ts')).integrityCommand,
  },
  {
    name: 'law news',
    summary: {
      vi: 'Soạn ngay thư báo thay đổi của pháp luật cho người theo dõi, thay vì đợi sáng mai; mỗi người nhiều nhất một thư một ngày.',
      en: 'Writes the mails to those who follow a law now instead of tomorrow morning; one a day to each at most.',
    },
    load: async () => (await import('#app/commands/law-news.ts')).lawNews,
  },
  {
    name: 'law import',
    summary: {
      vi: 'Nhập bộ pháp điển, danh sách điều luật hoặc từng văn bản vào thư viện; gọi lại thì đi tiếp, không nhập hai lần.',
      en: 'Brings law texts into the library; called again it goes on, and enters nothing twice.',
    },
    load: async () => (await import('#app/commands/law-import.ts')).lawImport,
  },
  {
    name: 'law search',
    summary: {
      vi: 'Tìm trong thư viện pháp luật như ở cổng: điều, hiệu lực, đoạn chữ; --batch để đo.',
      en: 'Searches the library: articles with their state; --batch speaks lines of JSON.',
    },
    load: async () => (await import('#app/commands/law-search.ts')).lawSearch,
  },
  {
    name: 'law rebuild',
    summary: {
      vi: 'Dựng lại chỉ mục tìm kiếm của thư viện; chỉ mục đang dùng vẫn trả lời.',
      en: "Builds the library's search index anew; the old one serves meanwhile.",
    },
    load: async () => (await import('#app/commands/law-rebuild.ts')).lawRebuild,
  },
  {
    name: 'law check',
    summary: {
      vi: 'Nói thư viện có gì, nguồn nhập có khuyết điểm gì, chỉ mục tìm kiếm còn nguyên vẹn không.',
      en: 'Tells what the library holds, what was wrong with its sources, and whether the index is whole.',
    },
    load: async () => (await import('#app/commands/law-check.ts')).lawCheck,
  },
  {
    name: 'matters triage',
    summary: {
      vi: 'Đọc lời kể của người dân, nói lối đi hợp nhất và vì sao; --batch để đo.',
      en: "Reads a citizen's story and names the doors that fit it, with reasons; --batch speaks lines of JSON.",
    },
    load: async () => (await import('#app/commands/matters-triage.ts')).mattersTriage,
  },
]
