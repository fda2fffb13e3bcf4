-- Báo cáo năm của tổ hòa giải gửi UBND và Ủy ban Mặt trận cấp xã (Luật 35/2013/QH13, Điều 15 khoản 5): the leader writes it over counts of
-- the team's book; submitted, the counts stay as they were; the commune accepts it or gives it back. Nothing else is counted from it.

create table mediation_team_report (
  id uuid primary key,
  team_id uuid not null references mediation_team (id),
  year integer not null check (year between 2014 and 2200),
  state text not null check (state in ('draft', 'submitted', 'returned', 'accepted')),
  work text not null check (length(work) between 1 and 6000),
  difficulties text not null default '' check (length(difficulties) <= 3000),
  proposal text not null default '' check (length(proposal) <= 3000),
  -- as counted when it was submitted; null: they are counted anew
  figures jsonb,
  submitted_on date,
  submitted_by uuid references person (id),
  decided_on date check (decided_on >= submitted_on),
  decided_by uuid references person (id),
  return_reason text check (length(return_reason) between 1 and 1000),
  version integer not null default 1,
  unique (team_id, year),
  check ((state in ('submitted', 'accepted')) = (figures is not null)),
  check ((submitted_on is null) = (submitted_by is null)),
  check (state <> 'returned' or return_reason is not null),
  check (state <> 'accepted' or (decided_by is not null and decided_by <> submitted_by))
);
