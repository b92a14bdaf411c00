package pdf

import (
	"context"
	"errors"
	"fmt"
	"io"
	"strings"
	"sync"
	"time"

	"github.com/klippa-app/go-pdfium"
	pdfiumerrors "github.com/klippa-app/go-pdfium/errors"
	"github.com/klippa-app/go-pdfium/references"
	"github.com/klippa-app/go-pdfium/requests"
	"github.com/klippa-app/go-pdfium/webassembly"
	"github.com/tetratelabs/wazero"
	"github.com/tetratelabs/wazero/api"
	"github.com/tetratelabs/wazero/experimental"
)

// Limits keep one file from taking more than its share.
const (
	// longest is the time for one file, not counting the wait for the one before.
	longest = 60 * time.Second
	// memoryPages are of 64 KiB: 256 MiB.
	memoryPages = 4096
	// mostPages is beyond any article or report.
	mostPages = 2000
)

var (
	// ErrEncrypted is that a file opens only with a password.
	ErrEncrypted = errors.New("the PDF file wants a password: save it without one")
	// ErrNoText is that a file holds pictures of pages and no letters.
	ErrNoText = errors.New("the PDF file holds no text, only pictures: run text recognition on it first, as ocrmypdf does")
	// ErrDamaged is that a file cannot be understood.
	ErrDamaged = errors.New("the PDF file is damaged: fetch it again, or open it and print it to a new one")
	// ErrTooLong is that a file has too many pages, too much text, or takes too much time.
	ErrTooLong = errors.New("the PDF file is too long: cut it into single articles")
)

// Extractor takes the text out of PDF files, one after the other: calls from several
// goroutines wait for each other, so that memory is taken once.
type Extractor struct {
	cacheDir string
	maxBytes int
	turn     chan struct{}
	once     sync.Once
	cache    wazero.CompilationCache
}

// New makes an extractor that keeps PDFium's machine code in cacheDir, or nowhere if that is
// "" or cannot be written, and gives up on text beyond maxBytes. It is made ready at the
// first file.
func New(cacheDir string, maxBytes int) *Extractor {
	return &Extractor{cacheDir: cacheDir, maxBytes: maxBytes, turn: make(chan struct{}, 1)}
}

// Close frees what the extractor holds. It is not used afterwards.
func (x *Extractor) Close() error {
	x.once.Do(func() {})
	if x.cache == nil {
		return nil
	}
	return x.cache.Close(context.Background())
}

func (x *Extractor) open() {
	if x.cacheDir != "" {
		if cache, err := wazero.NewCompilationCacheWithDir(x.cacheDir); err == nil {
			x.cache = cache
			return
		}
	}
	x.cache = wazero.NewCompilationCache()
}

// Text is what a file says: its headline and its paragraphs, parted by empty lines.
func (x *Extractor) Text(ctx context.Context, file []byte) (text string, err error) {
	select {
	case x.turn <- struct{}{}:
		defer func() { <-x.turn }()
	case <-ctx.Done():
		return "", ctx.Err()
	}
	x.once.Do(x.open)
	limited, cancel := context.WithTimeout(ctx, longest)
	defer cancel()
	defer func() {
		if fault := recover(); fault != nil {
			text, err = "", fmt.Errorf("%w (%v)", ErrDamaged, fault)
		}
		switch {
		case ctx.Err() != nil:
			text, err = "", ctx.Err()
		case err != nil && limited.Err() != nil:
			err = fmt.Errorf("%w (it took more than %v)", ErrTooLong, longest)
		}
	}()
	pages, err := x.pages(limited, file)
	if err != nil {
		return "", err
	}
	if text = compose(pages); strings.TrimSpace(text) == "" {
		return "", ErrNoText
	}
	return text, nil
}

