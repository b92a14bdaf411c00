package cli

import (
	"bytes"
	"context"
	"errors"
	"os"
	"path/filepath"
	"sync"

	"waybill"
	"waybill/article"
	"waybill/pdf"
)

// pdfText is what takes the text out of PDF files in this run, made at the first.
type pdfText struct {
	once sync.Once
	made *pdf.Extractor
}

// pdfText gives the text of a PDF file as long as ctx lasts.
func (a *app) pdfText(ctx context.Context) func([]byte) (string, error) {
	return func(file []byte) (string, error) {
		a.pdf.once.Do(func() {
			dir, err := os.UserCacheDir()
			if err == nil {
				dir = filepath.Join(dir, "waybill", "wasm")
			}
			a.pdf.made = pdf.New(dir, article.MaxBytes)
		})
		return a.pdf.made.Text(ctx, file)
	}
}

// withoutPDF is the text of what is read, if that is a PDF file.
func (a *app) withoutPDF(ctx context.Context, data []byte) ([]byte, error) {
	if !bytes.HasPrefix(data, []byte("%PDF-")) {
		return data, nil
	}
	text, err := a.pdfText(ctx)(data)
	return []byte(text), pdfCause(err)
}

func (a *app) closePDF() {
	if a.pdf.made != nil {
		a.pdf.made.Close()
	}
}

// pdfError is why a PDF file cannot be read, as a value too.
type pdfError struct {
	error
	code string
}

func (e *pdfError) Unwrap() error        { return e.error }
func (e *pdfError) Cause() waybill.Cause { return waybill.Because(e.code) }

// pdfCause gives an error of package pdf its cause.
func pdfCause(err error) error {
	for _, known := range []struct {
		err  error
		code string
	}{{pdf.ErrEncrypted, "pdf-encrypted"}, {pdf.ErrNoText, "pdf-no-text"}, {pdf.ErrDamaged, "pdf-damaged"}, {pdf.ErrTooLong, "pdf-long"}} {
		if errors.Is(err, known.err) {
			return &pdfError{err, known.code}
		}
	}
	return err
}
