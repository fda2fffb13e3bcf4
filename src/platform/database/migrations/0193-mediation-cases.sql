-- Vụ, việc hòa giải. Who the parties are and everything that anybody wrote about them stands sealed: these tables name days, steps and
-- people of the office alone, so that no list, count, search or backup read by itself tells of a party.

create table mediation_counter (
  team_id uuid not null references mediation_team (id),
  year integer not null,
  last integer not null,
  primary key (team_id, year)
);

create table mediation_case (
  id uuid primary key,
  team_id uuid not null references mediation_team (id),
  -- in the team's book of that year
  number integer not null,
  year integer not null,
  received_on date not null,
  ground text not null,
  topic text not null,
  -- which exclusion of the law a person found; null: it may be mediated
  exclusion text,
  state text not null check (state in ('received', 'assigned', 'in-progress', 'ended', 'out-of-scope')),
  sealed text not null,
  -- a request at the front door that it was made of
  matter_id uuid unique references matter (id),
  mediator_id uuid references mediator (id),
  chosen_by text check (chosen_by in ('parties', 'leader', 'witness')),
  assigned_on date,
  -- another time that the parties agreed on
  agreed_start date,
  begun_on date,
  ended_on date,
  end_reason text check (end_reason in ('agreement', 'party-stops', 'mediator-ends')),
  outcome text check (outcome in ('reached', 'not-reached')),
  end_sealed text,
  fulfilment text check (fulfilment in ('watching', 'fulfilled', 'breached')),
  form_key text unique,
  end_key text unique,
  recorded_by uuid not null references person (id),
  version integer not null default 0,
  unique (team_id, year, number),
  check ((state = 'out-of-scope') = (exclusion is not null)),
  check ((mediator_id is null) = (assigned_on is null) and (mediator_id is null) = (chosen_by is null)),
  check ((state = 'ended') = (ended_on is not null)),
  check ((ended_on is null) = (end_reason is null) and (ended_on is null) = (outcome is null)),
  -- two facts: how it ended, and whether they agree
  check ((end_reason = 'agreement') = (outcome = 'reached')),
  check (fulfilment is null or outcome = 'reached')
);
create index mediation_case_team on mediation_case (team_id, received_on);
create index mediation_case_mediator on mediation_case (mediator_id) where mediator_id is not null;

-- Người có quyền lợi, nghĩa vụ liên quan, hoặc không bảo đảm khách quan: neither mediates nor reads it.
create table mediation_bar (
  case_id uuid not null references mediation_case (id),
  mediator_id uuid not null references mediator (id),
  ground text not null check (ground in ('interest', 'not-impartial')),
  noted_on date not null,
  primary key (case_id, mediator_id)
);

create table mediation_session (
  id uuid primary key,
  case_id uuid not null references mediation_case (id),
  held_on date not null,
  -- công khai hay không, as the parties agreed
  is_open boolean not null,
  sealed text not null,
  form_key text unique,
  noted_by uuid not null references person (id),
  noted_at timestamptz not null
);
create index mediation_session_case on mediation_session (case_id, held_on);

create table mediation_agreement (
  case_id uuid primary key references mediation_case (id),
  agreed_on date not null,
  sealed text not null,
  signed_on date check (signed_on >= agreed_on),
  version integer not null default 0
);

create table mediation_follow_up (
  id uuid primary key,
  case_id uuid not null references mediation_case (id),
  day date not null,
  standing text not null check (standing in ('on-way', 'fulfilled', 'breached', 'force-majeure')),
  sealed text not null,
  form_key text unique,
  noted_by uuid not null references person (id)
);
create index mediation_follow_up_case on mediation_follow_up (case_id, day);

-- Báo tổ trưởng, báo Chủ tịch UBND hoặc cơ quan có thẩm quyền: at once.
create table mediation_escalation (
  id uuid primary key,
  case_id uuid not null references mediation_case (id),
  kind text not null check (kind in ('violence', 'offence')),
  found_on date not null,
  sealed text not null,
  reported_on date check (reported_on >= found_on),
  reported_to text check (length(reported_to) between 1 and 200),
  form_key text unique,
  noted_by uuid not null references person (id),
  check ((reported_on is null) = (reported_to is null))
);
create index mediation_escalation_case on mediation_escalation (case_id);

-- Thù lao theo vụ, việc: one request a case.
create table mediation_fee (
  case_id uuid primary key references mediation_case (id),
  amount integer not null check (amount > 0),
  requested_on date not null,
  decided_on date check (decided_on >= requested_on),
  is_granted boolean,
  -- written, where it is refused
  reason text check (length(reason) between 1 and 1000),
  decided_by uuid references person (id),
  -- the day on which the team had the money, and on which the mediator had it
  paid_on date,
  passed_on date check (passed_on >= paid_on),
  version integer not null default 0,
  check ((decided_on is null) = (is_granted is null) and (decided_on is null) = (decided_by is null)),
  check (is_granted is distinct from false or reason is not null),
  check (paid_on is null or is_granted),
  check (passed_on is null or paid_on is not null)
);

-- Mức thù lao của địa phương, by Hội đồng nhân dân tỉnh, as the commune enters it.
create table mediation_rate (
  body_id uuid not null references body (id),
  from_day date not null,
  ended integer not null check (ended >= 0),
  reached integer not null check (reached >= ended),
  basis text not null check (length(basis) between 1 and 300),
  primary key (body_id, from_day)
);
