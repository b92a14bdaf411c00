package mcp

import (
	"context"
	"errors"
	"fmt"
	"runtime/debug"
	"time"

	"github.com/modelcontextprotocol/go-sdk/jsonrpc"
	sdk "github.com/modelcontextprotocol/go-sdk/mcp"

	"waybill/desk"
	"waybill/door"
	"waybill/ledger"
)

// patience is how long one question may take.
const patience = time.Minute

// guard bounds the time of every request, and keeps a fault in one from ending them all.
func (s *Server) guard(next sdk.MethodHandler) sdk.MethodHandler {
	return func(ctx context.Context, method string, req sdk.Request) (result sdk.Result, err error) {
		ctx, done := context.WithTimeout(ctx, patience)
		defer done()
		defer func() {
			if fault := recover(); fault != nil {
				s.Log.Error("mcp: fault", "method", method, "fault", fmt.Sprint(fault), "stack", string(debug.Stack()))
				result, err = nil, &jsonrpc.Error{Code: jsonrpc.CodeInternalError, Message: "a fault in Waybill; its log tells more"}
			}
		}()
		return next(ctx, method, req)
	}
}

// may fails unless who asks has a role.
func may(ctx context.Context, role door.Role) error {
	if who := door.Of(ctx); who.Role < role {
		return fmt.Errorf("this wants the role %s, and you are %s: ask whoever runs this Waybill", role, who.Role)
	}
	return nil
}

// told is a failure as a model can act on it. What is nobody's fault but ours goes to the log
// and is not told.
func (s *Server) told(tool string, err error) error {
	var asked *desk.Error
	switch {
	case err == nil:
		return nil
	case errors.As(err, &asked):
		return asked
	case errors.Is(err, ledger.ErrNotFound):
		return fmt.Errorf("%w: search_transfers and search_reports tell what there is", err)
	case errors.Is(err, ledger.ErrJudgement), errors.Is(err, ledger.ErrPage):
		return err
	case errors.Is(err, ledger.ErrReadOnly):
		return errors.New("the ledger can only be read here: nothing can be recorded or judged")
	case errors.Is(err, context.DeadlineExceeded):
		return fmt.Errorf("this took longer than %s: ask for less, with a narrower filter or a smaller limit", patience)
	}
	s.Log.Error("mcp: failed", "tool", tool, "err", err)
	return errors.New("this could not be done; the log of Waybill tells why")
}
