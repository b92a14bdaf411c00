package desk

import "sync"

// memo keeps one answer while the register stays as it is.
type memo[T any] struct {
	mu    sync.Mutex
	state string
	value T
}

// of is what was found in a state; find is asked where it is another than before. Who asks at
// the same time waits for the same answer.
func (m *memo[T]) of(state string, find func() (T, error)) (T, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	if m.state == state && state != "" {
		return m.value, nil
	}
	value, err := find()
	if err == nil {
		m.state, m.value = state, value
	}
	return value, err
}
