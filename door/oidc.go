package door

// OIDC lets in who is known to a provider of identities.
type OIDC struct{ name string }

// Elsewhere is the path at which who is known to a provider of identities logs in, and the
// name of the provider; "" where there is none. ?to= may be added to it.
func (a *Accounts) Elsewhere() (path, provider string) {
	if a.elsewhere == nil {
		return "", ""
	}
	return "/login/oidc", a.elsewhere.name
}

// Routes are the doors of logging in elsewhere.
func (a *Accounts) Routes() []Route { return nil }
