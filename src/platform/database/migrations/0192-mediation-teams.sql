-- Tổ hòa giải, hòa giải viên, bầu và công nhận. A team is of a village and stands under the committee of its commune; when the village is
-- merged it stays with the village it was founded in, and what stands there now is worked out.

create table mediation_commune (
  body_id uuid primary key references body (id),
  -- vùng có nhiều đồng bào dân tộc thiểu số: somebody says so, with what it rests on
  is_ethnic_area boolean not null,
  basis text not null check (length(basis) between 1 and 300),
  version integer not null default 0
);

create table mediation_team (
  id uuid primary key,
  body_id uuid not null references body (id),
  village_id uuid not null references village (id),
  name text not null check (length(name) between 1 and 160),
  -- how many mediators the chairman of the commune decided on
  quota integer not null check (quota between 1 and 50),
  decision text not null check (length(decision) between 1 and 160),
  decided_on date not null,
  ended_on date,
  version integer not null default 0
);
create index mediation_team_body on mediation_team (body_id);
create index mediation_team_village on mediation_team (village_id);

create table mediator_election (
  id uuid primary key,
  team_id uuid not null references mediation_team (id),
  held_on date not null,
  mode text not null check (mode in ('open', 'secret', 'sheets')),
  -- all households of the village on that day: what is more than half is counted of these, not of those who came
  households integer not null check (households > 0),
  attended integer check (attended between 0 and households),
  seats integer not null check (seats > 0),
  confirmed_on date,
  confirmed_by uuid references person (id),
  recognised_on date,
  decision text check (length(decision) between 1 and 160),
  version integer not null default 0,
  check ((confirmed_on is null) = (confirmed_by is null)),
  check (recognised_on is null or (confirmed_on is not null and decision is not null))
);
create index mediator_election_team on mediator_election (team_id, held_on);
create unique index mediator_election_open on mediator_election (team_id) where recognised_on is null and confirmed_on is null;

create table mediator_candidate (
  id uuid primary key,
  election_id uuid not null references mediator_election (id) on delete cascade,
  name text not null check (length(name) between 1 and 120),
  birth_year integer check (birth_year between 1900 and 2100),
  is_woman boolean not null,
  is_ethnic boolean not null,
  -- which conditions of the law somebody looked at and found
  conditions text[] not null,
  votes integer check (votes >= 0),
  -- set when the result is confirmed
  result text check (result in ('elected', 'over-quota', 'tied', 'not-half', 'unfit'))
);
create index mediator_candidate_election on mediator_candidate (election_id);

create table mediator (
  id uuid primary key,
  team_id uuid not null references mediation_team (id),
  -- the account, when they have one
  person_id uuid references person (id),
  candidate_id uuid unique references mediator_candidate (id),
  name text not null check (length(name) between 1 and 120),
  birth_year integer,
  is_woman boolean not null,
  is_ethnic boolean not null,
  recognised_on date not null,
  decision text not null check (length(decision) between 1 and 160),
  leader_from date,
  leader_decision text check (length(leader_decision) between 1 and 160),
  leader_to date,
  released_on date,
  release_ground text,
  release_decision text check (length(release_decision) between 1 and 160),
  version integer not null default 0,
  check ((leader_from is null) = (leader_decision is null)),
  check (leader_to is null or leader_from is not null),
  check ((released_on is null) = (release_ground is null) and (released_on is null) = (release_decision is null)),
  check (released_on >= recognised_on),
  -- who is released leads no longer
  check (released_on is null or leader_from is null or leader_to is not null)
);
create index mediator_team on mediator (team_id);
create index mediator_person on mediator (person_id) where person_id is not null;
create unique index mediator_leads on mediator (team_id) where leader_from is not null and leader_to is null;
-- one account is one mediator of a team
create unique index mediator_account on mediator (team_id, person_id) where released_on is null;

-- Rà soát hằng năm.
create table mediation_review (
  team_id uuid not null references mediation_team (id),
  year integer not null check (year between 2014 and 2200),
  reviewed_on date not null,
  assessment text not null check (length(assessment) between 1 and 3000),
  proposal text not null default '' check (length(proposal) <= 3000),
  primary key (team_id, year)
);
