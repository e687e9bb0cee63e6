using Workshop.Threads;

namespace Workshop.Tests.Threads;

public class CpuAffinityTests
{
    private static int OneCore => CpuAffinity.AllowedCores[^1];

    [Fact]
    public void A_process_may_use_at_least_one_core()
    {
        Assert.NotEmpty(CpuAffinity.AllowedCores);
        Assert.Equal(CpuAffinity.AllowedCores.Order().Distinct(), CpuAffinity.AllowedCores);
    }

    [Fact]
    public void Where_binding_is_refused_the_reason_is_told_and_only_there() =>
        Assert.Equal(CpuAffinity.IsSupported, CpuAffinity.UnsupportedReason is null);

    [Fact]
    public void A_scope_binds_the_thread_and_gives_the_former_cores_back() => OnOwnThread(() =>
    {
        var former = CpuAffinity.ThreadCores;

        using (CpuAffinity.Pin(OneCore))
        {
            Assert.Equal([OneCore], CpuAffinity.ThreadCores);
            Assert.Equal(OneCore, CpuAffinity.CurrentCore);
        }

        Assert.Equal(former, CpuAffinity.ThreadCores);
    });

    [Fact]
    public void Scopes_nest() => OnOwnThread(() =>
    {
        using var outer = CpuAffinity.Pin(CpuAffinity.AllowedCores[0]);
        using (CpuAffinity.Restrict([.. CpuAffinity.AllowedCores]))
            Assert.Equal(CpuAffinity.AllowedCores, CpuAffinity.ThreadCores);

        Assert.Equal([CpuAffinity.AllowedCores[0]], CpuAffinity.ThreadCores);
    });

    [Fact]
    public void A_thread_can_be_bound_for_good() => OnOwnThread(() =>
    {
        CpuAffinity.Set(OneCore);

        Assert.Equal([OneCore], CpuAffinity.ThreadCores);
        Assert.Equal(OneCore, CpuAffinity.CurrentCore);
        Assert.Throws<CoreNotAllowedException>(() => CpuAffinity.Set(OneCore, 100_000));
        Assert.Equal([OneCore], CpuAffinity.ThreadCores);
    });

    [Fact]
    public void A_scope_disposed_of_elsewhere_restores_the_thread_that_it_bound() => OnOwnThread(() =>
    {
        var former = CpuAffinity.ThreadCores;
        var scope = CpuAffinity.Pin(OneCore);

        var other = new Thread(scope.Dispose);
        other.Start();
        other.Join();

        Assert.Equal(former, CpuAffinity.ThreadCores);
    });

    [Fact]
    public void A_scope_outlives_its_thread_without_harm()
    {
        IDisposable? scope = null;
        OnOwnThread(() => scope = CpuAffinity.Pin(OneCore));

        scope?.Dispose();
    }

    [Fact]
    public void A_bound_thread_still_sees_every_core_that_the_process_may_use() => OnOwnThread(() =>
    {
        var allowed = CpuAffinity.AllowedCores;

        using var scope = CpuAffinity.Pin(OneCore);

        Assert.Equal(allowed, CpuAffinity.AllowedCores);
    });

    [Theory]
    [InlineData(-1)]
    [InlineData(100_000)]
    [InlineData(int.MaxValue)]
    public void A_core_that_is_not_allowed_is_refused_with_the_allowed_ones(int core)
    {
        Assert.SkipUnless(CpuAffinity.IsSupported, CpuAffinity.UnsupportedReason ?? "");

        var refusal = Assert.Throws<CoreNotAllowedException>(() => CpuAffinity.Pin(core));

        Assert.Equal(core, refusal.Core);
        Assert.Equal(CpuAffinity.AllowedCores, refusal.AllowedCores);
        Assert.Contains(string.Join(", ", CpuAffinity.AllowedCores), refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void One_core_that_is_not_allowed_spoils_the_whole_set() => OnOwnThread(() =>
    {
        var former = CpuAffinity.ThreadCores;

        Assert.Throws<CoreNotAllowedException>(() => CpuAffinity.Restrict(OneCore, 100_000));

        Assert.Equal(former, CpuAffinity.ThreadCores);
    });

    [Fact]
    public void A_thread_cannot_be_bound_to_no_core()
    {
        Assert.SkipUnless(CpuAffinity.IsSupported, CpuAffinity.UnsupportedReason ?? "");
        Assert.Throws<ArgumentException>(() => CpuAffinity.Restrict());
    }

    [Fact]
    public void Where_binding_is_not_supported_the_exception_gives_the_reason()
    {
        Assert.SkipWhen(CpuAffinity.IsSupported, "Threads can be bound to cores here.");

        var refusal = Assert.Throws<PlatformNotSupportedException>(() => CpuAffinity.Pin(0));

        Assert.Equal(CpuAffinity.UnsupportedReason, refusal.Message);
    }

    // The test runner's own threads must keep their cores whatever a failing test leaves behind.
    private static void OnOwnThread(Action body)
    {
        Assert.SkipUnless(CpuAffinity.IsSupported, CpuAffinity.UnsupportedReason ?? "");
        Exception? failure = null;
        var thread = new Thread(() => failure = Record.Exception(body));
        thread.Start();
        thread.Join();
        if (failure is not null)
            throw failure;
    }
}
