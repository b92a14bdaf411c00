package cli

import (
	"crypto/tls"
	"os"
	"sync"
	"time"
)

// certificate is one in files. It is read anew when they change, as a renewed one does; one
// that cannot be read leaves the old one.
type certificate struct {
	cert, key string

	mu     sync.Mutex
	loaded *tls.Certificate
	// stamp is of the files that were read, or could not be; looked is when they were looked at.
	stamp  [2]fileStamp
	looked time.Time
}

type fileStamp struct {
	at   time.Time
	size int64
}

// lookEvery is how often the files are looked at.
const lookEvery = 2 * time.Second

// load reads the files.
func (c *certificate) load() error {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.stamp, c.looked = c.stamps(), time.Now()
	return c.read()
}

func (c *certificate) read() error {
	pair, err := tls.LoadX509KeyPair(c.cert, c.key)
	if err == nil {
		c.loaded = &pair
	}
	return err
}

// get is the certificate there is now.
func (c *certificate) get(*tls.ClientHelloInfo) (*tls.Certificate, error) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if now := time.Now(); now.Sub(c.looked) >= lookEvery {
		c.looked = now
		if stamp := c.stamps(); stamp != c.stamp && c.read() == nil {
			// of files that cannot be read, maybe as they are being written, the next look tells
			c.stamp = stamp
		}
	}
	return c.loaded, nil
}

func (c *certificate) stamps() (s [2]fileStamp) {
	for i, name := range []string{c.cert, c.key} {
		if info, err := os.Stat(name); err == nil {
			s[i] = fileStamp{info.ModTime(), info.Size()}
		}
	}
	return s
}
