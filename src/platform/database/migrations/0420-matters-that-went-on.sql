-- 0420-matters-that-went-on.sql
-- Sums of places that count together take off what went from one of them to another: found by what left, without reading the rest.
create index matter_went_on on matter (body_id, submission_id) where closed_as = 'transferred';
