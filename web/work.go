package web

import (
	"net/http"
	"net/url"
	"strings"

	"waybill/desk"
	"waybill/door"
)

// workRoutes are the pages of those who judge, and of those who look after the house.
func workRoutes() []route {
	return []route{
		{pattern: "GET /review", role: door.Analyst, handle: (*Site).review, twins: true, fresh: true},
		{pattern: "POST /transfers/{id}/judgements", role: door.Analyst, handle: (*Site).judge},
		{pattern: "POST /judgements/{number}/withdrawal", role: door.Analyst, handle: (*Site).withdraw},
		{pattern: "POST /keys", role: door.Viewer, handle: (*Site).switchKeys},
		{pattern: "GET /feeds", role: door.Viewer, handle: (*Site).feeds, twins: true, fresh: true},
		{pattern: "GET /feeds.opml", role: door.Viewer, handle: (*Site).feedList, fresh: true},
		{pattern: "POST /feeds", role: door.Analyst, handle: (*Site).addFeed},
		{pattern: "POST /feeds/list", role: door.Analyst, handle: (*Site).addFeeds},
		{pattern: "POST /feeds/removal", role: door.Analyst, handle: (*Site).removeFeed},
		{pattern: "GET /about", role: door.Viewer, handle: (*Site).about, fresh: true},
		{pattern: "GET /help", role: door.Viewer, handle: (*Site).help, fresh: true},
		{pattern: "GET /login", role: door.Anyone, handle: (*Site).login, fresh: true},
		{pattern: "POST /login", role: door.Anyone, handle: (*Site).logIn},
		{pattern: "POST /logout", role: door.Viewer, handle: (*Site).logOut},
		{pattern: "GET /account", role: door.Viewer, handle: (*Site).ownAccount, fresh: true},
		{pattern: "POST /account/password", role: door.Viewer, handle: (*Site).changePassword},
		{pattern: "POST /account/tokens", role: door.Viewer, handle: (*Site).newToken},
		{pattern: "POST /account/tokens/revocation", role: door.Viewer, handle: (*Site).revokeToken},
		{pattern: "GET /accounts", role: door.Admin, handle: (*Site).accounts, fresh: true},
		{pattern: "POST /accounts", role: door.Admin, handle: (*Site).addAccount},
		{pattern: "POST /accounts/change", role: door.Admin, handle: (*Site).changeAccount},
		{pattern: "POST /queue/retry", role: door.RetriesJobs, handle: jobs("retry", desk.Queue.Retry)},
		{pattern: "POST /queue/drop", role: door.TendsQueue, handle: jobs("drop", desk.Queue.Drop)},
		{pattern: "POST /queue/pause", role: door.TendsQueue, handle: switches("pause", desk.Queue.Pause)},
		{pattern: "POST /queue/resume", role: door.TendsQueue, handle: switches("resume", desk.Queue.Resume)},
		{pattern: "GET /changes", role: door.Viewer, handle: (*Site).changes, twins: true},
		{pattern: "GET /activity", role: door.Viewer, handle: (*Site).activity, twins: true, fresh: true},
	}
}

// mostForm is how large a form of these pages may be, in bytes: a reason and a few names.
const mostForm = 64 << 10

// posted reads a form that a request brings.
func posted(r *http.Request) error {
	r.Body = http.MaxBytesReader(nil, r.Body, mostForm)
	return r.ParseForm()
}

// local is an address of this site that a form names, with further parameters; otherwise is
// taken where it names none or one elsewhere.
func local(named, otherwise string, more ...string) string {
	u, err := url.Parse(named)
	if err != nil || u.IsAbs() || u.Host != "" || !strings.HasPrefix(u.Path, "/") || strings.HasPrefix(u.Path, "//") || strings.ContainsAny(named, "\\\x00\r\n\t") {
		if u, err = url.Parse(otherwise); err != nil {
			u = &url.URL{Path: "/"}
		}
	}
	q := u.Query()
	for _, key := range passing {
		q.Del(key)
	}
	for i := 0; i+1 < len(more); i += 2 {
		q.Set(more[i], more[i+1])
	}
	return (&url.URL{Path: u.Path, RawQuery: q.Encode(), Fragment: u.Fragment}).String()
}

// may reports whether who asks may record and judge here: a ledger that is open for reading only
// takes nothing.
func (s *Site) may(r *http.Request) bool {
	return door.Of(r.Context()).Role >= door.Analyst && (s.Desk == nil || s.Desk.Ledger == nil || !s.Desk.Ledger.ReadOnly())
}

// passing are parameters that tell of what was done just before.
var passing = []string{"done", "undone", "meanwhile", "recorded", didKey, jobsKey}

// keysKey names the cookie that switches the keys off. keys.js reads it.
const keysKey = "keys"

// keysOff reports whether whoever asks has switched the keys off.
func keysOff(r *http.Request) bool {
	c, err := r.Cookie(keysKey)
	return err == nil && c.Value == "off"
}

// switchKeys switches the keys on or off in this browser.
func (s *Site) switchKeys(r *http.Request) (*page, error) {
	if err := posted(r); err != nil {
		return nil, err
	}
	c := &http.Cookie{Name: keysKey, Value: "off", Path: "/", MaxAge: 365 * 24 * 60 * 60, Secure: door.Secure(r), SameSite: http.SameSiteLaxMode}
	if r.PostFormValue("keys") == "on" {
		c.Value, c.MaxAge = "", -1
	}
	return &page{To: local(r.PostFormValue("to"), "/help#keys"), Header: http.Header{"Set-Cookie": {c.String()}}}, nil
}
