package cli

import "context"

// ahead is how many results per worker may wait for their turn: enough that one slow
// article holds nobody up, few enough that memory stays flat.
const ahead = 4

// inOrder does n pieces of work, several at a time, and hands on the results in the
// order of the pieces. It ends early when use fails or ctx is cancelled; work that
// is under way is then left behind.
func inOrder[T any](ctx context.Context, n, workers int, work func(i int) T, use func(T) error) error {
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	queue := make(chan chan T, ahead*workers)
	go func() {
		defer close(queue)
		free := make(chan struct{}, workers)
		for i := range n {
			result := make(chan T, 1)
			select {
			case free <- struct{}{}:
			case <-ctx.Done():
				return
			}
			go func() {
				result <- work(i)
				<-free
			}()
			select {
			case queue <- result:
			case <-ctx.Done():
				return
			}
		}
	}()
	return drain(ctx, queue, use)
}

func drain[T any](ctx context.Context, queue <-chan chan T, use func(T) error) error {
	for {
		var next chan T
		select {
		case <-ctx.Done():
			return ctx.Err()
		case r, ok := <-queue:
			if !ok {
				return ctx.Err()
			}
			next = r
		}
		select {
		case <-ctx.Done():
			return ctx.Err()
		case r := <-next:
			if err := ctx.Err(); err != nil {
				return err
			}
			if err := use(r); err != nil {
				return err
			}
		}
	}
}
