using System.Threading.Channels;

namespace Workshop.Threads;

/// <summary>A channel with room for one turn. It is made for those who await; here a thread blocks until the task is done.</summary>
internal sealed class ChannelHandOff : HandOff
{
    private readonly Channel<bool> _turns = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { SingleReader = true, SingleWriter = true });

    public override void Signal()
    {
        if (!_turns.Writer.TryWrite(true))
            throw new InvalidOperationException("The last turn has not been taken yet. Signal again only after the other thread's Wait.");
    }

    public override void Wait()
    {
        if (!_turns.Reader.TryRead(out _))
            _turns.Reader.ReadAsync().AsTask().GetAwaiter().GetResult();
    }
}
