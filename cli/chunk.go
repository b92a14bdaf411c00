package cli

import (
	"context"
	"errors"
	"fmt"

	"waybill"
	"waybill/ledger"
)

var errNoArticles = errors.New("no article in it: files that end in .txt, .html, .htm or .xhtml are taken; name others one by one")

// The sizes of a chunk, that is of the files one worker reads before it hands them on.
const chunkFiles, chunkBytes = 16, 1 << 20

// chunked parts files into chunks, small enough that all workers have one.
func chunked(files []candidate, jobs int) [][]candidate {
	most := max(1, min(chunkFiles, len(files)/(2*jobs)))
	var chunks [][]candidate
	begin, size := 0, int64(0)
	for i, f := range files {
		if i > begin && (i-begin == most || size+f.size > chunkBytes) {
			chunks = append(chunks, files[begin:i])
			begin, size = i, 0
		}
		size += f.size
	}
	return append(chunks, files[begin:])
}

// readInput is an article with its reading, nil where the ledger knows it; or why it could
// not be read.
type readInput struct {
	article waybill.Article
	reading *waybill.Reading
	err     error
}

// readChunk reads the articles of a chunk that the ledger does not know. An error that is no
// inputError is one of the ledger.
func (a *app) readChunk(ctx context.Context, reader articleReader, l *ledger.Ledger, stamp string, files []candidate) []readInput {
	all := make([]readInput, len(files))
	ids := make([]string, len(files))
	for i, f := range files {
		all[i].article, all[i].err = a.load(f.file)
		if all[i].err != nil {
			all[i].err = inputError{"read " + shown(f.file), all[i].err}
			continue
		}
		ids[i] = all[i].article.ID()
	}
	known, err := l.Known(ctx, ids, stamp)
	if err != nil {
		return []readInput{{err: err}}
	}
	for i := range all {
		in := &all[i]
		if in.err != nil || known[ids[i]] {
			continue
		}
		in.reading, in.err = readSafely(reader, in.article)
	}
	return all
}

// readSafely reads an article. A panic is an error of that article alone.
func readSafely(reader articleReader, in waybill.Article) (r *waybill.Reading, err error) {
	doing := "read " + shown(in.File)
	defer func() {
		if fault := recover(); fault != nil {
			err = inputError{doing, fmt.Errorf("a fault in Waybill (%v): please report it, with the file", fault)}
		}
	}()
	if r, err = reader.Read(in); err != nil {
		return nil, inputError{doing, unreadable(in.File, err)}
	}
	return r, nil
}
