package sqlstore

import (
	"database/sql"

	"waybill/ledger"
)

// Bookmark is the value kept under a key.
func (t *Tx) Bookmark(kind, key string) (value string, err error) {
	_, err = t.one([]any{&value}, "SELECT value FROM bookmark WHERE kind = ? AND key = ?", kind, key)
	return value, err
}

// Bookmarks are all of a kind.
func (t *Tx) Bookmarks(kind string) (all []ledger.Bookmark, err error) {
	err = t.query(func(r *sql.Rows) error {
		b := ledger.Bookmark{Kind: kind}
		err := r.Scan(&b.Key, &b.Value)
		all = append(all, b)
		return err
	}, "SELECT key, value FROM bookmark WHERE kind = ? ORDER BY key", kind)
	return all, err
}

// PutBookmarks keeps some, or takes them away.
func (t *Tx) PutBookmarks(bookmarks []ledger.Bookmark) error {
	for _, b := range bookmarks {
		var err error
		if b.Value == "" {
			err = t.exec("DELETE FROM bookmark WHERE kind = ? AND key = ?", b.Kind, b.Key)
		} else {
			err = t.exec("INSERT INTO bookmark (kind, key, value) VALUES (?, ?, ?) ON CONFLICT (kind, key) DO UPDATE SET value = excluded.value", b.Kind, b.Key, b.Value)
		}
		if err != nil {
			return err
		}
	}
	return nil
}
