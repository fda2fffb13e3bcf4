-- 0372-matter-missed-after.sql
-- Sổ theo dõi: the last day of the earliest limit of the office that was missed, kept when the answer came at last, so that what fell due in
-- a year still counts there. What was answered late before this day has none: it counts on the day of its answer, as it did.

alter table matter add column missed_after date;
