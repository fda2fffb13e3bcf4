-- 0122-library-catalogue.sql
-- Which edition of the shipped catalogue of documents the library was brought up to.

create table law_catalogue_load (
  checksum text primary key
);
