// floor-go NAME [--core N] [--other-core N] [--seconds S]: goroutines at the operations that the coroutines are measured by.
// Prints what the native floor prints: a line of JSON with the nanoseconds of one operation, a sample each.
package main

import (
	"encoding/json"
	"fmt"
	"os"
	"runtime"
	"strconv"
	"sync"
	"time"
)

type options struct {
	core, otherCore int
	seconds         float64
}

type subject struct {
	name, what string
	workers    int
	operations int
	batch      func(operations int) time.Duration
}

var subjects = []subject{
	{"yield-2", "yield and resume, 2 live", 1, 200_000, yields(2)},
	{"yield-100", "yield and resume, 100 live", 1, 200_000, yields(100)},
	{"yield-10000", "yield and resume, 10,000 live", 1, 1_000_000, yields(10_000)},
	{"yield-two-workers", "yield and resume on two cores, 10,000 live", 2, 1_000_000, yields(10_000)},
	{"hand-off", "a value from one to another over a channel without a buffer", 1, 100_000, handOff},
	{"start", "start, one yield, end, in waves of a hundred", 1, 20_000, starts},
}

// All wait until the last is there; then each yields its share.
func yields(live int) func(int) time.Duration {
	return func(operations int) time.Duration {
		begin := make(chan struct{})
		var ready, done sync.WaitGroup
		ready.Add(live)
		done.Add(live)
		for i := 0; i < live; i++ {
			go func() {
				ready.Done()
				<-begin
				for left := operations / live; left > 0; left-- {
					runtime.Gosched()
				}
				done.Done()
			}()
		}
		ready.Wait()
		start := time.Now()
		close(begin)
		done.Wait()
		return time.Since(start)
	}
}

func handOff(operations int) time.Duration {
	channel := make(chan int)
	sum := make(chan int)
	go func() {
		total := 0
		for item := range channel {
			total += item
		}
		sum <- total
	}()
	start := time.Now()
	for i := 0; i < operations; i++ {
		channel <- i
	}
	elapsed := time.Since(start)
	close(channel)
	<-sum
	return elapsed
}

func starts(operations int) time.Duration {
	const wave = 100
	start := time.Now()
	for done := 0; done < operations; done += wave {
		var ends sync.WaitGroup
		ends.Add(wave)
		for i := 0; i < wave; i++ {
			go func() {
				runtime.Gosched()
				ends.Done()
			}()
		}
		ends.Wait()
	}
	return time.Since(start)
}

// Not a time: the figure is the bytes that one of many waiting goroutines occupies, its stack included.
func bytes() float64 {
	const live = 100_000
	var before, after runtime.MemStats
	begin := make(chan struct{})
	var ready sync.WaitGroup
	ready.Add(live)
	runtime.GC()
	runtime.ReadMemStats(&before)
	for i := 0; i < live; i++ {
		go func() {
			ready.Done()
			<-begin
		}()
	}
	ready.Wait()
	runtime.GC()
	runtime.ReadMemStats(&after)
	close(begin)
	return float64((after.HeapInuse+after.StackInuse)-(before.HeapInuse+before.StackInuse)) / live
}

func measure(subject subject, options options) []float64 {
	runtime.GOMAXPROCS(subject.workers)
	cores := []int{options.core}
	if subject.workers > 1 {
		cores = append(cores, options.otherCore)
	}
	pinTo(cores)
	subject.batch(subject.operations)
	var samples []float64
	for start := time.Now(); len(samples) < 5 || time.Since(start).Seconds() < options.seconds; {
		samples = append(samples, float64(subject.batch(subject.operations).Nanoseconds())/float64(subject.operations))
	}
	return samples
}

func print(name string, operations int, samples []float64) {
	line, _ := json.Marshal(map[string]any{"name": name, "unit": "ns", "operations": operations, "samples": samples})
	fmt.Println(string(line))
}

func read(arguments []string) options {
	options := options{core: -1, otherCore: -1, seconds: 0.2}
	for i := 0; i+1 < len(arguments); i += 2 {
		value, _ := strconv.ParseFloat(arguments[i+1], 64)
		switch arguments[i] {
		case "--core":
			options.core = int(value)
		case "--other-core":
			options.otherCore = int(value)
		case "--seconds":
			options.seconds = value
		}
	}
	return options
}

func main() {
	if len(os.Args) > 1 && os.Args[1] == "bytes" {
		print("bytes", 1, []float64{bytes()})
		return
	}
	for _, subject := range subjects {
		if len(os.Args) > 1 && subject.name == os.Args[1] {
			print(subject.name, subject.operations, measure(subject, read(os.Args[2:])))
			return
		}
	}
	fmt.Fprint(os.Stderr, "usage: floor-go NAME [--core N] [--other-core N] [--seconds S]\n\n")
	for _, subject := range subjects {
		fmt.Fprintf(os.Stderr, "  %-24s %s\n", subject.name, subject.what)
	}
	fmt.Fprintf(os.Stderr, "  %-24s %s\n", "bytes", "bytes of a waiting goroutine among a hundred thousand")
	os.Exit(2)
}
