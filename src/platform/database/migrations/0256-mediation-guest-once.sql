-- A form that is sent twice on a slow line is one guest, as it is one session and one telling of danger.

alter table mediation_guest add column form_key text unique;
