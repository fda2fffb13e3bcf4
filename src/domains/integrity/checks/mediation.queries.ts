import { sql } from 'kysely'
import { type IntegrityCheck, slicesOf } from '#domains/integrity/integrity-check.ts'
import { mediationPaths } from '#domains/mediation/mediation-paths.ts'
import { villagePaths } from '#domains/places/village-paths.ts'

/** A case is told by its id and its commune alone: nothing here reads who the parties are. */
const atCase = { path: mediationPaths.oneCase, deed: 'see mediation' } as const
const atTeam = { path: mediationPaths.team, deed: 'see mediation' } as const
const atElection = { path: mediationPaths.election, deed: 'see mediation' } as const

export const mediationChecks: IntegrityCheck[] = [
  {
    id: 'mediation.team-of-ended-village',
    name: 'Tổ hòa giải của thôn đã kết thúc',
    means: 'Người dân của thôn mới không biết tìm tổ nào.',
    severity: 'warning',
    over: slicesOf('mediation_team'),
    find: ({ today }) => sql`select t.id::text as id, t.body_id from slice t join village v on v.id = t.village_id
      where t.ended_on is null and v.to_day <= ${today}`,
    mend: 'Nối tổ sang thôn mới hoặc kết thúc tổ, ở trang của tổ.',
    at: atTeam,
  },
  {
    id: 'mediation.team-of-ended-body',
    name: 'Tổ hòa giải của xã đã kết thúc',
    means: 'Không cán bộ nào thấy tổ này.',
    severity: 'warning',
    find: ({ today }) => sql`select t.id::text as id, t.body_id from body join mediation_team t on t.body_id = body.id
      where body.to_day < ${today}::date - 1 and t.ended_on is null`,
    mend: 'Ghi nơi kế tục ở danh mục cơ quan: tổ đi theo trong đêm. Nhiều nơi kế tục thì người quản trị chuyển thôn, tổ đi cùng.',
    at: atTeam,
    next: [
      { kind: 'night', job: 'mediation.follow-bodies' },
      { kind: 'page', label: 'Chuyển thôn, tổ dân phố', path: villagePaths.move },
    ],
  },
  {
    id: 'mediation.team-elsewhere',
    name: 'Tổ hòa giải ghi ở xã này mà thôn thuộc xã khác',
    means: 'Số liệu hòa giải của hai xã lẫn vào nhau.',
    severity: 'error',
    over: slicesOf('mediation_team'),
    find: () => sql`select t.id::text as id, t.body_id from slice t join village v on v.id = t.village_id join body on body.id = t.body_id
      where t.ended_on is null and body.to_day is null and v.to_day is null and body.place_id <> v.commune_id
        and exists (select 1 from place where place.id = v.commune_id and place.to_day is null)`,
    mend: 'Kiểm tra thôn của tổ ở trang của tổ.',
    at: atTeam,
  },
  {
    id: 'mediation.ended-team-with-open-case',
    name: 'Vụ, việc đang hòa giải ở tổ đã kết thúc',
    means: 'Các bên chờ một tổ không còn.',
    severity: 'error',
    over: slicesOf('mediation_team'),
    find: () => sql`select c.id::text as id, t.body_id from slice t join mediation_case c on c.team_id = t.id
      where t.ended_on is not null and c.state in ('received', 'assigned', 'in-progress')`,
    mend: 'Kết thúc vụ, việc, hoặc ghi lại ở tổ mới theo ý các bên.',
    at: atCase,
  },
  {
    id: 'mediation.mediator-of-another-team',
    name: 'Vụ, việc giao cho hòa giải viên của tổ khác',
    means: 'Người ngoài tổ thấy việc của các bên.',
    severity: 'error',
    over: slicesOf('mediation_case', 500),
    find: () => sql`select c.id::text as id, t.body_id from slice c join mediation_team t on t.id = c.team_id
      join mediator m on m.id = c.mediator_id where m.team_id <> c.team_id`,
    mend: 'Phân công lại hòa giải viên của tổ.',
    at: atCase,
  },
  {
    id: 'mediation.with-released',
    name: 'Vụ, việc đang hòa giải giao cho người đã thôi',
    means: 'Không ai gặp các bên.',
    severity: 'warning',
    over: slicesOf('mediation_case', 500),
    find: ({ today }) => sql`select c.id::text as id, t.body_id from slice c join mediation_team t on t.id = c.team_id
      join mediator m on m.id = c.mediator_id where c.state in ('assigned', 'in-progress') and m.released_on <= ${today}`,
    mend: 'Phân công hòa giải viên khác.',
    at: atCase,
  },
  {
    id: 'mediation.assigned-to-barred',
    name: 'Vụ, việc giao cho người đã từ chối vì liên quan',
    means: 'Hòa giải không vô tư.',
    severity: 'error',
    over: slicesOf('mediation_case', 500),
    find: () => sql`select c.id::text as id, t.body_id from slice c join mediation_team t on t.id = c.team_id
      join mediation_bar b on b.case_id = c.id and b.mediator_id = c.mediator_id where c.state in ('assigned', 'in-progress')`,
    mend: 'Phân công hòa giải viên khác ngay.',
    at: atCase,
  },
  {
    id: 'mediation.assigned-to-nobody',
    name: 'Vụ, việc ghi là đã phân công mà không có ai',
    means: 'Không ai gặp các bên.',
    severity: 'error',
    over: slicesOf('mediation_case', 500),
    find: () => sql`select c.id::text as id, t.body_id from slice c join mediation_team t on t.id = c.team_id
      where c.state in ('assigned', 'in-progress') and c.mediator_id is null`,
    mend: 'Phân công hòa giải viên.',
    at: atCase,
  },
  {
    id: 'mediation.days-backwards',
    name: 'Vụ, việc bắt đầu hoặc kết thúc trước ngày nhận',
    means: 'Thời gian hòa giải trong báo cáo sai.',
    severity: 'error',
    over: slicesOf('mediation_case', 500),
    find: () => sql`select c.id::text as id, t.body_id from slice c join mediation_team t on t.id = c.team_id
      where c.begun_on < c.received_on or c.ended_on < c.received_on`,
    mend: 'Sửa ngày ở trang vụ, việc.',
    at: atCase,
  },
  {
    id: 'mediation.number-beyond-book',
    name: 'Số vụ, việc lớn hơn số cuối của sổ',
    means: 'Vụ, việc sau có thể không vào sổ được vì trùng số.',
    severity: 'error',
    over: slicesOf('mediation_case', 500),
    find: () => sql`select c.id::text as id, t.body_id from slice c join mediation_team t on t.id = c.team_id
      where c.number > coalesce((select last from mediation_counter k where k.team_id = c.team_id and k.year = c.year), 0)`,
    mend: 'Báo người phụ trách kỹ thuật, kèm mã vụ, việc.',
    at: atCase,
  },
  {
    id: 'mediation.agreement-of-no-success',
    name: 'Có văn bản hòa giải thành của vụ, việc không thành',
    means: 'Các bên có thể đem văn bản này đi công nhận.',
    severity: 'error',
    over: slicesOf('mediation_case', 500),
    find: () => sql`select c.id::text as id, t.body_id from slice c join mediation_team t on t.id = c.team_id
      where c.outcome = 'not-reached' and exists (select 1 from mediation_agreement a where a.case_id = c.id)`,
    mend: 'Kiểm tra kết quả của vụ, việc với hòa giải viên.',
    at: atCase,
  },
  {
    id: 'mediation.fee-of-open-case',
    name: 'Thù lao của vụ, việc chưa kết thúc',
    means: 'Chi trước khi có kết quả.',
    severity: 'error',
    over: slicesOf('mediation_case', 500),
    find: () => sql`select c.id::text as id, t.body_id from slice c join mediation_team t on t.id = c.team_id
      where c.state <> 'ended' and exists (select 1 from mediation_fee f where f.case_id = c.id)`,
    mend: 'Kết thúc vụ, việc, hoặc xem lại đề nghị thù lao.',
    at: atCase,
  },
  {
    id: 'mediation.session-out-of-time',
    name: 'Buổi hòa giải trước ngày nhận hoặc sau ngày kết thúc',
    means: 'Sổ theo dõi của tổ sai.',
    severity: 'error',
    over: slicesOf('mediation_case', 500),
    find: () => sql`select distinct c.id::text as id, t.body_id from slice c join mediation_team t on t.id = c.team_id
      join mediation_session s on s.case_id = c.id where s.held_on < c.received_on or s.held_on > c.ended_on`,
    mend: 'Đối chiếu với sổ giấy của tổ.',
    at: atCase,
  },
  {
    id: 'mediation.elected-too-many',
    name: 'Số người trúng cử nhiều hơn số được bầu',
    means: 'Quyết định công nhận không có căn cứ.',
    severity: 'error',
    over: slicesOf('mediator_election'),
    find: () => sql`select e.id::text as id, t.body_id from slice e join mediation_team t on t.id = e.team_id
      where (select count(*) from mediator_candidate k where k.election_id = e.id and k.result = 'elected') > e.seats`,
    mend: 'Đối chiếu với biên bản bầu.',
    at: atElection,
  },
  {
    id: 'mediation.votes-beyond-households',
    name: 'Số phiếu nhiều hơn số hộ của thôn',
    means: 'Kết quả bầu không thật.',
    severity: 'error',
    over: slicesOf('mediator_election'),
    find: () => sql`select distinct e.id::text as id, t.body_id from slice e join mediation_team t on t.id = e.team_id
      join mediator_candidate k on k.election_id = e.id where k.votes > e.households`,
    mend: 'Đối chiếu với biên bản bầu.',
    at: atElection,
  },
  {
    id: 'mediation.recognised-unelected',
    name: 'Hòa giải viên được công nhận mà không trúng cử',
    means: 'Danh sách hòa giải viên không đúng kết quả bầu.',
    severity: 'error',
    over: slicesOf('mediator', 500),
    find: () => sql`select m.team_id::text as id, t.body_id from slice m join mediation_team t on t.id = m.team_id
      join mediator_candidate k on k.id = m.candidate_id where k.result is distinct from 'elected'`,
    mend: 'Đối chiếu với biên bản bầu và quyết định công nhận.',
    at: atTeam,
  },
  {
    id: 'mediation.account-closed',
    name: 'Hòa giải viên đang làm có tài khoản đã đóng',
    means: 'Người ấy không ghi được vụ, việc của mình.',
    severity: 'warning',
    find: ({
      today,
    }) => sql`select m.team_id::text as id, t.body_id from person join mediator m on m.person_id = person.id
      join mediation_team t on t.id = m.team_id where person.closed_on <= ${today} and m.released_on is null`,
    mend: 'Mở lại tài khoản hoặc nối tài khoản khác ở trang của tổ.',
    at: atTeam,
  },
  {
    id: 'mediation.joint-with-itself',
    name: 'Tổ phối hợp cũng là tổ đang hòa giải',
    means: 'Vụ, việc được đếm hai lần cho một tổ.',
    severity: 'error',
    over: slicesOf('mediation_case', 500),
    find: () => sql`select c.id::text as id, t.body_id from slice c join mediation_team t on t.id = c.team_id
      join mediation_joint j on j.case_id = c.id and j.team_id = c.team_id`,
    mend: 'Kết thúc phối hợp ở trang vụ, việc.',
    at: atCase,
  },
  {
    id: 'mediation.beside-oneself',
    name: 'Hòa giải viên cùng hòa giải với chính mình',
    means: 'Thù lao và số vụ tính hai lần cho một người.',
    severity: 'error',
    over: slicesOf('mediation_case', 500),
    find: () => sql`select c.id::text as id, t.body_id from slice c join mediation_team t on t.id = c.team_id
      join mediation_co_mediator k on k.case_id = c.id and k.mediator_id = c.mediator_id and k.left_on is null
      where c.state in ('assigned', 'in-progress')`,
    mend: 'Bỏ người cùng hòa giải bị ghi lặp.',
    at: atCase,
  },
  {
    id: 'mediation.court-without-agreement',
    name: 'Có đơn yêu cầu Tòa án công nhận mà hòa giải không thành',
    means: 'Sổ ghi kết quả của một việc không có văn bản.',
    severity: 'error',
    over: slicesOf('mediation_case', 500),
    find: () => sql`select c.id::text as id, t.body_id from slice c join mediation_team t on t.id = c.team_id
      join mediation_court k on k.case_id = c.id where c.outcome is distinct from 'reached'`,
    mend: 'Kiểm tra kết quả của vụ, việc với hòa giải viên.',
    at: atCase,
  },
  {
    id: 'mediation.from-another-kind',
    name: 'Vụ, việc hòa giải được lập từ hồ sơ không phải yêu cầu hòa giải',
    means: 'Chuyện người dân gửi cho cơ quan đã sang tay tổ hòa giải.',
    severity: 'error',
    over: slicesOf('mediation_case', 500),
    find: () => sql`select c.id::text as id, t.body_id from slice c join mediation_team t on t.id = c.team_id
      join matter m on m.id = c.matter_id where m.kind <> 'mediation-request'`,
    mend: 'Xem lại với cán bộ nhận hồ sơ.',
    at: atCase,
  },
]
