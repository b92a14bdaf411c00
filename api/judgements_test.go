package api_test

import (
	"fmt"
	"net/http"
	"strings"
	"testing"

	"waybill/api/apitest"
	"waybill/view"
)

func TestJudgeAndWithdraw(t *testing.T) {
	s := apitest.Serve(t, apitest.Options{})
	id := get[view.Register](t, s, "/transfers?party=IR").Rows[0].ID
	post := func(path, body string, status int) view.Judgement {
		t.Helper()
		return good[view.Judgement](t, call(t, s, http.MethodPost, path, []byte(body), asJSON), status)
	}
	j := post("/judgements", fmt.Sprintf(`{"kind":"accept","transfer":%q,"why":"seen in port"}`, id), http.StatusCreated)
	if j.By != "ada" || j.Why != "seen in port" || !j.InForce {
		t.Errorf("%+v", j)
	}
	if story := get[view.Story](t, s, "/transfers/"+id); story.Transfer.Status != "accepted" {
		t.Errorf("status %s", story.Transfer.Status)
	}
	grade := post("/judgements", fmt.Sprintf(`{"kind":"grade","transfer":%q,"credibility":2}`, id), http.StatusCreated)
	correct := post("/judgements", fmt.Sprintf(`{"kind":"correct","transfer":%q,"field":"recipient","value":"Belarus"}`, id), http.StatusCreated)
	if *grade.Credibility != 2 || correct.Value != "BY" {
		t.Errorf("%+v, %+v", grade, correct)
	}
	post(fmt.Sprintf("/judgements/%d/withdrawal", correct.Number), `{"why":"misread"}`, http.StatusCreated)
	if a := call(t, s, http.MethodPost, fmt.Sprintf("/judgements/%d/withdrawal", j.Number), nil); a.status != http.StatusCreated {
		t.Errorf("withdrawn without a reason: %d %s", a.status, a.body)
	}
	if story := get[view.Story](t, s, "/transfers/"+id); story.Transfer.Status != "open" || *story.Transfer.Graded != 2 {
		t.Errorf("%+v", story.Transfer)
	}
	origin := post("/origins/grade", `{"origin":"the Kremlin","reliability":"D","why":"party to it"}`, http.StatusCreated)
	if origin.Origin != "the Kremlin" || origin.Reliability != "D" {
		t.Errorf("%+v", origin)
	}
	log := get[view.Log](t, s, "/judgements?limit=4")
	if len(log.Judgements) != 4 || log.Judgements[0].Number != origin.Number || log.Next == "" {
		t.Errorf("%+v", log)
	}
	if rest := get[view.Log](t, s, "/judgements?after="+string(log.Next)); len(rest.Judgements) != 2 || rest.Next != "" {
		t.Errorf("%+v", rest)
	}
}

func TestJudgeRefuses(t *testing.T) {
	s := apitest.Serve(t, apitest.Options{})
	id := get[view.Register](t, s, "/transfers?party=IR").Rows[0].ID
	for body, want := range map[string]struct {
		status int
		words  string
	}{
		`{"kind":"praise","transfer":"x"}`:                                          {http.StatusUnprocessableEntity, "accept"},
		`{"kind":"accept"}`:                                                         {http.StatusUnprocessableEntity, "transfer"},
		`{"kind":"accept","transfer":"IR-RU-nothing-AAAAAA"}`:                       {http.StatusNotFound, "there is no transfer"},
		`{"kind":"accept","transfer":"` + id + `","colour":"red"}`:                  {http.StatusUnprocessableEntity, "unexpected property"},
		`{"kind":"grade","transfer":"` + id + `","credibility":7}`:                  {http.StatusUnprocessableEntity, "6"},
		`{"kind":"grade","transfer":"` + id + `"}`:                                  {http.StatusConflict, "1 to 6"},
		`{"kind":"merge","transfer":"` + id + `","other":"` + id + `"}`:             {http.StatusConflict, "two different"},
		`{"kind":"note","transfer":"` + id + `"}`:                                   {http.StatusConflict, "reason"},
		`{"kind":"correct","transfer":"` + id + `","field":"colour"}`:               {http.StatusConflict, "colour"},
		`{"kind":"correct","transfer":"` + id + `","field":"stage","value":"x"}`:    {http.StatusUnprocessableEntity, "prospect"},
		`{"kind":"split","transfer":"` + id + `","claims":["nosuchclaimanywhere"]}`: {http.StatusConflict, "no claim"},
		`{"kind":"accept","transfer":"` + strings.Repeat("x", 300) + `"}`:           {http.StatusUnprocessableEntity, "200"},
		`{"kind":`: {http.StatusBadRequest, "JSON"},
	} {
		a := call(t, s, http.MethodPost, "/judgements", []byte(body), asJSON)
		refused(t, a, want.status)
		if !strings.Contains(string(a.body), want.words) {
			t.Errorf("%s: %s, want %q", body, a.body, want.words)
		}
	}
	refused(t, call(t, s, http.MethodPost, "/judgements/9999/withdrawal", nil), http.StatusConflict)
	refused(t, call(t, s, http.MethodPost, "/judgements/first/withdrawal", nil), http.StatusUnprocessableEntity)
	refused(t, call(t, s, http.MethodPost, "/origins/grade", []byte(`{"origin":"x","reliability":"G"}`), asJSON), http.StatusUnprocessableEntity)
}
