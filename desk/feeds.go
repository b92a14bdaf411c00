package desk

import (
	"context"

	"waybill/view"
)

// Feeds are the feeds that are watched, as people look after them.
type Feeds interface {
	List(ctx context.Context) (*view.Feeds, error)
	// Add begins to watch a feed; by is who wants it. An *Error says that the address is none.
	Add(ctx context.Context, url, title, by string) error
	// AddList begins to watch those of a list in OPML that are not watched yet, and says how many
	// that are. An *Error says that it is no such list.
	AddList(ctx context.Context, list []byte, by string) (int, error)
	// Remove ends it. What was read stays.
	Remove(ctx context.Context, url string) error
	// Try looks at a feed once and keeps nothing.
	Try(ctx context.Context, url string) (*view.Trial, error)
}
