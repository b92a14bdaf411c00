package view

// Queue is the work that waits for workers, at a glance.
type Queue struct {
	// Place is where the queue is and its name, without a password; null where work is not
	// handed out, and all else is empty then.
	Place Optional `json:"place"`
	// Trouble says why the queue does not answer; null while it does.
	Trouble Optional `json:"trouble"`
	// Articles and Sections are the jobs of these kinds that wait, Rereads those of articles
	// that are to be read again, by the version they wait for.
	Articles int64    `json:"articles"`
	Sections int64    `json:"sections"`
	Rereads  []Reread `json:"rereads"`
	// Running are the jobs that workers have in hand, Failed those that were given up.
	Running int64 `json:"running"`
	Failed  int64 `json:"failed"`
	// Oldest is when the job that waits longest was handed out (RFC 3339, UTC).
	Oldest Optional `json:"oldest"`
	// Bytes is how much the queue takes where it is kept, Limit how much it may.
	Bytes int64 `json:"bytes"`
	Limit int64 `json:"limit"`
	// Paused says that workers take nothing new.
	Paused bool `json:"paused"`
	// Workers are those that ask for work.
	Workers int `json:"workers"`
	// Leader is the node that leads, of so many Replicas.
	Leader   Optional `json:"leader"`
	Replicas int      `json:"replicas"`
}

// Reread is how far the reading again with one version has come.
type Reread struct {
	// Version is the stamp of engine, atlas and packs.
	Version string `json:"version"`
	// Waiting are the articles that are still to be read, Done all others of the ledger.
	Waiting int64 `json:"waiting"`
	Done    int64 `json:"done"`
}

// Total is all articles.
func (r Reread) Total() int64 { return r.Waiting + r.Done }

// Waiting is how many jobs wait, of all kinds.
func (q *Queue) Waiting() int64 {
	n := q.Articles + q.Sections
	for _, r := range q.Rereads {
		n += r.Waiting
	}
	return n
}

// FailedJob is a job that was given up.
type FailedJob struct {
	Number int64 `json:"number"`
	// Kind is article, section, item (one of a section that is done otherwise) or reread.
	Kind string `json:"kind"`
	// Name names to people what was to be done: a file, a stretch of an archive, an article.
	Name string `json:"name"`
	// Archive is the archive it is in, null for none.
	Archive Optional `json:"archive"`
	// Why is why it was given up, after so many Tries, the last of them by Worker.
	Why    string   `json:"why"`
	Tries  int      `json:"tries"`
	Worker Optional `json:"worker"`
	// At is when it was given up (RFC 3339, UTC).
	At Optional `json:"at"`
}

// FailedJobs are jobs that were given up, the oldest first.
type FailedJobs struct {
	Jobs []FailedJob `json:"jobs"`
	// Next is where the next jobs begin, null on the last page.
	Next Optional `json:"next"`
}

// Changed is how many jobs something was done with.
type Changed struct {
	Jobs int `json:"jobs"`
}
