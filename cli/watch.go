package cli

import (
	"context"
	"errors"
	"os"
	"strings"

	"github.com/spf13/cobra"

	"waybill/atlas"
	"waybill/feed"
	"waybill/ledger"
	"waybill/watch"
)

const watchLong = `Polls feeds (RSS, Atom, JSON Feed, sitemaps) and reads what is new in them. Feeds
are named by their addresses, or by OPML files, as feed readers export them;
without any, those are watched that were added on the pages of waybill serve.
Articles in which a claim is made are recorded in the ledger and printed as they
come; --all records the others too.

A feed is polled the more often the more it brings, every five minutes to once
a day, and never more often than it asks for. Where a feed has only a teaser, the
page is fetched. What was seen is kept in the ledger: a watching that ended or
was killed goes on there, and no article is recorded twice. Sleep and lost
networks are made up for little by little.

Ctrl-C ends the watching cleanly, a second one at once.`

const watchExamples = `  waybill watch feeds.opml                 until Ctrl-C
  waybill watch                            the feeds that were added to the ledger
  waybill watch https://example.org/rss https://example.org/news-sitemap.xml
  waybill watch --once feeds.opml          one round, as for cron
  waybill watch --json feeds.opml >> new.jsonl`

// watching is how feeds are watched.
type watching struct{ once, json, all bool }

func (a *app) watchCommand() *cobra.Command {
	var o watching
	cmd := &cobra.Command{
		Use:     "watch [FILE|URL…]",
		Short:   "Poll feeds, and read and record what is new",
		Long:    watchLong,
		Example: watchExamples,
		GroupID: "ledger",
		RunE: func(cmd *cobra.Command, inputs []string) error {
			return a.watch(cmd.Context(), inputs, o)
		},
	}
	flags := cmd.Flags()
	flags.SortFlags = false
	flags.BoolVar(&o.once, "once", false, "poll each feed once, and end")
	flags.BoolVar(&o.all, "all", false, "record also articles in which no claim is made")
	flags.BoolVar(&o.json, "json", false, "one line of JSON for each article recorded (docs/reading.schema.json)")
	a.webFlags(cmd)
	a.ledgerFlag(cmd)
	return cmd
}

func (a *app) watch(ctx context.Context, inputs []string, o watching) error {
	feeds, failed := a.feeds(inputs)
	if len(inputs) > 0 && len(feeds) == 0 {
		return errReported
	}
	client, err := a.fetcher()
	if err != nil {
		return err
	}
	defer a.closeWeb()
	reader, known, err := a.reader()
	if err != nil {
		return err
	}
	return a.with(ctx, true, func(l *ledger.Ledger, _ *atlas.Atlas) error {
		b := a.board(o.json, known)
		if len(inputs) == 0 {
			if feeds, err = subscribed(ctx, l); err != nil {
				return err
			}
			if len(feeds) == 0 {
				return usagef("nothing to watch: name feeds, or an OPML file of them, as in waybill watch feeds.opml; or add some on the page Feeds of waybill serve")
			}
		}
		sink := newWatchSink(l, known, reader, b, o.all)
		w, err := watch.New(ctx, feeds, watch.Options{Fetch: client, Sink: sink, Marks: l, Clock: a.web.clock, Once: o.once, Tell: b.event})
		if err != nil {
			return err
		}
		stop := b.watch(w)
		err = w.Run(ctx)
		stop()
		if err == nil {
			err = b.end(sink, w.Status(), l.Place())
		}
		if err == nil && (failed || o.once && w.Status().Failing > 0) {
			err = errReported
		}
		return err
	})
}

// subscribed are the feeds that were added to a ledger.
func subscribed(ctx context.Context, l *ledger.Ledger) ([]watch.Source, error) {
	all, err := watch.Subscriptions(ctx, l)
	sources := make([]watch.Source, len(all))
	for i, s := range all {
		sources[i] = s.Source
	}
	return sources, err
}

// feeds are those that the user names, or that stand in the files named.
func (a *app) feeds(inputs []string) (feeds []watch.Source, failed bool) {
	for _, input := range inputs {
		if isURL(input) {
			feeds = append(feeds, watch.Source{URL: strings.TrimSpace(input)})
			continue
		}
		listed, err := feedsIn(input)
		if err != nil {
			a.report(inputError{"read the feeds in " + input, err})
			failed = true
		}
		for _, f := range listed {
			feeds = append(feeds, watch.Source{URL: f.URL, Title: f.Title})
		}
	}
	return feeds, failed
}

// feedsIn are the feeds in an OPML file. Those before a damage are given with the error.
func feedsIn(file string) ([]feed.Outline, error) {
	b, err := os.ReadFile(file)
	if err != nil {
		return nil, opening(err)
	}
	if kind := feed.Sniff(b); kind != feed.None && kind != feed.OPMLList {
		return nil, errors.New("is a saved feed (" + string(kind) + "), not a list of feeds: name the address it is from, or read it with waybill add")
	}
	list, err := feed.OPML(b)
	if err == nil && len(list) == 0 {
		err = errors.New("there is no feed in it: each is an outline with an xmlUrl")
	}
	return list, err
}
