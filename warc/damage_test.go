package warc_test

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"runtime"
	"strings"
	"testing"

	"github.com/klauspost/compress/gzip"
	"github.com/klauspost/compress/zstd"

	"waybill/warc"
)

// rawRecord is a record as it is stored, with a Content-Length of one's own.
func rawRecord(uri string, length int64, block string) string {
	return fmt.Sprintf("WARC/1.0\r\nWARC-Type: resource\r\nWARC-Record-ID: <urn:uuid:%s>\r\nWARC-Date: 2024-05-01T12:00:00Z\r\n"+
		"WARC-Target-URI: %s\r\nContent-Type: text/plain\r\nContent-Length: %d\r\n\r\n%s\r\n\r\n", uri, uri, length, block)
}

func record(uri, block string) string { return rawRecord(uri, int64(len(block)), block) }

// pack stores one member.
func pack(t testing.TB, format warc.Format, data string) []byte {
	t.Helper()
	switch format {
	case warc.Gzip:
		var out bytes.Buffer
		z := gzip.NewWriter(&out)
		if _, err := io.WriteString(z, data); err != nil {
			t.Fatal(err)
		}
		if err := z.Close(); err != nil {
			t.Fatal(err)
		}
		return out.Bytes()
	case warc.Zstd:
		z, err := zstd.NewWriter(nil, zstd.WithEncoderConcurrency(1))
		if err != nil {
			t.Fatal(err)
		}
		return z.EncodeAll([]byte(data), nil)
	}
	return []byte(data)
}

// noise is text that does not compress.
func noise(seed uint64, n int) string {
	rng := rand.New(rand.NewPCG(seed, 2))
	b := make([]byte, n)
	for i := range b {
		b[i] = byte(rng.Uint32())
	}
	return string(b)
}

