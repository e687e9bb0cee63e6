package main

import (
	"fmt"
	"os"
	"strconv"
	"syscall"
	"unsafe"
)

// Binds the process to the cores: every thread that it has, and later ones inherit that. A core below 0 means: anywhere.
func pinTo(cores []int) {
	var set [128]uint64
	for _, core := range cores {
		if core < 0 {
			return
		}
		set[core/64] |= 1 << (core % 64)
	}
	threads, err := os.ReadDir("/proc/self/task")
	if err != nil {
		fail(err)
	}
	for _, thread := range threads {
		id, _ := strconv.Atoi(thread.Name())
		_, _, code := syscall.RawSyscall(syscall.SYS_SCHED_SETAFFINITY, uintptr(id), unsafe.Sizeof(set), uintptr(unsafe.Pointer(&set)))
		if code != 0 && code != syscall.ESRCH {
			fail(code)
		}
	}
}

func fail(err error) {
	fmt.Fprintf(os.Stderr, "the process cannot be bound to a core: %v\n", err)
	os.Exit(1)
}
