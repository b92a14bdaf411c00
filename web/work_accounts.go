package web

import (
	"net/http"
	"strconv"
	"strings"

	"waybill/door"
)

// accountPage is somebody's own account.
type accountPage struct {
	// Closed says that nobody logs in here.
	Closed  bool
	Account door.Account
	Tokens  []door.Token
	// Roles are those that a token can have.
	Roles []option
	// Secret is that of the token Named that was made just now.
	Secret, Named string
	Wrong, Done   string
}

func (s *Site) ownAccount(r *http.Request) (*page, error) {
	v := &accountPage{}
	if r.URL.Query().Has("changed") {
		v.Done = s.say(r, "account.changed")
	}
	return s.accountOf(r, v)
}

// accountOf is the page of who asks, with what was just done or is wrong. Who comes with a token
// has no such page: a token must not make others.
func (s *Site) accountOf(r *http.Request, v *accountPage) (*page, error) {
	p := &page{Template: "account", Title: s.say(r, "account.title"), Data: v}
	if s.Doors == nil {
		v.Closed = true
		return p, nil
	}
	who := door.Of(r.Context())
	if !who.LoggedIn {
		return nil, errNowhere
	}
	all, err := s.Doors.List(r.Context())
	if err != nil {
		return nil, err
	}
	for _, a := range all {
		if a.Name == who.Name {
			v.Account = a
		}
	}
	if v.Tokens, err = s.Doors.Tokens(r.Context(), who.Name); err != nil {
		return nil, err
	}
	v.Roles = s.roles(r, who.Role, door.Viewer)
	if v.Wrong != "" {
		p.Status = http.StatusUnprocessableEntity
	}
	return p, nil
}

// roles are those up to one, in words.
func (s *Site) roles(r *http.Request, most, chosen door.Role) []option {
	var all []option
	for role := door.Viewer; role <= most; role++ {
		all = append(all, option{Value: role.String(), Label: s.say(r, "role."+role.String()), Chosen: role == chosen})
	}
	return all
}

// session is who asks, if it is somebody who logged in; the form is read.
func (s *Site) session(r *http.Request) (door.Who, error) {
	who := door.Of(r.Context())
	if s.Doors == nil || !who.LoggedIn {
		return who, errNowhere
	}
	return who, posted(r)
}

func (s *Site) changePassword(r *http.Request) (*page, error) {
	who, err := s.session(r)
	if err != nil {
		return nil, err
	}
	h, password := head{}, r.PostFormValue("password")
	if password != r.PostFormValue("again") {
		return s.accountOf(r, &accountPage{Wrong: s.say(r, "account.differ")})
	}
	err = s.Doors.ChangePassword(h, r, who.Name, r.PostFormValue("old"), password)
	if err == nil && r.PostFormValue("tokens") == "revoke" {
		err = s.Doors.RevokeTokens(r.Context(), who.Name)
	}
	if err == nil { // it ended this session too
		err = s.Doors.LogIn(h, r, who.Name, password)
	}
	if wrong, ok := s.wrong(r, err); ok {
		p, err := s.accountOf(r, &accountPage{Wrong: wrong})
		if p != nil {
			p.Header = h.Header()
		}
		return p, err
	} else if err != nil {
		return nil, err
	}
	return &page{To: "/account?changed=1", Header: h.Header()}, nil
}

func (s *Site) newToken(r *http.Request) (*page, error) {
	who, err := s.session(r)
	if err != nil {
		return nil, err
	}
	v := &accountPage{Named: strings.TrimSpace(r.PostFormValue("name"))}
	role, err := door.ParseRole(r.PostFormValue("role"))
	days, bad := 0, error(nil)
	if text := strings.TrimSpace(r.PostFormValue("days")); text != "" {
		days, bad = strconv.Atoi(text)
	}
	switch {
	case err != nil:
	case bad != nil:
		err = &door.Error{Key: door.KeyDays}
	case role > who.Role:
		err = &door.Error{Key: door.KeyRole}
	default:
		v.Secret, err = s.Doors.NewToken(r.Context(), who.Name, v.Named, role, days)
	}
	if wrong, ok := s.wrong(r, err); ok {
		v.Wrong = wrong
	} else if err != nil {
		return nil, err
	}
	return s.accountOf(r, v)
}

