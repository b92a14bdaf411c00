package cli

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"os"

	"waybill"
	"waybill/article"
)

// stdin is the name of standard input among the files to read.
const stdin = "-"

var errTooLarge = fmt.Errorf("larger than %d MiB: cut it into single articles", article.MaxBytes>>20)

// load reads one input whole, up to the limit for an article.
func (a *app) load(ctx context.Context, file string) (waybill.Article, error) {
	if isURL(file) {
		return a.fetchArticle(ctx, file)
	}
	if file == stdin {
		data, err := limited(a.In, 0)
		if err == nil {
			data, err = a.withoutPDF(ctx, data)
		}
		return waybill.Article{File: stdin, Bytes: data}, err
	}
	info, err := os.Stat(file)
	switch {
	case err != nil:
		return waybill.Article{}, opening(err)
	case info.IsDir():
		return waybill.Article{}, errors.New("is a folder: name the files in it, as in " + example(file))
	case info.Mode().IsRegular() && info.Size() > article.MaxBytes:
		return waybill.Article{}, errTooLarge
	}
	f, err := os.Open(file)
	if err != nil {
		return waybill.Article{}, opening(err)
	}
	defer f.Close() // only read from
	data, err := limited(f, info.Size())
	if err == nil {
		data, err = a.withoutPDF(ctx, data)
	}
	return waybill.Article{File: file, Bytes: data}, err
}

// limited reads to the end, or fails as soon as there is too much: a device or a
// pipe may never end. The size expected saves memory; it may be wrong.
func limited(r io.Reader, size int64) ([]byte, error) {
	var b bytes.Buffer
	b.Grow(int(min(size, article.MaxBytes)) + bytes.MinRead)
	n, err := b.ReadFrom(io.LimitReader(r, article.MaxBytes+1))
	switch {
	case err != nil:
		return nil, opening(err)
	case n > article.MaxBytes:
		return nil, errTooLarge
	}
	return b.Bytes(), nil
}

// example is how to name the files in a folder.
func example(folder string) string {
	if folder == "." {
		return "*.txt"
	}
	for len(folder) > 1 && os.IsPathSeparator(folder[len(folder)-1]) {
		folder = folder[:len(folder)-1]
	}
	return folder + "/*.txt"
}

// shown is how an input is named to people.
func shown(file string) string {
	if file == stdin {
		return "standard input"
	}
	return file
}
