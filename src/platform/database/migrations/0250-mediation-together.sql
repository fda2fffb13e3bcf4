-- Một vụ, việc có thể có nhiều hòa giải viên, người được mời, hai tổ phối hợp, một lần hòa giải lại, và đơn đến Tòa án. Who is invited stands
-- sealed with the parties; the case stays of the team that leads it, so that every figure counts it once.

alter table mediation_case add column again_of uuid references mediation_case (id);
create unique index mediation_case_again on mediation_case (again_of);

create table mediation_co_mediator (
  case_id uuid not null references mediation_case (id),
  mediator_id uuid not null references mediator (id),
  from_day date not null,
  left_on date check (left_on >= from_day),
  primary key (case_id, mediator_id)
);
create index mediation_co_mediator_mediator on mediation_co_mediator (mediator_id);

create table mediation_guest (
  id uuid primary key,
  case_id uuid not null references mediation_case (id),
  invited_on date not null,
  sealed text not null,
  noted_by uuid not null references person (id)
);
create index mediation_guest_case on mediation_guest (case_id);

-- Tổ phối hợp: its own book numbers the case too.
create table mediation_joint (
  case_id uuid not null references mediation_case (id),
  team_id uuid not null references mediation_team (id),
  number integer not null,
  year integer not null,
  joined_on date not null,
  left_on date check (left_on >= joined_on),
  primary key (case_id, team_id),
  unique (team_id, year, number)
);
create unique index mediation_joint_one on mediation_joint (case_id) where left_on is null;

create table mediation_court (
  case_id uuid primary key references mediation_case (id),
  filed_on date not null,
  result text check (result in ('recognised', 'not-recognised', 'withdrawn')),
  result_on date check (result_on >= filed_on),
  version integer not null default 0,
  check ((result is null) = (result_on is null))
);
