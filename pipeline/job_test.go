package pipeline_test

import (
	"bytes"
	"errors"
	"reflect"
	"testing"

	"waybill"
	"waybill/intake"
	"waybill/pipeline"
)

func someJobs() []pipeline.Job {
	return []pipeline.Job{
		{Article: &pipeline.SentArticle{Provenance: waybill.Provenance{File: "a\nb.txt", Outlet: "„Kurier“"}, Scan: true, Bytes: []byte("x\n\x00\xff\n")}},
		{Article: &pipeline.SentArticle{Bytes: []byte{}}},
		{Section: &pipeline.Section{Source: "/x/news.zip", Name: "news.zip", Key: "1-ab", From: 3, Through: intake.Finished, Size: 9, All: true,
			Told: waybill.Provenance{Published: "2024-05-15"}, Fields: intake.Fields{Text: "body"}}},
		{Reread: &pipeline.Reread{Article: "ab", Stamp: "1.0.0 atlas=x"}},
	}
}

func TestJobsTravel(t *testing.T) {
	ids := map[string]bool{}
	for _, j := range someJobs() {
		data, err := j.Encode()
		if err != nil {
			t.Fatal(err)
		}
		back, err := pipeline.DecodeJob(data)
		if err != nil || !reflect.DeepEqual(back, j) {
			t.Errorf("%s came as %+v, %v", j.Name(), back, err)
		}
		if back.ID() != j.ID() || ids[j.ID()] || j.Nothing() {
			t.Errorf("%s has the id %s", j.Name(), j.ID())
		}
		ids[j.ID()] = true
	}
	for _, bad := range []string{"", "{}\n", "{}", "null\n", `{"reread":{}}`, `{"reread":{},"section":{}}` + "\n", `{"section":{"from":2,"through":1}}` + "\n", `{"task":{}}` + "\n", `{"reread":{}}` + "\nx"} {
		if j, err := pipeline.DecodeJob([]byte(bad)); !errors.Is(err, pipeline.ErrJob) {
			t.Errorf("%q is taken for %+v, %v", bad, j, err)
		}
	}
}

func FuzzDecodeJob(f *testing.F) {
	for _, j := range someJobs() {
		data, err := j.Encode()
		if err != nil {
			f.Fatal(err)
		}
		f.Add(data)
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		j, err := pipeline.DecodeJob(data)
		if err != nil {
			if !errors.Is(err, pipeline.ErrJob) {
				t.Fatal(err)
			}
			return
		}
		again, err := j.Encode()
		if err != nil {
			t.Fatal(err)
		}
		back, err := pipeline.DecodeJob(again)
		if err != nil || back.ID() != j.ID() || back.Kind() != j.Kind() || back.Name() != j.Name() {
			t.Fatalf("%q came back as %q, %v", data, again, err)
		}
		if once, err := back.Encode(); err != nil || !bytes.Equal(once, again) {
			t.Fatalf("%q, sent again, is %q", again, once)
		}
	})
}
