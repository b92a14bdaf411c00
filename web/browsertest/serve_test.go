package browsertest

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"sync"
	"testing"
	"time"

	"waybill/cli"
)

// house keeps what is made once for all tests: ledgers, as files to copy.
var house ledgers

type ledgers struct {
	mu     sync.Mutex
	folder string
	made   map[string]string // the file of a ledger by what was added to it
}

func (l *ledgers) close() {
	if l.folder != "" {
		_ = os.RemoveAll(l.folder) // it is a folder for temporary files anyway
	}
}

// with is the path of a ledger to which these files and folders were added, for one test.
func (l *ledgers) with(t *testing.T, inputs ...string) string {
	t.Helper()
	l.mu.Lock()
	defer l.mu.Unlock()
	key := fmt.Sprint(inputs)
	if l.made[key] == "" {
		l.begin(t)
		file := filepath.Join(l.folder, fmt.Sprintf("ledger-%d.db", len(l.made)))
		run(t, append([]string{"add", "--ledger", file}, inputs...)...)
		l.made[key] = file
	}
	data, err := os.ReadFile(l.made[key])
	if err != nil {
		t.Fatal(err)
	}
	copied := filepath.Join(t.TempDir(), "ledger.db")
	if err := os.WriteFile(copied, data, 0o600); err != nil {
		t.Fatal(err)
	}
	return copied
}

func (l *ledgers) begin(t *testing.T) {
	t.Helper()
	if l.folder != "" {
		return
	}
	folder, err := os.MkdirTemp("", "waybill-browser-")
	if err != nil {
		t.Fatal(err)
	}
	l.folder, l.made = folder, map[string]string{}
}

// temporary is a folder that is there until all tests have ended.
func (l *ledgers) temporary(t *testing.T) string {
	t.Helper()
	l.mu.Lock()
	defer l.mu.Unlock()
	l.begin(t)
	return l.folder
}

// usual is a ledger with all articles of the repository.
func usual(t *testing.T) string {
	t.Helper()
	return house.with(t, "../../samples", "../../gold/de", "../../gold/en", "../../gold/stories")
}

// dated is a ledger with the stories of the gold and the samples, each article with its outlet
// and day.
func dated(t *testing.T) string {
	t.Helper()
	folders, err := filepath.Glob("../../gold/stories/*")
	if err != nil {
		t.Fatal(err)
	}
	var records bytes.Buffer
	for _, folder := range folders {
		data, err := os.ReadFile(filepath.Join(folder, "story.json"))
		if err != nil {
			t.Fatal(err)
		}
		var story struct {
			Articles []struct{ File, Outlet, Published string }
		}
		if err := json.Unmarshal(data, &story); err != nil {
			t.Fatal(err)
		}
		for _, a := range story.Articles {
			text, err := os.ReadFile(filepath.Join(folder, a.File))
			if err != nil {
				t.Fatal(err)
			}
			title, body, _ := strings.Cut(string(text), "\n")
			address := fmt.Sprintf("https://news.example/%s/%s/%s", a.Published, filepath.Base(folder), a.File)
			line, err := json.Marshal(map[string]string{"url": address, "title": title, "text": strings.TrimSpace(body), "outlet": a.Outlet, "date": a.Published})
			if err != nil {
				t.Fatal(err)
			}
			records.Write(append(line, '\n'))
		}
	}
	file := filepath.Join(house.temporary(t), "stories.jsonl")
	if err := os.WriteFile(file, records.Bytes(), 0o600); err != nil {
		t.Fatal(err)
	}
	return house.with(t, file, "../../samples", "--all")
}

// run runs a command of Waybill to its end. That some inputs cannot be read is no failure.
func run(t *testing.T, args ...string) string {
	t.Helper()
	var out, errs bytes.Buffer
	status := cli.Run(context.Background(), cli.Streams{In: &bytes.Buffer{}, Out: &out, Err: &errs, Getenv: getenv}, args)
	if status > 1 {
		t.Fatalf("waybill %v: status %d: %s", args, status, errs.String())
	}
	return out.String()
}

func getenv(name string) string {
	if name == "WAYBILL_BY" {
		return "ada"
	}
	return ""
}

// serve runs waybill serve on a ledger until the test ends, and gives its address.
func serve(t *testing.T, ledger string, more ...string) string {
	t.Helper()
	ctx, stop := context.WithCancel(context.Background())
	reader, writer := io.Pipe()
	errs := &logged{}
	done := make(chan int, 1)
	go func() {
		args := append([]string{"serve", "--listen", "127.0.0.1:0", "--ledger", ledger}, more...)
		done <- cli.Run(ctx, cli.Streams{In: &bytes.Buffer{}, Out: writer, Err: errs, Getenv: getenv}, args)
		_ = writer.CloseWithError(errors.New("waybill serve ended"))
	}()
	t.Cleanup(func() {
		stop()
		_ = reader.Close() // it may still want to say good-bye
		select {
		case <-done:
		case <-time.After(20 * time.Second):
			t.Error("waybill serve does not end")
		}
		if t.Failed() {
			t.Logf("waybill serve said: %s", errs)
		}
	})
	address, err := saidAddress(reader)
	if err != nil {
		t.Fatalf("%v: %s", err, errs)
	}
	go func() { _, _ = io.Copy(io.Discard, reader) }()
	return address
}

var anAddress = regexp.MustCompile(`https?://[0-9.:\[\]a-f]+`)

// saidAddress reads what serve prints up to the address.
func saidAddress(r io.Reader) (string, error) {
	var said []byte
	chunk := make([]byte, 512)
	for {
		n, err := r.Read(chunk)
		said = append(said, chunk[:n]...)
		if i := bytes.IndexByte(said, '\n'); i >= 0 {
			if at := anAddress.Find(said); at != nil {
				return string(at), nil
			}
		}
		if err != nil {
			return "", fmt.Errorf("no address in %q: %w", said, err)
		}
	}
}

// logged is a buffer that is written to while it is read.
type logged struct {
	mu sync.Mutex
	b  bytes.Buffer
}

func (l *logged) Write(p []byte) (int, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.b.Write(p)
}

func (l *logged) String() string {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.b.String()
}
