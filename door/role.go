package door

import "strconv"

// Role is what somebody may do. A greater one may do all that a smaller one may.
type Role int

// The roles.
const (
	// Anyone may see what is not guarded: the log-in page, style sheets, health.
	Anyone Role = iota
	// Viewer reads.
	Viewer
	// Analyst reads, records, judges, and looks after feeds.
	Analyst
	// Admin also looks after accounts and the queue.
	Admin
)

// The roles that look after the queue, for pages and programs alike.
const (
	// RetriesJobs hands out again what was given up: it is recording.
	RetriesJobs = Analyst
	// TendsQueue drops what was given up, pauses and resumes.
	TendsQueue = Admin
)

// String is the role's name: anyone, viewer, analyst, admin.
func (r Role) String() string { return [...]string{"anyone", "viewer", "analyst", "admin"}[r] }

// ParseRole is the role of a name: viewer, analyst or admin.
func ParseRole(name string) (Role, error) {
	if r := roleOf(name); r != Anyone {
		return r, nil
	}
	return Anyone, &Error{Key: KeyRole, Why: "a role is viewer, analyst or admin, not " + strconv.Quote(name)}
}

// roleOf is a role by its name; one that is not known may do nothing.
func roleOf(name string) Role {
	for _, r := range []Role{Viewer, Analyst, Admin} {
		if r.String() == name {
			return r
		}
	}
	return Anyone
}

func goodRole(r Role) error {
	if r < Viewer || r > Admin {
		return &Error{Key: KeyRole, Why: "a role is viewer, analyst or admin"}
	}
	return nil
}
