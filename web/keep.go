package web

import (
	"context"
	"crypto/rand"
	"crypto/sha256"
	"encoding/base64"
	"fmt"
	"net/http"
	"slices"
	"strings"
	"time"

	"github.com/maypok86/otter/v2"
	"golang.org/x/sync/singleflight"

	"waybill/door"
)

const (
	// keptBytes is how much of pages is kept at most, keptMost the largest page that is.
	keptBytes = 16 << 20
	keptMost  = 2 << 20
	// patience is how long a page may take.
	patience = 30 * time.Second
)

// kept is an answer that was made whole.
type kept struct {
	status int
	kind   string
	header http.Header
	body   []byte
	packed packed
	// small is the body packed, where it is kept in no other form: a sixth of it.
	small []byte
}

// shrink packs the body, if that is worth it.
func (k *kept) shrink() {
	if !packable(k.kind, k.body) {
		return
	}
	if small := pack(k.body); small != nil {
		k.small, k.body = small, nil
	}
}

// keeper keeps pages as long as the register stays as it is. A page has a name that tells all
// that it hangs on: the state of the register, who asks, in which language, for what. A register
// in another state gives other names; what has the old ones is forgotten in time.
type keeper struct {
	pages  *otter.Cache[string, *kept]
	flight singleflight.Group
	// run tells this run of the program from all others: they may make pages otherwise.
	run string
}

func newKeeper() (*keeper, error) {
	pages, err := otter.New(&otter.Options[string, *kept]{
		MaximumWeight: keptBytes,
		Weigher: func(name string, k *kept) uint32 {
			return uint32(len(name) + len(k.body) + len(k.small))
		},
	})
	if err != nil {
		return nil, fmt.Errorf("web: %w", err)
	}
	return &keeper{pages: pages, run: rand.Text()}, nil
}

// page is the page of that name; make makes it where it is not there. However many ask for it
// at once, it is made once.
func (k *keeper) page(ctx context.Context, name string, make func(context.Context) (*kept, error)) (*kept, error) {
	if p, ok := k.pages.GetIfPresent(name); ok {
		return p, nil
	}
	made, err, _ := k.flight.Do(name, func() (any, error) {
		if p, ok := k.pages.GetIfPresent(name); ok { // made since we looked
			return p, nil
		}
		// Others may wait for it when the first is gone.
		ctx, done := context.WithTimeout(context.WithoutCancel(ctx), patience)
		defer done()
		p, err := make(ctx)
		if err == nil && p.status == http.StatusOK && len(p.body) <= keptMost {
			p.shrink()
			k.pages.Set(name, p)
		}
		return p, err
	})
	if err != nil {
		return nil, err
	}
	return made.(*kept), nil
}

// name tells all that the answer to a request hangs on.
func (k *keeper) name(r *http.Request, f form, state string) string {
	who := door.Of(r.Context())
	return strings.Join([]string{
		k.run, state, langOf(r), themeOf(r), who.Role.String(), who.Name, fmt.Sprint(who.LoggedIn), string(f), siteOf(r), r.URL.Path, asked(r).Encode(),
	}, "\x00")
}

// tag is the ETag of a page by its name. It is weak: packed and plain it is the same.
func tag(name string) string {
	sum := sha256.Sum256([]byte(name))
	return `W/"` + base64.RawURLEncoding.EncodeToString(sum[:15]) + `"`
}

// has reports whether who asks has the page of this tag already.
func has(r *http.Request, tag string) bool {
	known := strings.Split(r.Header.Get("If-None-Match"), ",")
	return slices.ContainsFunc(known, func(s string) bool { return strings.TrimSpace(s) == tag })
}
