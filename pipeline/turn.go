package pipeline

import (
	"context"
	"iter"
)

// ahead is how many pieces per worker may wait for their turn, and how many results of one
// piece: enough that one slow article holds nobody up, few enough that memory stays flat.
const ahead = 4

// InTurn does pieces of work, several at a time, each of which gives any number of results, and
// hands the results on in the order of the pieces. It ends early when use fails or ctx is
// cancelled; work that is under way is then left behind, and give says so by giving false.
func InTurn[P, T any](ctx context.Context, pieces iter.Seq[P], workers int, work func(ctx context.Context, piece P, give func(T) bool), use func(T) error) error {
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	queue := make(chan chan T, ahead*workers)
	go func() {
		defer close(queue)
		free := make(chan struct{}, workers)
		for piece := range pieces {
			if !send(ctx, free, struct{}{}) {
				return
			}
			results := make(chan T, ahead)
			go func() {
				defer func() { <-free }()
				defer close(results)
				work(ctx, piece, func(result T) bool { return send(ctx, results, result) })
			}()
			if !send(ctx, queue, results) {
				return
			}
		}
	}()
	for results := range all(ctx, queue) {
		for result := range all(ctx, results) {
			if err := use(result); err != nil {
				return err
			}
		}
	}
	return ctx.Err()
}

// InOrder does n pieces of work that give one result each, like InTurn.
func InOrder[T any](ctx context.Context, n, workers int, work func(i int) T, use func(T) error) error {
	numbers := func(yield func(int) bool) {
		for i := range n {
			if !yield(i) {
				return
			}
		}
	}
	return InTurn(ctx, numbers, workers, func(_ context.Context, i int, give func(T) bool) { give(work(i)) }, use)
}

// send reports whether a value was taken before ctx was cancelled.
func send[T any](ctx context.Context, to chan<- T, value T) bool {
	select {
	case to <- value:
		return true
	case <-ctx.Done():
		return false
	}
}

// all is what comes over a channel until it is closed or ctx is cancelled.
func all[T any](ctx context.Context, from <-chan T) iter.Seq[T] {
	return func(yield func(T) bool) {
		for ctx.Err() == nil {
			select {
			case <-ctx.Done():
				return
			case value, more := <-from:
				if !more || ctx.Err() != nil || !yield(value) {
					return
				}
			}
		}
	}
}
