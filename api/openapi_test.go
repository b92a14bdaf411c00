package api_test

import (
	"bytes"
	"flag"
	"os"
	"testing"

	"waybill/api"
)

var update = flag.Bool("update", false, "write the golden files anew")

// The description is a promise: who changes it sees what changes.
func TestOpenAPI(t *testing.T) {
	_, got, err := api.New(api.Options{Version: "0"}).OpenAPI()
	if err != nil {
		t.Fatal(err)
	}
	const golden = "../docs/openapi.yaml"
	if *update {
		if err := os.WriteFile(golden, got, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(golden)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(got, want) {
		t.Errorf("not as in %s: -update writes it anew, git diff shows what changed", golden)
	}
}
