package intake

import (
	"archive/tar"
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"
)

// tarBlock is the size in bytes of the blocks a TAR archive is made of.
const tarBlock = 512

// isTAR reports whether a content begins with the header of a TAR archive: its checksum is
// the sum of its bytes, those of the checksum itself taken for spaces.
func isTAR(head []byte) bool {
	if len(head) < tarBlock || head[0] == 0 {
		return false
	}
	head = head[:tarBlock]
	told, err := strconv.ParseInt(strings.Trim(string(head[148:156]), " \x00"), 8, 64)
	if err != nil {
		return false
	}
	sum := int64(8 * ' ')
	for i, b := range head {
		if i < 148 || i >= 156 {
			sum += int64(b)
		}
	}
	return sum == told && bytes.IndexByte(head, 0) >= 0
}

// eachInTAR goes through the members of a TAR archive. A position is the block at which a
// member begins, and the number of items behind in it.
func eachInTAR(ctx context.Context, c *content, from int64, emit emitter) error {
	at := cursorAt(from)
	if err := c.skip(at.member * tarBlock); err != nil {
		return fmt.Errorf("go on in the TAR archive: %w", err)
	}
	emit = at.number(emit)
	r := tar.NewReader(c)
	for {
		header, err := r.Next()
		switch {
		case errors.Is(err, io.EOF):
			return nil
		case err != nil && !errors.Is(err, tar.ErrInsecurePath):
			return fmt.Errorf("read the TAR archive from byte %d on: %w", c.at, err)
		}
		data := c.at
		if header.Typeflag == tar.TypeReg && !sparse(header) && !skipped(header.Name) {
			if err := c.inside(memberName(c.file, header.Name), r).unpack(ctx, emit); err != nil {
				return err
			}
		}
		// behind a file with holes the next member cannot be told from the header: its items
		// are numbered on from there
		if !sparse(header) {
			at.to((data + header.Size + tarBlock - 1) / tarBlock)
		}
	}
}

// sparse reports whether a member is a file with holes: a picture of a disk, and a way to
// claim any size.
func sparse(header *tar.Header) bool {
	if header.Typeflag == tar.TypeGNUSparse {
		return true
	}
	for name := range header.PAXRecords {
		if strings.HasPrefix(name, "GNU.sparse.") {
			return true
		}
	}
	return false
}
