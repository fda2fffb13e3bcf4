-- 0495-matters-that-came-from.sql
-- Where else a submission is is told by the index alone: sums of places that count together ask it of all that left one of them.
drop index matter_submission;
create index matter_submission on matter (submission_id, body_id);
