namespace Workshop.Coroutines;

/// <summary>An awaiter of this library: it takes the coroutine itself, so that no delegate is made.</summary>
internal interface IParkingAwaiter
{
    /// <summary>Sees to it that <see cref="Coroutine.Wake()"/> is called once, perhaps before this method returns.</summary>
    void Park(Coroutine coroutine);

    /// <summary>For the workbench and for deadlocks: what is waited for.</summary>
    string WaitsFor { get; }

    /// <summary>Something other than a coroutine of the waiter's scheduler can end the wait: time, ordinary code, another scheduler.</summary>
    bool CanEndFromOutside(Coroutine waiter);
}

/// <summary>One whose operation may be the private business of one worker. Then the wait costs no more than a few plain writes.</summary>
internal interface IHomeAwaiter : IParkingAwaiter
{
    /// <summary>Parks the coroutine that the calling thread runs, at home.</summary>
    /// <returns>False when that cannot be: then <see cref="IParkingAwaiter.Park"/> is to be called.</returns>
    bool TryParkAtHome();
}
