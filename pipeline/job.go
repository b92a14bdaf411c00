package pipeline

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"

	"waybill"
	"waybill/intake"
)

// Job is a piece of work that any worker of a ledger can do, in this process or in another; one of
// its fields is set. Without any there is nothing to do: it only says how far its source is handed
// out.
type Job struct {
	Article *SentArticle `json:"article,omitempty"`
	Section *Section     `json:"section,omitempty"`
	Reread  *Reread      `json:"reread,omitempty"`
	// mark is how far its source is handed out with it. It stays with the producer.
	mark *mark
}

// SentArticle is an article whose bytes travel.
type SentArticle struct {
	Provenance waybill.Provenance `json:"provenance"`
	// Scan says that it is from an archive: it is kept only if a claim is read in it.
	Scan  bool   `json:"scan,omitempty"`
	Bytes []byte `json:"-"`
}

// Section is a stretch of an archive that a worker opens itself, so that its bytes need not travel.
type Section struct {
	// Source is the absolute path of the archive, Name how the user named it: what lies in it
	// is named by that. Key is the identity of its content (intake.Source): another content at
	// the same path is an error.
	Source string `json:"source"`
	Name   string `json:"name"`
	Key    string `json:"key"`
	// From and Through are the positions before the first item and behind the last.
	From    int64 `json:"from"`
	Through int64 `json:"through"`
	// Size is how much of the archive it is, in bytes.
	Size int64 `json:"size"`
	// All says that everything is read and recorded, not only what can make a claim.
	All bool `json:"all,omitempty"`
	// Told is what the user tells of all articles, Fields which fields of records hold what.
	Told   waybill.Provenance `json:"told"`
	Fields intake.Fields      `json:"fields"`
}

// Reread is an article of the ledger that is to be read again by workers with a stamp.
type Reread struct {
	Article string `json:"article"`
	Stamp   string `json:"stamp"`
}

// Outcome is what came of a job that was done.
type Outcome struct {
	// Err says why the job could not be done. Another worker, or a later time, may do better.
	Err error
	// Failures are what of it could not be taken in, and cannot be by any worker: the rest of
	// the job is done.
	Failures []Failure
}

// Nothing reports whether there is nothing to do.
func (j Job) Nothing() bool { return j.Article == nil && j.Section == nil && j.Reread == nil }

// ID names what is to be done: the same for the same work, so that what is sent twice is taken once.
func (j Job) ID() string {
	switch {
	case j.Article != nil && j.Article.Scan:
		return "scan-" + waybill.Article{Bytes: j.Article.Bytes}.ID()
	case j.Article != nil:
		return "article-" + waybill.Article{Bytes: j.Article.Bytes}.ID()
	case j.Reread != nil:
		return "reread-" + digest(j.Reread)
	}
	return "section-" + digest(j.Section)
}

// Kind is "article", "section" or "reread".
func (j Job) Kind() string {
	switch {
	case j.Article != nil:
		return "article"
	case j.Reread != nil:
		return "reread"
	}
	return "section"
}

// Name names the job to people.
func (j Job) Name() string {
	switch {
	case j.Article != nil:
		return j.Article.Provenance.File
	case j.Reread != nil:
		return "article " + j.Reread.Article
	case j.Section != nil:
		return fmt.Sprintf("%s#%d", j.Section.Name, j.Section.From)
	}
	return ""
}

// Archive is the archive that the job is a section of, "" for none.
func (j Job) Archive() string {
	if j.Section == nil {
		return ""
	}
	return j.Section.Name
}

// alone is the work on one item of the section.
func (s *Section) alone(begin, next int64) *Job {
	one := *s
	one.From, one.Through, one.Size = begin, next, 0
	return &Job{Section: &one}
}

// ErrJob is that what was sent is no job, or one that another version of Waybill sent.
var ErrJob = errors.New("no job that this version knows")

// Encode is the job as it is sent: a line of JSON, of an article the bytes behind it.
func (j Job) Encode() ([]byte, error) {
	head, err := json.Marshal(j)
	if err != nil {
		return nil, fmt.Errorf("send %s: %w", j.Name(), err)
	}
	head = append(head, '\n')
	if j.Article != nil {
		head = append(head, j.Article.Bytes...)
	}
	return head, nil
}

// DecodeJob is the job that was sent. The bytes of an article are those of data. The error wraps
// ErrJob.
func DecodeJob(data []byte) (Job, error) {
	head, body, line := bytes.Cut(data, []byte{'\n'})
	var j Job
	dec := json.NewDecoder(bytes.NewReader(head))
	dec.DisallowUnknownFields()
	if err := dec.Decode(&j); err != nil || !line {
		return Job{}, fmt.Errorf("%w: %q", ErrJob, head[:min(len(head), 80)])
	}
	set := 0
	for _, is := range []bool{j.Article != nil, j.Section != nil, j.Reread != nil} {
		if is {
			set++
		}
	}
	if set != 1 || j.Article == nil && len(body) > 0 || j.Section != nil && (j.Section.From < 0 || j.Section.Through <= j.Section.From) {
		return Job{}, fmt.Errorf("%w: %q", ErrJob, head[:min(len(head), 80)])
	}
	if j.Article != nil {
		j.Article.Bytes = body
	}
	return j, nil
}

// digest is a hash of a value's fields.
func digest(v any) string {
	// what has only strings, numbers and times can be put into JSON
	line, _ := json.Marshal(v)
	sum := sha256.Sum256(line)
	return hex.EncodeToString(sum[:])
}