func (s *Site) revokeToken(r *http.Request) (*page, error) {
	who, err := s.session(r)
	if err != nil {
		return nil, err
	}
	err = s.Doors.RevokeToken(r.Context(), who.Name, r.PostFormValue("name"))
	if wrong, ok := s.wrong(r, err); ok {
		return s.accountOf(r, &accountPage{Wrong: wrong})
	} else if err != nil {
		return nil, err
	}
	return &page{To: "/account"}, nil
}

// accountsPage is all who may come in.
type accountsPage struct {
	// Closed says that nobody logs in here.
	Closed   bool
	Accounts []accountRow
	// Roles are those that an account can have.
	Roles       []option
	Name, Wrong string
	Me          string
}

// accountRow is an account with its tokens and the roles it can have.
type accountRow struct {
	door.Account
	Tokens []door.Token
	Roles  []option
}

func (s *Site) accounts(r *http.Request) (*page, error) { return s.accountsOf(r, &accountsPage{}) }

// accountsOf is the page of all accounts, with what is wrong. A token looks after none: with
// one that was stolen somebody could make an account that outlives it.
func (s *Site) accountsOf(r *http.Request, v *accountsPage) (*page, error) {
	p := &page{Template: "accounts", Title: s.say(r, "accounts.title"), Data: v}
	if s.Doors == nil {
		v.Closed = true
		return p, nil
	}
	who := door.Of(r.Context())
	if !who.LoggedIn {
		return nil, errNowhere
	}
	v.Me = who.Name
	all, err := s.Doors.List(r.Context())
	if err != nil {
		return nil, err
	}
	tokens, err := s.Doors.Tokens(r.Context(), "")
	if err != nil {
		return nil, err
	}
	of := map[string][]door.Token{}
	for _, t := range tokens {
		of[t.Account] = append(of[t.Account], t)
	}
	for _, a := range all {
		v.Accounts = append(v.Accounts, accountRow{a, of[a.Name], s.roles(r, door.Admin, a.Role)})
	}
	v.Roles = s.roles(r, door.Admin, door.Analyst)
	if v.Wrong != "" {
		p.Status = http.StatusUnprocessableEntity
	}
	return p, nil
}

func (s *Site) addAccount(r *http.Request) (*page, error) {
	if _, err := s.session(r); err != nil {
		return nil, err
	}
	role, err := door.ParseRole(r.PostFormValue("role"))
	if err == nil {
		err = s.Doors.Add(r.Context(), r.PostFormValue("name"), role, r.PostFormValue("password"), door.Of(r.Context()).Name)
	}
	return s.changedAccounts(r, err)
}

// changeAccount does with an account what the form says in do: role, password, disable, enable, remove, revoke.
func (s *Site) changeAccount(r *http.Request) (*page, error) {
	if _, err := s.session(r); err != nil {
		return nil, err
	}
	ctx, name, by := r.Context(), r.PostFormValue("account"), door.Of(r.Context()).Name
	var err error
	switch r.PostFormValue("do") {
	case "role":
		var role door.Role
		if role, err = door.ParseRole(r.PostFormValue("role")); err == nil {
			err = s.Doors.SetRole(ctx, name, role)
		}
	case "password":
		err = s.Doors.SetPassword(ctx, name, r.PostFormValue("password"))
	case "disable":
		err = s.Doors.Disable(ctx, name, by)
	case "enable":
		err = s.Doors.Enable(ctx, name)
	case "remove":
		err = s.Doors.Remove(ctx, name)
	case "revoke":
		err = s.Doors.RevokeToken(ctx, name, r.PostFormValue("token"))
	default:
		return nil, errNowhere
	}
	return s.changedAccounts(r, err)
}

// changedAccounts is where a change of an account leads.
func (s *Site) changedAccounts(r *http.Request, err error) (*page, error) {
	if wrong, ok := s.wrong(r, err); ok {
		return s.accountsOf(r, &accountsPage{Wrong: wrong, Name: tame(r.PostFormValue("name"))})
	} else if err != nil {
		return nil, err
	}
	return &page{To: "/accounts"}, nil
}