// pages runs a PDFium of its own for the file: a file that breaks it harms no other.
func (x *Extractor) pages(ctx context.Context, file []byte) ([][]line, error) {
	pool, err := webassembly.Init(webassembly.Config{
		Context:  ctx,
		MaxTotal: 1,
		FSConfig: wazero.NewFSConfig(), // nil would show it all files
		Stdout:   io.Discard,
		Stderr:   io.Discard,
		RuntimeConfig: wazero.NewRuntimeConfig().
			WithCoreFeatures(api.CoreFeaturesV2 | experimental.CoreFeaturesExceptionHandling).
			WithCompilationCache(x.cache).
			WithCloseOnContextDone(true).
			WithMemoryLimitPages(memoryPages),
	})
	if err != nil {
		return nil, fmt.Errorf("start PDFium: %w", err)
	}
	defer pool.Close() // nothing is kept in it
	engine, err := pool.GetInstanceWithContext(ctx)
	if err != nil {
		return nil, fmt.Errorf("start PDFium: %w", err)
	}
	opened, err := engine.OpenDocument(&requests.OpenDocument{File: &file})
	switch {
	case errors.Is(err, pdfiumerrors.ErrPassword), errors.Is(err, pdfiumerrors.ErrSecurity):
		return nil, ErrEncrypted
	case err != nil:
		return nil, fmt.Errorf("%w (%s)", ErrDamaged, firstLine(err))
	}
	return x.read(ctx, engine, opened.Document)
}

// read takes the lines of all pages. A file with a page that is damaged is refused: nobody would
// see that it is not there.
func (x *Extractor) read(ctx context.Context, engine pdfium.Pdfium, doc references.FPDF_DOCUMENT) (pages [][]line, err error) {
	count, err := engine.FPDF_GetPageCount(&requests.FPDF_GetPageCount{Document: doc})
	switch {
	case err != nil:
		return nil, fmt.Errorf("%w (%s)", ErrDamaged, firstLine(err))
	case count.PageCount > mostPages:
		return nil, fmt.Errorf("%w (%d pages, %d at most)", ErrTooLong, count.PageCount, mostPages)
	}
	size := 0
	for n := range count.PageCount {
		lines, err := readPage(engine, doc, n)
		if ctx.Err() != nil {
			return nil, ctx.Err()
		}
		if err != nil {
			return nil, fmt.Errorf("%w (page %d: %s)", ErrDamaged, n+1, firstLine(err))
		}
		for _, l := range lines {
			size += len(l.text) + 1
		}
		if size > x.maxBytes {
			return nil, fmt.Errorf("%w (more than %d MiB of text)", ErrTooLong, x.maxBytes>>20)
		}
		pages = append(pages, lines)
	}
	return pages, nil
}

// firstLine leaves out the stack that wazero tells with an error.
func firstLine(err error) string {
	first, _, _ := strings.Cut(err.Error(), "\n")
	return first
}

// readPage takes the lines of a page as PDFium orders them.
func readPage(engine pdfium.Pdfium, doc references.FPDF_DOCUMENT, n int) ([]line, error) {
	loaded, err := engine.FPDF_LoadPage(&requests.FPDF_LoadPage{Document: doc, Index: n})
	if err != nil {
		return nil, err
	}
	defer engine.FPDF_ClosePage(&requests.FPDF_ClosePage{Page: loaded.Page}) // read already
	text, err := engine.FPDFText_LoadPage(&requests.FPDFText_LoadPage{Page: requests.Page{ByReference: &loaded.Page}})
	if err != nil {
		return nil, err
	}
	defer engine.FPDFText_ClosePage(&requests.FPDFText_ClosePage{TextPage: text.TextPage}) // read already
	chars, err := engine.FPDFText_CountChars(&requests.FPDFText_CountChars{TextPage: text.TextPage})
	if err != nil || chars.Count <= 0 {
		return nil, err
	}
	got, err := engine.FPDFText_GetText(&requests.FPDFText_GetText{TextPage: text.TextPage, Count: chars.Count})
	if err != nil {
		return nil, err
	}
	lines := split(got.Text)
	for i := range lines {
		l := &lines[i]
		// a line that cannot be placed has height 0 and joins its neighbours
		if origin, err := engine.FPDFText_GetCharOrigin(&requests.FPDFText_GetCharOrigin{TextPage: text.TextPage, Index: l.middle}); err == nil {
			l.y = origin.Y
		}
		if font, err := engine.FPDFText_GetFontSize(&requests.FPDFText_GetFontSize{TextPage: text.TextPage, Index: l.middle}); err == nil {
			l.size = font.FontSize
		}
	}
	return lines, nil
}
