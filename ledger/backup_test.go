package ledger

import (
	"bytes"
	"encoding/binary"
	"testing"
)

// FuzzReadFrames reads damaged backups: an error, never a panic, and no more memory than
// there are bytes.
func FuzzReadFrames(f *testing.F) {
	frame := func(data string) []byte {
		return append(binary.BigEndian.AppendUint64(nil, uint64(len(data))), data...)
	}
	f.Add([]byte{})
	f.Add(frame(""))
	f.Add(append(frame(`{"Seq":1,"At":"2024-01-01T00:00:00Z","Kind":"article","Ref":"a","Body":"AA==","Prev":null,"Hash":"AA=="}`), frame("")...))
	f.Add(frame(`{"Seq":"one"}`))
	f.Add(binary.BigEndian.AppendUint64(nil, 1<<62))
	f.Fuzz(func(t *testing.T, data []byte) {
		in := bytes.NewReader(data)
		for read := int64(0); ; {
			batch, more, err := readFrames(in, read)
			if read += int64(len(batch)); err != nil || !more {
				return
			}
		}
	})
}

// FuzzPayloads parses damaged payloads.
func FuzzPayloads(f *testing.F) {
	f.Add([]byte("{\"File\":\"a.txt\"}\nKiel"))
	f.Add([]byte(`{"Report":{"Text":"Kiel"},"Claims":[{"Kind":"transfer","Evidence":{"Begin":0,"End":4}}]}`))
	f.Add([]byte(`{"Kind":"reject","On":[{"Article":"a","Words":"Kiel"}]}`))
	f.Add([]byte(`{"Name":"window","Value":"30"}`))
	f.Fuzz(func(t *testing.T, data []byte) {
		if _, body, err := parseArticle(data); err == nil && len(body) >= len(data) {
			t.Errorf("an article of %d bytes in %d", len(body), len(data))
		}
		if r, err := parseReading(data); err == nil && r.Report == nil {
			t.Error("a reading without its report")
		}
		// of these, that they do not panic
		_, _ = parseJudgement(data)
		_, _ = parseSetting(data)
	})
}
