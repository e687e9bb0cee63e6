namespace Workshop.Experiments;

/// <summary>A block of memory that two threads hand to each other by one volatile field. The second thread answers until disposal.</summary>
internal sealed class IpcRoundTripField : IDisposable
{
    private const int Mine = 0;
    private const int Yours = 1;
    private const int Over = 2;

    // Longer than a hand-over between two cores, much shorter than a time slice.
    private static readonly int Spins = Environment.ProcessorCount == 1 ? 0 : 1000;

    private readonly byte[] _block;
    private readonly Thread _answering;
    private volatile int _turn;

    internal IpcRoundTripField(int length)
    {
        _block = new byte[length];
        _answering = new(Answer) { IsBackground = true, Name = "Answering thread" };
        _answering.Start(new byte[length]);
    }

    /// <summary>Copies the message into the block, passes the turn, waits for it and copies the block back.</summary>
    internal void RoundTrip(byte[] message)
    {
        message.CopyTo(_block, 0);
        _turn = Yours;
        WaitWhile(Yours);
        _block.CopyTo(message, 0);
    }

    /// <summary>Ends the second thread. Not during a round trip.</summary>
    public void Dispose()
    {
        _turn = Over;
        _answering.Join();
    }

    private void Answer(object? buffer)
    {
        var message = (byte[])buffer!;
        while (true)
        {
            WaitWhile(Mine);
            if (_turn == Over)
                return;
            _block.CopyTo(message, 0);
            message.CopyTo(_block, 0);
            _turn = Mine;
        }
    }

    private void WaitWhile(int turn)
    {
        for (var spins = 0; _turn == turn; spins++)
        {
            if (spins < Spins)
                Thread.SpinWait(1);
            else
                Thread.Yield();
        }
    }
}
