-- Who may do what in the database of a ledger. Run it as a superuser, in that database:
--
--   createdb --encoding=UTF8 --template=template0 waybill
--   psql -d waybill -f roles.sql                                         roles, schema
--   waybill ledger stats --ledger postgres://waybill_owner@db/waybill    the owner makes the tables
--   psql -d waybill -f roles.sql                                         rights to the tables
--
-- It can be run again at any time, and is to be run after each upgrade that made new tables.
-- How the roles prove who they are, pg_hba.conf says (the one beside this file: by certificate).
--
--   waybill_owner     makes and changes the tables; nothing runs as it but upgrades, rebuild, restore
--   waybill_worker    records: waybill worker, waybill add, waybill reread
--   waybill_serve     records and judges, looks after accounts and feeds: waybill serve, waybill user
--   waybill_read      reads all but accounts: waybill list, show, search, verify, backup; statistics
--
-- Nobody but the owner can change or delete an entry, and a trigger keeps the owner from it too.

DO $$
DECLARE
	role TEXT;
BEGIN
	FOREACH role IN ARRAY ARRAY['waybill_owner', 'waybill_worker', 'waybill_serve', 'waybill_read'] LOOP
		IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = role) THEN
			EXECUTE format('CREATE ROLE %I LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOINHERIT', role);
		END IF;
	END LOOP;
	EXECUTE format('REVOKE ALL ON DATABASE %I FROM PUBLIC', current_database());
	EXECUTE format('GRANT CONNECT ON DATABASE %I TO waybill_owner, waybill_worker, waybill_serve, waybill_read', current_database());
	EXECUTE format('ALTER DATABASE %I SET search_path = waybill', current_database());
END;
$$;
REVOKE ALL ON SCHEMA public FROM PUBLIC;
CREATE SCHEMA IF NOT EXISTS waybill AUTHORIZATION waybill_owner;
GRANT USAGE ON SCHEMA waybill TO waybill_worker, waybill_serve, waybill_read;
-- also those that are made later
REVOKE EXECUTE ON ALL FUNCTIONS IN SCHEMA waybill FROM PUBLIC;
ALTER DEFAULT PRIVILEGES FOR ROLE waybill_owner REVOKE EXECUTE ON FUNCTIONS FROM PUBLIC;

-- may gives one role rights to those of the tables that are there.
CREATE FUNCTION pg_temp.may(role TEXT, rights TEXT, VARIADIC tables TEXT[]) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
	name TEXT;
BEGIN
	FOREACH name IN ARRAY tables LOOP
		IF to_regclass(format('waybill.%I', name)) IS NOT NULL THEN
			EXECUTE format('GRANT %s ON waybill.%I TO %I', rights, name, role);
		END IF;
	END LOOP;
END;
$$;

-- What was given before is taken back first, so that this file is all there is.
REVOKE ALL ON ALL TABLES IN SCHEMA waybill FROM PUBLIC, waybill_worker, waybill_serve, waybill_read;

-- Everybody reads the ledger. A table that is in no list here is the owner's alone.
SELECT pg_temp.may(role, 'SELECT', 'ledger_version', 'entry', 'report', 'anchor', 'claim', 'held', 'mark', 'setting', 'judgement',
	'quote', 'transfer', 'bundle', 'side', 'stale', 'words', 'evidence', 'bookmark', 'origin', 'witness', 'earlier', 'change')
	FROM unnest(ARRAY['waybill_worker', 'waybill_serve', 'waybill_read']) AS role;

-- Who records appends entries, files what they say, and settles the register. Bookmarks and the
-- list of changes are no part of the record.
SELECT pg_temp.may(role, 'INSERT', 'entry'),
	pg_temp.may(role, 'INSERT, UPDATE, DELETE', 'report', 'anchor', 'claim', 'held', 'mark', 'transfer', 'bundle', 'side', 'stale', 'words',
		'evidence', 'origin', 'witness', 'earlier', 'bookmark', 'change'),
	pg_temp.may(role, 'INSERT, UPDATE', 'setting')
	FROM unnest(ARRAY['waybill_worker', 'waybill_serve']) AS role;

-- Who serves also judges, and knows who may come in.
SELECT pg_temp.may('waybill_serve', 'INSERT, UPDATE', 'judgement', 'quote'),
	pg_temp.may('waybill_serve', 'SELECT, INSERT, UPDATE, DELETE', 'account', 'pass');
