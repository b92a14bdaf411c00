package api_test

import (
	"fmt"
	"net/http"
	"slices"
	"testing"

	"waybill"
	"waybill/api/apitest"
	"waybill/desk"
	"waybill/view"
)

func TestChanges(t *testing.T) {
	s := apitest.Serve(t, apitest.Options{})
	whole := get[view.Changes](t, s, "/changes?limit=500")
	if len(whole.Changes) < 10 || whole.First != 1 || whole.Last != int64(len(whole.Changes)) || whole.Seen != whole.Last || whole.Next != "" {
		t.Fatalf("%d from %d to %d, seen %d, next %q", len(whole.Changes), whole.First, whole.Last, whole.Seen, whole.Next)
	}
	var numbers []int64
	for page, after := (view.Changes{Next: "0"}), ""; page.Next != ""; after = "&after=" + string(page.Next) {
		page = get[view.Changes](t, s, "/changes?limit=3"+after)
		for _, c := range page.Changes {
			numbers = append(numbers, c.Number)
		}
	}
	for i := range whole.Changes {
		if whole.Changes[i].Number != int64(i)+1 {
			t.Errorf("change %d has number %d", i+1, whole.Changes[i].Number)
		}
	}
	if len(numbers) != len(whole.Changes) || !slices.IsSorted(numbers) {
		t.Errorf("page by page %v", numbers)
	}
	row := get[view.Register](t, s, "/transfers?party=KP&class=ammunition").Rows[0]
	for query, want := range map[string]string{
		"party=Nordkorea&class=ammunition": "new " + row.ID, "id=" + row.ID + "&contested=true": "changed " + row.ID, "party=FR": "",
	} {
		got := ""
		if all := get[view.Changes](t, s, "/changes?"+query).Changes; len(all) > 0 {
			got = all[0].Kind + " " + all[0].Transfer.ID
		}
		if got != want {
			t.Errorf("%s: %q, not %q", query, got, want)
		}
	}
	for _, query := range []string{"after=x", "after=-1", "outlet=x", "match=x", "wait=61", "wait=x", "limit=501", "class=tanks", "party=Nowhere", "sort=id"} {
		if a := call(t, s, http.MethodGet, "/changes?"+query, nil); a.status < 400 || a.status >= 500 {
			t.Errorf("%s: %d", query, a.status)
		}
	}
}

// Whoever waits is told as soon as something changes, and of what was asked for alone.
func TestChangesAreWaitedFor(t *testing.T) {
	s := apitest.Serve(t, apitest.Options{})
	now := get[view.Changes](t, s, "/changes?limit=1&party=FR")
	if len(now.Changes) != 0 || now.Seen != now.Last {
		t.Fatalf("%+v", now)
	}
	told := make(chan answer)
	go func() {
		told <- call(t, s, http.MethodGet, fmt.Sprintf("/changes?party=KP&wait=60&after=%d", now.Seen), nil)
	}()
	record := func(text string) {
		if _, err := s.Desk.Record(t.Context(), desk.Pasted(text), waybill.Provenance{Outlet: "Herald", Published: "2024-04-01"}); err != nil {
			t.Error(err)
		}
	}
	record("Jets for Cairo\n\nFrance has delivered 5 Rafale jets to Egypt, the ministry said.\n")
	record("Rockets for Moscow\n\nNorth Korea has delivered 20 KN-23 ballistic missiles to Russia, officials in Seoul said.\n")
	got := good[view.Changes](t, <-told, http.StatusOK)
	if len(got.Changes) == 0 || got.Changes[0].Kind != "new" || got.Changes[0].Transfer == nil || got.Changes[0].Transfer.Supplier != "KP" || got.Changes[0].Number <= now.Seen {
		t.Errorf("%+v", got)
	}
	if none := get[view.Changes](t, s, fmt.Sprintf("/changes?party=KP&wait=1&after=%d", got.Seen)); len(none.Changes) != 0 || none.Seen < got.Seen {
		t.Errorf("%+v", none)
	}
}
