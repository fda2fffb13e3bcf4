-- 0303-open-figures-withdrawn.sql
-- Figures that were let out stay in the hands of whoever took them. Taken back they are shown no more, but count for good when it is
-- asked whether another window may be let out.

alter table report_open_figures add column withdrawn_at timestamptz;