// What is damaged costs one error that names its place, and no other record.
func TestDamage(t *testing.T) {
	text := strings.Repeat("the harbour of Ostmar was closed on Monday ", 40)
	good := func(format warc.Format, i int) []byte {
		return pack(t, format, record(fmt.Sprintf("urn:x:%d", i), text))
	}
	middle := func(b []byte, n int) []byte { return b[:len(b)*n/10] }
	tests := []struct {
		name string
		bad  func(format warc.Format) []byte
		want error
		only warc.Format // 0 for all
	}{
		{"length too long", func(f warc.Format) []byte { return pack(t, f, rawRecord("urn:x:bad", int64(len(text)+700), text)) }, nil, 0},
		{"length too short", func(f warc.Format) []byte { return pack(t, f, rawRecord("urn:x:bad", 12, text)) }, warc.ErrLength, 0},
		{"10 GB claimed", func(f warc.Format) []byte { return pack(t, f, rawRecord("urn:x:bad", 10<<30, text)) }, warc.ErrTooLarge, 0},
		{"too large and true", func(f warc.Format) []byte { return pack(t, f, record("urn:x:bad", noise(1, 3<<20))) }, warc.ErrTooLarge, 0},
		{"negative length", func(f warc.Format) []byte { return pack(t, f, rawRecord("urn:x:bad", -5, text)) }, warc.ErrHeader, 0},
		{"length above all numbers", func(f warc.Format) []byte {
			return pack(t, f, strings.Replace(record("urn:x:bad", text), "Length: ", "Length: 99999999999999999999", 1))
		}, warc.ErrHeader, 0},
		{"no length", func(f warc.Format) []byte {
			return pack(t, f, strings.Replace(record("urn:x:bad", text), "Content-Length", "Content-Width", 1))
		}, warc.ErrHeader, 0},
		{"two lengths", func(f warc.Format) []byte {
			return pack(t, f, strings.Replace(record("urn:x:bad", text), "Content-Length", "Content-Length: 3\r\nContent-Length", 1))
		}, warc.ErrHeader, 0},
		{"version 2", func(f warc.Format) []byte {
			return pack(t, f, strings.Replace(record("urn:x:bad", text), "WARC/1.0", "WARC/2.0", 1))
		}, warc.ErrGarbage, 0},
		{"version 1.9", func(f warc.Format) []byte {
			return pack(t, f, strings.Replace(record("urn:x:bad", text), "WARC/1.0", "WARC/1.9", 1))
		}, warc.ErrHeader, 0},
		{"no field", func(f warc.Format) []byte {
			return pack(t, f, strings.Replace(record("urn:x:bad", text), "WARC-Type", "WARC Type", 1))
		}, warc.ErrHeader, 0},
		{"endless header", func(f warc.Format) []byte {
			return pack(t, f, "WARC/1.0\r\n"+strings.Repeat("X-Filler: yes\r\n", 20_000))
		}, warc.ErrHeader, 0},
		{"text between", func(f warc.Format) []byte { return []byte("<html>\x00\x00 nothing of a WARC </html>\n") }, warc.ErrGarbage, 0},
		{"noise between", func(f warc.Format) []byte { return []byte(noise(3, 3<<20)) }, warc.ErrGarbage, 0},
		{"no record in it", func(f warc.Format) []byte { return pack(t, f, text) }, warc.ErrGarbage, 0},
		{"cut off in its block", func(f warc.Format) []byte { return middle(pack(t, f, record("urn:x:bad", text)), 7) }, nil, 0},
		{"cut off in its header", func(f warc.Format) []byte { return pack(t, f, record("urn:x:bad", text))[:20] }, nil, 0},
		{"large and cut off", func(f warc.Format) []byte { return middle(pack(t, f, record("urn:x:bad", noise(4, 900_000))), 6) }, nil, 0},
		{"a byte flipped", func(f warc.Format) []byte {
			b := pack(t, f, record("urn:x:bad", text))
			b[len(b)/2] ^= 0x55
			return b
		}, nil, warc.Gzip},
		{"wrong checksum", func(f warc.Format) []byte {
			b := pack(t, f, record("urn:x:bad", text))
			b[len(b)-6] ^= 1
			return b
		}, warc.ErrCompression, warc.Gzip},
		{"wrong checksum", func(f warc.Format) []byte {
			b := pack(t, f, record("urn:x:bad", text))
			b[len(b)-1] ^= 1
			return b
		}, warc.ErrCompression, warc.Zstd},
	}
	for _, format := range formats {
		for _, tt := range tests {
			if tt.only != 0 && tt.only != format {
				continue
			}
			t.Run(format.String()+"/"+tt.name, func(t *testing.T) {
				before := bytes.Join([][]byte{good(format, 1), good(format, 2)}, nil)
				file := bytes.Join([][]byte{before, tt.bad(format), good(format, 3), good(format, 4)}, nil)
				records, damage := all(t, warc.NewReader(bytes.NewReader(file), warc.Options{Largest: 1 << 20}))
				equal(t, records, []got{{"resource", "urn:x:1", text}, {"resource", "urn:x:2", text}, {"resource", "urn:x:3", text}, {"resource", "urn:x:4", text}})
				if len(damage) != 1 || damage[0].Offset != int64(len(before)) {
					t.Fatalf("damage %v, want it at %d", damage, len(before))
				}
				if tt.want != nil && !errors.Is(damage[0], tt.want) {
					t.Errorf("%v, not: %v", damage[0], tt.want)
				}
			})
		}
	}
}

// A file that ends in the middle of a record gives the records before.
func TestTruncated(t *testing.T) {
	for _, format := range formats {
		file, want, offsets := archive(t, format, 40)
		for cut := len(file) - 3000; cut < len(file); cut += 23 {
			records, damage := all(t, warc.NewReader(bytes.NewReader(file[:cut]), warc.Options{}))
			whole := 0
			for whole < len(offsets) && int64(cut) > offsets[whole] {
				whole++
			}
			// a last record without the two CRLF is whole
			if len(records) != whole && len(records) != whole-1 {
				t.Fatalf("%v: cut at %d: %d records, %d begun", format, cut, len(records), whole)
			}
			equal(t, records, want[:len(records)])
			if len(records) != whole && len(damage) != 1 {
				t.Errorf("%v: cut at %d: %v", format, cut, damage)
			}
		}
	}
}

