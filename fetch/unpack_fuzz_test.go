package fetch

import (
	"bytes"
	"context"
	"net/http"
	"testing"
	"time"

	"waybill/fetch/fetchtest"
)

// FuzzUnpack holds that no body is unpacked to more than the limit, whatever it is and says.
func FuzzUnpack(f *testing.F) {
	f.Add("gzip", []byte("\x1f\x8b\x08\x00\x00\x00\x00\x00\x00\xff\x4b\x04\x00\x43\xbe\xb7\xe8\x01\x00\x00\x00"))
	f.Add("deflate", []byte("\x78\x9c\x4b\x04\x00\x00\x62\x00\x62"))
	f.Add("deflate", []byte("\x4b\x04\x00"))
	f.Add("br", []byte("\x0b\x00\x80\x61\x03"))
	f.Add("zstd", []byte("\x28\xb5\x2f\xfd\x20\x01\x09\x00\x00\x61"))
	f.Add("gzip, br", []byte("\x0b\x00\x80\x61\x03"))
	f.Add("", []byte("a"))
	f.Fuzz(func(t *testing.T, encoding string, body []byte) {
		l := DefaultLimits
		_, g := watchOver(context.Background(), fetchtest.NewClock(time.Unix(0, 0)), &l)
		defer g.stop()
		got, err := readBody(http.Header{"Content-Encoding": {encoding}}, &wire{from: bytes.NewReader(body), guard: g, left: 1 << 16}, 1<<16, false)
		if len(got) > 1<<16 || err != nil && got != nil {
			t.Errorf("%d bytes, %v", len(got), err)
		}
	})
}
