namespace Workshop.Coroutines;

// What the threads that handle one coroutine tell each other. Running and yielding write nothing here:
// they are the worker's private business, and that is why a yield costs next to nothing.
//
//  HeldNew ⇄ Created ──start──▶ Waking ──queued up──▶ Ready ──await──▶ Parking
//                                 ▲ ▲                  ▲               │   │
//                                 │ │                  │          wake │   │ its worker lets go
//                                 │ └──wake─────────── │ ────── ┐      ▼   ▼
//                                 │                    └── WokenEarly  │ Parked ⇄ Held
//                                 │                  its worker keeps it      │ wake
//                                 └────────────────────────────────────── HeldWoken
//
// One that waits for something that only its own worker uses parks at home: the same in plain writes, in the worker's private section. One that
// a worker has made starts at home, too.
//
//   CreatedAtHome ──start──▶ Ready ──await──▶ ParkedAtHome ──wake──▶ Ready
//
// Any other thread that wants something of it makes it Created or Parked, with a claim to that section. The worker stays in the section from the
// await until it has let go of the coroutine.
//
// The end of a coroutine is not a stage: Coroutine.Completion has it. Only pooled ones go on from there: ended ──▶ Retired ──▶ CreatedAtHome.
internal enum CoroutineStage : byte
{
    /// <summary>Nobody has started it.</summary>
    Created,

    /// <summary>Like <see cref="Created"/>; only the worker that made it can start it.</summary>
    CreatedAtHome,

    /// <summary>Not started, and a reader is copying its state, or a start is writing down what belongs to it: another start waits for those few instructions.</summary>
    HeldNew,

    /// <summary>Started or woken by a thread that is about to queue it up.</summary>
    Waking,

    /// <summary>In a worker's ring, running or not, or in a queue from which one takes it.</summary>
    Ready,

    /// <summary>Has registered for a wake-up, but its worker has not taken it out of the ring.</summary>
    Parking,

    /// <summary>The wake-up came before the worker let go, so the worker keeps the coroutine in the ring.</summary>
    WokenEarly,

    /// <summary>In no ring. Whoever wakes it queues it up.</summary>
    Parked,

    /// <summary>Like <see cref="Parked"/>; only its own worker can wake it.</summary>
    ParkedAtHome,

    /// <summary>Parked, and a reader is copying its state.</summary>
    Held,

    /// <summary>Woken while a reader was copying its state: the reader queues it up when done.</summary>
    HeldWoken,

    /// <summary>Ended, and its object waits in a pool to become another coroutine.</summary>
    Retired,
}
