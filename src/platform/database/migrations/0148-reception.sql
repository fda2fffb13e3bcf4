-- Lịch tiếp công dân: on which days a body receives people, who receives, and who has asked for a time. Who booked stands sealed and is
-- forgotten a month after the day; whoever comes to denounce gives no name here. A seat is a row that cannot be taken twice.

create table reception_rule (
  id uuid primary key,
  body_id uuid not null references body (id),
  receiver text not null check (length(receiver) between 1 and 200),
  room text not null check (length(room) between 1 and 300),
  weekday integer not null check (weekday between 1 and 7),
  -- which weeks of the month: 1 to 4, 5 for the last; none: every week
  weeks integer[] not null check (weeks <@ array[1, 2, 3, 4, 5]),
  -- minutes after midnight
  starts integer not null check (starts between 0 and 1439),
  ends integer not null check (ends between 1 and 1440),
  slot_minutes integer not null check (slot_minutes between 5 and 240),
  seats integer not null check (seats between 1 and 50),
  from_day date not null,
  to_day date,
  published_on date not null,
  version integer not null default 0,
  check (starts + slot_minutes <= ends),
  check (to_day >= from_day)
);
create index reception_rule_body on reception_rule (body_id, from_day);

-- A day on which it does not take place.
create table reception_off (
  rule_id uuid not null references reception_rule (id),
  day date not null,
  reason text not null check (length(reason) between 5 and 300),
  primary key (rule_id, day)
);

-- One day of a rule: the row that is locked while somebody takes a seat.
create table reception_session (
  rule_id uuid not null references reception_rule (id),
  day date not null,
  primary key (rule_id, day)
);

create table reception_booking (
  id uuid primary key,
  rule_id uuid not null,
  day date not null,
  slot integer not null check (slot between 0 and 287),
  seat integer not null check (seat between 1 and 50),
  state text not null check (state in ('booked', 'cancelled', 'came', 'missed')),
  form_hash text not null unique check (form_hash ~ '^[0-9a-f]{64}$'),
  code_hash text not null unique check (code_hash ~ '^[0-9a-f]{64}$'),
  notify text not null check (notify in ('none', 'email', 'sms', 'zalo')),
  -- name, address, telephone, mail and what it is about; null: nothing was said, or it was forgotten
  sealed text,
  booked_at timestamptz not null,
  -- what was brought then; never of a secret matter
  submission_id uuid references submission (id),
  foreign key (rule_id, day) references reception_session (rule_id, day)
);
create unique index reception_booking_seat on reception_booking (rule_id, day, slot, seat) where state <> 'cancelled';
create index reception_booking_day on reception_booking (day) where sealed is not null;
