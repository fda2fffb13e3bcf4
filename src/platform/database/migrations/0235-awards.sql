-- Tôn vinh, khen thưởng: rounds of a body, who was nominated and consented, an advisory vote, a decision by another person.

create table award_round (
  id uuid primary key,
  body_id uuid not null references body (id),
  title text not null check (length(title) between 1 and 200),
  criteria text not null check (length(criteria) between 1 and 5000),
  kinds text[] not null check (cardinality(kinds) > 0 and kinds <@ array['person', 'group', 'practitioner']),
  nominate_until date not null,
  vote_from date not null,
  vote_to date not null,
  state text not null check (state in ('draft', 'submitted', 'approved', 'proposed', 'decided')),
  writer_ids uuid[] not null check (cardinality(writer_ids) between 1 and 20),
  returned_why text not null default '' check (length(returned_why) <= 500),
  approved_by uuid references person (id),
  proposed_by uuid references person (id),
  grounds text not null default '' check (length(grounds) <= 3000),
  decision_number text not null default '' check (length(decision_number) <= 60),
  decision_day date,
  decided_by uuid references person (id),
  version integer not null default 0,
  check (nominate_until < vote_from and vote_from <= vote_to),
  check ((state in ('draft', 'submitted')) = (approved_by is null)),
  check (approved_by is null or not approved_by = any (writer_ids)),
  check ((state in ('proposed', 'decided')) = (proposed_by is not null)),
  check ((state = 'decided') = (decided_by is not null and decision_day is not null and decision_number <> '')),
  check (decided_by is null or decided_by <> proposed_by)
);
create index award_round_body on award_round (body_id, id desc);

create table award_nominee (
  id uuid primary key,
  round_id uuid not null references award_round (id),
  kind text not null check (kind in ('person', 'group', 'practitioner')),
  name text not null check (length(name) between 1 and 200),
  reason text not null check (length(reason) between 1 and 3000),
  nominator text not null default '' check (length(nominator) <= 120),
  entered_by uuid references person (id),
  state text not null check (state in ('waiting', 'shown', 'dropped')),
  read_by uuid references person (id),
  is_adult boolean not null default false,
  consent_day date,
  consent_how text not null default '' check (length(consent_how) <= 300),
  dropped_why text not null default '' check (length(dropped_why) <= 500),
  chosen boolean not null default false,
  -- counted once and for all when the decision is made: the votes themselves go then
  votes integer,
  unique (round_id, id),
  check (state <> 'shown' or (consent_day is not null and consent_how <> '' and read_by is not null)),
  check (state <> 'shown' or kind = 'group' or is_adult),
  check (state <> 'shown' or entered_by is null or read_by <> entered_by),
  check (state <> 'dropped' or dropped_why <> '')
);
create index award_nominee_round on award_nominee (round_id, id);

-- One telephone number is one vote in one round. Neither the number nor the time of the vote is kept.
create table award_vote (
  round_id uuid not null references award_round (id),
  phone_hash text not null check (length(phone_hash) = 64),
  nominee_id uuid not null,
  primary key (round_id, phone_hash),
  foreign key (round_id, nominee_id) references award_nominee (round_id, id)
);
create index award_vote_nominee on award_vote (nominee_id);
