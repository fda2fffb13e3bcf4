-- Báo ngay: the commune notes that it handled what it was told, who, when and what was done. What was reported before that could be noted
-- counts as handled on the day of the report. And a day on which the mediator looks again whether an agreement is kept.

alter table mediation_escalation
  add column handled_on date check (handled_on >= found_on),
  add column handled_by uuid references person (id),
  add column handled_sealed text;
update mediation_escalation set handled_on = reported_on, handled_by = noted_by where reported_on is not null;
alter table mediation_escalation add check ((handled_on is null) = (handled_by is null));
create index mediation_escalation_waiting on mediation_escalation (case_id) where handled_on is null;

alter table mediation_case
  add column look_again_on date,
  add check (look_again_on is null or fulfilment = 'watching');
create index mediation_case_look_again on mediation_case (look_again_on) where look_again_on is not null;
