// Binding to cores, without a crate for it.

extern "C" {
    fn sched_setaffinity(thread: i32, size: usize, set: *const u64) -> i32;
}

/// Binds the calling thread, and those that it starts from now on. A core below 0 means: anywhere.
pub fn to(cores: Vec<i32>) {
    let mut set = [0u64; 16];
    for core in cores {
        if core < 0 {
            return;
        }
        set[core as usize / 64] |= 1 << (core % 64);
    }
    // Sound: the set is as long as the call is told, and only read.
    if unsafe { sched_setaffinity(0, std::mem::size_of_val(&set), set.as_ptr()) } != 0 {
        eprintln!("the process cannot be bound to a core: {}", std::io::Error::last_os_error());
        std::process::exit(1);
    }
}
