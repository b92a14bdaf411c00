package api

import (
	"crypto/sha256"
	"encoding/base64"
	"strings"

	"github.com/danielgtaylor/huma/v2"
)

// settled answers with 304 where who asks has the answer already: with the same register,
// read by the same version, every question has the same answer.
func (a *API) settled(ctx huma.Context, next func(huma.Context)) {
	state, err := a.Desk.State(ctx.Context())
	if err != nil {
		told := a.fault(ctx.Context(), ctx.Operation().OperationID, err).(huma.StatusError)
		_ = huma.WriteErr(a.huma, ctx, told.GetStatus(), told.Error()) // nobody is left to tell
		return
	}
	tag := tagOf(a.Version, state)
	ctx.SetHeader("ETag", tag)
	ctx.SetHeader("Cache-Control", "private, no-cache")
	if has(ctx.Header("If-None-Match"), tag) {
		ctx.SetStatus(304)
		return
	}
	next(ctx)
}

// tagOf is weak, as what stands before Waybill may compress what it says.
func tagOf(version, state string) string {
	sum := sha256.Sum256([]byte(version + "\x00" + state))
	return `W/"` + base64.RawURLEncoding.EncodeToString(sum[:15]) + `"`
}

// has reports whether a list of tags has one, weak or strong.
func has(list, tag string) bool {
	for one := range strings.SplitSeq(list, ",") {
		if strings.TrimPrefix(strings.TrimSpace(one), "W/") == strings.TrimPrefix(tag, "W/") {
			return true
		}
	}
	return false
}