// Archives that are compressed in one piece are read, too, and large records in them.
func TestOnePiece(t *testing.T) {
	for _, format := range formats {
		var data strings.Builder
		var want []got
		for i := range 40 {
			block := noise(uint64(i), 1+i*i*200)
			data.WriteString(record(fmt.Sprint("urn:x:", i), block))
			want = append(want, got{"resource", fmt.Sprint("urn:x:", i), block})
			if i%7 == 6 {
				data.WriteString(rawRecord("urn:x:bad", 8, block))
			}
		}
		records, damage := all(t, warc.NewReader(bytes.NewReader(pack(t, format, data.String())), warc.Options{}))
		equal(t, records, want)
		if len(damage) != 5 {
			t.Errorf("%v: %v", format, damage)
		}
	}
}

// Members larger than what is looked at ahead.
func TestLargeMembers(t *testing.T) {
	for _, format := range formats {
		var file []byte
		var want []got
		for i, size := range []int{300_000, 5 << 20, 100, 1 << 20, 9 << 20, 3} {
			block := noise(uint64(i), size)
			file = append(file, pack(t, format, record(fmt.Sprint("urn:x:", i), block))...)
			want = append(want, got{"resource", fmt.Sprint("urn:x:", i), block})
		}
		records, damage := all(t, warc.NewReader(bytes.NewReader(file), warc.Options{}))
		equal(t, records, want)
		if len(damage) > 0 {
			t.Errorf("%v: %v", format, damage)
		}
	}
}

// endless is a record of 10 GB, without an end.
type endless struct{ head io.Reader }

func (e *endless) Read(p []byte) (int, error) {
	if n, err := e.head.Read(p); err == nil {
		return n, nil
	}
	for i := range p {
		p[i] = 'x'
	}
	return len(p), nil
}

// A record that says it is huge, and is, takes no memory.
func TestMemory(t *testing.T) {
	huge := func(n int64) io.Reader {
		return io.LimitReader(&endless{strings.NewReader(record("urn:x:1", "text") + rawRecord("urn:x:huge", 10<<30, ""))}, n)
	}
	var zeros bytes.Buffer // a small member of 1 GB
	z := gzip.NewWriter(&zeros)
	if _, err := io.Copy(z, huge(200<<20)); err != nil {
		t.Fatal(err)
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	for name, input := range map[string]io.Reader{
		"plain":      huge(200 << 20),
		"compressed": &zeros,
		"lying":      strings.NewReader(record("urn:x:1", "text") + rawRecord("urn:x:lie", 30<<20, "short")),
	} {
		var before, after runtime.MemStats
		runtime.ReadMemStats(&before)
		records, damage := all(t, warc.NewReader(input, warc.Options{Largest: 1 << 20}))
		runtime.ReadMemStats(&after)
		if took := after.TotalAlloc - before.TotalAlloc; took > 8<<20 {
			t.Errorf("%s: %d bytes allocated", name, took)
		}
		if len(records) != 1 || len(damage) != 1 || !errors.Is(damage[0], warc.ErrTooLarge) {
			t.Errorf("%s: %d records, %v", name, len(records), damage)
		}
	}
}

// What fails on the way is told as it is, and is no damage.
func TestInputFails(t *testing.T) {
	broken := errors.New("the disk is gone")
	for _, format := range formats {
		file, _, _ := archive(t, format, 100)
		r := warc.NewReader(io.MultiReader(bytes.NewReader(file[:len(file)/2]), failing{broken}), warc.Options{})
		var err error
		for n := 0; err == nil && n < 1000; n++ {
			_, err = r.Next()
		}
		var damage *warc.Error
		if !errors.Is(err, broken) || errors.As(err, &damage) {
			t.Errorf("%v: %v", format, err)
		}
		if _, again := r.Next(); again != err {
			t.Errorf("%v: then %v", format, again)
		}
	}
}

type failing struct{ err error }

func (f failing) Read([]byte) (int, error) { return 0, f.err }

func TestNotWARC(t *testing.T) {
	for _, input := range []string{"<html>", "WARC", "\x1f\x8b\x08", string(pack(t, warc.Gzip, "<html>")), string(pack(t, warc.Zstd, "<html>"))} {
		if _, err := warc.NewReader(strings.NewReader(input), warc.Options{}).Next(); !errors.Is(err, warc.ErrNotWARC) {
			t.Errorf("%q: %v", input, err)
		}
	}
	if _, err := warc.NewReader(strings.NewReader(""), warc.Options{}).Next(); err != io.EOF {
		t.Errorf("nothing: %v", err)
	}
}
