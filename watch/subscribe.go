package watch

import (
	"context"
	"encoding/json"
	"errors"
	"net/url"
	"strings"
	"time"

	"waybill/ledger"
)

// Subscribed is the kind of the bookmarks that say which feeds are to be watched; their key is the
// feed's address.
const Subscribed = "subscription"

// Subscription is a feed that somebody wants to be watched.
type Subscription struct {
	Source
	// By is who wants it, At since when.
	By string
	At time.Time
}

// subscribed is a subscription as it is kept as JSON, but for the address.
type subscribed struct {
	Title string    `json:"title,omitempty"`
	By    string    `json:"by,omitempty"`
	At    time.Time `json:"at,omitzero"`
}

// Subscriptions are all that are kept, by their addresses. One that makes no sense is one without
// title.
func Subscriptions(ctx context.Context, m Marks) ([]Subscription, error) {
	marks, err := m.Bookmarks(ctx, Subscribed)
	if err != nil {
		return nil, err
	}
	all := make([]Subscription, len(marks))
	for i, mark := range marks {
		var kept subscribed
		if json.Unmarshal([]byte(mark.Value), &kept) != nil {
			kept = subscribed{}
		}
		all[i] = Subscription{Source{mark.Key, kept.Title}, kept.By, kept.At}
	}
	return all, nil
}

// Bookmark is the subscription as it is kept in a ledger.
func (s Subscription) Bookmark() (ledger.Bookmark, error) {
	b, err := json.Marshal(subscribed{s.Title, s.By, s.At.UTC().Truncate(time.Second)})
	return ledger.Bookmark{Kind: Subscribed, Key: s.URL, Value: string(b)}, err
}

// Unsubscribed is the bookmark that ends the subscription of an address.
func Unsubscribed(address string) ledger.Bookmark {
	return ledger.Bookmark{Kind: Subscribed, Key: address}
}

// maxAddress is how long an address may be, in bytes.
const maxAddress = 2000

// Address is the address of a feed as people write it, as it is kept: with a scheme, without a
// fragment. Feed readers also write feed: before it.
func Address(written string) (string, error) {
	s := strings.TrimSpace(written)
	for _, scheme := range []string{"feed:", "pcast:"} {
		if len(s) > len(scheme) && strings.EqualFold(s[:len(scheme)], scheme) {
			s = strings.TrimPrefix(s[len(scheme):], "//")
		}
	}
	if s != "" && !strings.Contains(s, "://") {
		s = "https://" + s
	}
	u, err := url.Parse(s)
	switch {
	case err != nil, u.Scheme != "http" && u.Scheme != "https", u.Hostname() == "", len(s) > maxAddress:
		return "", errors.New("the address of a feed begins with https:// or http://")
	case u.User != nil:
		return "", errors.New("a feed with a password in its address is not watched: everybody who looks after feeds could read it")
	}
	u.Fragment, u.RawFragment, u.Host = "", "", strings.ToLower(u.Host)
	return u.String(), nil
}
