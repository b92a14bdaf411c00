package intake

import "strings"

// memberShift is where, in the position of an archive, its member ends and the number of
// items that lie behind in this member begins: a member may itself hold 268 million.
const memberShift = 28

// position is that behind n items of a member.
func position(member, n int64) int64 {
	return member<<memberShift + min(n, 1<<memberShift-1)
}

// cursor is where the going through an archive stands: in a member, behind n items of it.
// The first skip items of the member it began with were given before.
type cursor struct{ member, n, skip int64 }

func cursorAt(from int64) cursor {
	return cursor{member: from >> memberShift, skip: from & (1<<memberShift - 1)}
}

// to goes on to another member.
func (p *cursor) to(member int64) {
	if member != p.member {
		*p = cursor{member: member}
	}
}

// number gives what is found in a member its position.
func (p *cursor) number(emit emitter) emitter {
	return func(r raw) error {
		p.n++
		if p.n <= p.skip {
			return nil
		}
		r.next = position(p.member, p.n)
		return emit(r)
	}
}

// memberName is how a member of an archive is named. It is only shown: nothing is ever
// written under it.
func memberName(archive, member string) string {
	return archive + "!/" + strings.TrimPrefix(strings.ToValidUTF8(member, "\uFFFD"), "./")
}

// skipped reports whether a member is passed over by its name: one that is hidden, or lies
// in a hidden folder, or is named as a program.
func skipped(name string) bool {
	for part := range strings.SplitSeq(strings.ReplaceAll(name, `\`, "/"), "/") {
		if hidden(part) {
			return true
		}
	}
	return passed(name)
}
