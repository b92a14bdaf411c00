//go:build unix

package pgtest

import (
	"bufio"
	_ "embed"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"os/user"
	"strconv"
	"strings"
	"syscall"
)

// script makes and runs the server. It ends when its standard input does, which is when this
// process ends, so that no server is left behind by a test that panics or is killed.
//
//go:embed server.sh
var script string

// start starts a server.
func start() (*server, error) {
	bin, err := programs()
	if err != nil {
		return nil, err
	}
	// a socket's path may be no longer than 103 bytes, and the server's user must reach it
	dir, err := os.MkdirTemp("/tmp", "waybill-pg-")
	if err != nil {
		return nil, err
	}
	cmd := exec.Command("/bin/sh", "-c", script, "sh", bin, dir)
	cmd.Dir = dir
	// a process group of its own: an interrupt from the keyboard is for the tests
	cmd.SysProcAttr = &syscall.SysProcAttr{Setpgid: true}
	if os.Geteuid() == 0 {
		if err := humble(cmd, dir); err != nil {
			return nil, err
		}
	}
	in, err := cmd.StdinPipe()
	if err != nil {
		return nil, err
	}
	out, err := cmd.StdoutPipe()
	if err != nil {
		return nil, err
	}
	if err := cmd.Start(); err != nil {
		return nil, err
	}
	lines := bufio.NewReader(out)
	said, err := lines.ReadString('\n')
	if said != "ready\n" {
		return nil, errors.Join(fmt.Errorf("start a PostgreSQL server with %s: %s", bin, strings.TrimSpace(said)), err, cmd.Wait())
	}
	return &server{dir, in, lines}, nil
}

// humble lets a command run as somebody without rights: PostgreSQL refuses to run as root.
func humble(cmd *exec.Cmd, dir string) error {
	for _, name := range []string{"postgres", "nobody"} {
		u, err := user.Lookup(name)
		if err != nil {
			continue
		}
		uid, err := strconv.ParseUint(u.Uid, 10, 32)
		if err != nil {
			return err
		}
		gid, err := strconv.ParseUint(u.Gid, 10, 32)
		if err != nil {
			return err
		}
		cmd.SysProcAttr.Credential = &syscall.Credential{Uid: uint32(uid), Gid: uint32(gid)}
		return os.Chown(dir, int(uid), int(gid))
	}
	return errors.New("these tests run as root, which PostgreSQL refuses, and there is no user postgres or nobody to run it as")
}
