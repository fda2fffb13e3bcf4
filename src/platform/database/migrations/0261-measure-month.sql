-- 0261-measure-month.sql
-- Chỉ tiêu cộng sẵn theo tháng và nơi: what each measure comes to in one month at one commune (or at a province, for its own bodies), so
-- that a board of the nation reads some rows instead of every record. A month is counted anew as a whole; what has no record has no row.

create table measure_month (
  measure text not null,
  month date not null check (extract(day from month) = 1),
  place_id text not null references place (id),
  records integer not null check (records > 0),
  told integer not null check (told between 0 and records),
  total bigint not null,
  primary key (measure, month, place_id)
);
create index measure_month_place on measure_month (place_id, month);

create table measure_month_count (
  month date primary key,
  counted_at timestamptz not null
);
