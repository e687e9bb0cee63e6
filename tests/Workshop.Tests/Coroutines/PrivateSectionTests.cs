using Workshop.Coroutines;

namespace Workshop.Tests.Coroutines;

public class PrivateSectionTests
{
    [Fact]
    public void Who_claims_it_while_the_owner_is_inside_cannot_be_interrupted()
    {
        const int LongEnough = 1000; // SpinWait would sleep after twenty rounds.
        var section = new PrivateSection(new Lock());
        var isClaiming = false;
        var isOutside = false;
        var claimedOutside = false;
        Exception? failure = null;
        section.Enter();
        var other = new Thread(() =>
        {
            Thread.CurrentThread.Interrupt();
            Volatile.Write(ref isClaiming, true);
            try
            {
                section.Claim(isOwnerAsleep: false);
                claimedOutside = Volatile.Read(ref isOutside);
                section.EndClaim();
            }
            catch (ThreadInterruptedException interrupt)
            {
                failure = interrupt;
            }
        });
        other.Start();
        while (!Volatile.Read(ref isClaiming)) Thread.Yield();
        for (var i = 0; i < LongEnough; i++) Thread.Yield();
        Volatile.Write(ref isOutside, true);
        section.Exit();
        other.Join();
        Assert.Null(failure);
        Assert.True(claimedOutside);
        section.Enter(); // The claim is over.
        section.Exit();
    }

    [Fact]
    public void Owner_and_claimer_are_never_inside_together()
    {
        const int Claims = 20_000;
        var section = new PrivateSection(new Lock());
        var (counted, expected) = (0L, 0L);
        var isDone = false;
        var owner = new Thread(() =>
        {
            while (!Volatile.Read(ref isDone))
            {
                section.Enter();
                counted++; // Not atomic: two at once would lose some.
                section.Exit();
                expected++;
            }
        });
        owner.Start();
        for (var i = 0; i < Claims; i++)
        {
            section.Claim(isOwnerAsleep: false);
            counted++;
            section.EndClaim();
        }

        Volatile.Write(ref isDone, true);
        owner.Join();
        Assert.Equal(expected + Claims, counted);
    }
}
