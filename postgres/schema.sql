-- The schema of this version, as the migrations make it: go test ./postgres -run Schema -update
account.name text COLLATE "C" NOT NULL
account.role text COLLATE "C" NOT NULL
account.password text COLLATE "C" NOT NULL
account.subject text COLLATE "C" NOT NULL
account.made bigint NOT NULL
account.made_by text COLLATE "C" NOT NULL
account.disabled bigint NOT NULL
account.disabled_by text COLLATE "C" NOT NULL
CREATE UNIQUE INDEX account_pkey ON public.account USING btree (name)
anchor.anchor bigint NOT NULL
anchor.sketch_key bigint NOT NULL
anchor.entry bigint NOT NULL
CREATE UNIQUE INDEX anchor_pkey ON public.anchor USING btree (anchor, sketch_key)
bookmark.kind text COLLATE "C" NOT NULL
bookmark.key text COLLATE "C" NOT NULL
bookmark.value text COLLATE "C" NOT NULL
CREATE UNIQUE INDEX bookmark_pkey ON public.bookmark USING btree (kind, key)
bundle.home_supplier text COLLATE "C" NOT NULL
bundle.home_recipient text COLLATE "C" NOT NULL
bundle.supplier text COLLATE "C" NOT NULL
bundle.recipient text COLLATE "C" NOT NULL
bundle.number bigint NOT NULL
bundle.lines text COLLATE "C" NOT NULL
bundle.numbers text COLLATE "C" NOT NULL
CREATE INDEX bundle_number ON public.bundle USING btree (number)
CREATE UNIQUE INDEX bundle_pkey ON public.bundle USING btree (home_supplier, home_recipient, supplier, recipient)
change.number bigint NOT NULL
change.at bigint NOT NULL
change.kind text COLLATE "C" NOT NULL
change.entry bigint NOT NULL
change.transfer text COLLATE "C" NOT NULL
change.supplier text COLLATE "C" NOT NULL
change.recipient text COLLATE "C" NOT NULL
change.class text COLLATE "C" NOT NULL
change.data text COLLATE "C" NOT NULL
CREATE UNIQUE INDEX change_pkey ON public.change USING btree (number)
claim.id bigint NOT NULL
claim.key text COLLATE "C" NOT NULL
claim.entry bigint NOT NULL
claim.supplier text COLLATE "C" NOT NULL
claim.recipient text COLLATE "C" NOT NULL
claim.taken integer NOT NULL
claim.class text COLLATE "C" NOT NULL
claim.family text COLLATE "C" NOT NULL
claim.designation text COLLATE "C" NOT NULL
claim.designation_key text COLLATE "C" NOT NULL
claim.quantity text COLLATE "C" NOT NULL
claim.begins text COLLATE "C" NOT NULL
claim.ends text COLLATE "C" NOT NULL
claim.stage text COLLATE "C" NOT NULL
claim.certainty text COLLATE "C" NOT NULL
claim.source text COLLATE "C" NOT NULL
claim.origin_kind text COLLATE "C" NOT NULL
claim.origin text COLLATE "C" NOT NULL
claim.origin_key text COLLATE "C" NOT NULL
claim.origin_party text COLLATE "C" NOT NULL
claim.own integer NOT NULL
claim.credited integer NOT NULL
claim.exchange text COLLATE "C" NOT NULL
claim.words text COLLATE "C" NOT NULL
claim.apart bigint NOT NULL
claim.held text COLLATE "C" NOT NULL
claim.transfer text COLLATE "C" NOT NULL
claim.rule text COLLATE "C" NOT NULL
claim.rule_judgement bigint NOT NULL
CREATE INDEX claim_entry ON public.claim USING btree (entry, transfer)
CREATE INDEX claim_origin ON public.claim USING btree (origin_key, transfer) WHERE (transfer <> ''::text)
CREATE INDEX claim_pair ON public.claim USING btree (supplier, recipient)
CREATE INDEX claim_transfer ON public.claim USING btree (transfer) WHERE (transfer <> ''::text)
CREATE UNIQUE INDEX claim_pkey ON public.claim USING btree (id)
earlier.entry bigint NOT NULL
earlier.reading bigint NOT NULL
CREATE UNIQUE INDEX earlier_pkey ON public.earlier USING btree (entry, reading)
entry.seq bigint NOT NULL
entry.at bigint NOT NULL
entry.kind text COLLATE "C" NOT NULL
entry.ref text COLLATE "C" NOT NULL
entry.body bytea NOT NULL STORAGE e
entry.prev bytea NOT NULL
entry.hash bytea NOT NULL
CREATE INDEX entry_few ON public.entry USING btree (kind) WHERE (kind <> ALL (ARRAY['article'::text, 'reading'::text]))
CREATE UNIQUE INDEX entry_pkey ON public.entry USING btree (seq)
CREATE TRIGGER entry_is_kept BEFORE DELETE OR UPDATE OR TRUNCATE ON public.entry FOR EACH STATEMENT EXECUTE FUNCTION entry_is_kept()
evidence.rowid bigint NOT NULL
evidence.text tsvector NOT NULL
CREATE INDEX evidence_text ON public.evidence USING gin (text)
CREATE UNIQUE INDEX evidence_pkey ON public.evidence USING btree (rowid)
held.judgement bigint NOT NULL
held.claim bigint NOT NULL
CREATE INDEX held_claim ON public.held USING btree (claim)
CREATE UNIQUE INDEX held_pkey ON public.held USING btree (judgement, claim)
judgement.number bigint NOT NULL
judgement.in_force integer NOT NULL
judgement.data bytea NOT NULL
CREATE INDEX judgement_withdrawn ON public.judgement USING btree (number) WHERE (in_force = 0)
CREATE UNIQUE INDEX judgement_pkey ON public.judgement USING btree (number)
mark.mark text COLLATE "C" NOT NULL
mark.entry bigint NOT NULL
CREATE UNIQUE INDEX mark_pkey ON public.mark USING btree (mark, entry)
origin.id bigint NOT NULL
origin.name text COLLATE "C" NOT NULL
origin.kind text COLLATE "C" NOT NULL
origin.party text COLLATE "C" NOT NULL
origin.name_key text COLLATE "C" NOT NULL
origin.claims bigint NOT NULL
origin.transfers integer NOT NULL
origin.affirms integer NOT NULL
origin.doubts integer NOT NULL
origin.denies integer NOT NULL
origin.contradicted integer NOT NULL
CREATE INDEX origin_claims ON public.origin USING btree (claims DESC, name, kind, party)
CREATE UNIQUE INDEX origin_itself ON public.origin USING btree (name, kind, party)
CREATE UNIQUE INDEX origin_pkey ON public.origin USING btree (id)
pass.hash bytea NOT NULL
pass.account text COLLATE "C" NOT NULL
pass.kind text COLLATE "C" NOT NULL
pass.name text COLLATE "C" NOT NULL
pass.role text COLLATE "C" NOT NULL
pass.made bigint NOT NULL
pass.used bigint NOT NULL
pass.expires bigint NOT NULL
CREATE INDEX pass_account ON public.pass USING btree (account)
CREATE UNIQUE INDEX pass_pkey ON public.pass USING btree (hash)
CREATE UNIQUE INDEX pass_token ON public.pass USING btree (account, name) WHERE (kind = 'token'::text)
quote.article text COLLATE "C" NOT NULL
quote.judgement bigint NOT NULL
CREATE UNIQUE INDEX quote_pkey ON public.quote USING btree (article, judgement)
report.entry bigint NOT NULL
report.article text COLLATE "C" NOT NULL
report.reading bigint NOT NULL
report.stamp text COLLATE "C" NOT NULL
report.file text COLLATE "C" NOT NULL
report.seen bigint NOT NULL
report.outlet text COLLATE "C" NOT NULL
report.outlet_key text COLLATE "C" NOT NULL
report.published text COLLATE "C" NOT NULL
report.title text COLLATE "C" NOT NULL
report.lang text COLLATE "C" NOT NULL
report.copies text COLLATE "C" NOT NULL
report.sketch bytea NOT NULL
CREATE INDEX report_copies ON public.report USING btree (copies)
CREATE INDEX report_lang ON public.report USING btree (lang)
CREATE INDEX report_outlet ON public.report USING btree (outlet_key, entry)
CREATE INDEX report_published ON public.report USING btree (published)
CREATE UNIQUE INDEX report_article_key ON public.report USING btree (article)
CREATE UNIQUE INDEX report_pkey ON public.report USING btree (entry)
setting.name text COLLATE "C" NOT NULL
setting.value text COLLATE "C" NOT NULL
CREATE UNIQUE INDEX setting_pkey ON public.setting USING btree (name)
side.party text COLLATE "C" NOT NULL
side.entry bigint NOT NULL
CREATE UNIQUE INDEX side_pkey ON public.side USING btree (party, entry)
stale.supplier text COLLATE "C" NOT NULL
stale.recipient text COLLATE "C" NOT NULL
CREATE UNIQUE INDEX stale_pkey ON public.stale USING btree (supplier, recipient)
transfer.id text COLLATE "C" NOT NULL
transfer.home_supplier text COLLATE "C" NOT NULL
transfer.home_recipient text COLLATE "C" NOT NULL
transfer.reported_first text COLLATE "C" NOT NULL
transfer.reported_last text COLLATE "C" NOT NULL
transfer.supplier text COLLATE "C" NOT NULL
transfer.recipient text COLLATE "C" NOT NULL
transfer.class text COLLATE "C" NOT NULL
transfer.family text COLLATE "C" NOT NULL
transfer.designation text COLLATE "C" NOT NULL
transfer.designation_key text COLLATE "C" NOT NULL
transfer.quantity text COLLATE "C" NOT NULL
transfer.begins text COLLATE "C" NOT NULL
transfer.ends text COLLATE "C" NOT NULL
transfer.stage text COLLATE "C" NOT NULL
transfer.certainty text COLLATE "C" NOT NULL
transfer.claims integer NOT NULL
transfer.articles integer NOT NULL
transfer.outlets integer NOT NULL
transfer.origins integer NOT NULL
transfer.unclear integer NOT NULL
transfer.affirm integer NOT NULL
transfer.doubt integer NOT NULL
transfer.deny integer NOT NULL
transfer.suggested integer NOT NULL
transfer.reasons text COLLATE "C" NOT NULL
transfer.graded integer NOT NULL
transfer.credibility integer NOT NULL
transfer.status text COLLATE "C" NOT NULL
transfer.exchange integer NOT NULL
transfer.reports text COLLATE "C" NOT NULL
transfer.standing integer NOT NULL
transfer.review integer NOT NULL
transfer.langs text COLLATE "C" NOT NULL
transfer.numbers text COLLATE "C" NOT NULL
CREATE INDEX transfer_articles ON public.transfer USING btree (articles, id)
CREATE INDEX transfer_begin ON public.transfer USING btree (begins, id)
CREATE INDEX transfer_certainty ON public.transfer USING btree (certainty, ends, id)
CREATE INDEX transfer_claims ON public.transfer USING btree (claims, id)
CREATE INDEX transfer_class ON public.transfer USING btree (class, ends, id)
CREATE INDEX transfer_contested ON public.transfer USING btree (ends, id) WHERE ((affirm > 0) AND (deny > 0))
CREATE INDEX transfer_credibility ON public.transfer USING btree (credibility, id)
CREATE INDEX transfer_designation ON public.transfer USING btree (designation_key, ends, id)
CREATE INDEX transfer_end ON public.transfer USING btree (ends, id, begins, reported_first, reported_last)
CREATE INDEX transfer_exchange ON public.transfer USING btree (ends, id) WHERE (exchange = 1)
CREATE INDEX transfer_family ON public.transfer USING btree (family, ends, id)
CREATE INDEX transfer_home ON public.transfer USING btree (home_supplier, home_recipient)
CREATE INDEX transfer_origins ON public.transfer USING btree (origins, id)
CREATE INDEX transfer_recipient ON public.transfer USING btree (recipient, ends, id)
CREATE INDEX transfer_review ON public.transfer USING btree (review, id)
CREATE INDEX transfer_stage ON public.transfer USING btree (stage, ends, id)
CREATE INDEX transfer_status ON public.transfer USING btree (status, ends, id)
CREATE INDEX transfer_supplier ON public.transfer USING btree (supplier, ends, id)
CREATE UNIQUE INDEX transfer_pkey ON public.transfer USING btree (id)
witness.home_supplier text COLLATE "C" NOT NULL
witness.home_recipient text COLLATE "C" NOT NULL
witness.origin bigint NOT NULL
witness.claims bigint NOT NULL
witness.transfers integer NOT NULL
witness.affirms integer NOT NULL
witness.doubts integer NOT NULL
witness.denies integer NOT NULL
witness.contradicted integer NOT NULL
witness.reported_first text COLLATE "C" NOT NULL
witness.reported_last text COLLATE "C" NOT NULL
CREATE INDEX witness_claims ON public.witness USING btree (origin, claims DESC, home_supplier, home_recipient, transfers, reported_first, reported_last)
CREATE UNIQUE INDEX witness_pkey ON public.witness USING btree (home_supplier, home_recipient, origin)
words.rowid bigint NOT NULL
words.text tsvector NOT NULL
CREATE INDEX words_text ON public.words USING gin (text)
CREATE UNIQUE INDEX words_pkey ON public.words USING btree (rowid)
CREATE OR REPLACE FUNCTION public.entry_is_kept()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
	RAISE EXCEPTION 'entries of a ledger are never changed or deleted';
END;
$function$
